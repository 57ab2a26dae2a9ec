"""Key caps are shown unless the learner hides them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.theme import Appearance
from studyapp.ui.widgets.controls.key_cap import KeyCap


def test_key_caps_go_and_come_back_with_the_setting(qtbot, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    usual, always = KeyCap(theme, "Space", holder), KeyCap(theme, "1", holder, always=True)
    QVBoxLayout(holder).addWidget(usual)
    holder.show()

    theme.set_appearance(Appearance(key_caps=False))
    assert usual.isHidden()
    assert not always.isHidden()

    theme.set_appearance(Appearance(key_caps=True))
    assert not usual.isHidden()


def test_a_key_cap_made_while_hidden_stays_hidden(qtbot, theme):
    theme.set_appearance(Appearance(key_caps=False))
    holder = QWidget()
    qtbot.addWidget(holder)

    assert KeyCap(theme, "F", holder).isHidden()


def test_a_key_that_goes_and_one_that_stays_are_told_apart_while_hidden(qtbot, theme):
    theme.set_appearance(Appearance(key_caps=False))
    holder = QWidget()
    qtbot.addWidget(holder)

    assert not KeyCap(theme, "1", holder, always=True).isHidden()


def test_a_cap_of_one_letter_is_as_wide_as_a_key_and_a_long_one_wider(qtbot, theme):
    letter, space = KeyCap(theme, "i"), KeyCap(theme, "Ctrl+Return")
    qtbot.addWidget(letter)
    qtbot.addWidget(space)

    assert letter.sizeHint().width() == letter.minimumSizeHint().width() == 22
    assert space.sizeHint().width() > 60
    assert space.minimumSizeHint() == space.sizeHint()


def test_the_letter_stands_in_the_middle_of_a_cap_that_does_not_grow(qtbot, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    cap = KeyCap(theme, "F")
    column.addWidget(cap)
    holder.resize(300, 300)
    holder.show()

    assert cap.alignment() == Qt.AlignmentFlag.AlignCenter
    assert cap.size() == cap.sizeHint()
