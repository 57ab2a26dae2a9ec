"""Key caps are shown unless the learner hides them."""

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
