"""A year of days: which box is which day, how dark it is, and what is said of it."""

from datetime import date, timedelta

import pytest
from chart_samples import heat_map
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from report_samples import DAY, in_days
from showing import drawn, shown

from studyapp.ui.widgets.charts.chart import NOTHING
from studyapp.ui.widgets.charts.heat_map import HeatMap


@pytest.fixture
def chart(qtbot, theme):
    chart = heat_map(theme)
    shown(qtbot, chart)
    chart.resize(900, 160)
    chart.clearFocus()
    return chart


def boxes(chart, theme) -> list[QRectF]:
    shades = {color.lower() for color in theme.tokens.heat}
    return [shape.place for shape in drawn(chart).shapes if shape.fill in shades]


def shades(chart, theme) -> list[int]:
    steps = [color.lower() for color in theme.tokens.heat]
    return [steps.index(s.fill) for s in drawn(chart).shapes if s.fill in steps]


def test_the_map_begins_on_a_monday_and_ends_today(chart):
    assert chart.first_day.weekday() == 0
    assert chart.first_day == date(2025, 11, 17)
    assert chart.tip(chart.count() - 1).spoken == "12 answers, Fri 20 Nov 2026"
    assert chart.count() == (DAY - date(2025, 11, 17)).days + 1


@pytest.mark.parametrize("last", [date(2026, 11, 16), date(2026, 11, 22)])
def test_a_week_that_has_just_begun_and_one_that_ends_fill_the_last_column(chart, last):
    chart.show_days({}, last)

    assert chart.first_day == date(2025, 11, 17)


def test_a_day_without_answers_says_so(chart):
    assert chart.tip(0).spoken == "No answers, Mon 17 Nov 2025"


@pytest.mark.parametrize(
    ("width", "weeks"),
    [(900, 53), (566, 53), (565, 52), (300, 26), (76, 4), (10, 4)],
)
def test_a_narrow_map_shows_fewer_weeks_in_boxes_that_can_still_be_seen(qtbot, theme, width, weeks):
    chart = heat_map(theme)
    qtbot.addWidget(chart)
    chart.resize(width, 160)

    assert (DAY - chart.first_day).days // 7 + 1 == weeks
    assert boxes(chart, theme)[0].width() >= 8


@pytest.mark.parametrize(("width", "side"), [(300, 264 / 26), (900, 864 / 53), (2000, 18)])
def test_boxes_grow_with_the_room_up_to_a_size_and_the_map_is_as_high_as_they_are(
    chart, theme, width, side
):
    chart.resize(width, 160)
    first, second = boxes(chart, theme)[:2]

    assert second.top() - first.top() == pytest.approx(side)
    assert boxes(chart, theme)[7].left() - first.left() == pytest.approx(side)
    assert chart.height() == 20 + round(7 * side)
    assert first.bottom() < second.top()


def test_days_run_down_from_monday_and_weeks_to_the_right(chart, theme):
    places = boxes(chart, theme)

    assert len(places) == chart.count()
    assert (places[0].left(), places[0].top()) == (36, 20)
    assert places[6].left() == places[0].left()
    assert (places[7].top(), places[7].left() > places[6].right()) == (20, True)
    assert [chart.index_at(place.center()) for place in places[:9]] == list(range(9))


@pytest.mark.parametrize(
    "place",
    [QPointF(35, 60), QPointF(60, 19), QPointF(60, 140), QPointF(899, 130), QPointF(-40, 30)],
)
def test_names_edges_and_days_to_come_are_no_days(chart, place):
    assert chart.index_at(place) == NOTHING


def test_arrow_keys_begin_at_today_and_move_by_day_and_by_week(chart):
    spoken = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
        spoken.append(chart.tip(chart.pointed).spoken)

    assert spoken == [
        "12 answers, Fri 20 Nov 2026",
        "No answers, Fri 13 Nov 2026",
        "3 answers, Thu 12 Nov 2026",
        "No answers, Fri 13 Nov 2026",
        "12 answers, Fri 20 Nov 2026",
    ]


def test_more_answers_are_darker_by_where_they_stand_among_the_days(chart, theme):
    chart.show_days({in_days(-back): 10 * (back + 1) for back in range(100)}, DAY)
    levels = shades(chart, theme)[::-1]

    assert levels[0] == levels[34] == levels[35] == 1
    assert levels[36] == levels[70] == 2
    assert levels[71] == levels[92] == 3
    assert levels[93] == levels[99] == 4
    assert levels[100] == 0


def test_a_single_day_is_seen_but_no_darker_than_it_must_be(chart, theme):
    chart.show_days({DAY: 500, in_days(-1): 0}, DAY)

    assert shades(chart, theme)[-2:] == [0, 1]


@pytest.mark.parametrize("width", [900, 300, 100])
def test_the_summary_tells_the_whole_year_however_narrow_the_map_is(qtbot, theme, width):
    chart = heat_map(theme)
    qtbot.addWidget(chart)
    chart.resize(width, 160)

    chart.show_days({DAY: 1, in_days(-200): 2000, in_days(-3): 0, in_days(-400): 9}, DAY)

    assert chart.accessibleDescription() == (
        "2,001 answers on 2 days in the last year. Arrow keys read each day."
    )


def test_a_map_that_becomes_narrower_points_at_no_day_to_come(chart):
    chart.point_at(chart.count() - 1)

    chart.resize(300, 160)

    assert chart.pointed == NOTHING
    assert chart.accessibleDescription() == chart.summary()


def test_a_map_that_only_grows_a_little_still_points_at_the_same_day(chart):
    chart.point_at(100)

    chart.resize(910, 160)

    assert chart.pointed == 100


def test_the_day_that_is_pointed_at_has_a_frame_around_its_box(chart, theme):
    chart.point_at(8)
    frames = drawn(chart).outlined(theme.color("text"))

    assert frames[0] == boxes(chart, theme)[8].adjusted(-1, -1, 1, 1)
    assert drawn(chart).filled(theme.color("text")) == []


def test_every_other_weekday_is_named_beside_its_row(chart, theme):
    drawing = drawn(chart)
    side = boxes(chart, theme)[1].top() - boxes(chart, theme)[0].top()

    for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
        words = drawing.said(name)
        assert words.place.top() == pytest.approx(20 + row * side - 1)
        assert words.place.right() == 28
        assert words.flags & Qt.AlignmentFlag.AlignRight.value


def test_months_are_named_above_the_week_they_begin_in(chart, theme):
    drawing = drawn(chart)
    months = [words for words in drawing.words if len(words.text) == 3 and words.place.top() == 0]
    week = next(
        n for n in range(53) if (chart.first_day + timedelta(days=7 * n)).strftime("%b") == "Dec"
    )

    assert [words.text for words in months] == [
        *("Dec", "Jan", "Feb", "Mar", "Apr", "May"),
        *("Jun", "Jul", "Aug", "Sep", "Oct", "Nov"),
    ]
    assert months[0].place.left() == pytest.approx(boxes(chart, theme)[7 * week].left())
    assert months[0].color == theme.color("text3").name()


def test_a_map_that_was_given_nothing_shows_nothing(qtbot, theme):
    chart = HeatMap(theme, "Calendar")
    qtbot.addWidget(chart)
    chart.resize(600, 160)

    assert chart.count() == 0
    assert drawn(chart).texts == ["Nothing yet"]
    assert chart.sizePolicy().expandingDirections() == Qt.Orientation.Horizontal
