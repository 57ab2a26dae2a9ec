"""Buttons say what they do, and their icons follow the theme."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from showing import ink, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.button import Button, IconButton


def test_buttons_keep_their_name_and_recolour_their_icon(qtbot, theme, icons):
    button = shown(qtbot, Button(theme, icons, "Study now", kind="main", icon="play"))
    small = shown(qtbot, IconButton(theme, icons, "close", "Leave"))

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert button.accessibleName() == "Study now"
    assert small.accessibleName() == small.toolTip() == "Leave"
    assert ink(button.icon()) == theme.color("on_accent").name()
    assert ink(small.icon()) == theme.color("text2").name()


@pytest.mark.parametrize(
    ("kind", "token"),
    [("primary", "on_accent"), ("main", "on_accent"), ("soft", "text2"), ("", "text2")],
)
def test_an_icon_can_be_seen_on_the_ground_of_its_button(qtbot, theme, icons, kind, token):
    button = shown(qtbot, Button(theme, icons, "Go", kind=kind, icon="play"))

    assert ink(button.icon()) == theme.color(token).name()


def test_a_button_without_an_icon_has_its_words_alone(qtbot, theme, icons):
    button = shown(qtbot, Button(theme, icons, "Back"))

    assert button.text() == "Back"
    assert button.icon().isNull()


def test_words_stand_apart_from_the_icon_before_them(qtbot, theme, icons):
    button = shown(qtbot, Button(theme, icons, "Study", icon="play"))

    assert button.text() == "\N{NO-BREAK SPACE}Study"


def test_no_button_of_a_dialog_is_pressed_by_enter_unless_it_has_the_focus(qtbot, theme, icons):
    dialog = shown(qtbot, QDialog())

    assert not Button(theme, icons, "Delete", parent=dialog).autoDefault()


def test_a_small_button_has_a_small_icon(qtbot, theme, icons):
    small = shown(qtbot, IconButton(theme, icons, "close", "Close", small=True))
    usual = shown(qtbot, IconButton(theme, icons, "close", "Close"))

    assert small.iconSize() == QSize(14, 14)
    assert usual.iconSize() == QSize(18, 18)
    assert not small.icon().isNull()
    assert (small.property("kind"), usual.property("kind")) == ("small", "")


def test_a_button_can_come_to_mean_something_else(qtbot, theme, icons):
    button = shown(qtbot, IconButton(theme, icons, "pause", "Pause"))
    before = button.icon().pixmap(18, 18).toImage()

    button.set_name("Go on")
    button.set_icon("play")

    assert button.accessibleName() == button.toolTip() == "Go on"
    assert button.icon().pixmap(18, 18).toImage() != before
