"""A year of answers, day by day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui import words
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.heat_map import HeatMap
from studyapp.ui.widgets.charts.legend import HeatLegend
from studyapp.ui.widgets.layout.panel import Panel


class YearPanel(Panel):
    """The heat map of the last year."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Last year"), parent=parent)
        self.heat_map = HeatMap(theme, self.tr("Answers a day in the last year"))
        self.head.addWidget(HeatLegend(theme), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.heat_map)

    def show_report(self, report: TodayReport) -> None:
        """Show the year that ends today."""
        note = self.tr("{days} active, {answers}")
        self.set_note(
            note.format(
                days=words.days(report.active_days), answers=words.answers(report.year_answers)
            )
        )
        self.heat_map.show_days(report.heat, report.day)
