"""Days in a row, this week, and how much of today is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.ring import Ring
from studyapp.ui.widgets.charts.week_strip import WeekStrip
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class StreakPanel(Panel):
    """Shows the habit, not the cards."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.days_label = Label("", "number")
        self.best_label = Label("", "caption")
        self.week = WeekStrip(theme, icons)
        self.ring = Ring(theme)
        self.done_label = Label("", "caption-strong")
        self.advice_label = Label("", "caption", wrap=True)
        self._tile = IconTile(theme, icons, "flame", "hard")
        self._build()

    def show_report(self, report: TodayReport) -> None:
        """Show the streak and the day so far."""
        self.days_label.setText(words.days(report.streak))
        best = self.tr("best {count}").format(count=report.best_streak)
        self.best_label.setText(best if report.best_streak > report.streak else "")
        self.week.show_week(report.week)
        left, total = report.counts.total, report.counts.total + report.answered
        self.ring.set_share(report.answered / total if total else 0.0)
        done = self.tr("{done:,} of {total:,} done today")
        self.done_label.setText(done.format(done=report.answered, total=total))
        self.advice_label.setText(self._advice(report, left))

    def _advice(self, report: TodayReport, left: int) -> str:
        if report.answered:
            return self.tr("Today counts.") if left else self.tr("That was the whole day.")
        if not left:
            return self.tr("A day without cards.")
        if report.streak:
            return self.tr("One answer keeps the row going.")
        return self.tr("One answer starts a row.")

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._tile)
        top.addWidget(self.days_label)
        top.addStretch()
        top.addWidget(self.best_label)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.done_label)
        texts.addWidget(self.advice_label)
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        bottom.addLayout(texts, 1)
        self.body.addLayout(top)
        self.body.addStretch()
        self.body.addWidget(self.week)
        self.body.addStretch()
        self.body.addLayout(bottom)
