"""The search language: words, phrases, and a few `field:value` terms."""

import re
from dataclasses import dataclass
from enum import StrEnum

from studyapp.core.errors import StudyError

_TERM = re.compile(r'(-?)(?:(tag|deck|is|kind):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Field(StrEnum):
    """What a term looks at."""

    TEXT = "text"
    TAG = "tag"
    DECK = "deck"
    IS = "is"
    KIND = "kind"


STATES = ("new", "due", "suspended", "buried", "flagged", "leech")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `words` are set for text; the last is a prefix when `prefix` is."""

    field: Field
    value: str
    negated: bool = False
    words: tuple[str, ...] = ()
    prefix: bool = False


def parse(query: str) -> tuple[Term, ...]:
    """Return the conditions of a query, all of which must hold.

    Raises `StudyError` for a state that does not exist.
    """
    matches = [match for match in _TERM.finditer(query) if match[3] or match[4]]
    terms = [_term(match, is_last=match is matches[-1]) for match in matches]
    return tuple(term for term in terms if term.field is not Field.TEXT or term.words)


def _term(match: re.Match[str], *, is_last: bool) -> Term:
    negated, phrase = bool(match[1]), match[3] is not None
    value = match[3] if phrase else match[4]
    field = Field(match[2].lower()) if match[2] else Field.TEXT
    if field is Field.IS and value.lower() not in STATES:
        raise StudyError(
            f"The search knows no 'is:{value}'; use one of {', '.join('is:' + s for s in STATES)}."
        )
    if field is not Field.TEXT:
        return Term(field, value.lower() if field is not Field.DECK else value, negated)
    words = tuple(_WORD.findall(value))
    return Term(field, value, negated, words, prefix=is_last and not phrase and not negated)
