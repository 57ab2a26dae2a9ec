"""SM-2: what an answer does to memory, beyond the golden vectors."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import (
    CARD,
    FIRST_DAY,
    changed,
    days,
    grades,
    logs,
    memories,
    reviewed,
    right_grades,
    schedulers,
    wrong_grades,
)

from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.leeches import is_leech
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import next_state
from studyapp.core.scheduling.sm2 import EASE_FLOOR, Sm2, Sm2Reading

PLAIN = Sm2(fuzzed=False)
DAY = timedelta(days=1)


def answer(scheduler, memory, grade, day=FIRST_DAY):
    return reviewed(
        scheduler, memory, Review(grade, scheduler.next_due(memory, grade, day, CARD)), day
    )


def on_time(memory, day=FIRST_DAY):
    return changed(memory, due=min(memory.due, day))


@pytest.mark.parametrize("grade", Grade)
def test_grades_of_three_and_more_are_right_answers(grade):
    assert grade.passed == (grade >= 3)


def test_a_card_answered_well_comes_back_after_one_six_and_fifteen_days():
    memory, day, intervals = Memory(), FIRST_DAY, []

    for _ in range(4):
        memory = answer(PLAIN, memory, Grade.GOOD, day)
        intervals.append((memory.due - day).days)
        day = memory.due

    assert intervals == [1, 6, 15, 38]


def test_the_readings_differ_in_rounding_in_ease_and_in_when_ease_counts():
    memory = Memory.on_days(repetitions=2, interval=7, ease=150, due=FIRST_DAY, reviews=2)
    hard = {reading: answer(Sm2(reading), memory, Grade.HARD) for reading in Sm2Reading}
    again = {reading: answer(Sm2(reading), memory, Grade.AGAIN) for reading in Sm2Reading}

    assert {reading.value: after.interval for reading, after in hard.items()} == {
        "published": 11,
        "published_new_ef": 10,
        "delphi": 10,
        "hybrid": 11,
    }
    assert {reading.value: after.ease for reading, after in again.items()} == {
        "published": 150,
        "published_new_ef": 150,
        "delphi": EASE_FLOOR,
        "hybrid": EASE_FLOOR,
    }


@pytest.mark.parametrize(("interval", "rounded"), [(5, 12), (7, 18), (6, 15), (9, 22), (11, 28)])
def test_the_delphi_reading_rounds_halves_to_the_even_day(interval, rounded):
    memory = Memory.on_days(repetitions=3, interval=interval, ease=250, due=FIRST_DAY, reviews=3)

    after = answer(Sm2(Sm2Reading.DELPHI), memory, Grade.GOOD)

    assert after.interval == rounded


@given(schedulers, memories(), grades)
def test_an_answer_never_loses_its_interval_nor_passes_the_maximum(scheduler, memory, grade):
    after = answer(scheduler, on_time(memory), grade)

    assert 1 <= after.interval <= scheduler.maximum_interval
    assert after.ease >= EASE_FLOOR


@given(schedulers, logs(undos=False))
def test_whatever_was_logged_leaves_a_scheduled_card_with_an_interval_it_can_grow_from(
    scheduler, log
):
    memory = Memory()

    for entry in log:
        memory = next_state(scheduler, memory, entry)
        asked = changed(memory, last=None, due=entry.day, planned=None)
        after = answer(scheduler, asked, Grade.EASY, entry.day)
        assert 1 <= after.interval <= scheduler.maximum_interval


@given(schedulers, memories(), grades, days)
def test_the_due_day_lies_after_the_day_of_the_answer(scheduler, memory, grade, day):
    assert scheduler.next_due(memory, grade, day, CARD) > day
    assert scheduler.next_due(Memory(), grade, day, CARD) > day


@given(memories(), grades)
def test_the_day_under_the_button_is_the_interval_that_is_remembered(memory, grade):
    after = answer(PLAIN, on_time(memory), grade)

    assert (after.due - FIRST_DAY).days == after.interval


@given(schedulers, st.integers(1, 60), memories(), grades)
def test_a_shorter_maximum_bounds_the_interval_and_the_due_day(scheduler, most, memory, grade):
    bounded = replace(scheduler, maximum_interval=most)

    after = answer(bounded, on_time(memory), grade)

    assert after.interval <= most
    assert (after.due - FIRST_DAY).days <= most


@pytest.mark.parametrize("reading", Sm2Reading)
def test_a_card_imported_without_an_interval_grows_like_any_other(reading):
    memory = Memory.on_days(repetitions=2, interval=0, ease=250, due=FIRST_DAY, reviews=2)
    day, intervals = FIRST_DAY, []

    for _ in range(3):
        memory = answer(Sm2(reading, fuzzed=False), memory, Grade.GOOD, day)
        day = memory.due
        intervals.append(memory.interval)

    assert intervals == ([1, 2, 5] if reading is Sm2Reading.DELPHI else [1, 3, 8])


def test_a_card_of_a_far_future_is_due_on_the_last_day_there_is():
    memory = Memory.on_days(repetitions=9, interval=30_000, due=date.max - 9 * DAY, reviews=9)

    assert PLAIN.next_due(memory, Grade.GOOD, date.max - 9 * DAY, CARD) == date.max


@given(schedulers, wrong_grades)
def test_the_first_answer_of_all_is_no_lapse_however_wrong(scheduler, grade):
    after = answer(scheduler, Memory(), grade)

    assert (after.reviews, after.lapses, after.interval) == (1, 0, 1)


@given(schedulers, memories(), grades)
def test_an_answer_is_counted_and_its_day_and_due_day_remembered(scheduler, memory, grade):
    due = FIRST_DAY + 77 * DAY

    after = reviewed(scheduler, memory, Review(grade, due), FIRST_DAY)

    assert (after.reviews, after.last, after.due) == (memory.reviews + 1, FIRST_DAY, due)


@given(schedulers, memories(), grades)
def test_the_same_card_and_count_give_the_same_due_day(scheduler, memory, grade):
    chosen = {scheduler.next_due(memory, grade, FIRST_DAY, CARD) for _ in range(3)}

    assert len(chosen) == 1


def test_the_due_day_is_spread_anew_at_every_answer():
    known = Memory.on_days(repetitions=9, interval=100, due=FIRST_DAY)
    dues = {
        Sm2().next_due(changed(known, reviews=count), Grade.GOOD, FIRST_DAY, CARD)
        for count in range(1, 60)
    }

    assert len(dues) > 10


@given(memories(), grades)
def test_fuzz_moves_the_due_day_but_never_the_interval(memory, grade):
    fuzzed = answer(Sm2(fuzzed=True), memory, grade)
    plain = answer(PLAIN, memory, grade)

    assert changed(fuzzed, due=plain.due) == plain


@given(memories(), right_grades)
def test_ease_moves_by_the_published_steps(memory, grade):
    assume(memory.ease > EASE_FLOOR + 14)

    after = answer(PLAIN, on_time(memory), grade)

    assert after.ease - memory.ease == {3: -14, 4: 0, 5: 10}[grade]


def test_ease_stops_at_its_floor():
    memory = Memory.on_days(repetitions=3, interval=20, ease=140, due=FIRST_DAY, reviews=3)

    assert [answer(PLAIN, memory, Grade(grade)).ease for grade in range(4)] == [EASE_FLOOR] * 4


def test_a_card_becomes_a_leech_at_eight_lapses_and_at_every_fourth_after():
    assert [lapses for lapses in range(21) if is_leech(lapses)] == [8, 12, 16, 20]


def test_lapses_lead_a_card_that_keeps_failing_to_its_leeches():
    memory, day, leeches = Memory(), FIRST_DAY, []

    for number in range(1, 18):
        before, memory = memory, answer(PLAIN, memory, Grade.AGAIN, day)
        day = memory.due
        if memory.lapses > before.lapses and is_leech(memory.lapses):
            leeches.append(number)

    assert leeches == [9, 13, 17]


def test_the_key_names_the_reading_and_whether_due_days_are_spread():
    keys = {Sm2(reading, fuzzed=fuzzed).key for reading in Sm2Reading for fuzzed in (True, False)}

    assert Sm2().key == "sm2-hybrid-fuzz"
    assert len(keys) == 8
    assert Sm2(maximum_interval=30).key not in keys
