"""What an interview came to: score, depth, every answer, and what to do next."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.core.interview.result import InterviewResult
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.home import day_of
from studyapp.ui.pages.interview.results.depth_panel import DepthPanel
from studyapp.ui.pages.interview.results.plan_panel import PlanPanel
from studyapp.ui.pages.interview.results.result_rows import ResultRows
from studyapp.ui.pages.interview.results.score_panel import InterviewScorePanel
from studyapp.ui.tokens import S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.missed_offer import MissedOffer

if TYPE_CHECKING:
    from studyapp.services.interview.service import PastInterview

_ROOM_FOR_TWO = 780


class InterviewResultPage(ScrollPage):
    """Nothing here changes the schedule unless a button says so and is pressed.

    Signals: `closed`, `saved_as` with a suffix.
    """

    closed = Signal()
    saved_as = Signal(str)

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Interview"), parent)
        theme = kit.theme
        self.save_button = Button(theme, icons, self.tr("Save the report"), icon="download")
        self.done_button = Button(theme, icons, self.tr("Done"), kind="primary")
        self.score = InterviewScorePanel(theme)
        self.missed = MissedOffer(theme, icons, self.tr("Ask the missed ones today"))
        self.answers = Panel(self.tr("Your answers"))
        self.rows = ResultRows(kit, icons)
        self.depths = DepthPanel(theme, icons)
        self.plan = PlanPanel()
        self._lay_out()
        self._connect()

    def show_result(self, result: InterviewResult, past: "PastInterview", today: date) -> None:
        """Show a result."""
        self.title_label.setText(self.tr("Interview: {0}").format(result.title))
        self.subtitle_label.setText(day_of(past))
        self.score.show_result(result)
        self.rows.show_answers(result.answers)
        self.answers.setVisible(bool(result.answers))
        self.depths.show_result(result)
        self.plan.show_plan(result.plan, today)
        self.missed.reset(any_missed=bool(result.missed))
        self.verticalScrollBar().setValue(0)

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        menu = QMenu(self)
        for suffix, text in ((".html", self.tr("As a web page")), (".pdf", self.tr("As a PDF"))):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, suffix=suffix: self.saved_as.emit(suffix))
        self.save_button.setMenu(menu)
        for button in (self.save_button, self.done_button):
            self.head.addWidget(button)
        self.answers.head.addWidget(self.missed)
        self.answers.body.addWidget(self.rows)
        columns = TwoColumns(_ROOM_FOR_TWO, (3, 2))
        columns.left.addWidget(self.answers)
        columns.left.addStretch(1)
        for panel in (self.depths, self.plan):
            columns.right.addWidget(panel)
        columns.right.addStretch(1)
        self.column.addWidget(self.score)
        self.column.addWidget(columns)
        self.column.addStretch(1)
        self.column.addSpacing(S)
