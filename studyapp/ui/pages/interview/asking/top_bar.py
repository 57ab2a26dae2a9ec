"""The bar above a question: where one is, and how much time is left."""

from PySide6.QtWidgets import QWidget

from studyapp.services.interview.run import InterviewRun
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.words_of_interview import clock
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import S
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.question.top_bar import QuestionTopBar

_HEIGHT = 60
_RING, _RING_LINE = 50, 4.0
_MINUTE = 60
_SOON = 15


class InterviewTopBar(QuestionTopBar):
    """Leave, title and number, time left, pause, and the clock of the question."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, _HEIGHT, parent)
        self.left_label = Label("", "quiet")
        self.pause_button = IconButton(theme, icons, "pause", self.tr("Pause (Ctrl+P)"))
        self.ring = TextRing(theme, _RING, _RING_LINE)
        self._lay_out()

    def show_question(self, run: InterviewRun) -> None:
        """Show which question it is; while it is marked the clock and the pause are gone."""
        question = run.question
        number = self.tr("Question {0}").format(question.number) if question else ""
        self.title.show_text(self.tr("Interview: {0}").format(run.title), number)

    def show_asking(self, asking: bool) -> None:
        """Show clock and pause only while an answer is given."""
        self.ring.setVisible(asking)
        self.pause_button.setVisible(asking)

    def show_pause(self, is_paused: bool) -> None:
        """Say what the pause button does now."""
        self.pause_button.set_icon("play" if is_paused else "pause")
        name = self.tr("Go on (Ctrl+P)") if is_paused else self.tr("Pause (Ctrl+P)")
        self.pause_button.set_name(name)

    def show_time(self, taken: float, target: int, used: float, budget: int) -> None:
        """Show the seconds taken for this answer, and those used of the whole interview."""
        left = target - taken
        if left >= 0:
            text, token = clock(left + 0.999), "accent" if left > _SOON else "hard"
            name = self.tr("{0} left of {1} for this answer").format(text, clock(target))
        else:
            text, token = f"+{clock(-left)}", "again"
            name = self.tr("{0} over the {1} for this answer").format(text, clock(target))
        self.ring.show_share(text, left / target if left > 0 else 1.0, token, name)
        self.ring.setToolTip(plain_tip(name))
        self._show_left(max(0.0, budget - used))
        self.show_share(min(1.0, used / budget))

    def _show_left(self, seconds: float) -> None:
        minutes = -int(-seconds // _MINUTE)
        if minutes > 1:
            text = self.tr("{0} min left").format(minutes)
        elif seconds:
            text = self.tr("last minute")
        else:
            text = self.tr("time is up")
        if text != self.left_label.text():
            self.left_label.setText(text)
            self.left_label.setAccessibleName(self.tr("Interview: {0}").format(text))

    def _lay_out(self) -> None:
        self.row.addWidget(self.left_label)
        self.row.addSpacing(S)
        self.row.addWidget(self.pause_button)
        self.row.addWidget(self.ring)
