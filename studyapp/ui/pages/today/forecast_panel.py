"""How many cards the next two weeks bring."""

from PySide6.QtWidgets import QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.bar_chart import BarChart
from studyapp.ui.widgets.charts.forecast import forecast_bars, forecast_series
from studyapp.ui.widgets.layout.panel import Panel

DAYS = 14


class ForecastPanel(Panel):
    """Bars of new, young and mature cards, today first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Next 14 days"), parent=parent)
        self.chart = BarChart(theme, self.tr("Cards due in the next 14 days"), 170)
        self.body.addWidget(self.chart, 1)

    def show_report(self, report: TodayReport) -> None:
        """Show the forecast."""
        days = report.forecast[:DAYS]
        self.chart.show_bars(forecast_bars(days, report.day, weekdays=True), forecast_series(days))
