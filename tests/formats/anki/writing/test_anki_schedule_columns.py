"""The columns and rows of one card, on both sides of each bound."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from studyapp.core.outgoing import OutgoingCard
from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.events import Event, Grade, Reset, Review, Seed, SetDue
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.anki.writing.schedule import (
    Calendar,
    card_data,
    new_schedule,
    review_rows,
    scheduled,
)

NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)
TODAY = NOON.date().toordinal()
CALENDAR = Calendar(TODAY - 100, TODAY, timedelta(), 4)
SCHEDULER = Sm2(fuzzed=False)


def card(**changed):
    plain = OutgoingCard(0, "Deck", False, TODAY + 3, 7, 236, 9, 2, None, 0)
    return plain._replace(**changed)


def entry(days, action, *, after=0):
    moment = NOON + timedelta(days=days)
    at = int(moment.timestamp() * 1000) + after
    return to_entry(Event(uuid7(at, bytes(10)), at, "card", moment.date(), action), 1, None)


def answer(days, grade=Grade.GOOD, due=1, *, taken=4_000, drill=False):
    until = (NOON + timedelta(days=days + due)).date()
    return entry(days, Review(grade, until, taken, drill, SCHEDULER.key))


def rows(*log, latest=1 << 60):
    return review_rows(list(log), 77, SCHEDULER, latest)


def test_a_new_card_has_its_place_and_nothing_else():
    assert new_schedule(12) == (0, 0, 12, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, (2, 2, 103, 7, 2_360, 9, 2)),
        ({"interval": 0}, (2, 2, 103, 1, 2_360, 9, 2)),
        ({"interval": 1}, (2, 2, 103, 1, 2_360, 9, 2)),
        ({"interval": 2}, (2, 2, 103, 2, 2_360, 9, 2)),
        ({"due": TODAY - 100}, (2, 2, 0, 7, 2_360, 9, 2)),
        ({"due": None}, (0, 0, 12, 0, 0, 9, 2)),
        ({"due": None, "suspended": True}, (0, -1, 12, 0, 0, 9, 2)),
        ({"due": None, "buried": TODAY}, (0, -3, 12, 0, 0, 9, 2)),
        ({"buried": TODAY - 1}, (2, 2, 103, 7, 2_360, 9, 2)),
        ({"buried": TODAY}, (2, -3, 103, 7, 2_360, 9, 2)),
        ({"buried": TODAY + 1}, (2, -3, 103, 7, 2_360, 9, 2)),
        ({"suspended": True}, (2, -1, 103, 7, 2_360, 9, 2)),
        ({"suspended": True, "buried": TODAY}, (2, -1, 103, 7, 2_360, 9, 2)),
    ],
)
def test_a_card_has_the_columns_of_its_state(changed, expected):
    assert scheduled(card(**changed), 12, CALENDAR) == expected


def test_the_last_answer_that_was_no_drill_is_remembered_in_seconds():
    log = [answer(-9), answer(-5), answer(-4, drill=True), entry(-3, SetDue(NOON.date()))]
    seconds = int((NOON - timedelta(days=5)).timestamp())

    assert card_data(card(log=log)) == f'{{"lrt": {seconds}}}'


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"log": [answer(-5)], "due": None},
        {"log": [answer(-5, drill=True)]},
        {"log": [entry(-5, SetDue(NOON.date()))]},
    ],
)
def test_without_an_answer_that_counts_nothing_is_remembered(changed):
    assert card_data(card(**changed)) == "{}"


def test_a_card_without_a_log_has_no_rows():
    assert rows() == []


def test_each_answer_is_a_row_with_the_interval_before_it():
    log = (answer(-9, due=1), answer(-8, due=6), answer(-2, due=15))

    found = rows(*log)

    assert [row[0] for row in found] == [each[2] for each in log]
    assert [row[1] for row in found] == [77, 77, 77]
    assert [row[4] for row in found] == [0, *(row[3] for row in found[:-1])]
    assert [row[7] for row in found] == [0, 1, 1]


@pytest.mark.parametrize(
    ("taken", "told"),
    [(0, 0), (7_199_999, 7_199_999), (7_200_000, 7_200_000), (7_200_001, 7_200_000)],
)
def test_an_answer_takes_two_hours_at_most(taken, told):
    assert rows(answer(-9, taken=taken))[0][6] == told


@pytest.mark.parametrize(("later", "told"), [(-1, -1), (0, 0), (1, 0)])
def test_no_row_is_later_than_the_package(later, told):
    latest = int(NOON.timestamp() * 1000)
    log = entry(0, Review(Grade.GOOD, NOON.date(), 1, False, SCHEDULER.key), after=later)

    assert rows(log, latest=latest)[0][0] == latest + told


@pytest.mark.parametrize(("second", "kind"), [(-7, 3), (-6, 1), (-5, 1)])
def test_an_answer_before_its_day_is_early(second, kind):
    found = rows(answer(-9, due=3), answer(second, due=9))

    assert found[1][7] == kind
    assert found[1][5] > 0


def test_a_drill_has_the_type_of_filtered_decks_and_no_factor():
    found = rows(answer(-9, due=3), answer(-6, due=0, drill=True))

    assert (found[1][5], found[1][7]) == (0, 3)


@pytest.mark.parametrize(
    ("action", "has_factor"),
    [
        (SetDue(NOON.date()), True),
        (Seed(5, 230, NOON.date()), True),
        (Reset(), False),
    ],
)
def test_what_is_no_answer_has_no_button_and_took_no_time(action, has_factor):
    found = rows(answer(-9), entry(-7, action))[1]

    assert (found[2], found[6], found[7]) == (0, 0, 4)
    assert (found[5] > 0) is has_factor


@pytest.mark.parametrize(
    ("first", "begins"), [(TODAY - 1, TODAY - 1), (TODAY, TODAY), (TODAY + 1, TODAY)]
)
def test_a_calendar_begins_today_at_the_latest(first, begins):
    assert Calendar.of(first, TODAY, NOON, 4).first == begins


@pytest.mark.parametrize(
    ("minutes", "west"), [(0, 0), (120, -120), (-210, 210), (345, -345), (-1, 1)]
)
def test_a_clock_is_counted_in_minutes_to_the_west(minutes, west):
    zone = timezone(timedelta(minutes=minutes))

    calendar = Calendar.of(TODAY, TODAY, NOON.astimezone(zone), 5)

    assert calendar.minutes_west == west
    rollover = NOON.replace(hour=5) - timedelta(minutes=minutes)
    assert calendar.created == int(rollover.timestamp())
