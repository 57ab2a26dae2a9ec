"""The study day: four in the morning on the wall clock, whatever the clock does at night."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.scheduling.study_day import study_day

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
]
TURNS = [
    ("Europe/Berlin", datetime(2026, 3, 29), 23),
    ("Europe/Berlin", datetime(2026, 10, 25), 25),
    ("America/New_York", datetime(2026, 3, 8), 23),
    ("America/New_York", datetime(2026, 11, 1), 25),
    ("Australia/Lord_Howe", datetime(2026, 4, 5), 24.5),
    ("Australia/Lord_Howe", datetime(2026, 10, 4), 23.5),
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
seconds = st.integers(1_262_304_000, 2_208_988_800)


def local(zone, *wall, fold=0):
    return datetime(*wall, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_turns_at_four(zone):
    assert study_day(local(zone, 2026, 7, 2, 3, 59, 59), ZoneInfo(zone)) == date(2026, 7, 1)
    assert study_day(local(zone, 2026, 7, 2, 4), ZoneInfo(zone)) == date(2026, 7, 2)


@pytest.mark.parametrize(("zone", "night", "hours"), TURNS)
def test_a_night_when_the_clocks_change_turns_at_four_all_the_same(zone, night, hours):
    place = ZoneInfo(zone)
    four = night.replace(hour=4, tzinfo=place).astimezone(UTC)
    four_before = (night - timedelta(days=1)).replace(hour=4, tzinfo=place).astimezone(UTC)
    second = timedelta(seconds=1)

    assert study_day(four - second, place) == night.date() - timedelta(days=1)
    assert study_day(four, place) == night.date()
    assert study_day(four_before - second, place) == night.date() - timedelta(days=2)
    assert study_day(four_before, place) == night.date() - timedelta(days=1)
    assert four - four_before == timedelta(hours=hours)


@pytest.mark.parametrize("fold", [0, 1])
def test_both_passes_through_a_repeated_hour_belong_to_the_day_before(fold):
    berlin = ZoneInfo("Europe/Berlin")

    assert study_day(local("Europe/Berlin", 2026, 10, 25, 2, 30, fold=fold), berlin) == date(
        2026, 10, 24
    )


def test_crossing_the_date_line_skips_no_study_day_and_repeats_none():
    apia = ZoneInfo("Pacific/Apia")
    start = local("Pacific/Apia", 2011, 12, 28, 5).astimezone(UTC)

    found = [study_day(start + timedelta(hours=hour), apia) for hour in range(96)]

    assert list(dict.fromkeys(found)) == [
        date(2011, 12, 28) + timedelta(days=count) for count in range(len(set(found)))
    ]
    assert found == sorted(found)
    assert date(2012, 1, 1) in found


@given(zones, seconds, st.integers(0, 200_000))
def test_time_never_takes_the_study_day_back(zone, instant, later):
    first = study_day(datetime.fromtimestamp(instant, UTC), zone)
    second = study_day(datetime.fromtimestamp(instant + later, UTC), zone)

    assert first <= second


@given(zones, seconds, st.integers(0, 12))
def test_the_study_day_is_the_wall_clocks_date_or_the_one_before(zone, instant, rollover):
    at = datetime.fromtimestamp(instant, UTC)
    wall = at.astimezone(zone)

    day = study_day(at, zone, rollover)

    assert day == wall.date() - timedelta(days=wall.hour < rollover)


@given(zones, zones, seconds)
def test_the_zone_of_the_instant_itself_does_not_matter(zone, other, instant):
    at = datetime.fromtimestamp(instant, UTC)

    assert study_day(at.astimezone(other), zone) == study_day(at, zone)


def test_another_rollover_turns_at_another_hour():
    berlin = ZoneInfo("Europe/Berlin")
    night = local("Europe/Berlin", 2026, 7, 2, 0, 30)

    assert study_day(night, berlin, rollover_hour=0) == date(2026, 7, 2)
    assert study_day(night, berlin, rollover_hour=1) == date(2026, 7, 1)


@given(seconds)
def test_without_a_zone_the_machines_own_counts(instant):
    at = datetime.fromtimestamp(instant, UTC)
    wall = at.astimezone()

    assert study_day(at, None) == (wall.replace(tzinfo=None) - timedelta(hours=4)).date()
