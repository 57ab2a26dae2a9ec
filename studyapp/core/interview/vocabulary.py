"""What words mean to an examiner: how telling each is, and which say the same."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from studyapp.core.interview.synonyms import SAME, TECHNICAL
from studyapp.core.interview.words import Word, stem, words

Stems = tuple[str, ...]

# "gradients" is "gradient", "RAG" nearly its long form, "hallucinaton" a slip; "cheap" only may
# mean "inexpensive": at 0.55 for synonyms a wrong answer to deploy/bandwidth half names point 1, at
# 0.15 a strong one to evaluation/interval loses point 4 (judged answers of the benchmark).
_SAME, _ACRONYM, _TYPO, _SYNONYM, _PART, _FAMILY = 1.0, 0.95, 0.9, 0.35, 0.6, 0.4

_TYPO_LETTERS, _LONG_WORD = 6, 9
"""Letters from which on one slip is forgiven, and two: "losse" may be "loose", "tensro" is
"tensor", and "halucinatin" has two of "hallucination"."""

_FAMILY_LETTERS, _FAMILY_SHARE = 5, 0.65
"""A family begins alike, with so many letters and so much of the longer stem: "convolv" and
"convolut" (6 of 8), not "super" and "supercup" (5 of 8), nor "modern" and "model"."""

_SHORT_FOR = "short: "


@dataclass(frozen=True, slots=True)
class ReadText:
    """A word with the groups of words that say the same, and the words it is short for."""

    word: Word
    groups: frozenset[str]
    parts: frozenset[str]


class Vocabulary:
    """Rarity and acronyms, learnt from texts, beside the synonyms of general talk.

    `acronyms` are pairs of forms that mean the same.
    """

    def __init__(self, texts: Sequence[str], acronyms: Iterable[tuple[str, str]] = ()) -> None:
        self._texts = len(texts)
        self._holding = Counter[str]()
        for text in texts:
            self._holding.update({word.stem for word in words(text)})
        self._groups, self._phrases = _synonyms()
        self._parts: dict[str, frozenset[str]] = {}
        for form, other in acronyms:
            if " " not in form and " " in other:
                self._learn(form, other)

    def rarity(self, stem_: str) -> float:
        """Return how much a word tells: near 0 where every text has it, 1 where hardly one has."""
        most = math.log(1 + self._texts)
        return math.log((1 + self._texts) / (1 + self._holding[stem_])) / most if most else 1.0

    def read(self, text: str) -> tuple[ReadText, ...]:
        """Return the words of a text with what they may mean, alone or as part of a phrase."""
        found = words(text)
        meant = [set(self._groups.get(word.stem, ())) for word in found]
        for index, word in enumerate(found):
            for phrase, group in self._phrases.get(word.stem, ()):
                end = index + len(phrase)
                if tuple(each.stem for each in found[index:end]) == phrase:
                    for place in range(index, end):
                        meant[place].add(group)
        return tuple(
            ReadText(word, frozenset(groups), self._parts.get(word.stem, frozenset()))
            for word, groups in zip(found, meant, strict=True)
        )

    def _learn(self, short: str, long: str) -> None:
        phrase = tuple(word.stem for word in words(long))
        key = stem(short.lower())
        if phrase:
            group = f"{_SHORT_FOR}{key}"
            self._groups.setdefault(key, set()).add(group)
            self._phrases.setdefault(phrase[0], []).append((phrase, group))
            self._parts[key] = self._parts.get(key, frozenset()) | set(phrase)


def likeness(one: ReadText, other: ReadText) -> float:
    """Return how far two words say the same, 0 to 1."""
    first, second = one.word.stem, other.word.stem
    if first == second:
        return _SAME
    common = one.groups & other.groups
    if any(group.startswith(_SHORT_FOR) for group in common):
        return _ACRONYM
    if _is_typo(one.word.text.lower(), other.word.text.lower()):
        return _TYPO
    if common:
        return _SYNONYM
    if second in one.parts or first in other.parts:
        return _PART
    return _FAMILY if _are_family(first, second) else 0.0


def _synonyms() -> tuple[dict[str, set[str]], dict[str, list[tuple[Stems, str]]]]:
    """Return the synonym groups of single stems, and of phrases by their first stem."""
    single: dict[str, set[str]] = defaultdict(set)
    phrases: dict[str, list[tuple[Stems, str]]] = defaultdict(list)
    for line in (SAME + TECHNICAL).strip().splitlines():
        for entry in line.split(","):
            stems = tuple(word.stem for word in words(entry))
            if len(stems) == 1:
                single[stems[0]].add(line)
            elif stems:
                phrases[stems[0]].append((stems, line))
    return dict(single), dict(phrases)


def _is_typo(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < _TYPO_LETTERS or one[0] != other[0]:
        return False
    most = 2 if shortest >= _LONG_WORD else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _are_family(one: str, other: str) -> bool:
    """Whether two stems begin alike, as `convolv` and `convolut`."""
    longest = max(len(one), len(other))
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared >= _FAMILY_LETTERS and shared >= _FAMILY_SHARE * longest
