"""The fold in whole numbers is what the rules say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_sm2 import told

from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import (
    Advance,
    Event,
    Grade,
    Reset,
    Review,
    Seed,
    SetDue,
    Undo,
)
from studyapp.core.scheduling.folding import fold, memories, standing
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective, walk
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading
from studyapp.core.scheduling.sums import Sums
from studyapp.core.statistics import Phase, button

KINDS = (Review, Undo, Seed, Reset, SetDue, Advance)
FIRST_DAY, FIRST_AT = date(2026, 1, 1), 1_767_225_600_000
DAYS = st.integers(0, 60).map(lambda days: FIRST_DAY + timedelta(days=days))
ACTIONS = st.one_of(
    st.builds(
        Review,
        st.sampled_from(Grade),
        DAYS,
        st.integers(0, 60_000),
        st.booleans(),
        st.just("sm2"),
    ),
    st.builds(Review, st.sampled_from([Grade.GOOD, Grade.EASY]), DAYS, st.just(1000)),
    st.builds(
        Seed,
        st.integers(0, 400),
        st.integers(130, 300),
        DAYS,
        *(st.integers(0, 9) for _ in range(3)),
    ),
    st.builds(Reset),
    st.builds(SetDue, DAYS),
    st.builds(Advance, DAYS),
    st.builds(Undo, st.integers(0, 11).map(lambda number: f"{number:032x}")),
)


@st.composite
def logs(draw):
    """Logs in any order, whose days mostly go on but need not."""
    actions = draw(st.lists(ACTIONS, max_size=12))
    events, day = [], FIRST_DAY
    for number, action in enumerate(actions):
        day += timedelta(days=draw(st.integers(-1, 9)))
        at = FIRST_AT + draw(st.integers(0, 5_000_000_000))
        events.append(Event(f"{number:032x}", at, "c#0", day, action))
    return events


SCHEDULERS = st.builds(
    Sm2, st.sampled_from(Sm2Reading), st.booleans(), st.sampled_from([36_500, 30, 3])
)


def entry(event):
    action = event.action
    review = action if isinstance(action, Review) else None
    due = getattr(action, "due", None)
    payload = None
    if isinstance(action, Undo):
        payload = action.target
    elif isinstance(action, Seed):
        payload = (
            *(action.interval, action.ease, action.repetitions, action.reviews),
            action.lapses,
        )
    return Entry(
        card=1,
        id=bytes.fromhex(event.id),
        at=event.at,
        kind=KINDS.index(type(action)),
        day=event.day.toordinal(),
        grade=int(review.grade) if review else None,
        due=due.toordinal() if due else None,
        milliseconds=review.milliseconds if review else None,
        drill=1 if review and review.drill else None,
        scheduler=None,
        payload=payload,
    )


def phase(before, review):
    if review.drill:
        return Phase.DRILL
    if before.reviews == 0:
        return Phase.NEW
    if before.interval < 7:
        return Phase.LEARNING
    return Phase.MATURE if before.interval >= 21 else Phase.YOUNG


def true_sums(scheduler, log, deck):
    sums: Sums = {}
    for event, before, _ in walk(scheduler, log):
        if isinstance(event.action, Review):
            hour = event.at // 3_600_000 % 24
            asked_as = list(Phase).index(phase(before, event.action))
            key = (deck, event.day.toordinal(), hour, asked_as)
            counted = sums.setdefault(key, [0] * 5)
            counted[button(event.action.grade) - Grade.AGAIN] += 1
            counted[4] += event.action.milliseconds
    return sums


@given(scheduler=SCHEDULERS, log=logs())
def test_it_remembers_what_the_rules_say_and_counts_every_answer(scheduler, log):
    sums: Sums = {}

    folded = fold(scheduler, [entry(event) for event in log], 7, sums)

    assert folded == told(scheduler, log)
    assert sums == true_sums(scheduler, log, 7)


@given(scheduler=SCHEDULERS, log=logs())
def test_its_steps_are_those_of_the_rules(scheduler, log):
    counting = effective(log)
    told_so_far = [told(scheduler, counting[:number]) for number in range(len(counting) + 1)]

    assert memories(scheduler, standing([entry(event) for event in log])) == told_so_far


@given(scheduler=SCHEDULERS, log=logs())
def test_what_is_taken_off_again_leaves_nothing(scheduler, log):
    sums: Sums = {}
    entries = [entry(event) for event in log]

    fold(scheduler, entries, 7, sums)
    fold(scheduler, entries, 7, sums, times=-1)

    assert all(not any(counted) for counted in sums.values())


@pytest.mark.parametrize("reading", Sm2Reading)
def test_a_long_run_of_right_answers_grows_alike(reading):
    scheduler, log, memory, day = Sm2(reading, fuzzed=False), [], Memory(), FIRST_DAY
    for number in range(9):
        grade = Grade.EASY if number % 3 else Grade.HARD
        due = scheduler.next_due(memory, grade, day, "c#0")
        event = Event(f"{number:032x}", FIRST_AT + number, "c#0", day, Review(grade, due))
        log.append(event)
        memory, day = told(scheduler, log), due

    assert fold(scheduler, [entry(event) for event in log]) == memory
