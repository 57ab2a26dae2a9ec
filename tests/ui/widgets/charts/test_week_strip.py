"""Seven days: which were studied is seen, and read by a screen reader."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from showing import drawn, is_repainted_by, shown

from studyapp.ui.widgets.charts.week_strip import WeekStrip

FRIDAY = date(2026, 11, 20)


def week(*studied: int) -> list[tuple[date, bool]]:
    return [(FRIDAY + timedelta(days=back), back in studied) for back in range(-6, 1)]


@pytest.fixture
def strip(qtbot, theme, icons):
    strip = shown(qtbot, WeekStrip(theme, icons))
    strip.resize(326, 50)
    strip.show_week(week(-2, -1))
    return strip


@pytest.mark.parametrize(
    ("studied", "days"),
    [((-2, -1), "Wednesday, Thursday"), ((), "–"), ((0,), "Friday")],
)
def test_the_days_that_were_studied_are_read_out(strip, studied, days):
    strip.show_week(week(*studied))

    assert strip.accessibleName() == f"Studied this week: {days}"


def test_days_are_lettered_below_their_dots_from_edge_to_edge(strip, theme):
    drawing = drawn(strip)
    lefts = [words.place.left() for words in drawing.words]

    assert drawing.texts == ["S", "S", "M", "T", "W", "T", "F"]
    assert lefts == [-3 + 50 * index for index in range(7)]
    assert drawing.words[-1].place.center().x() == pytest.approx(326 - 13)
    assert all(words.place.top() >= 26 for words in drawing.words)
    assert all(words.flags == Qt.AlignmentFlag.AlignCenter.value for words in drawing.words)


def test_only_today_is_in_the_colour_of_text(strip, theme):
    colors = [words.color for words in drawn(strip).words]

    assert colors == [theme.color("text3").name()] * 6 + [theme.color("text").name()]


def test_a_day_that_was_studied_is_filled_and_ticked(strip, theme):
    drawing = drawn(strip)
    filled = drawing.filled(theme.color("hard_soft"))

    assert [dot.left() for dot in filled] == [201, 251]
    assert [tick.center() for tick in drawing.pictures] == [dot.center() for dot in filled]


def test_days_without_study_are_rings_and_today_is_waited_for(strip, theme):
    drawing = drawn(strip)

    assert len(drawing.outlined(theme.color("line2"))) == 4
    assert [ring.left() for ring in drawing.outlined(theme.color("hard"))] == [301]
    assert [shape.place.left() for shape in drawing.shapes if shape.is_dashed] == [301]
    assert all(shape.fill == "" for shape in drawing.shapes if shape.kind == "ellipse")


def test_today_once_studied_is_filled_too(strip, theme):
    strip.show_week(week(0))
    drawing = drawn(strip)

    assert [dot.left() for dot in drawing.filled(theme.color("hard_soft"))] == [301]
    assert drawing.outlined(theme.color("hard")) == []


def test_another_week_is_seen_at_once(strip):
    assert is_repainted_by(strip, lambda: strip.show_week(week()))


@pytest.mark.parametrize("days", [[], [(FRIDAY, True)]])
def test_a_strip_of_one_day_or_none_can_be_painted(strip, days):
    strip.show_week(days)

    assert len(drawn(strip).words) == len(days)
    assert strip.height() == 50
    assert strip.sizePolicy().expandingDirections() == Qt.Orientation.Horizontal
