"""How much two notes say the same, and finding those that do among many."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from unicodedata import normalize

from rapidfuzz import fuzz

# "What is attention?" and "Explain attention." with one word more in the answer: 0.77. "What is a
# stack?" (last in, first out) and "What is a queue?" (first in, first out) are two notes: 0.70.
LIKE = 0.75
"""From this share on, two notes are worth a look."""

_WORD = re.compile(r"[^\W_]+")
_COMMANDS = re.compile(r"\{\{c\d+::|::[^{}]*\}\}|\}\}|!?\[|\]\([^)]*\)")
_TEXT = 600  # comparing costs the square of the length, and an essay is told by its beginning
_BACK = 24  # pairs of words in two sentences of an answer: they find a note asked in other words
# "What is a GAN?" and its spelt-out form share no rare word of the question, but six pairs of the
# answer. A word in 65 notes ("what") finds none of them. Eight copies of a note are all found.
_TELLING, _MOST_POSTINGS, _MOST_SCORED = 6, 64, 8


class Words:
    """The words of a note's front and back, without case, marks and blanks."""

    __slots__ = ("back", "front")

    def __init__(self, front: str, back: str = "") -> None:
        self.front = _plain(front)
        self.back = _plain(back)

    def telling(self) -> set[str]:
        """Return the words, and the pairs of words, by which a note is looked up."""
        front, back = self.front.split(), self.back.split(" ", _BACK)[:_BACK]
        return {*front, *map("".join, pairwise(front)), *map("".join, pairwise(back))}


class LikenessIndex:
    """Finds among many notes those that share rare words with one; numbers are places in `notes`."""

    def __init__(self, notes: Sequence[Words]) -> None:
        self._notes = notes
        self._fronts: defaultdict[str, list[int]] = defaultdict(list)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(notes):
            self._fronts[each.front].append(place)
            for word in each.telling():
                self._places[word].append(place)

    def same(self, words: Words) -> list[int]:
        """Return the notes with the same front."""
        return self._fronts.get(words.front, []) if words.front else []

    def near(self, words: Words) -> list[int]:
        """Return the notes that share most of the rare words, the likeliest first."""
        known = (self._places.get(word) for word in words.telling())
        postings = sorted((each for each in known if each), key=len)[:_TELLING]
        shared: Counter[int] = Counter()
        for places in postings:
            if len(places) <= _MOST_POSTINGS:
                shared.update(places)
        return sorted(shared, key=lambda place: (-shared[place], place))[:_MOST_SCORED]

    def likest(self, words: Words, *, least: float = LIKE) -> list[tuple[int, float]]:
        """Return the notes that say nearly the same, with their shares, the likest first."""
        same = self.same(words)[:_MOST_SCORED]
        places = dict.fromkeys((*same, *self.near(words)))
        shares = [(place, share(words, self._notes[place])) for place in places]
        alike = [pair for pair in shares if pair[1] >= least or pair[0] in same]
        return sorted(alike, key=lambda pair: (-pair[1], pair[0]))


def share(one: Words, other: Words) -> float:
    """Return how much two notes say the same, from 0 to 1; the front counts a little more."""
    fronts = fuzz.token_sort_ratio(one.front, other.front) / 100
    if not one.back or not other.back:
        return fronts
    # Two questions with one answer are liker ("What is a GAN?", spelt out: 0.70) than one question
    # with two answers is unlike: the front counts a little more than half.
    return 0.55 * fronts + 0.45 * fuzz.token_sort_ratio(one.back, other.back) / 100


def paired(
    fresh: Sequence[Words],
    former: Sequence[Words],
    neighbours: Iterable[tuple[int, int]],
    *,
    least: float = 0.6,
) -> dict[int, int]:
    """Return which fresh note is which former one, in other words or elsewhere: the likest first.

    `neighbours` are pairs that stand beside the same note as before, which speaks for them.
    """
    # Least 0.6: "What is a GAN?" is known again when it is spelt out (0.70); "What is a stack?" and
    # "What is a heap?" in its place, with another answer, stay two notes (0.57 with the 0.1 that
    # standing in one place speaks for them).
    index, near = LikenessIndex(former), set(neighbours)
    candidates = {(new, old) for new, words in enumerate(fresh) for old in index.near(words)} | near
    shares = sorted(
        (-share(fresh[new], former[old]) - 0.1 * ((new, old) in near), new, old)
        for new, old in candidates
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for minus, new, old in shares:
        if -minus >= least and new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _plain(text: str) -> str:
    short = _COMMANDS.sub(" ", text[:_TEXT]) if "[" in text or "{{" in text else text[:_TEXT]
    if not short.isascii():
        short = normalize("NFKC", short)
    return " ".join(_WORD.findall(short.casefold()))
