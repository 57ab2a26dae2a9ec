"""The forecast as bars, for the Today and the Progress page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from studyapp.core.statistics import ForecastDay
from studyapp.ui import words
from studyapp.ui.widgets.charts.bar_chart import Bar, Series
from studyapp.ui.widgets.charts.tip import TipRow


def forecast_legend() -> list[tuple[str, str]]:
    """Return the names and colours of the layers."""
    return [(_tr("New"), "new"), (_tr("Young"), "young"), (_tr("Mature"), "mature")]


def forecast_bars(days: Sequence[ForecastDay], today: date, *, weekdays: bool) -> list[Bar]:
    """Return a bar a day, named by weekday or by date."""
    return [
        Bar(
            label=_label(item.day, today, weekdays),
            title=words.full_day(item.day),
            extra=(TipRow(_tr("Together"), f"{item.total:,}"),),
            is_strong=item.day == today,
        )
        for item in days
    ]


def forecast_series(days: Sequence[ForecastDay]) -> list[Series]:
    """Return the layers, new cards lowest."""
    values = (
        tuple(item.new for item in days),
        tuple(item.young for item in days),
        tuple(item.mature for item in days),
    )
    return [
        Series(name, token, layer)
        for (name, token), layer in zip(forecast_legend(), values, strict=True)
    ]


def _label(day: date, today: date, weekdays: bool) -> str:
    if day == today:
        return _tr("Today")
    return f"{day:%a}"[:2] if weekdays else words.short_day(day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Forecast", text)
