"""The bar below the card: first the way to the answer, then the grades."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studyapp.core.scheduling.events import Grade
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.grade_button import GradeButton
from studyapp.ui.pages.study.panel import WIDTH
from studyapp.ui.study_words import due_tip, due_words
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label

HEIGHT = 116
FOUR = {Grade.AGAIN: "1", Grade.HARD: "2", Grade.GOOD: "3", Grade.EASY: "4"}
SIX = {grade: str(int(grade)) for grade in Grade}
_SHOW_WIDTH = 300
_SIDE = 24


class ActionBar(QFrame):
    """Shows the main button or the grades, and below them keys or what has just happened.

    Signals: `show_chosen`, `thought_chosen`, and `grade_chosen` with a grade.
    """

    show_chosen = Signal()
    thought_chosen = Signal()
    grade_chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "bottom-bar")
        self.setFixedHeight(HEIGHT)
        self.show_button = Button(theme, icons, self.tr("Show answer"), kind="main")
        self.thought_button = Button(
            theme, icons, self.tr("Your thought"), kind="ghost", icon="edit"
        )
        self.grade_buttons: list[GradeButton] = []
        self._hints: dict[str, QWidget] = {}
        self._notice = Label("", "quiet")
        self._steps = QStackedLayout()
        self._lines = QStackedLayout()
        self._grades = QHBoxLayout()
        self._lay_out()
        self.set_grades(FOUR)
        self.show_button.clicked.connect(self.show_chosen)
        self.thought_button.clicked.connect(self.thought_chosen)

    def set_grades(self, keys: Mapping[Grade, str]) -> None:
        """Offer these grades with their keys."""
        if [button.grade for button in self.grade_buttons] == list(keys):
            return
        for button in self.grade_buttons:
            self._grades.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.grade_buttons = [self._grade_button(grade, key) for grade, key in keys.items()]

    def ask(self, *, is_choice: bool) -> None:
        """Offer to show the answer."""
        self._steps.setCurrentIndex(0)
        self._lines.setCurrentWidget(self._hints["choice" if is_choice else "question"])

    def offer_grades(self, due: Mapping[Grade, date], today: date, *, drills: bool) -> None:
        """Offer the grades with the day that each gives; the drill ends with Good or Easy."""
        for button in self.grade_buttons:
            comes_again = drills and button.grade < Grade.GOOD
            day = today if comes_again else due[button.grade]
            button.show_due(due_words(day, today), due_tip(button.grade, day, today))
        self._steps.setCurrentIndex(1)
        self._lines.setCurrentWidget(self._hints["six" if len(self.grade_buttons) > 4 else "four"])

    def say(self, text: str) -> None:
        """Say what has just happened, until the next step."""
        self._notice.setText(text)
        self._lines.setCurrentWidget(self._notice)

    def _grade_button(self, grade: Grade, key: str) -> GradeButton:
        button = GradeButton(self._theme, grade, key)
        button.clicked.connect(lambda: self.grade_chosen.emit(grade))
        self._grades.addWidget(button)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(S)
        column.addLayout(self._steps)
        column.addLayout(self._lines)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 14, _SIDE, 8)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._steps.addWidget(self._question_row())
        self._steps.addWidget(self._grade_row())
        self._add_hint(
            "question",
            (("Space",), self.tr("shows the answer")),
            (("T",), self.tr("write your thought")),
            (("Ctrl+Z",), self.tr("undo")),
        )
        self._add_hint(
            "choice",
            (("A", "D"), self.tr("choose")),
            (("Space",), self.tr("shows the answer")),
        )
        for name, keys in (("four", ("1", "4")), ("six", ("0", "5"))):
            self._add_hint(
                name,
                (("Space",), self.tr("grades Good")),
                (keys, self.tr("grade")),
                (("Ctrl+Z",), self.tr("undo")),
            )
        self._lines.addWidget(self._notice)

    def _question_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        for button in (self.show_button, self.thought_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_button.setFixedWidth(_SHOW_WIDTH)
        balance = QWidget()
        balance.setFixedWidth(self.thought_button.sizeHint().width())
        layout.addStretch()
        layout.addWidget(balance)
        layout.addWidget(self.show_button)
        layout.addWidget(self.thought_button)
        layout.addStretch()
        return row

    def _grade_row(self) -> QWidget:
        row = QWidget()
        row.setLayout(self._grades)
        self._grades.setContentsMargins(0, 0, 0, 0)
        self._grades.setSpacing(M)
        return row

    def _add_hint(self, name: str, *parts: tuple[Sequence[str], str]) -> None:
        line = KeyLine(self._theme)
        layout = line.row
        layout.setSpacing(6)
        layout.addStretch()
        for keys, text in parts:
            for index, key in enumerate(keys):
                if index:
                    layout.addWidget(Label(self.tr("to"), "caption"))
                layout.addWidget(KeyCap(self._theme, key))
            layout.addWidget(Label(text, "caption"))
            layout.addSpacing(M)
        layout.addStretch()
        self._hints[name] = line
        self._lines.addWidget(line)


class KeyLine(QWidget):
    """Keys and what they do; empty where the learner wants no key caps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inside = QWidget()
        self.row = QHBoxLayout(self._inside)
        self.row.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inside)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._inside.setVisible(self._theme.appearance.key_caps)
