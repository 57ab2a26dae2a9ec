"""The score of a quiz at a glance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import QuizResult
from studyapp.ui.pages.quiz.question_dots import QuestionDots
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import NUMBER, XL, XXL, L, M
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.layout.figure import Figure
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.quiz.service import QuizLine

_SIDE, _LINE, _WELL = 132, 12, 80.0
_COMPARED = 3


class QuizScorePanel(Panel):
    """Ring, score in words, time, and a dot for each question."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = ScoreRing(theme)
        self.score_label = Label("", "title")
        self.past_label = Label("", "quiet", wrap=True)
        self.figures = tuple(Figure() for _ in range(3))
        self.dots = QuestionDots(theme)
        numbers = QHBoxLayout()
        numbers.setSpacing(XL)
        for figure in self.figures:
            numbers.addWidget(figure)
        numbers.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(M)
        texts.addWidget(self.score_label)
        texts.addWidget(self.past_label)
        texts.addLayout(numbers)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XXL)
        self._grid.setVerticalSpacing(L)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.ring, 0, 0)
        self._grid.addLayout(texts, 0, 1)
        self._is_wide: bool | None = None
        self.arrange(wide=True)
        self.body.addLayout(self._grid)
        self.body.setContentsMargins(L, L, L, L)

    def arrange(self, *, wide: bool) -> None:
        """Put the dots at the right, or below where it is narrow."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        left = Qt.AlignmentFlag.AlignLeft
        if wide:
            self._grid.addWidget(self.dots, 0, 2)
        else:
            self._grid.addWidget(self.dots, 1, 0, 1, 2, left)

    def show_result(self, result: QuizResult, past: Sequence["QuizLine"]) -> None:
        """Show a score beside those before it."""
        self.ring.show_percent(result.percent)
        self.score_label.setText(self.tr("{0} right").format(result.score))
        self.past_label.setText(self._compared(result, past))
        self.past_label.setVisible(bool(past))
        seconds, count = result.seconds, max(1, len(result.answers))
        shown = (
            (f"{seconds // 60}:{seconds % 60:02}", self.tr("total time")),
            (f"{round(seconds / count)} s", self.tr("per question")),
            (str(len(result.misses)), self.tr("to look at again")),
        )
        for figure, (number, caption) in zip(self.figures, shown, strict=True):
            figure.show_value(number, caption)
        self.dots.show_marks([answer.mark.right for answer in result.answers])

    def _compared(self, result: QuizResult, past: Sequence["QuizLine"]) -> str:
        before = [line.percent for line in past[:_COMPARED]]
        if not before:
            return ""
        said = ", ".join(f"{percent:.0f} %" for percent in before)
        if result.percent > max(before):
            return self.tr("Better than before ({0}).").format(said)
        if result.percent < min(before):
            return self.tr("Less than before ({0}).").format(said)
        return self.tr("Much as before ({0}).").format(said)


class ScoreRing(TextRing):
    """The per cent of a quiz in a ring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _SIDE, _LINE, NUMBER, parent)

    def show_percent(self, percent: float) -> None:
        """Show a share in per cent."""
        tone = "good" if percent >= _WELL else "accent"
        name = self.tr("{0} % right").format(round(percent))
        self.show_share(f"{percent:.0f} %", percent / 100, tone, name)
