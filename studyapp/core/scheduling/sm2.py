"""SM-2 in whole numbers.

Source: P. A. Wozniak, Optimization of learning, 1990, section 3.2; the four readings are
the ways in which published programs settle what its prose leaves open.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.fuzz import fuzz, unit
from studyapp.core.scheduling.memory import Memory, MemoryNumbers, answered

EASE_FLOOR = 130
FIRST, SECOND = 1, 6
_CENTURY = 36_500
_HARD = int(Grade.HARD)
EASE_STEP = {0: -80, 1: -54, 2: -32, 3: -14, 4: 0, 5: 10}
"""0.1 - (5-q)(0.08 + (5-q)*0.02) for each grade q, in hundredths."""


class Sm2Reading(StrEnum):
    """How the ambiguities of the published algorithm are settled."""

    PUBLISHED = "published"
    PUBLISHED_NEW_EF = "published_new_ef"
    DELPHI = "delphi"
    HYBRID = "hybrid"


_DELPHI, _NEW_EASE_FIRST = Sm2Reading.DELPHI, Sm2Reading.PUBLISHED_NEW_EF
_KEEPS_EASE_OF_MISSES = (Sm2Reading.PUBLISHED, Sm2Reading.PUBLISHED_NEW_EF)


@dataclass(frozen=True, slots=True)
class Sm2:
    """The scheduler; `fuzzed` spreads due days but never the interval that is remembered.

    No interval, and no wait for a due day, is longer than `maximum_interval` days.
    """

    reading: Sm2Reading = Sm2Reading.HYBRID
    fuzzed: bool = True
    maximum_interval: int = _CENTURY

    @property
    def key(self) -> str:
        """Name and parameters, written into every review."""
        bound = f"-max{self.maximum_interval}" if self.maximum_interval != _CENTURY else ""
        return f"sm2-{self.reading}{'-fuzz' if self.fuzzed else ''}{bound}"

    def step(self, memory: MemoryNumbers, grade: int, day: int, due: int) -> MemoryNumbers:
        """Return the memory after an answer outside the drill; `day` and `due` are ordinals.

        An early answer that is right keeps interval and ease, so no number of them on one
        day can lengthen anything; an early answer that is wrong is a lapse like any other.
        """
        was_due, interval, ease, repetitions, reviews, _, last, _, planned = memory
        is_early = (
            grade >= _HARD
            and was_due is not None
            and reviews
            and (day < (planned or was_due) or (last is not None and day <= last))
        )
        if not is_early:
            interval, ease, repetitions = self._learnt(interval, ease, repetitions, grade)
        return answered(memory, grade, day, due, interval, ease, repetitions)

    def next_due(self, memory: Memory, grade: Grade, day: date, card: str) -> date:
        """Return the due day to choose; it lies after `day`, spread by the card's own hash."""
        ordinal = day.toordinal()
        _, days, *_ = self.step(memory, grade, ordinal, ordinal + 1)
        if self.fuzzed:
            days = fuzz(days, unit(card, memory.reviews))
        days = max(1, min(days, self.maximum_interval, (date.max - day).days))
        return day + timedelta(days=days)

    def _learnt(
        self, interval: int, ease: int, repetitions: int, grade: int
    ) -> tuple[int, int, int]:
        """Return interval, ease and repetitions after an answer that counts."""
        reading = self.reading
        passed = grade >= _HARD
        new_ease = ease
        if passed or reading not in _KEEPS_EASE_OF_MISSES:
            new_ease += EASE_STEP[grade]
            if new_ease < EASE_FLOOR:
                new_ease = EASE_FLOOR
        if not passed or not repetitions:
            days = FIRST
        elif repetitions == 1:
            days = SECOND
        elif reading is _DELPHI:
            days, rest = divmod(interval * ease, 100)
            days += rest > 50 or (rest == 50 and days % 2 == 1)
        else:
            days = -(-interval * (new_ease if reading is _NEW_EASE_FIRST else ease) // 100)
        if days > self.maximum_interval:
            days = self.maximum_interval
        return days if days > 1 else 1, new_ease, repetitions + 1 if passed else 0
