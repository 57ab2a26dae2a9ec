"""Numbers, times and days read as a person would say them."""

from datetime import date

import pytest

from studyapp.ui import words

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "under a minute"),
        (29, "under a minute"),
        (31, "1 minute"),
        (89, "1 minute"),
        (3569, "59 minutes"),
        (3571, "1 hour"),
        (90_000, "25 hours"),
        (1260, "21 minutes"),
        (3600, "1 hour"),
        (3900, "1 hour 5 min"),
        (7260, "2 hours 1 min"),
    ],
)
def test_a_duration_is_as_exact_as_it_is_of_use(seconds, text):
    assert words.duration(seconds) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 23), "on Monday"),
        (date(2026, 11, 26), "on Thursday"),
        (date(2026, 11, 27), "on 27 November"),
        (date(2026, 11, 19), "on 19 November"),
        (date(2026, 11, 14), "on 14 November"),
        (date(2025, 12, 31), "on 31 December 2025"),
        (date(2027, 1, 2), "on 2 January 2027"),
    ],
)
def test_a_day_is_named_by_how_far_off_it_is(day, text):
    assert words.when(day, FRIDAY) == text


def test_one_is_not_many():
    assert [words.cards(n) for n in (0, 1, 1200)] == ["0 cards", "1 card", "1,200 cards"]
    assert [words.days(n) for n in (1, 2)] == ["1 day", "2 days"]
    assert [words.answers(n) for n in (1, 2)] == ["1 answer", "2 answers"]


def test_days_are_written_out():
    assert words.long_day(date(2026, 3, 1)) == "Sunday 1 March"
    assert words.short_day(date(2026, 3, 1)) == "1 Mar"
    assert words.full_day(date(2026, 3, 1)) == "Sun 1 Mar 2026"


def test_any_noun_is_counted_in_its_two_forms():
    counted = [words.counted(n, "{count} note", "{count} notes") for n in (0, 1, 2, 12345)]

    assert counted == ["0 notes", "1 note", "2 notes", "12,345 notes"]
