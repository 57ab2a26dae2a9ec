"""Entries of the sidebar trigger their command, and the open page stays marked."""

import pytest
from PySide6.QtGui import QAction
from showing import ink, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.nav_button import NavButton


@pytest.fixture
def action(qapp):
    action = QAction("Progress")
    action.setShortcut("Ctrl+4")
    return action


@pytest.fixture
def make(qtbot, theme, icons, action):
    return lambda is_page: shown(
        qtbot, NavButton(theme, icons, action, "progress", is_page=is_page)
    )


def test_a_click_triggers_the_command(qtbot, make, action):
    with qtbot.waitSignal(action.triggered):
        make(True).click()


def test_the_open_page_stays_marked_however_often_it_is_clicked(make):
    button = make(True)

    button.click()
    button.click()

    assert button.isChecked()


def test_a_tool_is_never_marked(make):
    button = make(False)

    button.click()

    assert not button.isCheckable()
    assert not button.isChecked()


def test_the_mark_is_in_the_icon_too(make, theme):
    button = make(True)
    assert ink(button.icon()) == theme.color("text2").name()

    button.setChecked(True)

    assert ink(button.icon()) == theme.color("accent_text").name()


def test_the_icon_follows_the_scheme(make, theme):
    button = make(True)

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert ink(button.icon()) == theme.color("text2").name()


def test_a_narrow_entry_keeps_its_name_for_screen_readers_and_its_tip(make):
    button = make(True)
    assert button.text().strip() == "Progress"

    button.set_narrow(True)

    assert button.text() == ""
    assert button.accessibleName() == "Progress"
    assert button.toolTip() == "Progress (Ctrl+4)"

    button.set_narrow(False)
    assert button.text().strip() == "Progress"
