"""A picker shows what holds, offers the rest, and tells a change once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from showing import ink, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.picker import Picker


@pytest.fixture
def picker(qtbot, theme, icons):
    return shown(qtbot, Picker(theme, icons, "Deck", [("", "All decks"), ("a", "R&D")]))


def ticked(picker) -> list[str]:
    return [action.data() for action in picker.menu().actions() if action.isChecked()]


def test_a_picker_shows_its_choice_and_tells_a_change_once(qtbot, picker):
    assert picker.accessibleName() == "Deck: All decks"

    with qtbot.waitSignal(picker.chosen) as blocker:
        picker.menu().actions()[1].trigger()
    with qtbot.assertNotEmitted(picker.chosen):
        picker.menu().actions()[1].trigger()

    assert blocker.args == ["a"]
    assert picker.current == "a"
    assert picker.accessibleName() == "Deck: R&D"


def test_an_ampersand_is_shown_and_is_no_key(picker):
    picker.set_current("a")

    assert picker.text().strip() == "R&&D"
    assert picker.menu().actions()[1].text() == "R&&D"


def test_exactly_what_holds_is_ticked_in_the_list(qtbot, picker):
    assert ticked(picker) == [""]

    with qtbot.assertNotEmitted(picker.chosen):
        picker.set_current("a")
    assert ticked(picker) == ["a"]

    picker.menu().actions()[1].trigger()
    assert ticked(picker) == ["a"]

    picker.menu().actions()[0].trigger()
    assert ticked(picker) == [""]


def test_a_picker_keeps_its_choice_while_it_is_offered(picker):
    picker.set_choices([("", "All"), ("a", "A"), ("b", "B")])
    picker.set_current("b")

    picker.set_choices([("", "All"), ("b", "B")])
    assert picker.current == "b"

    picker.set_choices([("", "All"), ("a", "A")])
    assert picker.current == ""


def test_other_choices_take_the_place_of_those_before(picker):
    picker.set_choices([("x", "X"), ("y", "Y")])

    assert [action.text() for action in picker.menu().actions()] == ["X", "Y"]
    assert picker.current == "x"


def test_a_picker_without_choices_shows_nothing(picker):
    picker.set_choices([])

    assert picker.current == ""
    assert picker.accessibleName() == "Deck: "


def test_the_indent_of_a_sub_deck_is_left_off_the_button(picker):
    picker.set_choices([("a", "AI"), ("b", "    Prompts")])

    picker.set_current("b")

    assert picker.accessibleName() == "Deck: Prompts"
    assert picker.menu().actions()[1].text() == "    Prompts"


def test_the_arrow_stands_right_of_the_words_and_follows_the_scheme(picker, theme):
    assert picker.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert picker.menu().layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert ink(picker.icon()) == theme.color("text2").name()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert ink(picker.icon()) == theme.color("text2").name()


def test_enter_in_a_dialog_opens_no_list(qtbot, theme, icons):
    dialog = shown(qtbot, QDialog())

    assert not Picker(theme, icons, "Deck", parent=dialog).autoDefault()
