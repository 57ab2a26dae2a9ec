"""Marking an open answer: each key point ticked, half or missed, and the grade that follows."""

from collections.abc import Sequence
from enum import StrEnum

from studyapp.core.scheduling.events import Grade


class Tick(StrEnum):
    """How far an answer names a key point."""

    YES = "yes"
    HALF = "half"
    NO = "no"

    @property
    def worth(self) -> float:
        """What the tick counts, in points."""
        return _WORTH[self]


_WORTH = {Tick.YES: 1.0, Tick.HALF: 0.5, Tick.NO: 0.0}

RULE = (
    "A ticked point counts one, a half-ticked point a half. All points give grade 5, at least "
    "three quarters of them 4, at least half 3, at least a quarter 2, anything less 1, nothing 0."
)
"""How a grade follows from ticks, in words for the learner."""

# Three of four points hold a ladder (good), two of four are shaky (hard), one is a miss (again).
_LEAST = (
    (1.0, Grade.EASY),
    (0.75, Grade.GOOD),
    (0.5, Grade.HARD),
    (0.25, Grade.AGAIN),
)


def share(ticks: Sequence[Tick]) -> float:
    """Return which part of the points was named, from 0 to 1."""
    return sum(tick.worth for tick in ticks) / len(ticks) if ticks else 0.0


def percent(ticks: Sequence[Tick]) -> int:
    """Return the score of an answer in whole percent."""
    return round(100 * share(ticks))


def grade_of(ticks: Sequence[Tick]) -> Grade:
    """Return the grade that follows from the ticks by `RULE`."""
    named = share(ticks)
    if not named:
        return Grade.BLACKOUT
    return next((grade for least, grade in _LEAST if named >= least), Grade.WRONG)


def explained(ticks: Sequence[Tick]) -> str:
    """Return in one sentence how the ticks give their grade."""
    total, points = sum(tick.worth for tick in ticks), len(ticks)
    counted = f"{total:g} of {points} point{'s' * (points != 1)}"
    return f"{counted} make {percent(ticks)} %, which is grade {int(grade_of(ticks))}."
