"""A grade's button: its colour, its words, its key, and what shows that it is pressed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from recording_painter import color_at, colors

from studyapp.core.scheduling.events import Grade
from studyapp.ui.pages.study.grade_button import HEIGHT, GradeButton
from studyapp.ui.theme import Scheme


@pytest.fixture
def button(qtbot, theme):
    made = GradeButton(theme, Grade.GOOD, "3")
    qtbot.addWidget(made)
    made.resize(200, HEIGHT)
    made.show_due("tomorrow", "Right, after a moment.")
    return made


@pytest.mark.parametrize(
    ("grade", "name", "ground"),
    [
        (Grade.BLACKOUT, "Blackout", "again_soft"),
        (Grade.WRONG, "Wrong", "again_soft"),
        (Grade.AGAIN, "Again", "again_soft"),
        (Grade.HARD, "Hard", "hard_soft"),
        (Grade.GOOD, "Good", "good_soft"),
        (Grade.EASY, "Easy", "easy_soft"),
    ],
)
def test_each_grade_has_its_name_and_the_ground_of_its_tone(qtbot, theme, grade, name, ground):
    button = GradeButton(theme, grade, "0")
    qtbot.addWidget(button)
    button.resize(200, HEIGHT)

    assert button.text() == name
    assert color_at(button, 20, 30) == theme.color(ground).name()


def test_it_tells_a_reader_its_name_its_day_and_its_key(button):
    assert button.accessibleName() == "Good, tomorrow, key 3"
    assert button.toolTip() == "Right, after a moment."


def test_its_name_is_painted_in_its_tone_and_its_day_below(button, theme):
    shown = button.grab().toImage()

    def inked(token, top, bottom):
        wanted = theme.color(token).name()
        return any(
            shown.pixelColor(x, y).name() == wanted
            for x in range(60, 140)
            for y in range(top, bottom)
        )

    assert inked("good", 8, HEIGHT // 2)
    assert not inked("good", HEIGHT // 2 + 1, HEIGHT - 4)
    assert inked("text2", HEIGHT // 2 + 1, HEIGHT - 4)
    assert not inked("text2", 8, HEIGHT // 2 - 2)


def test_its_key_is_painted_at_the_right_unless_no_keys_are_wanted(button, theme):
    ground = theme.color("good_soft").name()

    def corner():
        shown = button.grab().toImage()
        return {shown.pixelColor(x, y).name() for x in range(168, 195) for y in range(8, 30)} - {
            ground
        }

    assert theme.color("good").name() in corner()
    theme.set_appearance(replace(theme.appearance, key_caps=False))
    assert corner() == set()


def test_in_a_narrow_button_the_name_leaves_the_key_its_room(button, theme):
    def first_inked():
        shown, wanted = button.grab().toImage(), theme.color("good").name()
        return min(
            x
            for x in range(4, button.width() - 4)
            for y in range(12, HEIGHT // 2)
            if shown.pixelColor(x, y).name() == wanted
        )

    button.resize(149, HEIGHT)
    narrow = first_inked()
    button.resize(150, HEIGHT)
    wide = first_inked()

    assert wide - narrow > 10


def test_a_pressed_button_is_darker_than_one_at_rest(button, theme):
    at_rest = color_at(button, 20, 30)
    button.setDown(True)

    assert color_at(button, 20, 30) != at_rest


def test_the_button_that_has_the_focus_has_a_ring_in_its_tone(button, qtbot, theme):
    tone = theme.color("good").name()
    button.show()
    button.activateWindow()
    without = colors(button)[tone]

    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    assert colors(button)[tone] > without + 200


def test_a_new_scheme_is_seen_at_once(button, theme):
    light = color_at(button, 20, 30)
    theme.set_appearance(replace(theme.appearance, scheme=Scheme.DARK))

    assert color_at(button, 20, 30) == theme.color("good_soft").name() != light


def test_it_keeps_its_height_and_is_reached_by_tab_only(button):
    assert button.minimumHeight() == button.maximumHeight() == button.sizeHint().height() == 60
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
