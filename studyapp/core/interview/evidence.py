"""What in an answer speaks for each key point, and what denies it: as numbers, and as places."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyapp.core.interview.vocabulary import ReadText, Vocabulary, likeness

Wanted = Sequence[tuple[ReadText, float]]
"""Words to look for, each with what it counts."""

# The examples are answers of `benchmarks/data/interview_answers_development.json`, by question
# and point (from 0): what the judge said, and what the program would with another value.

_ASKED = 0.35
"""What a word counts that the question itself uses.

At 0.6 a wrong answer to loss/asymmetric half names point 0, which only repeats the question; at
0.15 a strong one to mlops-data/data-parallel loses its point 0.
"""

_EXPLAINED = 0.4
"""What a word counts that stands only in the model answer's sentence about the point.

At 0.2 a strong answer to evaluation/interval loses point 4, which it says in the model's words;
at 0.6 a wrong one to deploy/bandwidth half names point 1.
"""

_TWO_SENTENCES = 0.9
"""What two sentences together count, beside one.

At 0.8 the strong answer to evaluation/interval, which takes two for point 4, is half ticked; at
1.0 the wrong one to deploy/bandwidth half names point 1 with words from two.
"""

_SHARED_BY_POINTS = 0.7
"""How fast a word loses weight that several points have: by this power of their number.

At 0.4 a wrong answer to prompting/cot half names point 0 with the word of all its points; at 1.0
a strong one to classical/roc-imbalance names point 2 by half only.
"""

_OUT_OF_ORDER = 0.15
"""What the model answer's first sentence loses as the place of the last point.

Without it point 3 of evaluation/interval is read from a sentence that belongs to another point,
and called named.
"""

_COMMONEST = 0.15
"""What a word counts at least, that every note has.

At 0.05 a strong answer to lifecycle/why-loop is half ticked at point 4, which has common words
only; at 0.3 a wrong one to deploy/bandwidth half names point 1.
"""

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the answer that stands for a wanted one, and how well."""

    wanted: ReadText
    found: ReadText
    likeness: float
    counts: float

    @property
    def worth(self) -> float:
        """What the match adds to the evidence."""
        return self.likeness * self.counts

    @property
    def is_denied(self) -> bool:
        """Whether answer and point disagree about a negation."""
        return self.found.word.denied is not self.wanted.word.denied


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences of the answer, what they match, and which share of what was wanted."""

    sentences: tuple[int, ...] = ()
    matches: tuple[Match, ...] = ()
    coverage: float = 0.0

    @property
    def denied(self) -> float:
        """Return which share of the matches is denied.

        A point that is negative itself is not denied once one of its negations was met.
        """
        negative = [match for match in self.matches if match.wanted.word.denied]
        if any(match.found.word.denied for match in negative):
            return 0.0
        worth = sum(match.worth for match in self.matches)
        denied = sum(match.worth for match in self.matches if match.is_denied)
        return denied / worth if worth else 0.0


@dataclass(frozen=True, slots=True)
class PointEvidence:
    """What the answer says of one key point.

    `named` is the passage that says most of the point's own words, `explained` that which says
    most of it with the model answer's words for it; `whole` is the share of the latter in the
    answer altogether.
    """

    named: Passage
    explained: Passage
    whole: float


def gathered(
    vocabulary: Vocabulary, *, front: str, back: str, points: Sequence[str], answer: str
) -> tuple[PointEvidence, ...]:
    """Return the evidence for each key point; all texts are plain."""
    asked = {reading.word.stem for reading in vocabulary.read(front)}
    said = _Answer(vocabulary.read(answer))
    searched = _wanted(vocabulary, asked, points)
    explained = _explained(vocabulary, asked, back, searched)
    return tuple(
        PointEvidence(said.best(own), said.best(more), said.whole(more))
        for own, more in zip(searched, explained, strict=True)
    )


class _Answer:
    """The words of an answer by sentence."""

    def __init__(self, readings: Sequence[ReadText]) -> None:
        self._sentences: dict[int, list[ReadText]] = {}
        for reading in readings:
            self._sentences.setdefault(reading.word.sentence, []).append(reading)

    def best(self, wanted: Wanted) -> Passage:
        """Return the sentence, or two in a row, that says most of what is wanted."""
        numbers = sorted(self._sentences)
        singles = [self._passage((number,), wanted, 1.0) for number in numbers]
        pairs = [self._passage(pair, wanted, _TWO_SENTENCES) for pair in pairwise(numbers)]
        return max((*singles, *pairs), key=lambda each: each.coverage, default=Passage())

    def whole(self, wanted: Wanted) -> float:
        """Return which share of what is wanted the answer says anywhere."""
        return self._passage(tuple(self._sentences), wanted, 1.0).coverage

    def _passage(self, sentences: tuple[int, ...], wanted: Wanted, factor: float) -> Passage:
        said = [reading for number in sentences for reading in self._sentences[number]]
        found = (self._match(reading, counts, said) for reading, counts in wanted)
        matches = tuple(match for match in found if match is not None)
        total = sum(counts for _, counts in wanted)
        coverage = factor * sum(match.worth for match in matches) / total if total else 0.0
        return Passage(sentences, matches, coverage)

    def _match(self, wanted: ReadText, counts: float, said: Sequence[ReadText]) -> Match | None:
        like, best = max(
            ((likeness(wanted, reading), -at) for at, reading in enumerate(said)),
            default=(0.0, 0),
        )
        return Match(wanted, said[-best], like, counts) if like else None


def _wanted(vocabulary: Vocabulary, asked: set[str], points: Sequence[str]) -> list[Wanted]:
    """Return the words of each point; those of the question and of other points count less."""
    read = [_once(vocabulary.read(point)) for point in points]
    holding = Counter(reading.word.stem for own in read for reading in own)
    return [
        [
            (each, _counts(vocabulary, asked, each) / holding[each.word.stem] ** _SHARED_BY_POINTS)
            for each in own
        ]
        for own in read
    ]


def _explained(
    vocabulary: Vocabulary, asked: set[str], back: str, searched: Sequence[Wanted]
) -> list[Wanted]:
    """Return the words of each point with those of the model answer's sentence about it."""
    sentences = [_once(vocabulary.read(sentence)) for sentence in _SENTENCE.split(back)]
    places = [
        _place(wanted, sentences, index / max(1, len(searched) - 1))
        for index, wanted in enumerate(searched)
    ]
    sharing = Counter(places)
    return [
        _joined(vocabulary, asked, wanted, sentences[place], _EXPLAINED / sharing[place])
        for wanted, place in zip(searched, places, strict=True)
    ]


def _place(wanted: Wanted, sentences: Sequence[Sequence[ReadText]], expected: float) -> int:
    """Return which sentence is about a point: points mostly come in the order of the sentences."""
    total = sum(counts for _, counts in wanted) or 1.0

    def fit(place: int) -> float:
        said = sentences[place]
        found = sum(
            counts * max((likeness(reading, each) for each in said), default=0.0)
            for reading, counts in wanted
        )
        distance = abs(expected - place / max(1, len(sentences) - 1))
        return found / total - _OUT_OF_ORDER * distance

    return max(range(len(sentences)), key=fit)


def _joined(
    vocabulary: Vocabulary,
    asked: set[str],
    wanted: Wanted,
    sentence: Sequence[ReadText],
    share: float,
) -> Wanted:
    own = {reading.word.stem for reading, _ in wanted}
    more = [
        (reading, share * _counts(vocabulary, asked, reading))
        for reading in sentence
        if reading.word.stem not in own and reading.word.stem not in asked
    ]
    return [*wanted, *more]


def _counts(vocabulary: Vocabulary, asked: set[str], reading: ReadText) -> float:
    rarity = max(_COMMONEST, vocabulary.rarity(reading.word.stem))
    return rarity * (_ASKED if reading.word.stem in asked else 1.0)


def _once(readings: Sequence[ReadText]) -> list[ReadText]:
    return list({reading.word.stem: reading for reading in reversed(readings)}.values())[::-1]
