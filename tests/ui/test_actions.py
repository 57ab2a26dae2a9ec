"""Commands have words, keys and icons, and no two of one place share a key."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studyapp import paths
from studyapp.ui import actions
from studyapp.ui.actions import GROUPS, WINDOW, Actions

PAGES = [group for group in GROUPS if group is not WINDOW]
COMMANDS = [command for group in GROUPS for command in group.commands]


def keys(*groups):
    return [
        QKeySequence(key).toString()
        for g in groups
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
    assert command.keys
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
