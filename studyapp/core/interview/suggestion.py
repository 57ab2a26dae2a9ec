"""What the program suggests about an answer; the learner decides."""

from dataclasses import dataclass

from studyapp.core.interview.rubric import Tick


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of the answer, from `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this place."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class PointSuggestion:
    """The tick suggested for one key point, and what in the answer made the program think so.

    `spans` are the words that speak for the point, `passage` the sentences they stand in
    (the learner's own words for it). With `wrong` the answer seems to claim the contrary.
    `sentence` says all this for the learner.
    """

    point: str
    tick: Tick
    spans: tuple[TextSpan, ...] = ()
    words: tuple[str, ...] = ()
    passage: TextSpan | None = None
    wrong: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested for each key point, in the note's order."""

    points: tuple[PointSuggestion, ...]

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The suggested ticks."""
        return tuple(point.tick for point in self.points)
