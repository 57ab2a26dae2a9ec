"""What a quiz came to, question by question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import QuizResult
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.answer_rows import AnswerRows
from studyapp.ui.pages.quiz.score_panel import QuizScorePanel
from studyapp.ui.pages.quiz.topic_panel import TopicPanel
from studyapp.ui.tokens import L, S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.question.missed_offer import MissedOffer

if TYPE_CHECKING:
    from studyapp.services.quiz.service import QuizLine

_ROOM_FOR_TWO = 820


class QuizResultPage(ScrollPage):
    """Score, topics and every question with my answer, the right one and the reason.

    Signals: `closed`, `retried`, `saved_as` with a suffix.
    """

    closed = Signal()
    retried = Signal()
    saved_as = Signal(str)

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Quiz"), parent)
        theme = kit.theme
        self.done_button = Button(theme, icons, self.tr("Done"), kind="primary")
        self.retry_button = Button(theme, icons, self.tr("Retry the misses"), icon="redo")
        self.save_button = Button(theme, icons, self.tr("Save"), icon="download")
        self.score = QuizScorePanel(theme)
        self.missed = MissedOffer(theme, icons, self.tr("Ask them today"))
        self.misses = Panel(self.tr("To look at again"))
        self.miss_rows = AnswerRows(kit, icons)
        self.others = Panel(self.tr("All questions"))
        self.other_rows = AnswerRows(kit, icons)
        self.topics = TopicPanel(theme)
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        self._connect()

    def show_result(self, result: QuizResult, line: "QuizLine", past: Sequence["QuizLine"]) -> None:
        """Show a result; `past` are the quizzes before it, newest first."""
        self.title_label.setText(result.title)
        ended = f"{line.ended:%H:%M}"
        day = words.full_day(line.ended.date())
        self.subtitle_label.setText(self.tr("Finished {0} at {1}").format(day, ended))
        self.score.show_result(result, past)
        self.topics.show_scores(result.by_deck())
        misses = result.misses
        self.misses.setVisible(bool(misses))
        self.miss_rows.show_answers(misses)
        self.other_rows.show_answers(result.answers)
        self.retry_button.setVisible(bool(misses))
        self.missed.reset(any_missed=bool(result.missed_cards))
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        for button in (self.save_button, self.retry_button, self.done_button):
            self.head.addWidget(button)
        menu = QMenu(self)
        for suffix, text in (
            (".md", self.tr("As Markdown")),
            (".html", self.tr("As a web page")),
            (".csv", self.tr("As a table")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, suffix=suffix: self.saved_as.emit(suffix))
        self.save_button.setMenu(menu)
        self.misses.head.addWidget(self.missed)
        self.misses.body.addWidget(self.miss_rows)
        self.others.body.addWidget(self.other_rows)
        left = QVBoxLayout()
        left.setSpacing(L)
        left.addWidget(self.misses)
        left.addWidget(self.others)
        left.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(L)
        self.column.addWidget(self.score)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.column.addSpacing(S)
        self._arrange()

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.closed)
        self.retry_button.clicked.connect(self.retried)
        self.score.dots.chosen.connect(self._on_dot)

    def _on_dot(self, position: int) -> None:
        row = self.other_rows.open(position)
        if row is not None:
            self.ensureWidgetVisible(row, 0, L)

    def _arrange(self) -> None:
        columns = 2 if self.column_width() >= _ROOM_FOR_TWO else 1
        if columns == self._columns:
            return
        self._columns = columns
        self.score.arrange(wide=columns == 2)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self.topics, 0 if columns == 2 else 1, columns - 1)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
