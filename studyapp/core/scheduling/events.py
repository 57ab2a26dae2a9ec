"""The log's entries: facts that are written once and never changed."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Grade(IntEnum):
    """SM-2's quality of an answer; the four buttons are the last four."""

    BLACKOUT = 0
    WRONG = 1
    AGAIN = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def passed(self) -> bool:
        """Whether the answer was right."""
        return self >= Grade.HARD


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer. `due` is the study day that was chosen when it was given."""

    grade: Grade
    due: date
    milliseconds: int = 0
    drill: bool = False
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back the event whose id is `target` (an undo, too: that is redo)."""

    target: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A state that came without its history, from an import. Interval in days, ease in hundredths."""

    interval: int
    ease: int
    due: date
    repetitions: int = 2
    reviews: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Reset:
    """Makes the card new again."""


@dataclass(frozen=True, slots=True)
class SetDue:
    """Moves the card to another study day; interval and ease stay."""

    due: date


@dataclass(frozen=True, slots=True)
class Advance:
    """Brings the card forward to a study day after a miss in a quiz or an interview.

    It never moves a card away: one that is due by then stays where it is.
    """

    due: date


Action = Review | Undo | Seed | Reset | SetDue | Advance
KINDS: tuple[type, ...] = (Review, Undo, Seed, Reset, SetDue, Advance)
"""The kinds of events, each at the number that stands for it in the log for ever."""
REVIEW, UNDO, SEED, RESET, SET_DUE, ADVANCE = range(len(KINDS))


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log as it is read and written singly; many are `Entry` tuples.

    `id` is a UUIDv7 (unique on every machine), `at` the instant in UTC milliseconds, `card`
    a card guid, `day` the study day on which it was written.
    """

    id: str
    at: int
    card: str
    day: date
    action: Action
