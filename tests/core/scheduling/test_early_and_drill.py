"""SM-2: answers before the due day, after it, and in the drill at the end of the day."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    CARD,
    FIRST_DAY,
    changed,
    event,
    grades,
    logs,
    memories,
    reviewed,
    right_grades,
    schedulers,
    wrong_grades,
)

from studyapp.core.scheduling.events import Grade, Review, SetDue
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import next_state
from studyapp.core.scheduling.sm2 import Sm2

PLAIN = Sm2(fuzzed=False)
DAY = timedelta(days=1)


def answer(scheduler, memory, grade, day=FIRST_DAY):
    return reviewed(
        scheduler, memory, Review(grade, scheduler.next_due(memory, grade, day, CARD)), day
    )


def drilled(scheduler, memory, grade, day=FIRST_DAY):
    return reviewed(scheduler, memory, Review(grade, day + DAY, drill=True), day)


def on_time(memory, day=FIRST_DAY):
    return changed(memory, due=min(memory.due, day))


def early(memory, day=FIRST_DAY):
    return changed(memory, due=max(memory.due, day + DAY))


@given(schedulers, memories(), right_grades)
def test_an_early_right_answer_changes_neither_interval_nor_ease(scheduler, memory, grade):
    before = early(memory)

    after = answer(scheduler, before, grade)

    assert (after.interval, after.ease) == (before.interval, before.ease)
    assert (after.repetitions, after.lapses) == (before.repetitions, before.lapses)
    assert after.reviews == before.reviews + 1
    assert after.last == FIRST_DAY


@given(schedulers, memories(), st.lists(right_grades, min_size=1, max_size=8))
def test_no_number_of_right_answers_on_one_day_lengthens_more_than_one(scheduler, memory, row):
    first = answer(scheduler, on_time(memory), row[0])
    after = first

    for grade in row[1:]:
        after = answer(scheduler, after, grade)

    assert (after.interval, after.ease) == (first.interval, first.ease)
    assert after.repetitions == first.repetitions


@given(schedulers, memories(), wrong_grades)
def test_an_early_wrong_answer_is_a_lapse_like_any_other(scheduler, memory, grade):
    after = answer(scheduler, early(memory), grade)

    assert (after.repetitions, after.interval) == (0, 1)
    assert after.lapses == memory.lapses + 1


@given(schedulers, memories(), right_grades, st.integers(0, 900))
def test_a_late_answer_counts_as_one_on_time(scheduler, memory, grade, late):
    punctual = answer(scheduler, changed(memory, due=FIRST_DAY), grade)
    belated = answer(scheduler, changed(memory, due=FIRST_DAY - late * DAY), grade)

    assert punctual == belated


@given(schedulers, memories(), grades)
def test_a_drill_answer_changes_nothing_but_whether_the_drill_goes_on(scheduler, memory, grade):
    before = early(memory)

    after = drilled(scheduler, before, grade)

    assert after == changed(before, drill=None if grade >= Grade.GOOD else FIRST_DAY)


@given(schedulers, memories(), grades)
def test_what_is_graded_below_four_comes_back_in_the_drill_of_the_day(scheduler, memory, grade):
    after = answer(scheduler, memory, grade)

    assert after.drill == (None if grade >= Grade.GOOD else FIRST_DAY)


@given(schedulers, memories(), right_grades, right_grades)
def test_moving_a_card_back_to_today_does_not_let_it_grow_twice_on_one_day(
    scheduler, memory, grade, other
):
    first = answer(scheduler, on_time(memory), grade)
    moved = next_state(scheduler, first, event(1, SetDue(FIRST_DAY)))

    after = answer(scheduler, moved, other)

    assert (after.interval, after.ease) == (first.interval, first.ease)


@given(schedulers, grades)
def test_the_first_answer_to_a_new_card_that_was_moved_ahead_is_its_first_repetition(
    scheduler, grade
):
    moved = next_state(scheduler, Memory(), event(1, SetDue(FIRST_DAY + 30 * DAY)))

    ahead = answer(scheduler, moved, grade)
    at_once = answer(scheduler, Memory(), grade)

    assert ahead == at_once


@given(schedulers, logs(), grades)
def test_no_card_is_in_the_drill_and_due_on_the_same_day(scheduler, log, grade):
    memory = Memory()

    for entry in log:
        memory = next_state(scheduler, memory, entry)
        assert memory.drill is None or memory.due > memory.drill


def test_a_drill_that_goes_on_past_the_turn_of_the_day_leaves_the_card_to_its_due_day():
    failed = answer(PLAIN, Memory.on_days(3, 20, due=FIRST_DAY, reviews=3), Grade.AGAIN)

    after = drilled(PLAIN, failed, Grade.AGAIN, FIRST_DAY + DAY)

    assert (failed.drill, failed.due) == (FIRST_DAY, FIRST_DAY + DAY)
    assert (after.drill, after.due) == (None, FIRST_DAY + DAY)
