"""Commands have words, keys and icons, and no two of one place share a key."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from showing import ink

from studyapp import paths
from studyapp.ui import actions
from studyapp.ui.actions import (
    SIX_GRADE_KEYS,
    STUDY,
    WINDOW,
    Actions,
    groups,
    key_text,
    text,
    title,
)
from studyapp.ui.theme import Appearance, Scheme

PAGES = [group for six in (False, True) for group in groups(six_grades=six) if group is not WINDOW]
COMMANDS = [command for group in groups() for command in group.commands]
ONLY_WITH_SIX_GRADES = {"blackout", "wrong"}


def keys(*places):
    return [
        QKeySequence(key).toString()
        for g in places
        for command in g.commands
        for key in command.keys
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda group: group.title)
def test_no_key_has_two_meanings_on_a_page(page):
    doubled = [key for key, count in Counter(keys(WINDOW, page)).items() if count > 1]

    assert doubled == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_words_a_key_that_exists_and_a_drawn_icon(command):
    assert command.text.strip()
    assert command.keys or command.name in ONLY_WITH_SIX_GRADES
    assert all(QKeySequence(key).toString() for key in command.keys)
    assert not command.icon or (paths.shipped("resources") / f"icons/{command.icon}.svg").is_file()


def test_a_key_triggers_its_action(qtbot, theme, icons):
    widget = QWidget()
    qtbot.addWidget(widget)
    bound = Actions(actions.STUDY, theme, icons, widget)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)

    with qtbot.waitSignal(bound["undo"].triggered):
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_actions_can_be_switched_off_together(qtbot, theme, icons):
    widget = QWidget()
    qtbot.addWidget(widget)
    bound = Actions(actions.STUDY, theme, icons, widget)

    bound.set_enabled(False, ["again", "good"])

    assert [a.objectName() for a in bound if not a.isEnabled()] == ["again", "good"]


def test_six_grades_have_the_keys_0_to_5_and_nothing_else_changes():
    usual, six = (
        {c.name: c.keys for g in groups(six_grades=s) for c in g.commands} for s in (0, 1)
    )

    assert [six[name] for name in SIX_GRADE_KEYS] == [
        ("0",),
        ("1",),
        ("2",),
        ("3",),
        ("4",),
        ("5",),
    ]
    assert {n: k for n, k in six.items() if n not in SIX_GRADE_KEYS} == {
        n: k for n, k in usual.items() if n not in SIX_GRADE_KEYS
    }


def test_every_command_of_studying_is_bound_to_its_page(theme, icons, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    bound = Actions(STUDY, theme, icons, widget)

    assert [action.objectName() for action in bound] == [c.name for c in STUDY.commands]
    assert list(bound) == widget.actions()


@pytest.fixture
def bound(theme, icons, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    yield Actions(WINDOW, theme, icons, widget)
    widget.close()


def test_all_commands_are_switched_together_unless_some_are_named(bound):
    bound.set_enabled(False)
    assert not any(action.isEnabled() for action in bound)

    bound.set_enabled(True, ["quit"])
    assert [action.objectName() for action in bound if action.isEnabled()] == ["quit"]

    bound.set_enabled(False, [])
    assert bound["quit"].isEnabled()


def test_every_key_of_a_command_works_and_the_first_is_the_one_that_is_shown(bound):
    assert [key.toString() for key in bound["keys"].shortcuts()] == ["?", "F1"]
    assert key_text(bound["keys"]) == "?"
    assert bound["keys"].text() == "Keys"


def test_a_command_without_a_key_shows_none(theme, icons, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    bound = Actions(STUDY, theme, icons, widget)

    assert key_text(bound["blackout"]) == ""
    assert bound["blackout"].icon().isNull()
    widget.close()


def test_icons_of_commands_follow_the_scheme(bound, theme):
    assert ink(bound["today"].icon()) == theme.color("text2").name()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert ink(bound["today"].icon()) == theme.color("text2").name()


def test_the_key_map_lists_every_place_once_with_the_window_first():
    titles = [title(group) for group in groups()]

    assert titles[0] == "Everywhere"
    assert len(set(titles)) == len(titles) == 10
    assert text(WINDOW.commands[0]) == "Today"


def test_four_grades_are_one_to_four_and_two_grades_have_no_key():
    keyed = {command.name: command.keys for command in STUDY.commands}

    assert [keyed[name] for name in ("again", "hard", "good", "easy")] == [
        ("1",),
        ("2",),
        ("3",),
        ("4",),
    ]
    assert keyed["blackout"] == keyed["wrong"] == ()
