"""Tags written as `#SentimentAnalysis` in many spellings, brought to one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import DamerauLevenshtein

_SEVERAL_WORDS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NO_TAG = re.compile(r"[\W_]+")
_LONG_ENOUGH = 8
_MOST_TAGS = 400


def as_tag(word: str) -> str:
    """Return a word or phrase as a tag: small letters, words joined by hyphens."""
    return _NO_TAG.sub("-", _SEVERAL_WORDS.sub("-", word).lower()).strip("-")


def one_spelling(tags: Iterable[str]) -> Mapping[str, str]:
    """Return the tag that each tag is meant to be: plurals and slips join the commoner form."""
    counts = Counter(tags)
    meant: dict[str, str] = {}
    for tag in sorted(counts, key=lambda tag: (-counts[tag], tag)):
        meant[tag] = next((known for known in meant if _same(tag, known)), tag)
        if len(meant) > _MOST_TAGS:
            break
    return {tag: _end(tag, meant) for tag in counts}


def _end(tag: str, meant: Mapping[str, str]) -> str:
    for _ in range(3):
        tag = meant.get(tag, tag)
    return tag


def _same(tag: str, known: str) -> bool:
    if tag in (f"{known}s", f"{known}es") or known in (f"{tag}s", f"{tag}es"):
        return True
    long = min(len(tag), len(known)) >= _LONG_ENOUGH
    return long and DamerauLevenshtein.distance(tag, known, score_cutoff=1) <= 1
