"""A progress report in the shapes that the charts take."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from studyapp.core.statistics import ForecastDay, GradeShare, Phase, ProgressReport, percent
from studyapp.ui import words
from studyapp.ui.widgets.charts.bar_chart import Bar, Series
from studyapp.ui.widgets.charts.line_chart import LinePoint
from studyapp.ui.widgets.charts.share_rows import Part, ShareRow
from studyapp.ui.widgets.charts.tip import TipRow

MOST_BARS = 120
_HOURS = 24
_EASE_STEP = 20


def forecast_days(report: ProgressReport) -> tuple[ForecastDay, ...]:
    """Return the forecast by day, or by week where it is too long for a bar a day."""
    days = report.forecast
    if len(days) <= MOST_BARS:
        return days
    return tuple(_together(days[start : start + 7]) for start in range(0, len(days), 7))


def retention_points(report: ProgressReport) -> list[LinePoint]:
    """Return the share of right answers, leaving out times without any."""
    return [
        LinePoint(
            label=point.label,
            title=words.full_day(point.day) if point.day else point.label,
            value=point.value,
            count=point.count,
        )
        for point in report.retention
        if point.count
    ]


def interval_bars(report: ProgressReport) -> tuple[list[Bar], list[Series]]:
    """Return how many cards have which interval."""
    bars = [Bar(point.label, point.label) for point in report.intervals]
    return bars, [_cards([round(point.value) for point in report.intervals])]


def ease_bars(report: ProgressReport) -> tuple[list[Bar], list[Series]]:
    """Return how many cards have which ease."""
    bars = [
        Bar(point.label, f"{point.label} – {int(point.label) + _EASE_STEP - 1} %")
        for point in report.ease
    ]
    return bars, [_cards([round(point.value) for point in report.ease])]


def hour_bars(report: ProgressReport) -> tuple[list[Bar], list[Series]]:
    """Return how many answers were given at which hour, and how many were right."""
    hours = {int(point.label): point for point in report.hours}
    bars, values = [], []
    for hour in range(_HOURS):
        point = hours.get(hour)
        answers, right = (round(point.value), point.count) if point else (0, 0)
        share = f"{percent(right, answers):.0f} %" if answers else "–"
        title = f"{hour:02d}:00 – {(hour + 1) % _HOURS:02d}:00"
        bars.append(Bar(f"{hour:02d}", title, (TipRow(_tr("right"), share),)))
        values.append(answers)
    return bars, [Series(_tr("answers"), "accent", tuple(values))]


def answer_rows(report: ProgressReport) -> list[ShareRow]:
    """Return how the answers were graded, by how well the card was known."""
    return [
        ShareRow(_phase(share.phase), _parts(share), f"{share.right:.0f} %" if share.total else "–")
        for share in report.answers
    ]


def answer_legend() -> list[tuple[str, str]]:
    """Return the names and colours of the grades."""
    return [
        (_tr("Again"), "fill_again"),
        (_tr("Hard"), "fill_hard"),
        (_tr("Good"), "fill_good"),
        (_tr("Easy"), "fill_easy"),
    ]


def has_recent_heat(report: ProgressReport) -> bool:
    """Whether anything was answered in the year of the calendar."""
    start = report.day - timedelta(days=371)
    return any(count and day > start for day, count in report.heat.items())


def _together(days: Sequence[ForecastDay]) -> ForecastDay:
    return ForecastDay(
        days[0].day,
        sum(day.new for day in days),
        sum(day.young for day in days),
        sum(day.mature for day in days),
    )


def _cards(values: Sequence[int]) -> Series:
    return Series(_tr("cards"), "accent", tuple(values))


def _parts(share: GradeShare) -> tuple[Part, ...]:
    values = (share.again, share.hard, share.good, share.easy)
    return tuple(
        Part(name, token, value)
        for (name, token), value in zip(answer_legend(), values, strict=True)
    )


def _phase(phase: Phase) -> str:
    names = {
        Phase.NEW: _tr("New"),
        Phase.LEARNING: _tr("Learning"),
        Phase.YOUNG: _tr("Young"),
        Phase.MATURE: _tr("Mature"),
        Phase.DRILL: _tr("Drill"),
    }
    return names[phase]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgressCharts", text)
