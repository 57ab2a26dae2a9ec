"""Words as an examiner reads them: stems with their places, sentences, clauses, negation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(
    r"""(?P<abbreviation>\b(?:e\.g|i\.e|etc|vs|ca|resp|approx)\.)
    |(?P<square>[^\W\d_][ ]?(?:\^[ ]?\{?2\}?|²))
    |(?P<word>\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?)
    |(?P<mark>[.!?;:,()\n]|→|->|=>)""",
    re.VERBOSE | re.IGNORECASE,
)
_TEX = re.compile(r"\\(?:mathrm|text|mathbf|left|right|frac|top)\b|[\\$_]")
_SQUARE = "quadratic"
_BRITISH = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)")
_SENTENCE_ENDS = frozenset(".!?;\n")
_CLAUSE_WORDS = _set(
    "but although though whereas while because since so therefore however instead hence "
    "which that if unless when"
)
_NEGATORS = _set(
    "not no never none neither nor nothing cannot without hardly barely nobody nowhere "
    "isn aren wasn weren don doesn didn won wouldn can't shouldn couldn hasn haven hadn"
)
_AFTER_NOT = _set("only just merely necessarily matter")
_STOP = _set(
    "a an and are as at be been being both by can could did do does doing done each for from "
    "get gets got had has have having he her here hers him his how i if in into is it its "
    "itself just like made make makes may me might much must my of off on or our she should "
    "so some such than that the their them then there these they this those through to too up "
    "us use used uses using very was we were what when where which while who whom why will "
    "with would you your yours also about any because but let lets say see thing things way "
    "ways go goes going etc eg ie ca well really even still now always often usually whether "
    "within upon am im ive id youd itd thats theres whats during since though however not no "
    "never none neither nor nothing cannot without s t d ll re ve m isn aren wasn weren don doesn "
    "didn won wouldn shouldn couldn hasn haven hadn"
)
_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, as it is written, where, and in which sentence.

    `denied` says that its clause is negated. Words that mean nothing are not kept.
    """

    stem: str
    text: str
    start: int
    end: int
    sentence: int
    denied: bool = False


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word in lower case."""
    if word[0].isdigit():
        return word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", word) else word
    return str(_english().stemWord(_BRITISH.sub("iz", word)))


@lru_cache(maxsize=1)
def _english() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text that mean something."""
    return tuple(_words(text))


def plain_formulas(text: str) -> str:
    """Return a text of the same length with TeX's own marks and commands blanked out."""
    return _TEX.sub(lambda found: " " * len(found[0]), text)


def _words(text: str) -> Iterator[Word]:
    tokens = list(_placed(plain_formulas(text)))
    denied = _denied_clauses(tokens)
    for token in tokens:
        bare = token.low.partition("'")[0]
        if bare in _STOP or (len(bare) < 2 and not bare.isdigit()):
            continue
        yield Word(
            stem(_NUMBERS.get(bare, bare)),
            text[token.start : token.end],
            token.start,
            token.end,
            token.sentence,
            token.clause in denied,
        )


@dataclass(frozen=True, slots=True)
class _Token:
    """Anything that is written like a word, in lower case, with its place."""

    low: str
    start: int
    end: int
    sentence: int
    clause: int


def _placed(text: str) -> Iterator[_Token]:
    sentence = clause = 0
    for found in _TOKEN.finditer(text):
        if mark := found["mark"]:
            clause += 1
            sentence += mark in _SENTENCE_ENDS
        elif not found["abbreviation"]:
            low = _SQUARE if found["square"] else found[0].lower().replace("’", "'")
            clause += low in _CLAUSE_WORDS
            yield _Token(low, *found.span(), sentence, clause)


def _denied_clauses(tokens: Sequence[_Token]) -> set[int]:
    """Return the clauses that say that something is not so."""
    denied: set[int] = set()
    for token, following in zip_longest(tokens, tokens[1:]):
        negates = token.low in _NEGATORS or token.low.endswith("n't")
        if negates and (following is None or following.low not in _AFTER_NOT):
            denied ^= {token.clause}
    return denied
