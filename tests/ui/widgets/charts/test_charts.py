"""Charts say what is under the mouse and under the arrow keys, to eyes and to screen readers."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from report_samples import DAY, in_days

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.charts.bar_chart import Bar, BarChart, Series
from studyapp.ui.widgets.charts.chart import NOTHING
from studyapp.ui.widgets.charts.heat_map import HeatMap
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint
from studyapp.ui.widgets.charts.share_rows import Part, ShareRow, ShareRows

BARS = [Bar("Today", "Fri 20 Nov"), Bar("Sa", "Sat 21 Nov"), Bar("Su", "Sun 22 Nov")]
LAYERS = [Series("New", "new", (1, 0, 2)), Series("Mature", "mature", (10, 20, 0))]
POINTS = [LinePoint("6 Nov", "6 Nov", 85.0, 20), LinePoint("20 Nov", "20 Nov", 95.0, 40)]
ROWS = [
    ShareRow("New", (Part("Again", "fill_again", 1), Part("Good", "fill_good", 3)), "75 %"),
    ShareRow("Mature", (Part("Again", "fill_again", 0), Part("Good", "fill_good", 0)), "–"),
]


def bar_chart(theme):
    chart = BarChart(theme, "Forecast")
    chart.show_bars(BARS, LAYERS)
    return chart


def line_chart(theme):
    chart = LineChart(theme, "Retention", 90)
    chart.show_points(POINTS)
    return chart


def heat_map(theme):
    chart = HeatMap(theme, "Calendar")
    chart.show_days({DAY: 12, in_days(-8): 3}, DAY)
    return chart


def share_rows(theme):
    chart = ShareRows(theme, "Answers")
    chart.show_rows(ROWS)
    return chart


MAKERS = [bar_chart, line_chart, heat_map, share_rows]


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def chart(request, qtbot, theme):
    chart = request.param(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)
    chart.show()
    return chart


def spoken(chart) -> str:
    return chart.accessibleDescription()


def press(chart, *keys):
    for key in keys:
        QTest.keyClick(chart, key)


def test_a_chart_has_a_name_a_summary_and_takes_the_focus(chart):
    assert chart.accessibleName()
    assert len(spoken(chart)) > 20
    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_value_under_the_mouse_is_the_one_that_is_drawn_there(chart):
    for index in range(chart.count()):
        assert chart.index_at(chart.anchor(index)) == index


def test_moving_the_mouse_points_at_a_value_and_leaving_forgets_it(qtbot, chart):
    place = chart.anchor(chart.count() - 1).toPoint()

    QTest.mouseMove(chart, place)
    qtbot.waitUntil(lambda: chart.pointed == chart.count() - 1)
    chart.leaveEvent(None)

    assert chart.pointed == NOTHING


def test_nothing_is_under_the_mouse_outside(chart):
    assert chart.index_at(QPointF(-5, -5)) == NOTHING


def test_keys_reach_the_first_and_the_last_value_and_read_them(chart):
    press(chart, Qt.Key.Key_Home)
    first = spoken(chart)
    press(chart, Qt.Key.Key_End)

    assert chart.pointed == chart.count() - 1
    assert first == chart.tip(0).spoken != spoken(chart) == chart.tip(chart.pointed).spoken


def test_arrow_keys_stop_at_the_ends(chart):
    press(chart, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert chart.pointed == 0

    press(chart, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert chart.pointed == chart.count() - 1


def test_escape_goes_back_to_the_summary(chart):
    summary = spoken(chart)

    press(chart, Qt.Key.Key_Home, Qt.Key.Key_Escape)

    assert chart.pointed == NOTHING
    assert spoken(chart) == summary


def test_the_tip_is_drawn_and_so_is_the_focus_ring(chart):
    chart.activateWindow()
    QTest.qWaitForWindowActive(chart)
    chart.clearFocus()
    plain = chart.grab().toImage()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    focused = chart.grab().toImage()
    chart.clearFocus()
    chart.point_at(0)

    assert focused != plain
    assert chart.grab().toImage() not in (plain, focused)


def test_new_colours_are_used_at_once(chart, theme):
    before = chart.grab().toImage()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert chart.grab().toImage() != before


@pytest.mark.parametrize("size", [(1, 1), (60, 40), (3000, 900)])
def test_a_chart_can_have_any_size(chart, size):
    chart.setMinimumSize(0, 0)
    chart.resize(*size)
    chart.point_at(0)

    assert not chart.grab().isNull()


def test_new_values_forget_what_was_pointed_at(qtbot, theme):
    chart = bar_chart(theme)
    qtbot.addWidget(chart)
    chart.point_at(2)

    chart.show_bars(BARS[:1], [Series("New", "new", (1,))])

    assert chart.pointed == NOTHING


@pytest.mark.parametrize("empty", [BarChart, HeatMap, ShareRows, lambda t, n: LineChart(t, n, 90)])
def test_a_chart_without_values_says_so_and_takes_keys(qtbot, theme, empty):
    chart = empty(theme, "Nothing")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.data_changed()
    press(chart, Qt.Key.Key_Right, Qt.Key.Key_Home)

    assert chart.is_empty()
    assert chart.pointed == NOTHING
    assert not chart.grab().isNull()
    assert spoken(chart)


def test_a_stacked_bar_tells_each_layer_the_highest_first(qtbot, theme):
    chart = bar_chart(theme)
    qtbot.addWidget(chart)

    assert chart.tip(0).spoken == "Fri 20 Nov, Mature 10, New 1"


def test_a_bar_is_as_high_as_its_number(qtbot, theme):
    chart = bar_chart(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)

    bottom = chart.anchor(0).y() + (chart.anchor(2).y() - chart.anchor(0).y()) * 11 / 9
    assert (bottom - chart.anchor(1).y()) / (bottom - chart.anchor(0).y()) == pytest.approx(20 / 11)


def test_layers_are_painted_in_their_colours_from_the_bottom_up(qtbot, theme):
    chart = bar_chart(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)
    image = chart.grab().toImage()
    column = round(chart.anchor(2).x())
    colors = {image.pixelColor(column, y).name() for y in range(image.height())}
    both = {image.pixelColor(round(chart.anchor(0).x()), y).name() for y in range(image.height())}

    assert theme.color("new").name() in colors
    assert theme.color("mature").name() not in colors
    assert {theme.color("new").name(), theme.color("mature").name()} <= both


def test_the_line_chart_tells_share_and_answers(qtbot, theme):
    chart = line_chart(theme)
    qtbot.addWidget(chart)

    assert chart.tip(1).spoken == "20 Nov, right 95.0 %, answers 40"
    assert "goal 90 %" in chart.accessibleDescription()


def test_a_single_point_stands_in_the_middle(qtbot, theme):
    chart = LineChart(theme, "Retention", 90)
    qtbot.addWidget(chart)
    chart.resize(600, 200)
    chart.show_points(POINTS[:1])

    assert 250 < chart.anchor(0).x() < 350
    assert not chart.grab().isNull()


def test_the_heat_map_begins_on_a_monday_and_ends_today(qtbot, theme):
    chart = heat_map(theme)
    qtbot.addWidget(chart)
    chart.resize(900, 160)

    assert chart.first_day.weekday() == 0
    assert chart.first_day == date(2025, 11, 17)
    assert chart.tip(chart.count() - 1).spoken == "12 answers, Fri 20 Nov 2026"


def test_a_narrow_heat_map_shows_fewer_weeks_in_boxes_that_can_still_be_seen(qtbot, theme):
    chart = heat_map(theme)
    qtbot.addWidget(chart)
    chart.resize(300, 160)

    assert chart.first_day > date(2026, 5, 1)
    assert chart.index_at(chart.anchor(chart.count() - 1)) == chart.count() - 1


def test_arrow_keys_move_by_day_and_by_week_in_the_heat_map(qtbot, theme):
    chart = heat_map(theme)
    qtbot.addWidget(chart)
    chart.resize(900, 160)

    press(chart, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Up)

    assert chart.tip(chart.pointed).spoken == "3 answers, Thu 12 Nov 2026"


def test_more_answers_are_darker(qtbot, theme):
    chart = HeatMap(theme, "Calendar")
    qtbot.addWidget(chart)
    chart.show_days({in_days(-back): 10 * (back + 1) for back in range(10)}, DAY)
    chart.resize(900, 160)
    image = chart.grab().toImage()
    last = chart.count() - 1

    def shade(back: int) -> int:
        place: QPoint = chart.anchor(last - back).toPoint()
        return image.pixelColor(place).lightness()

    assert shade(11) > shade(0) > shade(5) > shade(9)


def test_share_rows_tell_numbers_and_shares(qtbot, theme):
    chart = share_rows(theme)
    qtbot.addWidget(chart)

    assert chart.tip(0).spoken == "New: 4 answers, Again 1  (25 %), Good 3  (75 %)"
    assert "New 75 %" in chart.accessibleDescription()
    assert "Mature" not in chart.accessibleDescription()
