"""Sums of answers: by day, phase and hour, for each deck and for all of them."""

from datetime import date, timedelta

import pytest

from studyapp.core.statistics import Phase
from studyapp.storage.daily import DaySum, with_all_decks

DAY = date(2026, 3, 2)
NEW, LEARNING, YOUNG, MATURE, DRILL = range(5)
ALL, ONE, TWO = 0, 1, 2


def key(deck, days=0, hour=9, phase=YOUNG):
    return deck, (DAY + timedelta(days=days)).toordinal(), hour, phase


SUMS = {
    key(ONE, phase=NEW): [1, 0, 2, 0, 6_000],
    key(ONE, phase=LEARNING): [0, 1, 0, 0, 1_000],
    key(ONE): [1, 2, 3, 4, 10_500],
    key(ONE, phase=MATURE): [0, 0, 1, 0, 2_000],
    key(ONE, phase=DRILL): [2, 0, 3, 0, 5_000],
    key(ONE, days=1, hour=23): [0, 0, 1, 0, 1_500],
    key(TWO): [0, 0, 0, 1, 500],
    key(TWO, days=-3): [1, 0, 0, 0, 900],
}


@pytest.fixture
def daily(database):
    with database.transaction() as tx:
        tx.daily.replace_all(SUMS)
        yield tx.daily


def test_sums_of_decks_are_added_up_for_all_decks():
    whole = with_all_decks(SUMS)

    assert whole[key(ALL)] == [1, 2, 3, 5, 11_000]
    assert whole[key(ALL, days=-3)] == [1, 0, 0, 0, 900]
    assert {row: sums for row, sums in whole.items() if row[0] != ALL} == SUMS


def test_what_was_stored_is_read_back_with_the_sums_of_all_decks(daily):
    assert daily.all() == with_all_decks(SUMS)


def test_what_is_stored_instead_takes_the_place_of_everything(daily):
    only = {key(TWO): [0, 0, 7, 0, 700]}

    daily.replace_all(only)

    assert daily.all() == with_all_decks(only)


def test_a_day_tells_all_answers_and_apart_from_them_what_was_recalled_and_drilled(daily):
    assert daily.by_day([ONE], DAY) == [
        DaySum(DAY, 20, 16, 24.5, recalled=12, recalled_right=11, drilled=5),
        DaySum(DAY + timedelta(days=1), 1, 1, 1.5, recalled=1, recalled_right=1),
    ]


@pytest.mark.parametrize(
    ("decks", "since", "answers"),
    [
        ([ONE], 0, [20, 1]),
        ([TWO], 0, [1]),
        ([TWO], -3, [1, 1]),
        ([TWO], -2, [1]),
        ([ALL], -3, [1, 21, 1]),
        ([ONE, TWO], -3, [1, 21, 1]),
        ([ONE], 1, [1]),
        ([ONE], 2, []),
        ([], -3, []),
    ],
)
def test_days_are_told_in_order_from_the_first_that_is_wanted(daily, decks, since, answers):
    days = daily.by_day(decks, DAY + timedelta(days=since))

    assert [day.answers for day in days] == answers
    assert [day.day for day in days] == sorted(day.day for day in days)


def test_a_day_whose_answers_were_all_taken_back_is_no_day(daily):
    daily.replace_all({key(ONE): [0, 0, 0, 0, 0], key(ONE, days=1): [0, 0, 1, 0, 5]})

    assert [day.day for day in daily.by_day([ALL], DAY)] == [DAY + timedelta(days=1)]
    assert daily.first_day() == DAY + timedelta(days=1)
    assert list(daily.all()) == [key(ALL, days=1), key(ONE, days=1)]


def test_answers_are_told_by_phase_and_button_up_to_a_day(daily):
    young = Phase.YOUNG

    assert daily.by_phase([ONE], DAY)[young] == (1, 2, 4, 4)
    assert daily.by_phase([ONE], DAY, DAY)[young] == (1, 2, 3, 4)
    assert daily.by_phase([ONE], DAY + timedelta(days=1))[young] == (0, 0, 1, 0)
    assert daily.by_phase([ONE], DAY, DAY - timedelta(days=1)) == {}
    assert set(daily.by_phase([ONE], DAY)) == set(Phase)


def test_answers_are_told_by_hour(daily):
    hours = daily.by_phase_and_hour([ALL], DAY)

    assert hours[Phase.YOUNG, 9] == (1, 2, 3, 5)
    assert hours[Phase.YOUNG, 23] == (0, 0, 1, 0)
    assert hours[Phase.DRILL, 9] == (2, 0, 3, 0)
    assert (Phase.DRILL, 23) not in hours


def test_the_first_day_is_that_of_the_first_answer(daily, database):
    assert daily.first_day() == DAY - timedelta(days=3)

    daily.replace_all({})

    assert daily.first_day() is None
