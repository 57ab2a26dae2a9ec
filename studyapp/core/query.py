"""The search language: words, phrases, and a few `field:value` terms."""

import re
from dataclasses import dataclass
from enum import StrEnum

from studyapp.core.errors import StudyError

_TERM = re.compile(r'(-?)(?:(tag|deck|is|kind):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_WORD = re.compile(r"\w+")


class QueryField(StrEnum):
    """What a term looks at."""

    TEXT = "text"
    TAG = "tag"
    DECK = "deck"
    IS = "is"
    KIND = "kind"


STATES = ("new", "due", "suspended", "buried", "flagged", "leech")


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One condition. `words` are set for text; the last is a prefix when `prefix` is."""

    field: QueryField
    value: str
    negated: bool = False
    words: tuple[str, ...] = ()
    prefix: bool = False


def parse(query: str) -> tuple[QueryTerm, ...]:
    """Return the conditions of a query, all of which must hold.

    Raises `StudyError` for a state that does not exist.
    """
    matches = [match for match in _TERM.finditer(query) if match[3] or match[4]]
    terms = [_term(match, is_last=match is matches[-1]) for match in matches]
    return tuple(term for term in terms if term.field is not QueryField.TEXT or term.words)


def _term(match: re.Match[str], *, is_last: bool) -> QueryTerm:
    negated, phrase = bool(match[1]), match[3] is not None
    value = match[3] if phrase else match[4]
    field = QueryField(match[2].lower()) if match[2] else QueryField.TEXT
    if field is QueryField.IS and value.lower() not in STATES:
        raise StudyError(
            f"The search knows no 'is:{value}'; use one of {', '.join('is:' + s for s in STATES)}."
        )
    if field is not QueryField.TEXT:
        return QueryTerm(field, value.lower() if field is not QueryField.DECK else value, negated)
    words = tuple(_WORD.findall(value))
    return QueryTerm(field, value, negated, words, prefix=is_last and not phrase and not negated)
