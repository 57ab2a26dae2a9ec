"""What is remembered of a card, in whole numbers."""

from datetime import date
from typing import NamedTuple

from studyapp.core.scheduling.events import Grade

MATURE_DAYS = 21
_HARD, _GOOD = int(Grade.HARD), int(Grade.GOOD)


class Memory(NamedTuple):
    """What a scheduler remembers of a card: the fold of the card's entries.

    The one form of it everywhere: the row in the table, the value that is folded, what the
    window shows. Days are ordinals (`date.toordinal`), which a fold of a million entries
    counts with; `due`, `last`, `drill` and `planned` give them as dates to readers.

    `interval` is in days, `ease` (SM-2's E-Factor) in hundredths. `due` and `last` are study
    days. `reviews` counts answers outside the drill, `lapses` failures after the first of
    them. `drill` is the study day at whose end the card is asked again. `planned` is the due
    day from which the card was brought forward, if it was.
    """

    due_ordinal: int | None = None
    interval: int = 0
    ease: int = 250
    repetitions: int = 0
    reviews: int = 0
    lapses: int = 0
    last_ordinal: int | None = None
    drill_ordinal: int | None = None
    planned_ordinal: int | None = None

    @classmethod
    def on_days(
        cls,
        repetitions: int = 0,
        interval: int = 0,
        ease: int = 250,
        due: date | None = None,
        last: date | None = None,
        reviews: int = 0,
        lapses: int = 0,
        drill: date | None = None,
        planned: date | None = None,
    ) -> "Memory":
        """Return the memory whose days are given as dates."""
        return cls(
            due_ordinal=ordinal_of(due),
            interval=interval,
            ease=ease,
            repetitions=repetitions,
            reviews=reviews,
            lapses=lapses,
            last_ordinal=ordinal_of(last),
            drill_ordinal=ordinal_of(drill),
            planned_ordinal=ordinal_of(planned),
        )

    @property
    def due(self) -> date | None:
        """The study day on which the card is asked next, None for a new card."""
        return day_of(self.due_ordinal)

    @property
    def last(self) -> date | None:
        """The study day of the last answer outside the drill."""
        return day_of(self.last_ordinal)

    @property
    def drill(self) -> date | None:
        """The study day at whose end the card is asked again."""
        return day_of(self.drill_ordinal)

    @property
    def planned(self) -> date | None:
        """The due day from which the card was brought forward."""
        return day_of(self.planned_ordinal)

    @property
    def is_new(self) -> bool:
        """Whether the card was never scheduled."""
        return self.due_ordinal is None

    @property
    def is_mature(self) -> bool:
        """Whether the interval is at least three weeks."""
        return self.interval >= MATURE_DAYS


MemoryNumbers = tuple[int | None, int, int, int, int, int, int | None, int | None, int | None]
"""The fields of a memory as a plain tuple: a fold is a third faster with it than with `Memory`."""


def answered(
    memory: MemoryNumbers,
    grade: int,
    day: int,
    due: int,
    interval: int,
    ease: int,
    repetitions: int,
) -> MemoryNumbers:
    """Return the memory after an answer outside the drill, given what a scheduler made of it.

    What every scheduler counts alike stands here: answers, lapses, and the drill, which asks
    again at the end of the day what was graded below Good and is not due that day anyway.
    """
    _, _, _, _, reviews, lapses, _, _, _ = memory
    if reviews and grade < _HARD:
        lapses += 1
    drill = day if grade < _GOOD and due > day else None
    return (due, interval, ease, repetitions, reviews + 1, lapses, day, drill, None)


def day_of(ordinal: int | None) -> date | None:
    """Return the study day of an ordinal."""
    return None if ordinal is None else date.fromordinal(ordinal)


def ordinal_of(day: date | None) -> int | None:
    """Return the ordinal of a study day."""
    return None if day is None else day.toordinal()
