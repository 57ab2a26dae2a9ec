"""The forecast has a bar a day, named as the page wants, with new cards lowest."""

from datetime import date

from studyapp.core.statistics import ForecastDay
from studyapp.ui.widgets.charts.forecast import forecast_bars, forecast_legend, forecast_series

TODAY = date(2026, 11, 20)
DAYS = [
    ForecastDay(TODAY, 5, 20, 1200),
    ForecastDay(date(2026, 11, 21), 0, 3, 4),
    ForecastDay(date(2026, 12, 1), 1, 0, 0),
]


def test_days_of_the_next_two_weeks_are_named_by_their_weekday():
    assert [bar.label for bar in forecast_bars(DAYS, TODAY, weekdays=True)] == ["Today", "Sa", "Tu"]


def test_days_of_a_longer_stretch_are_named_by_their_date():
    labels = [bar.label for bar in forecast_bars(DAYS, TODAY, weekdays=False)]

    assert labels == ["Today", "21 Nov", "1 Dec"]


def test_only_today_stands_out():
    assert [bar.is_strong for bar in forecast_bars(DAYS, TODAY, weekdays=True)] == [
        True,
        False,
        False,
    ]


def test_the_tip_of_a_day_has_its_date_and_all_cards_together():
    bar = forecast_bars(DAYS, TODAY, weekdays=True)[0]

    assert bar.title == "Fri 20 Nov 2026"
    assert [(row.label, row.value) for row in bar.extra] == [("Together", "1,225")]


def test_layers_are_named_and_coloured_as_in_the_legend_with_new_cards_lowest():
    layers = forecast_series(DAYS)

    assert [(layer.name, layer.token) for layer in layers] == forecast_legend()
    assert forecast_legend() == [("New", "new"), ("Young", "young"), ("Mature", "mature")]
    assert [layer.values for layer in layers] == [(5, 0, 1), (20, 3, 0), (1200, 4, 0)]
