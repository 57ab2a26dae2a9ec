"""Where an interview begins: topics, one to go on with, and those there were."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.setup_panel import InterviewSetupPanel
from studyapp.ui.pages.interview.words_of_interview import ago
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.empty_state import EmptyState
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.past_panel import PastLine, PastPanel
from studyapp.ui.widgets.question.unfinished_bar import UnfinishedBar
from studyapp.ui.window_state import InterviewWish

if TYPE_CHECKING:
    from studyapp.services.interview.service import InterviewTopic, PastInterview

_ROOM_FOR_TWO, _BESIDE_TOPICS = 840, 430


class InterviewHome(ScrollPage):
    """The set-up beside the history, or above it where it is narrow."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Interview"), parent)
        self.setup = InterviewSetupPanel(theme, icons)
        self.history = PastPanel(
            theme,
            self.tr("Earlier interviews"),
            self.tr("Score of each interview"),
            self.tr("Your results will stand here, with a line that shows how you get on."),
        )
        self.unfinished = UnfinishedBar(theme, icons, "interview")
        self.nothing = EmptyState(theme, icons, "interview")
        self.subtitle_label.setText(
            self.tr("Answer first, then see what a strong answer names. You are the judge.")
        )
        self._columns = TwoColumns(_ROOM_FOR_TWO, (3, 2))
        self._columns.left.addWidget(self.setup)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self.history)
        self._columns.right.addStretch(1)
        self.nothing.show_text(
            self.tr("No open questions yet"),
            self.tr(
                "An interview asks notes that have key points. Give some notes key points, "
                "or import a deck that has them."
            ),
        )
        self.column.addWidget(self.unfinished)
        self.column.addWidget(self._columns)
        self.column.addWidget(self.nothing, 1)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setup.topics.set_room(self.viewport().height() - _BESIDE_TOPICS)

    def show_topics(self, topics: Sequence["InterviewTopic"], wish: InterviewWish) -> None:
        """Show what can be asked about."""
        self.setup.show_topics(topics, wish)
        self._columns.setVisible(bool(topics) or bool(self.history.buttons))
        self.nothing.setVisible(self._columns.isHidden())

    def show_past(
        self,
        past: Sequence["PastInterview"],
        left: "PastInterview | None",
        today: date,
    ) -> None:
        """Show what there was, and what was left in the middle."""
        self.history.show_lines([_line(each) for each in past])
        self.unfinished.hide()
        if left is not None:
            text = self.tr("You left “{0}” at question {1}, {2}.")
            said = text.format(left.title, left.questions, ago(left.begun.date(), today))
            self.unfinished.show_attempt(left.id, said, can_end=left.questions > 1)


def _line(past: "PastInterview") -> PastLine:
    day = (past.finished or past.begun).date()
    percent = past.percent or 0
    score = f"{percent} %" if past.questions else "–"
    return PastLine(past.id, day, past.title, score, float(percent), past.questions)


def day_of(past: "PastInterview") -> str:
    """Return when an interview took place."""
    at = past.finished or past.begun
    return f"{words.full_day(at.date())}, {at:%H:%M}"
