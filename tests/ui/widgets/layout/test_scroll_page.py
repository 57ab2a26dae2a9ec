"""A page scrolls only down, stays readable in a wide window, and its buttons take Enter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from showing import laid_out, shown

from studyapp.ui.tokens import PAGE_MARGIN
from studyapp.ui.widgets.layout.scroll_page import WIDEST, ScrollPage


@pytest.fixture
def page(qtbot, theme):
    page = ScrollPage("Progress")
    page.resize(900, 500)
    return shown(qtbot, page)


@pytest.mark.parametrize("width", [700, 1000, 2000])
def test_contents_have_the_width_that_the_page_says_they_have(page, width):
    page.resize(width, 500)
    laid_out(page)

    assert page.sheet.width() == page.column_width()
    assert page.column_width() == min(WIDEST, width - 2 * PAGE_MARGIN)


def test_a_very_wide_window_has_the_page_in_its_middle(page):
    page.resize(2000, 500)
    laid_out(page)

    left = page.sheet.mapTo(page.viewport(), QPoint(0, 0)).x()
    assert left == pytest.approx((page.viewport().width() - WIDEST) / 2, abs=1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_with_the_focus(qtbot, page, key):
    button = QPushButton("Study")
    page.column.addWidget(button)
    laid_out(page)
    button.setFocus()

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_in_a_field_presses_no_button_and_other_keys_press_none(qtbot, page):
    button, field = QPushButton("Study"), QLineEdit()
    page.column.addWidget(button)
    page.column.addWidget(field)
    laid_out(page)

    with qtbot.assertNotEmitted(button.clicked):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Down)


def test_keys_scroll_a_page_that_is_longer_than_the_window(page):
    block = QWidget()
    block.setFixedHeight(3000)
    page.column.addWidget(block)
    page.setFocus()
    laid_out(page)

    QTest.keyClick(page, Qt.Key.Key_PageDown)

    assert page.verticalScrollBar().value() > 0


def test_title_and_subtitle_stand_at_the_left_above_everything(page):
    page.column.addWidget(block := QPushButton("block"))
    page.head.addWidget(right := QPushButton("right"))
    laid_out(page)

    assert page.title_label.isVisible()
    assert page.title_label.text() == "Progress"
    assert page.title_label.y() < page.subtitle_label.y() < block.y()
    assert right.geometry().right() == page.sheet.width() - 1
    assert page.title_label.x() == 0


def test_an_empty_subtitle_keeps_its_line_so_that_nothing_jumps(page):
    before = page.subtitle_label.sizeHint().height()

    page.subtitle_label.setText("all decks")

    assert page.subtitle_label.sizeHint().height() == before


def test_there_is_no_sideways_scrolling_and_tab_does_not_stop_at_the_page(page):
    assert page.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert page.focusPolicy() == Qt.FocusPolicy.ClickFocus
    assert page.frameWidth() == 0
