"""Charts say what is under the mouse and under the arrow keys, to eyes and to screen readers."""

import pytest
from chart_samples import BARS, bar_chart, heat_map, line_chart, share_rows
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from showing import drawn, drawn_by, is_repainted_by, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.charts.bar_chart import BarChart, Series
from studyapp.ui.widgets.charts.chart import NOTHING, Chart
from studyapp.ui.widgets.charts.heat_map import HeatMap
from studyapp.ui.widgets.charts.line_chart import LineChart
from studyapp.ui.widgets.charts.share_rows import ShareRows
from studyapp.ui.widgets.charts.tip import Tip

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


def key_press(key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


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


class Row(Chart):
    """Three values in a row, as simple as a chart can be."""

    def __init__(self, theme, count=3):
        super().__init__(theme, "Row")
        self.values = count
        self.data_changed()

    def count(self):
        return self.values

    def index_at(self, place):
        return int(place.x() // 100)

    def anchor(self, index):
        return QPointF(100 * index, 50)

    def tip(self, index):
        return Tip(f"value {index}")

    def summary(self):
        return f"{self.values} values"

    def paint_chart(self, painter):
        painter.setPen(self.theme.color("line"))


@pytest.fixture
def row(qtbot, theme):
    row = Row(theme)
    row.resize(300, 200)
    shown(qtbot, row)
    row.clearFocus()
    return row


@pytest.mark.parametrize(
    ("keys", "pointed"),
    [
        ([Qt.Key.Key_Right], 0),
        ([Qt.Key.Key_Left], 2),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_Up], NOTHING),
        ([Qt.Key.Key_Home, Qt.Key.Key_A], 0),
    ],
)
def test_arrow_keys_begin_at_the_end_they_come_from(row, keys, pointed):
    press(row, *keys)

    assert row.pointed == pointed
    assert spoken(row) == ("3 values" if pointed == NOTHING else f"value {pointed}")


@pytest.mark.parametrize(
    ("key", "taken"),
    [(Qt.Key.Key_Right, True), (Qt.Key.Key_Escape, False), (Qt.Key.Key_Up, False)],
)
def test_keys_that_mean_nothing_to_a_chart_are_left_to_the_page(row, key, taken):
    event = key_press(key)

    row.event(event)

    assert event.isAccepted() is taken


def test_escape_is_taken_only_while_there_is_something_to_forget(row):
    press(row, Qt.Key.Key_Home)
    first, second = key_press(Qt.Key.Key_Escape), key_press(Qt.Key.Key_Escape)

    row.event(first)
    row.event(second)

    assert (first.isAccepted(), second.isAccepted()) == (True, False)


def test_a_chart_without_values_leaves_every_key_to_the_page(qtbot, theme):
    empty = shown(qtbot, Row(theme, count=0))
    event = key_press(Qt.Key.Key_Home)

    empty.event(event)

    assert not event.isAccepted()


@pytest.mark.parametrize(("index", "pointed"), [(2, 2), (3, NOTHING), (-2, NOTHING)])
def test_there_is_nothing_to_point_at_beyond_the_values(row, index, pointed):
    row.point_at(1)

    row.point_at(index)

    assert row.pointed == pointed


def test_a_value_is_pointed_at_once_and_seen_at_once(row):
    assert is_repainted_by(row, lambda: row.point_at(1))
    assert not is_repainted_by(row, lambda: row.point_at(1))
    assert "value 1" in drawn(row).texts

    row.point_at(NOTHING)
    assert drawn(row).texts == []


def test_going_on_by_tab_forgets_what_was_pointed_at_and_says_the_whole_again(row):
    row.setFocus()
    press(row, Qt.Key.Key_End)
    assert spoken(row) == "value 2"

    assert is_repainted_by(row, row.clearFocus)

    assert row.pointed == NOTHING
    assert spoken(row) == "3 values"


def test_the_focus_ring_stands_inside_the_chart_and_only_while_it_has_the_focus(row, theme):
    assert drawn(row).outlined(theme.color("accent")) == []

    assert is_repainted_by(row, lambda: row.setFocus(Qt.FocusReason.TabFocusReason))

    assert drawn(row).outlined(theme.color("accent")) == [QRectF(1, 1, 298, 198)]
    assert drawn(row).filled(theme.color("accent")) == []


def test_only_a_chart_without_values_says_that_there_is_nothing(qtbot, row, theme):
    empty = Row(theme, count=0)
    qtbot.addWidget(empty)
    words = drawn(empty).said("Nothing yet")

    assert words.place == QRectF(empty.rect())
    assert words.flags == Qt.AlignmentFlag.AlignCenter.value
    assert words.color == theme.color("text3").name()
    assert drawn(row).texts == []


def test_new_values_are_seen_and_said_at_once(row):
    row.point_at(0)
    row.values = 2

    assert is_repainted_by(row, row.data_changed)
    assert spoken(row) == "2 values"


def test_a_rule_runs_through_its_area_with_its_number_left_of_it(row, theme):
    area = QRectF(40, 10, 200, 100)
    drawing = drawn_by(lambda painter: row.draw_rule(painter, area, 60.7, "50"), 300, 200)
    (line,) = drawing.outlined(theme.color("line"))
    number = drawing.said("50")

    assert (line.left(), line.right(), line.top()) == (40, 240, 60.5)
    assert number.place.right() == 32
    assert number.place.center().y() == pytest.approx(60.7)
    assert number.flags & Qt.AlignmentFlag.AlignRight.value
    assert number.color == theme.color("text3").name()


@pytest.mark.parametrize(("x", "middle"), [(150, 150), (2, 21), (299, 279)])
def test_a_label_stands_below_the_chart_and_never_leaves_it(row, x, middle):
    area = QRectF(40, 10, 200, 100)
    drawing = drawn_by(lambda painter: row.draw_label(painter, area, x, "Today", 40), 300, 200)
    label = drawing.said("Today")

    assert label.place.center().x() == middle
    assert label.place.width() == 42
    assert label.place.top() == area.bottom() + 6
    assert label.flags == Qt.AlignmentFlag.AlignCenter.value


def test_a_chart_takes_what_room_there_is_and_follows_the_mouse_unpressed(row):
    assert row.hasMouseTracking()
    assert row.sizePolicy().expandingDirections() == (
        Qt.Orientation.Horizontal | Qt.Orientation.Vertical
    )
    assert row.minimumHeight() == 180


@pytest.mark.parametrize(
    "ask",
    [
        lambda chart: chart.count(),
        lambda chart: chart.index_at(QPointF()),
        lambda chart: chart.anchor(0),
        lambda chart: chart.tip(0),
        lambda chart: chart.summary(),
        lambda chart: chart.paint_chart(None),
    ],
)
def test_a_chart_that_does_not_say_what_it_shows_is_a_mistake_that_is_told(qtbot, theme, ask):
    chart = Chart(theme, "Nothing")
    qtbot.addWidget(chart)

    with pytest.raises(NotImplementedError):
        ask(chart)
