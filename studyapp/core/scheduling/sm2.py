"""SM-2 in whole numbers.

Source: P. A. Wozniak, Optimization of learning, 1990, section 3.2; the four readings are
the ways in which published programs settle what its prose leaves open.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.fuzz import fuzz, unit

EASE_FLOOR = 130
LEECH_LAPSES = 8
LEECH_STEP = 4
FIRST, SECOND = 1, 6
_CENTURY = 36_500
EASE_STEP = {0: -80, 1: -54, 2: -32, 3: -14, 4: 0, 5: 10}
"""0.1 - (5-q)(0.08 + (5-q)*0.02) for each grade q, in hundredths."""


class Sm2Reading(StrEnum):
    """How the ambiguities of the published algorithm are settled."""

    PUBLISHED = "published"
    PUBLISHED_NEW_EF = "published_new_ef"
    DELPHI = "delphi"
    HYBRID = "hybrid"


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

    def initial(self) -> Memory:
        """Return the memory of a card that was never asked."""
        return Memory()

    def review(self, memory: Memory, review: Review, day: date) -> Memory:
        """Return the memory after a review; a drill answer changes neither ease nor interval.

        An early answer that is right keeps interval and ease, so no number of them on one
        day can lengthen anything; an early answer that is wrong is a lapse like any other.
        """
        grade = review.grade
        if review.drill:
            return replace(memory, drill=_drill(memory.due, grade, day))
        repetitions, interval, ease = memory.repetitions, memory.interval, memory.ease
        if not _is_early(memory, grade, day):
            repetitions = repetitions + 1 if grade.passed else 0
            interval, ease = self._interval(memory, grade), self._ease(ease, grade)
        return Memory(
            repetitions=repetitions,
            interval=interval,
            ease=ease,
            due=review.due,
            last=day,
            reviews=memory.reviews + 1,
            lapses=memory.lapses + (memory.reviews > 0 and not grade.passed),
            drill=_drill(review.due, grade, day),
        )

    def next_due(self, memory: Memory, grade: Grade, day: date, card: str) -> date:
        """Return the due day to choose; it lies after `day`, spread by the card's own hash."""
        early = _is_early(memory, grade, day)
        days = memory.interval if early else self._interval(memory, grade)
        if self.fuzzed:
            days = fuzz(days, unit(card, memory.reviews))
        return day + timedelta(days=min(self._bounded(days), (date.max - day).days))

    def _interval(self, memory: Memory, grade: Grade) -> int:
        return self._bounded(self._unbounded_interval(memory, grade))

    def _bounded(self, days: int) -> int:
        return max(1, min(days, self.maximum_interval))

    def _unbounded_interval(self, memory: Memory, grade: Grade) -> int:
        if not grade.passed or memory.repetitions == 0:
            return FIRST
        if memory.repetitions == 1:
            return SECOND
        new_ease = self.reading is Sm2Reading.PUBLISHED_NEW_EF
        ease = self._ease(memory.ease, grade) if new_ease else memory.ease
        return self._whole_days(memory.interval * ease)

    def _whole_days(self, hundredths: int) -> int:
        if self.reading is not Sm2Reading.DELPHI:
            return -(-hundredths // 100)
        days, rest = divmod(hundredths, 100)
        return days + (rest > 50 or (rest == 50 and days % 2 == 1))

    def _ease(self, ease: int, grade: Grade) -> int:
        if not grade.passed and self.reading in (Sm2Reading.PUBLISHED, Sm2Reading.PUBLISHED_NEW_EF):
            return ease
        return max(EASE_FLOOR, ease + EASE_STEP[grade])


def is_leech(lapses: int) -> bool:
    """Whether this many lapses makes a card a leech now: at the eighth, then at every fourth."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_STEP == 0


def _is_early(memory: Memory, grade: Grade, day: date) -> bool:
    """Whether a right answer comes too soon to count: before its day, or twice on one day."""
    if memory.due is None or memory.reviews == 0 or not grade.passed:
        return False
    planned = memory.planned or memory.due
    return day < planned or (memory.last is not None and day <= memory.last)


def _drill(due: date | None, grade: Grade, day: date) -> date | None:
    """Return the day at whose end the card is asked again; a card that is due then needs no drill."""
    return day if grade < Grade.GOOD and due is not None and due > day else None
