"""Bars are as high as their numbers, stacked in order, labelled as far as there is room."""

import itertools

import pytest
from chart_samples import BARS, LAYERS, bar_chart
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont
from showing import drawn

from studyapp.ui.widgets.charts.bar_chart import Bar, BarChart, Series
from studyapp.ui.widgets.charts.chart import NOTHING
from studyapp.ui.widgets.charts.tip import TipRow

AREA = QRectF(34, 9, 642, 167)


@pytest.fixture
def chart(qtbot, theme):
    chart = bar_chart(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)
    return chart


def show_one(chart, value: int, places: int = 1) -> None:
    bars = [Bar(str(place), f"Day {place}") for place in range(places)]
    chart.show_bars(bars, [Series("Answers", "accent", (value,) * places)])


def test_a_stacked_bar_tells_each_layer_the_highest_first(chart):
    assert chart.tip(0).spoken == "Fri 20 Nov, Mature 10, New 1"
    assert [row.token for row in chart.tip(0).rows] == ["mature", "new"]


def test_a_single_series_needs_no_dot_and_what_is_more_comes_last(chart):
    more = (TipRow("Together", "1,234"),)
    chart.show_bars([Bar("Mo", "Monday", more)], [Series("Answers", "accent", (1234,))])

    assert chart.tip(0).spoken == "Monday, Answers 1,234, Together 1,234"
    assert chart.tip(0).rows[0].token == ""


def test_more_for_the_tip_comes_after_the_layers(chart):
    chart.show_bars([Bar("Mo", "Monday", (TipRow("All", "11"),))], [LAYERS[0], LAYERS[1]])

    assert chart.tip(0).spoken == "Monday, Mature 10, New 1, All 11"


def test_the_summary_counts_the_bars_and_names_the_highest(chart):
    assert chart.summary() == (
        "3 bars, the highest: Sat 21 Nov, Mature 20, New 0. Arrow keys read each."
    )


@pytest.mark.parametrize("values", [(), (0, 0)])
def test_nothing_but_zeros_is_no_chart_yet(chart, values):
    chart.show_bars(BARS[: len(values)], [Series("New", "new", values)])

    assert chart.is_empty()
    assert chart.summary() == "No values yet."
    assert "Nothing yet" in drawn(chart).texts


def test_a_bar_is_as_high_as_its_number(chart):
    bottom = AREA.bottom()
    heights = [bottom - chart.anchor(index).y() for index in range(3)]

    assert heights[0] / heights[1] == pytest.approx(11 / 20)
    assert heights[2] / heights[1] == pytest.approx(2 / 20)
    assert heights[1] == pytest.approx(AREA.height())


def test_each_bar_stands_in_the_middle_of_its_place(chart):
    thirds = [AREA.left() + AREA.width() * (index + 0.5) / 3 for index in range(3)]

    assert [chart.anchor(index).x() for index in range(3)] == pytest.approx(thirds)


def test_the_value_under_the_mouse_is_found_from_edge_to_edge(chart):
    places = [33.9, 34, 247.9, 248.1, 461.9, 462.1, 675.9, 676]

    found = [chart.index_at(QPointF(x, 50)) for x in places]

    assert found == [NOTHING, 0, 0, 1, 1, 2, 2, NOTHING]


def test_layers_are_painted_in_their_colours_from_the_bottom_up(chart, theme):
    drawing = drawn(chart)
    new, mature = drawing.filled(theme.color("new")), drawing.filled(theme.color("mature"))

    assert len(new) == len(mature) == 2
    assert new[0].bottom() == pytest.approx(AREA.bottom())
    assert new[0].top() == pytest.approx(mature[0].bottom(), abs=1.01)
    assert mature[0].top() == pytest.approx(chart.anchor(0).y())
    assert mature[1].bottom() == pytest.approx(AREA.bottom())
    assert new[1].top() == pytest.approx(chart.anchor(2).y())


def test_a_seam_parts_two_layers_but_no_bar_begins_with_one(chart, theme):
    chart.show_bars(BARS[:1], [Series("New", "new", (10,)), Series("Old", "mature", (10,))])
    drawing = drawn(chart)
    (new,), (old,) = drawing.filled(theme.color("new")), drawing.filled(theme.color("mature"))

    assert new.top() - old.bottom() == pytest.approx(1)
    assert old.top() == pytest.approx(chart.anchor(0).y())


def test_a_layer_too_thin_for_a_seam_keeps_its_height(chart, theme):
    chart.show_bars(BARS[:1], [Series("New", "new", (1,)), Series("Old", "mature", (400,))])
    drawing = drawn(chart)
    (new,), (old,) = drawing.filled(theme.color("new")), drawing.filled(theme.color("mature"))

    assert new.top() == pytest.approx(old.bottom())
    assert 0 < new.height() < 1


@pytest.mark.parametrize(("places", "width"), [(1, 44), (3, 44), (30, 642 / 30 * 0.72), (900, 1)])
def test_bars_are_neither_too_wide_nor_too_thin_to_be_seen(chart, theme, places, width):
    show_one(chart, 5, places)
    bars = drawn(chart).filled(theme.color("accent"))

    assert len(bars) == places
    assert bars[0].width() == pytest.approx(width)
    assert bars[0].center().x() == pytest.approx(chart.anchor(0).x())


def test_a_bar_has_round_shoulders_and_a_straight_foot(chart, theme):
    show_one(chart, 1)
    image = chart.grab().toImage()
    top, left = round(chart.anchor(0).y()), round(chart.anchor(0).x() - 22)
    accent = theme.color("accent").name()

    assert image.pixelColor(left, top).name() != accent
    assert image.pixelColor(left + 22, top + 1).name() == accent
    assert image.pixelColor(left + 1, round(AREA.bottom()) - 1).name() == accent
    assert image.pixelColor(left + 22, round(AREA.bottom()) + 1).name() != accent


def test_the_place_that_is_pointed_at_is_lit_over_its_whole_height(chart, theme):
    assert drawn(chart).filled(theme.color("accent")) == []

    chart.point_at(1)

    (lit,) = drawn(chart).filled(theme.color("accent"))
    assert (lit.top(), lit.bottom()) == (AREA.top(), AREA.bottom())
    assert lit.left() == pytest.approx(AREA.left() + AREA.width() / 3)
    assert lit.width() == pytest.approx(AREA.width() / 3)


def test_rules_stand_at_round_numbers_from_the_bottom_to_above_the_highest(chart, theme):
    drawing = drawn(chart)
    levels = [rule.top() for rule in drawing.outlined(theme.color("line"))]

    assert drawing.texts[:3] == ["0", "10", "20"]
    assert levels == [176.5, 92.5, 9.5]


def test_labels_stand_below_their_bars_and_today_stands_out(chart, theme):
    today, other = drawn(chart).said("Today"), drawn(chart).said("Sa")

    assert today.weight == QFont.Weight.DemiBold.value > other.weight
    assert today.color == theme.color("text").name()
    assert other.color == theme.color("text3").name()
    assert other.place.center().x() == pytest.approx(chart.anchor(1).x())
    assert other.place.top() > AREA.bottom()


def test_labels_that_would_touch_are_left_out_evenly(chart):
    bars = [Bar(f"{day} Nov", "") for day in range(1, 31)]
    chart.show_bars(bars, [Series("Answers", "accent", (1,) * 30)])
    labels = [words for words in drawn(chart).words if words.text.endswith("Nov")]

    days = [int(words.text.split()[0]) for words in labels]
    steps = {later - earlier for earlier, later in itertools.pairwise(days)}
    assert days[0] == 1
    assert len(steps) == 1
    assert 1 < steps.pop() <= 3
    edges = [edge for words in labels for edge in (words.place.left(), words.place.right())]
    assert edges == sorted(edges)


def test_a_chart_is_as_high_as_its_page_wants(qtbot, theme):
    chart = BarChart(theme, "Forecast", height=120)
    qtbot.addWidget(chart)

    assert chart.minimumHeight() == 120
    assert chart.accessibleName() == "Forecast"
