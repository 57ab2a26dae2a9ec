"""Made-up material for property tests: days, grades, memories, and logs of one card."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from studyapp.core.scheduling.events import Advance, Event, Grade, Reset, Review, Seed, SetDue, Undo
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import next_state
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading

CARD = "deck/note#0"
FIRST_DAY = date(2024, 1, 1)
_FIRST_INSTANT = 1_704_067_200_000
_CLOCK_OFF_BY = 40_000_000

grades = st.sampled_from(Grade)
right_grades = st.sampled_from([grade for grade in Grade if grade.passed])
wrong_grades = st.sampled_from([grade for grade in Grade if not grade.passed])
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
schedulers = st.builds(Sm2, st.sampled_from(Sm2Reading), st.booleans())


@st.composite
def memories(draw, day=FIRST_DAY):
    """Return what may be remembered of a card that was answered before `day`."""
    interval = draw(st.integers(1, 40_000))
    return Memory.on_days(
        repetitions=draw(st.integers(0, 30)),
        interval=interval,
        ease=draw(st.integers(130, 400)),
        due=day + timedelta(days=draw(st.integers(-500, 500))),
        last=day - timedelta(days=draw(st.integers(1, 1_000))),
        reviews=draw(st.integers(1, 60)),
        lapses=draw(st.integers(0, 30)),
        drill=draw(st.sampled_from([None, day, day - timedelta(days=1)])),
    )


def changed(memory, **values):
    """Return a memory with other values; days are given as dates."""
    days = ("due", "last", "drill", "planned")
    numbers = {
        f"{name}_ordinal" if name in days else name: value.toordinal()
        if isinstance(value, date)
        else value
        for name, value in values.items()
    }
    return memory._replace(**numbers)


def reviewed(scheduler, memory, review, day):
    """Return the memory after a review on a study day."""
    return next_state(scheduler, memory, Event("0" * 32, 0, CARD, day, review))


def event(number, action, *, day=FIRST_DAY, at=None, card=CARD):
    """Return the event with that number; its id, like its instant, follows from it."""
    instant = _FIRST_INSTANT + number if at is None else at
    chance = number.to_bytes(10, "big")
    return Event(uuid7(_FIRST_INSTANT + number, chance), instant, card, day, action)


@st.composite
def logs(draw, *, undos=True, most=14):
    """Return the log of one card, in the order in which one machine wrote it."""
    log, day, at = [], FIRST_DAY, _FIRST_INSTANT
    for number, (pause, wait, make) in enumerate(draw(st.lists(_steps, max_size=most))):
        day += timedelta(days=pause)
        at += wait
        undoes = undos and log and draw(_one_in_four)
        action = Undo(draw(st.sampled_from(log)).id) if undoes else make(day)
        log.append(event(number, action, day=day, at=at))
    return log


@st.composite
def skewed_logs(draw):
    """Return a log whose instants contradict the order in which it was written."""
    log = draw(logs())
    size = len(log)
    shifts = draw(st.lists(_shifts, min_size=size, max_size=size))
    return [replace(entry, at=entry.at + shift) for entry, shift in zip(log, shifts, strict=True)]


def _review(grade, wait, drill):
    return lambda day: Review(grade, day + timedelta(days=wait), drill=drill)


def _seed(interval, ease, wait, counts):
    return lambda day: Seed(interval, ease, day + timedelta(days=wait), *counts)


def _set_due(wait):
    return lambda day: SetDue(day + timedelta(days=wait))


def _advance(wait):
    return lambda day: Advance(day + timedelta(days=wait))


_one_in_four = st.sampled_from([False, False, False, True])
_shifts = st.integers(-_CLOCK_OFF_BY, _CLOCK_OFF_BY)
_waits = st.integers(-30, 400)
_intervals = st.sampled_from([0, 1, 2, 6, 40, 36_500, 50_000])
_counts = st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(0, 9))
_reviews = st.builds(_review, grades, st.integers(1, 400), _one_in_four)
_rarer = st.one_of(
    st.builds(_seed, _intervals, st.integers(130, 400), _waits, _counts),
    st.builds(_set_due, _waits),
    st.builds(_advance, st.integers(0, 3)),
    st.just(lambda day: Reset()),
)
_steps = st.tuples(
    st.sampled_from([0, 0, 1, 1, 2, 6, 15, 40]),
    st.integers(1, 10_000_000),
    st.one_of(_reviews, _reviews, _reviews, _rarer),
)
