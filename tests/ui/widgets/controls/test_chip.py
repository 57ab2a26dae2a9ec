"""A chip is a word, whatever is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from showing import shown

from studyapp.ui.widgets.controls.chip import Chip


def test_marks_in_a_tag_are_shown_and_not_obeyed(qtbot, theme):
    chip = shown(qtbot, Chip("<b>bold</b>"))

    assert chip.text() == "<b>bold</b>"
    assert chip.textFormat() == Qt.TextFormat.PlainText


def test_a_chip_is_no_larger_than_its_word_where_there_is_room(qtbot, theme):
    holder = QWidget()
    row = QHBoxLayout(holder)
    chip = Chip("tag")
    row.addWidget(chip)
    holder.resize(600, 200)
    shown(qtbot, holder)

    assert chip.size() == chip.sizeHint()
