"""Rows with a tick box: what is painted, and which click and key ticks."""

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem
from showing import drawn_by, is_repainted_by, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.tokens import BODY, S
from studyapp.ui.widgets.controls.check_delegate import CheckDelegate

ROW = QRect(0, 40, 200, 30)


@pytest.fixture
def rows(qtbot, theme, icons):
    rows = QListWidget()
    rows.setItemDelegate(CheckDelegate(theme, icons, rows))
    for text, state in (("On", Qt.CheckState.Checked), ("Off", Qt.CheckState.Unchecked)):
        item = QListWidgetItem(text, rows)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
    rows.setCurrentRow(1)
    return shown(qtbot, rows)


def painted(rows, row, *, selected=False):
    option = QStyleOptionViewItem()
    option.rect = ROW
    option.state = QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
    index = rows.model().index(row, 0)
    return drawn_by(lambda p: rows.itemDelegate().paint(p, option, index), 300, 100)


def states(rows) -> list[bool]:
    return [rows.item(row).checkState() is Qt.CheckState.Checked for row in range(rows.count())]


def test_a_ticked_box_is_filled_and_has_its_tick_in_the_middle(rows, theme):
    drawing = painted(rows, 0)
    (box,) = drawing.filled(theme.color("accent"))

    assert box.size() == QRectF(0, 0, 16, 16).size()
    assert box.left() == ROW.left() + S
    assert box.center().y() == QRectF(ROW).center().y()
    assert drawing.pictures[0].center() == box.center()


def test_an_open_box_is_outlined_and_empty(rows, theme):
    drawing = painted(rows, 1)

    assert drawing.outlined(theme.color("field")) == drawing.filled(theme.color("surface"))
    assert drawing.pictures == []


def test_words_stand_right_of_the_box_inside_the_row(rows, theme):
    drawing = painted(rows, 0)
    words = drawing.said("On")

    assert words.color == theme.color("text").name()
    assert words.size == BODY
    assert words.place.left() > drawing.filled(theme.color("accent"))[0].right()
    assert words.place.right() < ROW.right()
    assert words.place.top() == ROW.top()
    assert words.flags == Qt.AlignmentFlag.AlignVCenter.value


def test_only_the_row_with_the_keyboard_has_a_ground(rows, theme):
    ground = theme.color("accent_soft")

    assert painted(rows, 1, selected=True).filled(ground) == [QRectF(ROW)]
    assert painted(rows, 1, selected=True).outlined(theme.color("accent")) == []
    assert painted(rows, 1).filled(ground) == []


def test_painting_a_row_leaves_the_painter_as_it_was(rows, theme):
    pens = []

    def paint(painter):
        option = QStyleOptionViewItem()
        option.rect = ROW
        before = painter.pen()
        rows.itemDelegate().paint(painter, option, rows.model().index(0, 0))
        pens.append((before, painter.pen()))

    drawn_by(paint, 300, 100)

    assert pens[0][0] == pens[0][1]


def test_a_click_anywhere_in_a_row_ticks_it_once(rows):
    place = rows.visualItemRect(rows.item(1)).center()

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert states(rows) == [True, True]

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert states(rows) == [True, False]


def test_space_ticks_the_row_with_the_keyboard_and_other_keys_do_not(rows):
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert states(rows) == [True, True]

    for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_End):
        QTest.keyClick(rows, key)
    assert states(rows) == [True, True]


def test_rows_follow_the_scheme(rows, theme):
    before = rows.viewport().grab().toImage()
    dark = Appearance(scheme=Scheme.DARK)

    assert is_repainted_by(rows, lambda: theme.set_appearance(dark))
    assert rows.viewport().grab().toImage() != before
