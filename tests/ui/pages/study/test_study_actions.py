"""The study page's commands: on and off with what is on screen, and which keys they take."""

import pytest
from PySide6.QtWidgets import QWidget

from studyapp.core.scheduling.events import Grade
from studyapp.ui.pages.study.actions import CHOICES, ScreenState, StudyActions
from studyapp.ui.pages.study.bar import FOUR, SIX

GRADES = ("blackout", "wrong", "again", "hard", "good", "easy")
OF_A_CARD = ("edit", "flag", "suspend", "bury", "why")


@pytest.fixture
def commands(qtbot, theme, icons):
    page = QWidget()
    qtbot.addWidget(page)
    made = StudyActions(theme, icons, page)
    made.set_grade_keys(FOUR)
    yield made
    page.deleteLater()


def enabled(commands, names):
    return {name for name in names if commands[name].isEnabled()}


@pytest.mark.parametrize(
    ("phase", "grades", "of_card", "thought"),
    [
        (ScreenState.QUESTION, set(), set(OF_A_CARD), True),
        (ScreenState.ANSWER, set(GRADES[2:]), set(OF_A_CARD), False),
        (ScreenState.SUMMARY, set(), set(), False),
    ],
)
def test_only_what_means_something_now_is_on(commands, phase, grades, of_card, thought):
    commands.set_phase(phase, options=0, can_undo=False)

    assert enabled(commands, GRADES) == grades
    assert enabled(commands, OF_A_CARD) == of_card
    assert commands["thought"].isEnabled() is thought
    assert not commands["undo"].isEnabled()
    assert commands["leave"].isEnabled()


@pytest.mark.parametrize("phase", list(ScreenState))
def test_undo_is_on_wherever_there_is_something_to_take_back(commands, phase):
    commands.set_phase(phase, options=0, can_undo=True)

    assert commands["undo"].isEnabled()


@pytest.mark.parametrize(
    ("phase", "options", "letters", "bury"),
    [
        (ScreenState.QUESTION, 0, 0, "B"),
        (ScreenState.QUESTION, 1, 1, ""),
        (ScreenState.QUESTION, 3, 3, ""),
        (ScreenState.QUESTION, 4, 4, ""),
        (ScreenState.ANSWER, 3, 0, "B"),
        (ScreenState.SUMMARY, 3, 0, "B"),
    ],
)
def test_options_take_their_letters_only_while_they_are_asked(
    commands, phase, options, letters, bury
):
    commands.set_phase(phase, options=options, can_undo=False)

    assert enabled(commands, CHOICES) == set(CHOICES[:letters])
    assert commands["bury"].shortcut().toString() == bury


def test_a_grade_without_a_key_cannot_be_given(commands):
    commands.set_phase(ScreenState.ANSWER, options=0, can_undo=False)
    assert not commands["wrong"].isVisible()
    assert commands["wrong"].shortcut().isEmpty()

    commands.set_grade_keys(SIX)
    commands.set_phase(ScreenState.ANSWER, options=0, can_undo=False)

    assert enabled(commands, GRADES) == set(GRADES)
    assert [commands[name].shortcut().toString() for name in GRADES] == list("012345")


def test_every_command_of_a_grade_gives_that_grade(commands):
    given = [(action.text(), grade) for action, grade in commands.grades()]

    assert given == [(grade.name.capitalize(), grade) for grade in Grade]


def test_the_menu_has_what_has_no_button_and_the_flags(commands, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = commands.menu(parent)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        *("Why is this due?", "Bury until tomorrow", "Flag"),
        *("Larger text", "Smaller text", "Usual text size"),
    ]

    flags = next(action for action in menu.actions() if action.text() == "Flag").menu()
    chosen = []
    commands.flag_chosen.connect(chosen.append)
    for action in flags.actions():
        action.trigger()

    assert [action.text() for action in flags.actions()] == [
        *("None", "Red", "Orange", "Green", "Blue"),
    ]
    assert chosen == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("phase", "is_on"),
    [(ScreenState.QUESTION, True), (ScreenState.ANSWER, True), (ScreenState.SUMMARY, False)],
)
def test_the_flags_of_the_menu_are_off_where_there_is_no_card(commands, qtbot, phase, is_on):
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = commands.menu(parent)
    commands.set_phase(phase, options=0, can_undo=False)

    flag = next(action for action in menu.actions() if action.text() == "Flag")
    assert flag.isEnabled() is is_on
