"""Where a quiz begins: what it shall be made of, one to go on with, and those there were."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.history_panel import HistoryPanel
from studyapp.ui.pages.quiz.setup_panel import QuizSetupPanel
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.scroll_page import ScrollPage

if TYPE_CHECKING:
    from studyapp.services.quiz.service import QuizLine, Unfinished

_ROOM_FOR_TWO = 860


class QuizHome(ScrollPage):
    """The set-up beside the history, or above it where it is narrow.

    Signals: `resumed` and `given_up` for the quiz that was left in the middle.
    """

    resumed = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title=self.tr("Quiz"))
        self.setup = QuizSetupPanel(theme, icons)
        self.history = HistoryPanel(theme)
        self.unfinished = UnfinishedBar(theme, icons)
        self.subtitle_label.setText(
            self.tr("Test yourself. A miss can bring a card closer; nothing here pushes one away.")
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(L)
        self._columns = 0
        self.column.addWidget(self.unfinished)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._arrange()
        self.unfinished.resume_button.clicked.connect(self.resumed)
        self.unfinished.give_up_button.clicked.connect(self.given_up)

    def show_past(self, lines: Sequence["QuizLine"], unfinished: "Unfinished | None") -> None:
        """Show what there was."""
        self.history.show_quizzes(lines)
        self.unfinished.show_quiz(unfinished)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.column_width() >= _ROOM_FOR_TWO else 1
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.addWidget(self.setup, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.history, 0 if columns == 2 else 1, columns - 1, top)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if columns == 2 else 0)


class UnfinishedBar(QFrame):
    """Offers to go on with a quiz that was left in the middle."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reason")
        self.text_label = Label("", "strong", wrap=True)
        self.resume_button = Button(theme, icons, self.tr("Go on"), kind="soft")
        self.give_up_button = Button(theme, icons, self.tr("Give it up"), kind="ghost")
        row = QHBoxLayout(self)
        row.setContentsMargins(L, M, L, M)
        row.setSpacing(S)
        row.addWidget(IconTile(theme, icons, "quiz", "accent", 32))
        row.addSpacing(S)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.give_up_button)
        row.addWidget(self.resume_button)
        self.hide()

    def show_quiz(self, quiz: "Unfinished | None") -> None:
        """Say where a quiz was left, or hide."""
        self.setVisible(quiz is not None)
        if quiz is not None:
            self.text_label.setText(
                self.tr("You left “{0}” after {1} of {2} questions.").format(
                    quiz.title, quiz.done, quiz.total
                )
            )
