"""The first instant shows where panels will be, in one column or two."""

import pytest
from PySide6.QtCore import QRectF
from showing import drawn

from studyapp.ui.widgets.layout.skeleton import Skeleton


@pytest.fixture
def skeleton(qtbot, theme):
    skeleton = Skeleton(theme)
    qtbot.addWidget(skeleton)
    return skeleton


def panels(skeleton, theme) -> list[QRectF]:
    return drawn(skeleton).filled(theme.color("surface"))


def test_a_wide_window_shows_two_columns_that_do_not_touch(skeleton, theme):
    skeleton.resize(760, 600)
    first, second, side, below = panels(skeleton, theme)

    assert side.left() - first.right() == pytest.approx(17, abs=1)
    assert side.right() == pytest.approx(760, abs=1)
    assert (first.top(), second.top()) == (side.top(), below.top())
    assert second.top() - first.bottom() == pytest.approx(17, abs=1)
    assert (side.left(), side.width()) == (below.left(), below.width())


def test_a_narrow_window_shows_one_column_as_wide_as_itself(skeleton, theme):
    skeleton.resize(759, 600)
    first, second = panels(skeleton, theme)

    assert first.width() == second.width() == 758
    assert second.top() > first.bottom()


def test_the_outlines_are_there_before_the_numbers_take_no_less_room(skeleton, theme):
    skeleton.resize(759, skeleton.minimumHeight())

    assert skeleton.minimumHeight() >= 500
    assert panels(skeleton, theme)[-1].top() < skeleton.height()


def test_lines_of_text_are_hinted_at_inside_each_panel(skeleton, theme):
    skeleton.resize(500, 600)
    drawing = drawn(skeleton)
    lines, frames = drawing.filled(theme.color("surface2")), drawing.filled(theme.color("surface"))

    assert len(lines) == 3 * len(frames) == 6
    assert all(frames[0].contains(line) for line in lines[:3])
    assert all(frames[1].contains(line) for line in lines[3:])
    assert [line.width() for line in lines[:3]] == sorted(line.width() for line in lines[:3])
    assert [line.top() for line in lines[:3]] == [20, 54, 88]


def test_panels_are_outlined_and_lines_are_not(skeleton, theme):
    skeleton.resize(500, 600)
    drawing = drawn(skeleton)

    assert drawing.outlined(theme.color("line")) == drawing.filled(theme.color("surface"))
