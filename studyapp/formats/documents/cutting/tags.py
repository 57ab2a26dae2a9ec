"""Tags written as `#SentimentAnalysis` in many spellings, brought to one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import DamerauLevenshtein

_SEVERAL_WORDS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NO_TAG = re.compile(r"[\W_]+")
_LONG_ENOUGH = 8  # "plantign" is "planting"; of seven letters and less, two words may differ so
_MOST_TAGS = 400


def as_tag(word: str) -> str:
    """Return a word or phrase as a tag: small letters, words joined by hyphens."""
    return _NO_TAG.sub("-", _SEVERAL_WORDS.sub("-", word).lower()).strip("-")


def one_spelling(tags: Iterable[str], words: Mapping[str, int]) -> Mapping[str, str]:
    """Return the tag that each tag is meant to be: plurals and slips join the commoner form.

    `words` says how often each word stands in the text: a slip is hardly ever made there too.
    """
    counts = Counter(tags)
    meant: dict[str, str] = {}
    for tag in sorted(counts, key=lambda tag: (-counts[tag] - words.get(tag, 0), len(tag), tag)):
        meant[tag] = next((known for known in meant if _same(tag, known)), tag)
        if len(meant) > _MOST_TAGS:
            break
    return {tag: _end(tag, meant) for tag in counts}


def _end(tag: str, meant: Mapping[str, str]) -> str:
    for _ in range(3):
        tag = meant.get(tag, tag)
    return tag


def _same(tag: str, known: str) -> bool:
    """Return whether tags differ by a plural, or by two letters that changed places."""
    if tag in (f"{known}s", f"{known}es") or known in (f"{tag}s", f"{tag}es"):
        return True
    if len(tag) != len(known) or len(tag) < _LONG_ENOUGH or sorted(tag) != sorted(known):
        return False
    return DamerauLevenshtein.distance(tag, known, score_cutoff=1) <= 1
