"""SM-2 and what else can happen to a card once more, told in dates: what the fold is held against."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from studyapp.core.scheduling.events import Advance, Reset, Review, Seed, SetDue
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective
from studyapp.core.scheduling.sm2 import Sm2Reading

EASE_STEPS = {0: -80, 1: -54, 2: -32, 3: -14, 4: 0, 5: 10}


@dataclass(frozen=True)
class Remembered:
    repetitions: int = 0
    interval: int = 0
    ease: int = 250
    due: date | None = None
    last: date | None = None
    reviews: int = 0
    lapses: int = 0
    drill: date | None = None
    planned: date | None = None


def told(scheduler, log):
    """Return what is remembered after a log."""
    memory = Remembered()
    for event in effective(log):
        memory = _after(scheduler, memory, event.action, event.day)
    return Memory.on_days(**vars(memory))


def _after(scheduler, memory, action, day):
    match action:
        case Review(drill=True):
            return replace(memory, drill=_drill(memory.due, action.grade, day))
        case Review():
            return _answered(scheduler, memory, action, day)
        case Seed(interval, ease, due, repetitions, reviews, lapses):
            reviews = max(reviews, repetitions)
            known = {"reviews": reviews, "lapses": lapses, "due": due}
            return Remembered(repetitions, max(1, interval), ease, **known)
        case SetDue(due):
            waits = max(1, (due - day).days)
            return replace(memory, due=due, interval=memory.interval or waits, drill=None)
        case Advance(due):
            return _brought_forward(memory, due)
        case Reset():
            return Remembered()


def _answered(scheduler, memory, review, day):
    grade, passed = review.grade, review.grade.passed
    after = replace(
        memory,
        due=review.due,
        last=day,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + (memory.reviews > 0 and not passed),
        drill=_drill(review.due, grade, day),
        planned=None,
    )
    if passed and _is_early(memory, day):
        return after
    return replace(
        after,
        repetitions=memory.repetitions + 1 if passed else 0,
        interval=max(1, min(_interval(scheduler, memory, grade), scheduler.maximum_interval)),
        ease=_ease(scheduler, memory.ease, grade),
    )


def _is_early(memory, day):
    if memory.due is None or memory.reviews == 0:
        return False
    is_second = memory.last is not None and day <= memory.last
    return is_second or day < (memory.planned or memory.due)


def _interval(scheduler, memory, grade):
    if not grade.passed or memory.repetitions == 0:
        return 1
    if memory.repetitions == 1:
        return 6
    ease = memory.ease
    if scheduler.reading is Sm2Reading.PUBLISHED_NEW_EF:
        ease = _ease(scheduler, ease, grade)
    if scheduler.reading is Sm2Reading.DELPHI:
        return round(memory.interval * ease / 100)
    return ceil(memory.interval * ease / 100)


def _ease(scheduler, ease, grade):
    keeps = (Sm2Reading.PUBLISHED, Sm2Reading.PUBLISHED_NEW_EF)
    if not grade.passed and scheduler.reading in keeps:
        return ease
    return max(130, ease + EASE_STEPS[grade])


def _brought_forward(memory, due):
    if memory.due is not None and memory.due <= due:
        return memory
    if memory.last is not None and memory.last >= due:
        return replace(memory, drill=due)
    planned = memory.planned or memory.due
    return replace(memory, due=due, interval=memory.interval or 1, planned=planned, drill=None)


def _drill(due, grade, day):
    return day if grade < 4 and due is not None and due > day else None
