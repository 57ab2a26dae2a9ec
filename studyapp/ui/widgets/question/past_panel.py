"""What was done before: a line of scores, and a list to look at each again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studyapp.ui import words
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import S
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint
from studyapp.ui.widgets.layout.label import ElidedLabel, Label
from studyapp.ui.widgets.layout.panel import Panel

_GOAL, _CHART = 80.0, 150
_DAY = 46
_MOST_POINTS, _MOST_ROWS = 30, 12


@dataclass(frozen=True, slots=True)
class PastLine:
    """One entry: `score` as it stands at the right end, `count` the answers behind `percent`.

    `spoken` is the score for a screen reader where it differs.
    """

    key: str
    day: date
    title: str
    score: str
    percent: float
    count: int
    spoken: str = ""


class PastPanel(Panel):
    """Newest first; the chart comes with the second entry.

    Signals: `opened` with the key of an entry.
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        chart_name: str,
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self.chart = LineChart(theme, chart_name, _GOAL, _CHART)
        self.nothing_label = Label(nothing, "quiet", wrap=True)
        self.buttons: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addWidget(self.nothing_label)
        self.body.addWidget(self.chart)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.chart.hide()

    def show_lines(self, lines: Sequence[PastLine]) -> None:
        """Show entries, newest first, as the line and as the list."""
        self.nothing_label.setVisible(not lines)
        self.show_chart(lines)
        self.show_list(lines[:_MOST_ROWS])

    def show_chart(self, lines: Sequence[PastLine]) -> None:
        """Show a line of entries that are given newest first."""
        self.chart.setVisible(len(lines) > 1)
        self.chart.show_points([_point(line) for line in reversed(lines[:_MOST_POINTS])])

    def show_list(self, lines: Sequence[PastLine]) -> None:
        """Show a row for each entry."""
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(line) for line in lines]
        for button in self.buttons:
            self._list.addWidget(button)

    def mark(self, key: str) -> None:
        """Show which entry is looked at."""
        for button in self.buttons:
            button.setCheckable(True)
            button.setChecked(button.property("key") == key)

    def _button(self, line: PastLine) -> QPushButton:
        day = words.short_day(line.day)
        button = QPushButton()
        button.setProperty("kind", "row")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{line.title}, {day}: {line.spoken or line.score}")
        button.setToolTip(plain_tip(line.title))
        button.setProperty("key", line.key)
        inside = QHBoxLayout(button)
        inside.setContentsMargins(S, 0, S, 0)
        inside.setSpacing(S)
        for label, stretch in _labels(day, line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label, stretch)
        button.clicked.connect(lambda: self.opened.emit(line.key))
        return button


def _labels(day: str, line: PastLine) -> tuple[tuple[Label, int], ...]:
    day_label, title = Label(day, "caption"), ElidedLabel(line.title)
    day_label.setFixedWidth(_DAY)
    return (day_label, 0), (title, 1), (Label(line.score, "strong"), 0)


def _point(line: PastLine) -> LinePoint:
    return LinePoint(words.short_day(line.day), words.full_day(line.day), line.percent, line.count)
