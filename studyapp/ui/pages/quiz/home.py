"""Where a quiz begins: what it shall be made of, one to go on with, and those there were."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.history_panel import HistoryPanel
from studyapp.ui.pages.quiz.setup_panel import QuizSetupPanel
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.question.unfinished_bar import UnfinishedBar

if TYPE_CHECKING:
    from studyapp.services.quiz.service import QuizLine, Unfinished

_ROOM_FOR_TWO = 860


class QuizHome(ScrollPage):
    """The set-up beside the history, or above it where it is narrow."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title=self.tr("Quiz"))
        self.setup = QuizSetupPanel(theme, icons)
        self.history = HistoryPanel(theme)
        self.unfinished = UnfinishedBar(theme, icons, "quiz")
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

    def show_past(self, lines: Sequence["QuizLine"], unfinished: "Unfinished | None") -> None:
        """Show what there was."""
        self.history.show_quizzes(lines)
        self.unfinished.hide()
        if unfinished is not None:
            text = self.tr("You left “{0}” after {1} of {2} questions.")
            said = text.format(unfinished.title, unfinished.done, unfinished.total)
            self.unfinished.show_attempt(unfinished.id, said)

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
