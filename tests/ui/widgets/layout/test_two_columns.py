"""Two columns where there is room, one below the other where there is not."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from showing import shown

from studyapp.ui.widgets.layout.two_columns import TwoColumns


def two(qtbot, shares=(1, 1), width=900):
    columns = TwoColumns(700, shares)
    labels = QLabel("left"), QLabel("right")
    columns.left.addWidget(labels[0])
    columns.right.addWidget(labels[1])
    columns.resize(width, 300)
    shown(qtbot, columns)
    return columns, *labels


def place(columns, widget) -> QPoint:
    columns.layout().activate()
    return widget.mapTo(columns, QPoint(0, 0))


@pytest.mark.parametrize("width", [700, 900])
def test_with_room_they_stand_side_by_side(qtbot, theme, width):
    columns, left, right = two(qtbot, width=width)

    assert place(columns, left).y() == place(columns, right).y()
    assert left.width() == right.width()
    assert place(columns, right).x() >= place(columns, left).x() + left.width() + 16


def test_without_room_the_right_one_comes_below_and_each_takes_the_width(qtbot, theme):
    columns, left, right = two(qtbot, width=699)

    assert place(columns, right).y() > place(columns, left).y() + left.height()
    assert left.width() == right.width() == 699


def test_the_columns_follow_the_width(qtbot, theme):
    columns, left, right = two(qtbot)

    columns.resize(500, 300)
    assert place(columns, right).x() == 0
    assert left.width() == 500

    columns.resize(900, 300)
    assert place(columns, right).x() > 400


def test_shares_divide_the_width(qtbot, theme):
    _, left, right = two(qtbot, shares=(2, 1))

    assert left.width() == pytest.approx(2 * right.width(), abs=3)


def test_columns_begin_at_the_edges_of_their_place(qtbot, theme):
    columns, left, right = two(qtbot)

    assert place(columns, left).x() == 0
    assert place(columns, right).x() + right.width() == columns.width()
    assert columns.left.spacing() == columns.right.spacing() == 16
