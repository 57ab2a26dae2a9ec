"""The quizzes there were: how the score went, and each of them to look at again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui import words
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import S
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint
from studyapp.ui.widgets.label import Label
from studyapp.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.quiz import QuizLine

_GOAL = 80.0
_MOST_POINTS, _MOST_ROWS = 30, 12


class HistoryPanel(Panel):
    """A line of scores and a list, newest first.

    Signals: `opened` with the id of a quiz.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Earlier quizzes"), parent=parent)
        self.chart = LineChart(theme, self.tr("Score of each quiz"), _GOAL, 150)
        self.nothing_label = Label(
            self.tr("Your results will stand here, with a line that shows how you get on."),
            "quiet",
            wrap=True,
        )
        self.buttons: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addWidget(self.nothing_label)
        self.body.addWidget(self.chart)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence["QuizLine"]) -> None:
        """Show quizzes, newest first."""
        self.nothing_label.setVisible(not lines)
        self.chart.setVisible(len(lines) > 1)
        self.chart.show_points([_point(line) for line in reversed(lines[:_MOST_POINTS])])
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._row(line) for line in lines[:_MOST_ROWS]]
        for button in self.buttons:
            self._list.addWidget(button)

    def _row(self, line: "QuizLine") -> QPushButton:
        day = words.short_day(line.ended.date())
        button = QPushButton()
        button.setProperty("kind", "row")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(
            self.tr("{0}, {1}: {2} of {3}").format(line.title, day, line.right, line.total)
        )
        inside = _RowText(day, line.title, f"{line.right} / {line.total}", button)
        holder = QVBoxLayout(button)
        holder.setContentsMargins(S, 0, S, 0)
        holder.addWidget(inside)
        button.clicked.connect(lambda: self.opened.emit(line.id))
        return button


class _RowText(QWidget):
    def __init__(self, day: str, title: str, score: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        title_label = Label(title)
        title_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        day_label = Label(day, "caption")
        day_label.setFixedWidth(46)
        row.addWidget(day_label)
        row.addWidget(title_label, 1)
        row.addWidget(Label(score, "strong"))


def _point(line: "QuizLine") -> LinePoint:
    day = line.ended.date()
    return LinePoint(words.short_day(day), words.full_day(day), line.percent, line.total)
