"""The learner's own words before the answer: written, frozen beside it, gone with the card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studyapp.ui.pages.study.thought import ThoughtBox

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def box(qtbot, theme):
    made = ThoughtBox()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.open()
    return made


@pytest.fixture
def told(box):
    signals = []
    box.finished.connect(lambda: signals.append("finished"))
    box.left.connect(lambda: signals.append("left"))
    return signals


@pytest.mark.parametrize(
    ("key", "modifier", "signals", "text"),
    [
        (Qt.Key.Key_Return, CTRL, ["finished"], "mine"),
        (Qt.Key.Key_Enter, CTRL, ["finished"], "mine"),
        (Qt.Key.Key_Return, NONE, [], "mine\n"),
        (Qt.Key.Key_Escape, NONE, ["left"], "mine"),
        (Qt.Key.Key_S, NONE, [], "mines"),
    ],
)
def test_ctrl_enter_finishes_escape_leaves_and_all_else_is_text(
    box, told, key, modifier, signals, text
):
    QTest.keyClicks(box.edit, "mine")

    QTest.keyClick(box.edit, key, modifier)

    assert told == signals
    assert box.edit.toPlainText() == text


def test_it_is_closed_to_begin_with_and_opens_with_the_field(qtbot, theme):
    box = ThoughtBox()
    qtbot.addWidget(box)
    assert box.isHidden()

    box.open()

    assert not box.isHidden()
    assert not box.edit.isHidden()
    assert box.kept_label.parentWidget().isHidden()


def test_what_was_written_stands_beside_the_answer(box):
    QTest.keyClicks(box.edit, "  mine ")

    box.freeze()

    assert box.kept_label.text() == box.text == "mine"
    assert box.kept_label.isVisible()
    assert not box.edit.isVisible()


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_an_empty_thought_takes_no_room_beside_the_answer(box, text):
    box.edit.setPlainText(text)

    box.freeze()

    assert box.isHidden()


def test_the_next_card_begins_without_a_thought(box):
    QTest.keyClicks(box.edit, "mine")
    box.freeze()

    box.clear()
    assert box.isHidden()
    assert box.text == ""

    box.open()
    assert box.edit.isVisible()
    assert not box.kept_label.isVisible()


def test_the_field_grows_from_three_lines_to_ten(box):
    def height(lines):
        box.edit.setPlainText("\n".join("x" * lines))
        return box.edit.height()

    line = box.edit.fontMetrics().lineSpacing()

    assert height(1) == height(3)
    assert height(4) - height(3) == line
    assert height(10) - height(3) == 7 * line
    assert height(11) == height(10)


def test_tab_leaves_the_field(box):
    QTest.keyClicks(box.edit, "a")
    QTest.keyClick(box.edit, Qt.Key.Key_Tab)

    assert box.text == "a"
    assert box.edit.accessibleName() == "Your thought"
