"""A field is as high as what is written, between two bounds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from showing import shown

from studyapp.ui.widgets.controls.growing_edit import GrowingEdit


@pytest.fixture
def edit(qtbot, theme):
    edit = GrowingEdit("Answer", "In your own words", 2, 5)
    edit.resize(300, 10)
    return shown(qtbot, edit)


def lines_high(edit) -> float:
    return (edit.height() - 26) / edit.fontMetrics().lineSpacing()


@pytest.mark.parametrize(("written", "high"), [(0, 2), (1, 2), (2, 2), (3, 3), (5, 5), (9, 5)])
def test_a_field_is_as_high_as_its_lines_within_its_bounds(edit, written, high):
    edit.setPlainText("\n".join(["line"] * written))

    assert lines_high(edit) == high


def test_a_line_that_wraps_counts_and_a_wider_field_is_lower(edit):
    edit.setPlainText("several words that do not fit " * 4)
    high = lines_high(edit)

    edit.resize(1200, edit.height())

    assert high >= 3
    assert lines_high(edit) == 2


def test_tab_leaves_the_field(qtbot, theme):
    holder = QWidget()
    column = QVBoxLayout(holder)
    edit, after = GrowingEdit("Answer", "", 1, 3), QLineEdit()
    column.addWidget(edit)
    column.addWidget(after)
    shown(qtbot, holder)
    edit.setFocus()

    QTest.keyClick(edit, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert edit.toPlainText() == ""


def test_a_field_says_what_it_is_for(edit):
    assert edit.accessibleName() == "Answer"
    assert edit.placeholderText() == "In your own words"
