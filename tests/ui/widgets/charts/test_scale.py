"""Axes have round numbers that hold every value."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.ui.widgets.charts.scale import count_ticks, percent_ticks, short_number, stride


@given(st.floats(0, 1e7))
def test_counts_fit_below_the_highest_tick_and_ticks_are_whole(largest):
    ticks = count_ticks(largest)

    assert ticks[0] == 0
    assert ticks[-1] >= largest
    assert all(tick == int(tick) for tick in ticks)
    assert 2 <= len(ticks) <= 5


@given(st.lists(st.floats(0, 100), max_size=20))
def test_percentages_and_the_goal_fit_between_few_ticks(values):
    ticks = percent_ticks(values, 90)

    assert ticks[0] <= min([*values, 90])
    assert ticks[-1] >= max([*values, 90])
    assert 0 <= ticks[0] < ticks[-1] <= 100
    assert len(ticks) <= 6


def test_ticks_are_what_a_person_would_choose():
    assert count_ticks(79) == (0, 50, 100)
    assert count_ticks(4) == (0, 2, 4)
    assert count_ticks(0) == (0, 1)
    assert percent_ticks([86, 95], 90) == (85, 90, 95)
    assert count_ticks(3) == (0, 1, 2, 3)
    assert count_ticks(18) == (0, 10, 20)
    assert count_ticks(150) == (0, 50, 100, 150)
    assert percent_ticks([100], 90) == (90, 95, 100)
    assert percent_ticks([81, 100], 90) == (80, 85, 90, 95, 100)
    assert percent_ticks([75, 100], 90) == (70, 80, 90, 100)
    assert percent_ticks([42], 90) == (40, 60, 80, 100)
    assert percent_ticks([0, 100], 90) == (0, 25, 50, 75, 100)
    assert percent_ticks([120], 90) == (90, 95, 100)


def test_numbers_beside_an_axis_are_short():
    assert [short_number(v) for v in (0, 950, 1000, 1500, 20000, 1_000_000)] == [
        "0",
        "950",
        "1k",
        "1.5k",
        "20k",
        "1000k",
    ]


def test_labels_stand_so_far_apart_that_they_do_not_touch():
    assert stride(14, room=280, widest=36) == 2
    assert stride(14, room=2800, widest=36) == 1
    assert stride(2, room=50, widest=40) == 2
    assert stride(14, room=0, widest=36) == 1
    assert stride(1, room=100, widest=400) == 1
