"""The numbers behind the charts: streaks, histograms, medians, buttons and phases."""

import statistics
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.scheduling.memory import MATURE_DAYS, Memory
from studyapp.core.scheduling.sums import count
from studyapp.core.statistics import (
    INTERVAL_BUCKETS,
    PHASES,
    Counts,
    DeckRow,
    ForecastDay,
    GradeShare,
    Phase,
    best_streak,
    button,
    ease_histogram,
    interval_histogram,
    mean,
    median,
    percent,
    streak,
)

TODAY = date(2026, 3, 10)
numbers = st.integers(0, 500)
counted = st.dictionaries(st.integers(1, 36_500), st.integers(0, 20))
past_days = st.sets(st.integers(0, 40)).map(lambda ago: {ago_day(count) for count in ago})


def ago_day(count):
    return TODAY - timedelta(days=count)


def spelt_out(values):
    return list(Counter(values).elements())


def test_a_streak_counts_the_days_in_a_row_up_to_today():
    assert streak([ago_day(0), ago_day(1), ago_day(2), ago_day(4)], TODAY) == 3


def test_a_streak_stands_until_the_day_is_over():
    assert streak([ago_day(1), ago_day(2)], TODAY) == 2


def test_a_missed_day_ends_a_streak():
    assert streak([ago_day(2), ago_day(3)], TODAY) == 0
    assert streak([], TODAY) == 0


def test_days_still_to_come_make_no_streak():
    assert streak([ago_day(-1), ago_day(-2)], TODAY) == 0
    assert streak([ago_day(-1), ago_day(0)], TODAY) == 1


def test_a_streak_goes_on_over_the_turn_of_the_year_and_leap_days():
    new_year = [date(2023, 12, 31), date(2024, 1, 1)]
    leap = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]

    assert streak(new_year, date(2024, 1, 1)) == 2
    assert best_streak(leap) == 3


def test_the_best_streak_is_the_longest_there_ever_was():
    days = [ago_day(count) for count in (0, 1, 10, 11, 12, 13, 20)]

    assert best_streak(days) == 4
    assert best_streak([]) == 0


@given(past_days)
def test_no_streak_is_longer_than_the_best(active):
    assert streak(active, TODAY) <= best_streak(active) <= len(active)


@given(past_days, st.randoms(use_true_random=False))
def test_streaks_do_not_depend_on_order_or_on_answers_a_day(active, chance):
    twice = [*active, *active]
    chance.shuffle(twice)

    assert streak(twice, TODAY) == streak(active, TODAY)
    assert best_streak(twice) == best_streak(active)


@given(past_days)
def test_the_best_streak_is_a_run_of_days_that_were_all_studied(active):
    length = best_streak(active)
    runs = [all(ago_day(last + back) in active for back in range(length)) for last in range(41)]

    assert any(runs)
    assert not any(
        all(ago_day(last + back) in active for back in range(length + 1)) for last in range(41)
    )


@pytest.mark.parametrize(
    ("interval", "label"),
    [
        (1, "1d"),
        (2, "2-3d"),
        (3, "2-3d"),
        (4, "4-7d"),
        (7, "4-7d"),
        (8, "8-14d"),
        (14, "8-14d"),
        (30, "15-30d"),
        (31, "1-2mo"),
        (60, "1-2mo"),
        (61, "2-4mo"),
        (240, "4-8mo"),
        (480, "8-16mo"),
        (481, "longer"),
        (36_500, "longer"),
    ],
)
def test_an_interval_falls_into_the_bar_with_its_label(interval, label):
    bars = interval_histogram({interval: 3})

    assert [(bar.label, bar.value, bar.count) for bar in bars if bar.count] == [(label, 3, 3)]


@given(counted)
def test_the_interval_chart_counts_every_card_once_and_always_has_all_bars(days):
    bars = interval_histogram(days)

    assert sum(bar.count for bar in bars) == sum(days.values())
    assert [bar.label for bar in bars] == [label for label, _ in INTERVAL_BUCKETS]


def test_the_bars_of_the_interval_chart_get_longer_and_longer():
    ends = [last for _, last in INTERVAL_BUCKETS]

    assert ends == sorted(set(ends))


@pytest.mark.parametrize(
    ("ease", "label"),
    [
        (130, "130"),
        (149, "130"),
        (150, "150"),
        (250, "250"),
        (269, "250"),
        (270, "270"),
        (407, "390"),
    ],
)
def test_an_ease_falls_into_its_bar_of_twenty_per_cent(ease, label):
    bars = ease_histogram({ease: 2})

    assert [(bar.label, bar.count) for bar in bars if bar.count] == [(label, 2)]


@given(st.dictionaries(st.integers(100, 600), st.integers(0, 20), min_size=1))
def test_the_ease_chart_counts_every_card_once_in_bars_without_gaps(hundredths):
    bars = ease_histogram(hundredths)
    starts = [int(bar.label) for bar in bars]

    assert sum(bar.count for bar in bars) == sum(hundredths.values())
    assert starts == list(range(130, starts[-1] + 1, 20))
    assert starts[-1] >= 310


def test_no_cards_make_no_ease_chart():
    assert ease_histogram({}) == ()


@given(counted)
def test_the_median_is_the_lower_middle_of_all_cards(days):
    cards = spelt_out(days)

    assert median(days) == (statistics.median_low(cards) if cards else 0)


def test_an_odd_number_of_cards_has_a_middle_one_and_an_even_number_its_lower():
    assert median({1: 1, 9: 1, 30: 1}) == 9
    assert median({1: 1, 9: 1}) == 1
    assert median({4: 1}) == 4


@given(counted)
def test_the_mean_is_rounded_to_a_whole_number(days):
    cards = spelt_out(days)

    assert mean(days) == (round(sum(cards) / len(cards)) if cards else 0)


def test_values_that_no_card_has_any_more_have_no_middle():
    assert (median({5: 0}), mean({5: 0})) == (0, 0)
    assert (median({}), mean({})) == (0, 0)


def asked_as(memory, *, drill):
    """Return the phase under which an answer is counted."""
    review = Review(Grade.GOOD, TODAY, 1000, drill=drill)
    sums = {}
    count(sums, 1, memory, to_entry(Event("0" * 32, 0, "d/n#0", TODAY, review), 1, None))
    [(_, _, _, number)] = sums
    return PHASES[number]


@pytest.mark.parametrize(
    ("interval", "reviews", "drill", "expected"),
    [
        (0, 0, False, Phase.NEW),
        (1, 1, False, Phase.LEARNING),
        (6, 2, False, Phase.LEARNING),
        (7, 2, False, Phase.YOUNG),
        (20, 3, False, Phase.YOUNG),
        (21, 3, False, Phase.MATURE),
        (400, 9, False, Phase.MATURE),
        (0, 0, True, Phase.DRILL),
        (400, 9, True, Phase.DRILL),
    ],
)
def test_a_card_was_in_the_phase_its_memory_shows(interval, reviews, drill, expected):
    memory = Memory(due_ordinal=740_000, interval=interval, reviews=reviews)

    assert asked_as(memory, drill=drill) is expected


@given(st.integers(1, 500))
def test_the_phase_and_the_memory_agree_on_what_is_mature(interval):
    memory = Memory.on_days(2, interval, due=TODAY, reviews=2)

    assert memory.is_mature == (asked_as(memory, drill=False) is Phase.MATURE)
    assert memory.is_mature == (interval >= MATURE_DAYS)


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        (Grade.BLACKOUT, Grade.AGAIN),
        (Grade.WRONG, Grade.AGAIN),
        (Grade.AGAIN, Grade.AGAIN),
        (Grade.HARD, Grade.HARD),
        (Grade.GOOD, Grade.GOOD),
        (Grade.EASY, Grade.EASY),
    ],
)
def test_each_of_the_six_grades_stands_for_a_button(grade, expected):
    assert button(grade) is expected
    assert button(grade).passed == grade.passed


@given(numbers, numbers, numbers, numbers)
def test_the_right_share_is_all_answers_but_again(again, hard, good, easy):
    share = GradeShare(Phase.YOUNG, again, hard, good, easy)

    assert share.total == again + hard + good + easy
    assert share.right == pytest.approx(
        100 * (hard + good + easy) / share.total if share.total else 0
    )
    assert 0 <= share.right <= 100


def test_a_share_of_nothing_is_nothing():
    assert percent(0, 0) == 0
    assert percent(1, 4) == 25


@given(st.lists(st.builds(Counts, numbers, numbers, numbers)))
def test_counts_add_up(parts):
    total = sum(parts, Counts())

    assert total.total == sum(part.total for part in parts)
    assert total.drill == sum(part.drill for part in parts)


def test_a_forecast_day_sums_its_cards():
    assert ForecastDay(TODAY, new=1, young=2, mature=4).total == 7


def test_a_deck_row_knows_its_depth_and_its_own_name():
    row = DeckRow("Generative AI::Transformers::Attention", Counts(), cards=3, young=1, mature=1)
    top = DeckRow("Generative AI", Counts(), cards=3, young=1, mature=1)

    assert (row.depth, row.leaf) == (2, "Attention")
    assert (top.depth, top.leaf) == (0, "Generative AI")


@pytest.mark.parametrize(
    ("counts", "total"), [((0, 0, 0), 0), ((1, 2, 4), 7), ((0, 3, 0), 3), ((5, 0, 1), 6)]
)
def test_all_cards_left_are_the_new_the_drilled_and_the_due(counts, total):
    assert Counts(*counts).total == total


@pytest.mark.parametrize(("ease", "last"), [(310, "310"), (329, "310"), (330, "330"), (349, "330")])
def test_the_ease_chart_ends_with_the_bar_of_the_highest_ease(ease, last):
    assert ease_histogram({ease: 1})[-1].label == last
