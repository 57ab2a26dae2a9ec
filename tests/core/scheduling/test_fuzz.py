"""The spreading of due days: repeatable, inside its band, and reaching both ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.scheduling.fuzz import fuzz, unit

ALMOST_ONE = 1 - 2**-53
chances = st.floats(0, ALMOST_ONE)

BANDS = [
    (3, 2, 4),
    (4, 3, 5),
    (6, 4, 8),
    (7, 5, 9),
    (10, 8, 12),
    (15, 13, 17),
    (20, 17, 23),
    (38, 34, 42),
    (100, 93, 107),
    (365, 345, 385),
]


@given(st.integers(0, 2), chances)
def test_under_three_days_there_is_no_choice(days, chance):
    assert fuzz(days, chance) == days


@pytest.mark.parametrize(("days", "low", "high"), BANDS)
def test_both_ends_of_the_band_are_reached_and_nothing_beyond(days, low, high):
    found = {fuzz(days, step / 1000) for step in range(1000)}

    assert found == set(range(low, high + 1))
    assert (fuzz(days, 0.0), fuzz(days, ALMOST_ONE)) == (low, high)


@pytest.mark.parametrize(("days", "low", "high"), BANDS)
def test_every_day_of_the_band_is_about_as_likely(days, low, high):
    cards = 400 * (high - low + 1)
    found = [fuzz(days, unit(f"deck/{number}#0", 3)) for number in range(cards)]

    assert all(300 < found.count(day) < 500 for day in range(low, high + 1))


@given(st.integers(3, 40_000), chances)
def test_the_interval_is_moved_by_no_more_than_the_band(days, chance):
    steps = (
        0.15 * (min(days, 7) - 2.5) + 0.10 * max(0, min(days, 20) - 7) + 0.05 * max(0, days - 20)
    )

    assert abs(fuzz(days, chance) - days) <= 1 + steps + 0.5
    assert fuzz(days, chance) >= 2


@given(st.integers(3, 40_000))
def test_the_last_chance_stays_in_the_band_whatever_its_width(days):
    ends = [fuzz(days, 0.0), fuzz(days, ALMOST_ONE)]

    assert ends[1] - days == pytest.approx(days - ends[0], abs=1)


@given(st.integers(0, 2_000))
def test_a_longer_interval_never_begins_or_ends_its_band_sooner(days):
    for shorter, longer in pairwise(range(days, days + 3)):
        assert fuzz(shorter, 0.0) <= fuzz(longer, 0.0)
        assert fuzz(shorter, ALMOST_ONE) <= fuzz(longer, ALMOST_ONE)


@given(st.text(), st.integers(0, 10_000))
def test_a_card_and_a_count_always_give_the_same_number(card, review):
    assert unit(card, review) == unit(card, review)
    assert 0 <= unit(card, review) < 1


def test_the_number_is_the_same_on_every_machine():
    numbers = [round(unit("deck/note#0", review), 12) for review in range(3)]

    assert numbers == [0.390427256706, 0.659360991949, 0.000773454520]


def test_another_card_or_another_review_gives_another_number():
    numbers = {unit(f"deck/{card}#0", review) for card in range(100) for review in range(10)}

    assert len(numbers) == 1000


def test_a_card_name_that_ends_in_a_digit_is_not_mistaken_for_a_review_count():
    assert unit("card1", 1) != unit("card", 11)
