"""Study days as a collection of Anki counts them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from studyapp.formats.anki.reading.calendar import LAST_DAY, AnkiCalendar, Days
from studyapp.formats.anki.reading.tables import Schema

NOON = int(datetime(2024, 3, 10, 12, tzinfo=UTC).timestamp())
MAY = datetime(2024, 5, 1, tzinfo=UTC)


def calendar(*, created=NOON, west=None, hour=None, zone=UTC, rollover=4):
    return AnkiCalendar(Schema(created, west, hour, {}, {}), zone, rollover)


def at(hour, minute=0):
    return int((MAY + timedelta(hours=hour, minutes=minute)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [
        (3, 59, date(2024, 4, 30)),
        (4, 0, date(2024, 5, 1)),
        (27, 59, date(2024, 5, 1)),
        (28, 0, date(2024, 5, 2)),
    ],
)
def test_a_day_turns_at_the_rollover(hour, minute, day):
    days = calendar()

    assert days.day(at(hour, minute)) == day
    assert days.ordinal(at(hour, minute)) == day.toordinal()


@pytest.mark.parametrize(
    ("said", "hour"), [(None, 4), (-1, 4), (0, 0), (1, 1), (9, 9), (23, 23), (24, 4), (25, 4)]
)
def test_the_collection_says_when_its_days_turn_if_that_is_an_hour(said, hour):
    days = calendar(hour=said)

    assert days.day(at(hour) - 1) == date(2024, 4, 30)
    assert days.day(at(hour)) == date(2024, 5, 1)


def test_a_day_turns_where_the_learner_lives():
    east = calendar(zone=timezone(timedelta(hours=5, minutes=45)))

    assert east.day(at(-2, 14)) == date(2024, 4, 30)
    assert east.day(at(-2, 15)) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("west", "first"),
    [
        (None, date(2024, 3, 11)),
        (0, date(2024, 3, 10)),
        (719, date(2024, 3, 10)),
        (721, date(2024, 3, 9)),
        (-719, date(2024, 3, 10)),
        (-720, date(2024, 3, 11)),
        (1_439, date(2024, 3, 9)),
        (-1_439, date(2024, 3, 11)),
        (1_440, date(2024, 3, 11)),
        (-1_440, date(2024, 3, 11)),
    ],
)
def test_day_zero_is_the_one_on_which_the_collection_was_made_where_it_was_made(west, first):
    zone = timezone(timedelta(hours=12))

    assert calendar(west=west, zone=zone).first == first.toordinal()


@pytest.mark.parametrize(
    ("created", "milliseconds", "first"),
    [
        (-5, 0, date(1970, 1, 1)),
        (0, 0, date(1970, 1, 1)),
        (86_400, 86_400_000, date(1970, 1, 2)),
        (10**15, 253_402_214_400_000, date(9999, 12, 31)),
    ],
)
def test_a_collection_is_made_within_the_calendar(created, milliseconds, first):
    days = calendar(created=created)

    assert days.created == milliseconds
    assert days.first == first.toordinal()


@pytest.mark.parametrize(
    ("instant", "day"),
    [(-(10**15), date(1969, 12, 31)), (0, date(1969, 12, 31)), (10**18, date(9999, 12, 30))],
)
def test_instants_outside_of_the_calendar_are_its_ends(instant, day):
    assert calendar().day(instant) == day


@pytest.mark.parametrize(
    ("ordinal", "day"),
    [
        (-7, date.min),
        (0, date.min),
        (1, date.min),
        (2, date(1, 1, 2)),
        (LAST_DAY - 1, date(9999, 12, 30)),
        (LAST_DAY, date.max),
        (LAST_DAY + 1, date.max),
    ],
)
def test_no_day_lies_outside_of_the_calendar(ordinal, day):
    assert Days()[ordinal] == day
