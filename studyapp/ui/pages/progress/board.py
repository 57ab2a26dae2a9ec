"""The panels of the Progress page and where each stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import RETENTION_GOAL, ProgressReport, percent
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.progress import chart_values
from studyapp.ui.pages.progress.stat_row import StatRow
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.charts.bar_chart import BarChart
from studyapp.ui.widgets.charts.chart import Chart
from studyapp.ui.widgets.charts.forecast import forecast_bars, forecast_legend, forecast_series
from studyapp.ui.widgets.charts.heat_map import HeatMap
from studyapp.ui.widgets.charts.legend import HeatLegend, Legend
from studyapp.ui.widgets.charts.line_chart import LineChart
from studyapp.ui.widgets.charts.share_rows import ShareRows
from studyapp.ui.widgets.layout.panel import Panel

_ROOM_FOR_TWO = 720
_CHART_HEIGHT = 186


class ProgressBoard(QWidget):
    """Shows a report as numbers and charts, in two columns where there is room."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 0
        self.stats = StatRow(theme, icons)
        self.heat_map = HeatMap(theme, self.tr("Answers a day in the last year"))
        self.forecast = BarChart(theme, self.tr("Forecast of due cards"), _CHART_HEIGHT)
        self.retention = LineChart(
            theme, self.tr("Right answers over time"), RETENTION_GOAL, _CHART_HEIGHT
        )
        self.intervals = BarChart(theme, self.tr("Cards by interval"), _CHART_HEIGHT)
        self.answers = ShareRows(theme, self.tr("Answers by grade"), _CHART_HEIGHT)
        self.hours = BarChart(theme, self.tr("Answers by hour of the day"), _CHART_HEIGHT)
        self.ease = BarChart(theme, self.tr("Cards by ease"), _CHART_HEIGHT)
        self._calendar = Panel(self.tr("Calendar"))
        self._panels: dict[Chart, Panel] = {
            chart: Panel(title)
            for chart, title in (
                (self.forecast, self.tr("Forecast")),
                (self.retention, self.tr("Retention")),
                (self.intervals, self.tr("Intervals")),
                (self.answers, self.tr("Answers")),
                (self.hours, self.tr("Hours")),
                (self.ease, self.tr("Ease")),
            )
        }
        self._build()

    def show_report(self, report: ProgressReport) -> None:
        """Fill all panels."""
        self.stats.show_report(report)
        self.heat_map.show_days(report.heat, report.day)
        days = chart_values.forecast_days(report)
        self.forecast.show_bars(
            forecast_bars(days, report.day, weekdays=False), forecast_series(days)
        )
        self.retention.show_points(chart_values.retention_points(report))
        self.intervals.show_bars(*chart_values.interval_bars(report))
        self.answers.show_rows(chart_values.answer_rows(report))
        self.hours.show_bars(*chart_values.hour_bars(report))
        self.ease.show_bars(*chart_values.ease_bars(report))
        self._show_notes(report)

    def arrange(self, width: int) -> None:
        """Use two columns of charts, or one where the page is narrow."""
        self.stats.arrange(width)
        columns = 2 if width >= _ROOM_FOR_TWO else 1
        if columns == self._columns:
            return
        self._columns = columns
        for index, panel in enumerate(self._panels.values()):
            self._grid.addWidget(panel, index // columns, index % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _show_notes(self, report: ProgressReport) -> None:
        active = self.tr("{days} active in the last year")
        self._calendar.set_note(active.format(days=words.days(report.active_days)))
        due = sum(day.total for day in report.forecast)
        forecast = self.tr("{count:,} due in {days}")
        notes: dict[Chart, str] = {
            self.forecast: forecast.format(count=due, days=words.days(len(report.forecast))),
            self.retention: self.tr("right answers at review"),
            self.intervals: self.tr("median {days}").format(
                days=words.days(report.median_interval)
            ),
            self.hours: self._best_hour(report),
            self.ease: self.tr("mean {ease} %").format(ease=report.mean_ease),
        }
        has_cards = any(point.value for point in report.intervals)
        for chart, note in notes.items():
            is_known = has_cards or chart not in (self.intervals, self.ease)
            self._panels[chart].set_note(note if is_known else "")

    def _best_hour(self, report: ProgressReport) -> str:
        best = next((p for p in report.hours if p.label == f"{report.best_hour or 0:02d}"), None)
        if report.best_hour is None or best is None:
            return ""
        share = percent(best.count, round(best.value))
        text = self.tr("best at {hour:02d}:00 ({share:.0f} % right)")
        return text.format(hour=report.best_hour, share=share)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        column.addWidget(self.stats)
        column.addWidget(self._calendar)
        self._grid = QGridLayout()
        self._grid.setSpacing(L)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._calendar.head.addWidget(HeatLegend(self._theme), 0, Qt.AlignmentFlag.AlignVCenter)
        self._calendar.body.addWidget(self.heat_map)
        legends = {self.forecast: forecast_legend(), self.answers: chart_values.answer_legend()}
        for chart, panel in self._panels.items():
            panel.body.addWidget(chart, 1)
            if chart in legends:
                panel.head.addWidget(Legend(self._theme, legends[chart]))
