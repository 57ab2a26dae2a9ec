"""The score of a quiz at a glance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import QuizResult
from studyapp.ui.fonts import sized
from studyapp.ui.pages.quiz.question_dots import QuestionDots
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import NUMBER, XL, XXL, L, M
from studyapp.ui.widgets.label import Label
from studyapp.ui.widgets.painted import Painted
from studyapp.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.quiz import QuizLine

_SIDE, _LINE, _WELL = 132, 12, 80.0
_COMPARED = 3


class ScorePanel(Panel):
    """Ring, score in words, time, and a dot for each question."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = ScoreRing(theme)
        self.score_label = Label("", "title")
        self.past_label = Label("", "quiet", wrap=True)
        self.figures = tuple(_Figure() for _ in range(3))
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
        self._is_wide = None
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


class ScoreRing(Painted):
    """The per cent of a quiz in a ring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._percent = 0.0
        self.setFixedSize(_SIDE, _SIDE)

    def show_percent(self, percent: float) -> None:
        """Show a share in per cent."""
        self._percent = percent
        self.setAccessibleName(self.tr("{0} % right").format(round(percent)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        half = _LINE / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(self.theme.color("hover"), _LINE))
        painter.drawEllipse(place)
        pen = QPen(self.theme.color("good" if self._percent >= _WELL else "accent"), _LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if self._percent:
            painter.setPen(pen)
            painter.drawArc(place, 90 * 16, -round(self._percent / 100 * 360 * 16))
        painter.setPen(self.theme.color("text"))
        painter.setFont(sized(NUMBER, 600))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{self._percent:.0f} %")


class _Figure(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number_label = Label("", "number")
        self.caption_label = Label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number_label)
        column.addWidget(self.caption_label)

    def show_value(self, number: str, caption: str) -> None:
        self.number_label.setText(number)
        self.caption_label.setText(caption)
        self.setAccessibleName(f"{caption}: {number}")
