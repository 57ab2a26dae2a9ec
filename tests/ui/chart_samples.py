"""Charts with a few values, for the tests of what all charts have in common and of each."""

from report_samples import DAY, in_days

from studyapp.ui.widgets.charts.bar_chart import Bar, BarChart, Series
from studyapp.ui.widgets.charts.heat_map import HeatMap
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint
from studyapp.ui.widgets.charts.share_rows import Part, ShareRow, ShareRows

BARS = [
    Bar("Today", "Fri 20 Nov", is_strong=True),
    Bar("Sa", "Sat 21 Nov"),
    Bar("Su", "Sun 22 Nov"),
]
LAYERS = [Series("New", "new", (1, 0, 2)), Series("Mature", "mature", (10, 20, 0))]
POINTS = [LinePoint("6 Nov", "6 Nov", 85.0, 20), LinePoint("20 Nov", "20 Nov", 95.0, 40)]
ROWS = [
    ShareRow("New", (Part("Again", "fill_again", 1), Part("Good", "fill_good", 3)), "75 %"),
    ShareRow("Mature", (Part("Again", "fill_again", 0), Part("Good", "fill_good", 0)), "–"),
]


def bar_chart(theme):
    chart = BarChart(theme, "Forecast")
    chart.show_bars(BARS, LAYERS)
    return chart


def line_chart(theme):
    chart = LineChart(theme, "Retention", 90)
    chart.show_points(POINTS)
    return chart


def heat_map(theme):
    chart = HeatMap(theme, "Calendar")
    chart.show_days({DAY: 12, in_days(-8): 3}, DAY)
    return chart


def share_rows(theme):
    chart = ShareRows(theme, "Answers")
    chart.show_rows(ROWS)
    return chart
