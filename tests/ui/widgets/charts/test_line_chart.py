"""A percentage over time: where its points stand, what is said of them, and the goal."""

import pytest
from chart_samples import POINTS, line_chart
from PySide6.QtCore import QPointF, QRectF, Qt
from showing import drawn

from studyapp.ui.widgets.charts.chart import NOTHING
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint

AREA = QRectF(42, 12, 628, 164)


@pytest.fixture
def chart(qtbot, theme):
    chart = line_chart(theme)
    qtbot.addWidget(chart)
    chart.resize(680, 200)
    return chart


def many(count: int) -> list[LinePoint]:
    return [LinePoint(f"{n} November", f"{n} Nov", 80 + n % 10, n) for n in range(count)]


def test_the_line_chart_tells_share_and_answers(chart):
    chart.show_points([*POINTS, LinePoint("x", "x", 100, 1234)])

    assert chart.tip(1).spoken == "20 Nov, right 95.0 %, answers 40"
    assert chart.tip(2).spoken == "x, right 100.0 %, answers 1,234"


def test_the_summary_tells_first_last_and_goal(chart):
    assert chart.accessibleDescription() == (
        "From 85.0 % to 95.0 %, goal 90 %. Arrow keys read each."
    )
    chart.show_points([])
    assert chart.accessibleDescription() == "No values yet."


def test_points_stand_evenly_from_edge_to_edge_as_high_as_their_share(chart):
    assert [chart.anchor(index).x() for index in (0, 1)] == [AREA.left(), AREA.right()]
    assert [chart.anchor(index).y() for index in (0, 1)] == [AREA.bottom(), AREA.top()]

    chart.show_points(many(5))

    gaps = [chart.anchor(n + 1).x() - chart.anchor(n).x() for n in range(4)]
    assert gaps == pytest.approx([AREA.width() / 4] * 4)


def test_a_single_point_stands_in_the_middle(chart):
    chart.show_points(POINTS[:1])

    assert chart.anchor(0).x() == AREA.center().x()
    assert chart.index_at(AREA.center()) == 0
    assert not chart.grab().isNull()


@pytest.mark.parametrize(
    ("x", "index"),
    [(33, NOTHING), (34, 0), (42, 0), (355, 0), (357, 1), (670, 1), (680, 1), (681, NOTHING)],
)
def test_the_nearest_point_is_under_the_mouse_a_little_beyond_the_ends_too(chart, x, index):
    assert chart.index_at(QPointF(x, 50)) == index


def test_without_points_there_is_nothing_under_the_mouse(chart):
    chart.show_points([])

    assert chart.index_at(QPointF(100, 50)) == NOTHING


def test_rules_stand_at_round_percentages_that_hold_points_and_goal(chart, theme):
    drawing = drawn(chart)

    assert drawing.texts[:3] == ["85 %", "90 %", "95 %"]
    assert [rule.top() for rule in drawing.outlined(theme.color("line"))] == [176.5, 94.5, 12.5]


def test_the_goal_is_a_line_with_its_words_above_its_right_end(chart, theme):
    drawing = drawn(chart)
    (goal,) = [s.place for s in drawing.shapes if s.pen == theme.color("text3").name()]
    words = drawing.said("goal 90 %")

    assert (goal.left(), goal.right(), goal.top()) == (AREA.left(), AREA.right(), 94.5)
    assert words.place.right() == AREA.right()
    assert words.place.bottom() == 93.5
    assert words.flags & Qt.AlignmentFlag.AlignRight.value


def test_a_goal_at_the_very_top_has_its_words_below(qtbot, theme):
    chart = LineChart(theme, "Retention", 100)
    qtbot.addWidget(chart)
    chart.show_points([LinePoint("", "", 90, 1)])
    chart.resize(680, 200)

    assert drawn(chart).said("goal 100 %").place.top() == 13.5


def test_the_line_goes_through_every_point_and_is_level_there(chart, theme):
    chart.show_points(many(4))
    (line,) = drawn(chart).paths
    ends = [line.elementAt(3 * n) for n in range(4)]
    before = [line.elementAt(3 * n - 1) for n in range(1, 4)]

    assert [(end.x, end.y) for end in ends] == [
        pytest.approx((chart.anchor(n).x(), chart.anchor(n).y())) for n in range(4)
    ]
    assert [handle.y for handle in before] == pytest.approx([end.y for end in ends[1:]])
    middle = (chart.anchor(0).x() + chart.anchor(1).x()) / 2
    assert line.elementAt(1).x == line.elementAt(2).x == pytest.approx(middle)


def test_below_the_line_there_is_shade_and_above_it_none(chart, theme):
    chart.show_points([LinePoint("", "", 95, 1), LinePoint("", "", 85, 1)])
    image = chart.grab().toImage()
    ground = image.pixelColor(300, 3)
    x = 60

    assert image.pixelColor(x, 40) != ground
    assert image.pixelColor(640, 40) == ground
    top, low = (image.pixelColor(x, y).lightness() for y in (30, 150))
    assert top < low


def test_a_dot_marks_the_last_point_until_another_is_pointed_at(chart, theme):
    (dot,) = drawn(chart).filled(theme.color("accent"))
    assert dot.center() == chart.anchor(1)
    assert dot.width() == 9

    chart.point_at(0)

    drawing = drawn(chart)
    assert drawing.filled(theme.color("accent"))[0].center() == chart.anchor(0)
    plumb = drawing.outlined(theme.color("line2"))[0]
    assert (plumb.left(), plumb.top(), plumb.bottom()) == (42, AREA.top(), AREA.bottom())


def test_labels_stand_below_their_points_and_do_not_touch(chart, theme):
    chart.show_points(many(20))
    labels = [words for words in drawn(chart).words if "November" in words.text]
    edges = [edge for words in labels for edge in (words.place.left(), words.place.right())]

    assert 3 < len(labels) < 12
    assert labels[0].text == "0 November"
    assert edges == sorted(edges)
    shown_points = [int(words.text.split()[0]) for words in labels]
    assert labels[1].place.center().x() == pytest.approx(chart.anchor(shown_points[1]).x())
    assert labels[1].color == theme.color("text3").name()


def test_an_empty_chart_still_shows_the_goal(chart):
    chart.show_points([])
    texts = drawn(chart).texts

    assert "goal 90 %" in texts
    assert texts[-1] == "Nothing yet"
