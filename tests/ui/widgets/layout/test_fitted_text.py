"""Text to be read: as high as it is long, selectable, and never in the way of scrolling."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from showing import shown

from studyapp.ui.widgets.layout.fitted_text import FittedText


@pytest.fixture
def text(qtbot, theme):
    text = FittedText("What you wrote")
    text.resize(300, 40)
    shown(qtbot, text)
    return text


def test_the_place_is_as_high_as_the_text_and_no_higher(text):
    text.show_plain("one line")
    one = text.height()

    text.show_plain("one\ntwo\nthree")

    assert text.height() == pytest.approx(3 * one, abs=6)
    text.show_plain("one line")
    assert text.height() == one


def test_a_text_that_wraps_is_higher_where_it_is_narrower(text):
    text.show_plain("many words that need room " * 6)
    high = text.height()

    text.resize(900, text.height())

    assert text.height() < high


def test_lines_stand_well_apart(text):
    text.show_plain("one\ntwo")

    cursor = text.textCursor()
    assert cursor.blockFormat().lineHeight() == 130
    assert text.height() > 2 * 1.25 * text.fontMetrics().lineSpacing()


def test_marks_are_shown_as_they_were_written(text):
    text.show_plain("<b>x</b> &amp; y")

    assert text.toPlainText() == "<b>x</b> &amp; y"


def test_the_text_can_be_selected_but_not_changed(text):
    text.show_plain("what I said")

    QTest.keyClicks(text, "more")
    text.selectAll()

    assert text.toPlainText() == "what I said"
    assert text.textCursor().selectedText() == "what I said"
    assert not text.isUndoRedoEnabled()


def test_the_wheel_scrolls_what_is_around(text):
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    text.wheelEvent(wheel)

    assert not wheel.isAccepted()


def test_tab_goes_on_to_the_next_control(qtbot, theme):
    holder = QWidget()
    column = QVBoxLayout(holder)
    text, after = FittedText("Answer"), QLineEdit()
    column.addWidget(text)
    column.addWidget(after)
    shown(qtbot, holder)
    text.setFocus()

    QTest.keyClick(text, Qt.Key.Key_Tab)

    assert after.hasFocus()


def test_it_has_a_name_and_neither_frame_nor_scroll_bars(text):
    text.show_plain("a" * 500)

    assert text.accessibleName() == "What you wrote"
    assert text.frameWidth() == 0
    assert not text.verticalScrollBar().isVisible()
    assert not text.horizontalScrollBar().isVisible()


def test_beside_others_it_takes_the_width_but_not_the_height(qtbot, theme):
    holder = QWidget()
    column = QVBoxLayout(holder)
    text = FittedText("Answer")
    column.addWidget(text)
    holder.resize(600, 500)
    shown(qtbot, holder)
    text.show_plain("short")

    assert text.width() > 500
    assert text.height() < 60
