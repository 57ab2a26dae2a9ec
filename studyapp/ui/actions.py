"""Every command of the window: its words, its keys and its icon, in one place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.qt_types import QT_TRANSLATE_NOOP
from studyapp.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """A command before it is bound to a widget. The first of `keys` is the one that is shown."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""


@dataclass(frozen=True, slots=True)
class CommandGroup:
    """Commands that are there at the same place, under one heading of the key map."""

    title: str
    commands: tuple[Command, ...]


WINDOW = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Everywhere"),
    (
        Command("today", QT_TRANSLATE_NOOP("Actions", "Today"), ("Ctrl+1",), "today"),
        Command("quiz", QT_TRANSLATE_NOOP("Actions", "Quiz"), ("Ctrl+2",), "quiz"),
        Command("interview", QT_TRANSLATE_NOOP("Actions", "Interview"), ("Ctrl+3",), "interview"),
        Command("progress", QT_TRANSLATE_NOOP("Actions", "Progress"), ("Ctrl+4",), "progress"),
        Command("import", QT_TRANSLATE_NOOP("Actions", "Import"), ("Ctrl+I",), "import"),
        Command("export", QT_TRANSLATE_NOOP("Actions", "Export"), ("Ctrl+E",), "export"),
        Command("settings", QT_TRANSLATE_NOOP("Actions", "Settings"), ("Ctrl+,",), "settings"),
        Command("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), ("?", "F1"), "keyboard"),
        Command("sidebar", QT_TRANSLATE_NOOP("Actions", "Narrow sidebar"), ("Ctrl+B",), "sidebar"),
        Command("scheme", QT_TRANSLATE_NOOP("Actions", "Light or dark"), ("Ctrl+Shift+L",), "moon"),
        Command("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), "quit"),
    ),
)
TODAY = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Today"),
    (
        Command("study", QT_TRANSLATE_NOOP("Actions", "Study now"), ("Space",), "play"),
        Command(
            "quick", QT_TRANSLATE_NOOP("Actions", "Quick 10 minutes"), ("Shift+Space",), "bolt"
        ),
        Command("paste", QT_TRANSLATE_NOOP("Actions", "Paste to import"), ("Ctrl+V",), "import"),
    ),
)
PROGRESS = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Progress"),
    (
        Command(
            "picture",
            QT_TRANSLATE_NOOP("Actions", "Save the page as a picture"),
            ("Ctrl+P",),
            "picture",
        ),
        Command(
            "numbers",
            QT_TRANSLATE_NOOP("Actions", "Save the numbers as a table"),
            ("Ctrl+S",),
            "table",
        ),
    ),
)
STUDY = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Study"),
    (
        Command(
            "show",
            QT_TRANSLATE_NOOP("Actions", "Show the answer, then grade it Good"),
            ("Space",),
            "eye",
        ),
        Command("blackout", QT_TRANSLATE_NOOP("Actions", "Blackout")),
        Command("wrong", QT_TRANSLATE_NOOP("Actions", "Wrong")),
        Command("again", QT_TRANSLATE_NOOP("Actions", "Again"), ("1",)),
        Command("hard", QT_TRANSLATE_NOOP("Actions", "Hard"), ("2",)),
        Command("good", QT_TRANSLATE_NOOP("Actions", "Good"), ("3",)),
        Command("easy", QT_TRANSLATE_NOOP("Actions", "Easy"), ("4",)),
        Command("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo"),
        Command("edit", QT_TRANSLATE_NOOP("Actions", "Edit this note"), ("E",), "edit"),
        Command("flag", QT_TRANSLATE_NOOP("Actions", "Flag"), ("F",), "flag"),
        Command("suspend", QT_TRANSLATE_NOOP("Actions", "Suspend this card"), ("S",), "pause"),
        Command("bury", QT_TRANSLATE_NOOP("Actions", "Bury until tomorrow"), ("B",), "bury"),
        Command("why", QT_TRANSLATE_NOOP("Actions", "Why is this due?"), ("I", "H"), "history"),
        Command("thought", QT_TRANSLATE_NOOP("Actions", "Write your thought"), ("T",), "edit"),
        Command(
            "larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), ("Ctrl++", "Ctrl+="), "plus"
        ),
        Command("smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), "minus"),
        Command("usual_size", QT_TRANSLATE_NOOP("Actions", "Usual text size"), ("Ctrl+0",)),
        Command("leave", QT_TRANSLATE_NOOP("Actions", "Leave"), ("Esc",), "close"),
    ),
)
CHOICE = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "A question with options"),
    (
        Command("choose_a", QT_TRANSLATE_NOOP("Actions", "Choose A"), ("A",)),
        Command("choose_b", QT_TRANSLATE_NOOP("Actions", "Choose B"), ("B",)),
        Command("choose_c", QT_TRANSLATE_NOOP("Actions", "Choose C"), ("C",)),
        Command("choose_d", QT_TRANSLATE_NOOP("Actions", "Choose D"), ("D",)),
    ),
)
"""On the study page while options are shown; bury gives up its letter then."""
QUIZ = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Quiz"),
    (
        Command("next", QT_TRANSLATE_NOOP("Actions", "Check, then next"), ("Return", "Enter")),
        Command("choose_1", QT_TRANSLATE_NOOP("Actions", "Choose A"), ("A", "1")),
        Command("choose_2", QT_TRANSLATE_NOOP("Actions", "Choose B"), ("B", "2")),
        Command("choose_3", QT_TRANSLATE_NOOP("Actions", "Choose C"), ("C", "3")),
        Command("choose_4", QT_TRANSLATE_NOOP("Actions", "Choose D"), ("D", "4")),
        Command("choose_5", QT_TRANSLATE_NOOP("Actions", "Choose E"), ("E", "5")),
        Command("choose_6", QT_TRANSLATE_NOOP("Actions", "Choose F"), ("F", "6")),
        Command("up", QT_TRANSLATE_NOOP("Actions", "The one above"), ("Up",)),
        Command("down", QT_TRANSLATE_NOOP("Actions", "The one below"), ("Down",)),
        Command("skip", QT_TRANSLATE_NOOP("Actions", "Do not know"), ("Ctrl+Return",)),
        Command("claim", QT_TRANSLATE_NOOP("Actions", "Count mine as right"), ("Y",)),
        Command("bring", QT_TRANSLATE_NOOP("Actions", "Ask the missed cards today"), ("R",)),
        Command("leave", QT_TRANSLATE_NOOP("Actions", "Leave"), ("Esc",), "close"),
    ),
)
INTERVIEW = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Interview"),
    (
        Command(
            "main",
            QT_TRANSLATE_NOOP("Actions", "Lock my answer, confirm the marks, next question"),
            ("Ctrl+Return", "Ctrl+Enter"),
        ),
        Command("pause", QT_TRANSLATE_NOOP("Actions", "Pause, or go on"), ("Ctrl+P",), "pause"),
        Command("up", QT_TRANSLATE_NOOP("Actions", "The point above"), ("Up",)),
        Command("down", QT_TRANSLATE_NOOP("Actions", "The point below"), ("Down",)),
        Command("yes", QT_TRANSLATE_NOOP("Actions", "Named"), ("Y", "1")),
        Command("half", QT_TRANSLATE_NOOP("Actions", "Half named"), ("H", "2")),
        Command("no", QT_TRANSLATE_NOOP("Actions", "Missed"), ("N", "3")),
        Command("more", QT_TRANSLATE_NOOP("Actions", "A grade more"), ("+", "=")),
        Command("less", QT_TRANSLATE_NOOP("Actions", "A grade less"), ("-",)),
        Command("follow", QT_TRANSLATE_NOOP("Actions", "The grade of the marks"), ("0",)),
        Command("leave", QT_TRANSLATE_NOOP("Actions", "Leave"), ("Esc",), "close"),
    ),
)
IMPORT = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Import"),
    (
        Command("choose", QT_TRANSLATE_NOOP("Actions", "Choose a file"), ("Ctrl+O",), "folder"),
        Command("paste", QT_TRANSLATE_NOOP("Actions", "Paste text"), ("Ctrl+V",), "copy"),
        Command(
            "forward",
            QT_TRANSLATE_NOOP("Actions", "Go on, then import"),
            ("Ctrl+Return", "Ctrl+Enter"),
            "arrow-right",
        ),
        Command("leave", QT_TRANSLATE_NOOP("Actions", "Back, or leave"), ("Esc",), "close"),
    ),
)
CUTS = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Import: a document"),
    (
        Command("split", QT_TRANSLATE_NOOP("Actions", "Begin a note at this line"), ("S",)),
        Command("merge", QT_TRANSLATE_NOOP("Actions", "Join to the note before"), ("M",)),
        Command("cut_up", QT_TRANSLATE_NOOP("Actions", "Begin a line earlier"), ("Alt+Up",)),
        Command("cut_down", QT_TRANSLATE_NOOP("Actions", "Begin a line later"), ("Alt+Down",)),
        Command("front", QT_TRANSLATE_NOOP("Actions", "Edit the front"), ("F2",), "edit"),
        Command("edit", QT_TRANSLATE_NOOP("Actions", "Edit the whole note"), ("E",), "edit"),
        Command("drop", QT_TRANSLATE_NOOP("Actions", "Leave out, or take in"), ("Del", "X")),
        Command("doubtful", QT_TRANSLATE_NOOP("Actions", "Next that needs a look"), ("N",)),
        Command("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo"),
        Command("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z",), "redo"),
    ),
)
"""In the import window while a document is cut into notes."""
DECISIONS = CommandGroup(
    QT_TRANSLATE_NOOP("Actions", "Import: what comes"),
    (
        Command("theirs", QT_TRANSLATE_NOOP("Actions", "Take it as the file has it"), ("T",)),
        Command("mine", QT_TRANSLATE_NOOP("Actions", "Keep mine"), ("K",)),
        Command("join", QT_TRANSLATE_NOOP("Actions", "Merge the two"), ("M",)),
        Command("skip", QT_TRANSLATE_NOOP("Actions", "Skip"), ("S",)),
        Command("edit", QT_TRANSLATE_NOOP("Actions", "Edit the note"), ("E",), "edit"),
    ),
)
"""In the import window before anything is written."""

SIX_GRADE_KEYS = {
    "blackout": "0",
    "wrong": "1",
    "again": "2",
    "hard": "3",
    "good": "4",
    "easy": "5",
}


def groups(*, six_grades: bool = False) -> tuple[CommandGroup, ...]:
    """Return all commands in the order of the key map, with the keys that the grades have.

    Commands of two places may share a key, but never with the window.
    """
    study = STUDY
    if six_grades:
        keyed = (
            replace(command, keys=(SIX_GRADE_KEYS[command.name],))
            if command.name in SIX_GRADE_KEYS
            else command
            for command in STUDY.commands
        )
        study = replace(STUDY, commands=tuple(keyed))
    return (WINDOW, TODAY, study, CHOICE, QUIZ, INTERVIEW, PROGRESS, IMPORT, CUTS, DECISIONS)


class Actions(QObject):
    """The commands of one group as `QAction`s of a widget, reached by name.

    Their keys work while the widget is on screen, wherever in its window the focus is.
    """

    def __init__(
        self,
        group: CommandGroup,
        theme: Theme,
        icons: Icons,
        widget: QWidget,
    ) -> None:
        super().__init__(widget)
        self.group = group
        self._icons = icons
        self._actions = {command.name: _action(command, self) for command in group.commands}
        for action in self._actions.values():
            widget.addAction(action)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def set_enabled(self, enabled: bool, names: Iterable[str] | None = None) -> None:
        """Switch these commands on or off, all of them by default."""
        for name in names if names is not None else self._actions:
            self._actions[name].setEnabled(enabled)

    def _draw_icons(self) -> None:
        for command in self.group.commands:
            if command.icon:
                self._actions[command.name].setIcon(self._icons.icon(command.icon))


def title(group: CommandGroup) -> str:
    """Return the heading of a group in the learner's language."""
    return QCoreApplication.translate("Actions", group.title)


def text(command: Command) -> str:
    """Return what a command does in the learner's language."""
    return QCoreApplication.translate("Actions", command.text)


def key_text(action: QAction) -> str:
    """Return the key of an action as it is shown, empty without one."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _action(command: Command, parent: QObject) -> QAction:
    action = QAction(text(command), parent)
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    return action
