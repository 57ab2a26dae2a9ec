"""Parts of a bar are as wide as their share of the whole."""

import pytest
from PySide6.QtCore import QRectF, Qt
from showing import color_at, drawn, is_repainted_by, shown

from studyapp.ui.widgets.charts.split_bar import SplitBar


@pytest.fixture
def bar(qtbot, theme):
    bar = shown(qtbot, SplitBar(theme, 10))
    bar.resize(200, 10)
    return bar


def test_parts_of_a_bar_are_as_wide_as_their_share(bar, theme):
    bar.show_parts((("new", 1), ("mature", 3)), 8)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, 5).name() for x in range(200)]

    assert row.count(theme.color("new").name()) == pytest.approx(25, abs=3)
    assert row.count(theme.color("mature").name()) == pytest.approx(75, abs=3)
    assert row.count(theme.color("hover").name()) == pytest.approx(100, abs=5)


def test_parts_stand_beside_each_other_with_a_seam(bar, theme):
    bar.show_parts((("new", 1), ("mature", 3)), 8)
    drawing = drawn(bar)

    assert drawing.filled(theme.color("new")) == [QRectF(0, 0, 24, 10)]
    assert drawing.filled(theme.color("mature")) == [QRectF(25, 0, 74, 10)]


def test_without_a_whole_the_parts_fill_the_bar(bar, theme):
    bar.show_parts((("new", 1), ("mature", 3)))

    assert drawn(bar).filled(theme.color("mature")) == [QRectF(50, 0, 149, 10)]


def test_a_part_too_small_to_be_drawn_is_still_seen_and_none_is_not(bar, theme):
    bar.show_parts((("new", 1), ("young", 0), ("mature", 9)), 100_000)
    drawing = drawn(bar)

    assert drawing.filled(theme.color("new"))[0].width() == 1
    assert drawing.filled(theme.color("young")) == []
    assert drawing.filled(theme.color("mature"))[0].left() == pytest.approx(0.002)


@pytest.mark.parametrize("parts", [(), (("new", 0),)])
def test_nothing_of_nothing_is_an_empty_bar_with_round_ends(bar, theme, parts):
    bar.show_parts(parts)

    assert color_at(bar, 100, 5) == theme.color("hover").name()
    assert color_at(bar, 0, 0) != theme.color("hover").name()
    assert color_at(bar, 1, 5) == theme.color("hover").name()


def test_parts_keep_inside_the_round_ends(bar, theme):
    bar.show_parts((("new", 1),))

    assert color_at(bar, 0, 0) != theme.color("new").name()
    assert color_at(bar, 1, 5) == theme.color("new").name()


def test_other_parts_are_seen_at_once_and_the_bar_grows_only_sideways(bar):
    assert is_repainted_by(bar, lambda: bar.show_parts((("new", 1),)))
    assert bar.height() == 10
    assert bar.sizeHint().height() == 10
    assert bar.sizePolicy().expandingDirections() == Qt.Orientation.Horizontal
