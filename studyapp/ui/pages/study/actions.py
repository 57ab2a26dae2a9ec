"""The commands of the study page, on or off with what is on screen."""

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.core.scheduling.events import Grade
from studyapp.ui.actions import CHOICE, STUDY, Actions
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme

CHOICES = ("choose_a", "choose_b", "choose_c", "choose_d")
_CARD = ("edit", "flag", "suspend", "bury", "why")
_GRADES = {
    "blackout": Grade.BLACKOUT,
    "wrong": Grade.WRONG,
    "again": Grade.AGAIN,
    "hard": Grade.HARD,
    "good": Grade.GOOD,
    "easy": Grade.EASY,
}


class ScreenState(StrEnum):
    """What the page shows."""

    QUESTION = "question"
    ANSWER = "answer"
    SUMMARY = "summary"


class StudyActions(QObject):
    """All commands by name; only those that mean something now are on.

    Signals: `flag_chosen` with the number of a flag from the menu, 0 for none.
    """

    flag_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(page)
        self.usual = Actions(STUDY, theme, icons, page)
        self.choice = Actions(CHOICE, theme, icons, page)
        self._flag_menu_action: QAction | None = None

    def __getitem__(self, name: str) -> QAction:
        return (self.choice if name in CHOICES else self.usual)[name]

    def grades(self) -> Iterator[tuple[QAction, Grade]]:
        """Yield the command of each grade."""
        return ((self[name], grade) for name, grade in _GRADES.items())

    def set_grade_keys(self, keys: dict[Grade, str]) -> None:
        """Give the grades their keys; a grade without one cannot be given."""
        for action, grade in self.grades():
            key = keys.get(grade)
            action.setShortcuts([QKeySequence(key)] if key else [])
            action.setVisible(key is not None)

    def set_phase(self, phase: ScreenState, *, options: int, can_undo: bool) -> None:
        """Switch on what can be done; a question with `options` takes their letters."""
        asks = phase is ScreenState.QUESTION
        for action, _ in self.grades():
            action.setEnabled(phase is ScreenState.ANSWER and action.isVisible())
        self.usual.set_enabled(phase is not ScreenState.SUMMARY, _CARD)
        self.usual.set_enabled(can_undo, ("undo",))
        self["thought"].setEnabled(asks)
        if self._flag_menu_action is not None:
            self._flag_menu_action.setEnabled(phase is not ScreenState.SUMMARY)
        for index, name in enumerate(CHOICES):
            self[name].setEnabled(asks and index < options)
        takes_letters = asks and options > 0
        self["bury"].setShortcuts([] if takes_letters else [QKeySequence("B")])

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of what has no button of its own."""
        menu = QMenu(parent)
        for name in ("why", "bury"):
            menu.addAction(self[name])
        menu.addMenu(self._flag_menu(menu))
        menu.addSeparator()
        for name in ("larger", "smaller", "usual_size"):
            menu.addAction(self[name])
        return menu

    def _flag_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Flag"), parent)
        names = (
            self.tr("None"),
            self.tr("Red"),
            self.tr("Orange"),
            self.tr("Green"),
            self.tr("Blue"),
        )
        for flag, name in enumerate(names):
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked=False, flag=flag: self.flag_chosen.emit(flag))
        self._flag_menu_action = menu.menuAction()
        return menu
