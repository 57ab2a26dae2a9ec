"""Reports made by hand, for the pages and charts."""

from dataclasses import replace
from datetime import date, timedelta

from studyapp.core.statistics import (
    INTERVAL_BUCKETS,
    Change,
    Counts,
    DeckRow,
    ForecastDay,
    GradeShare,
    Phase,
    Point,
    ProgressReport,
    ReportSpan,
    TodayReport,
)

DAY = date(2026, 11, 20)
DECKS = (
    DeckRow("AI", Counts(5, 3, 12), 100, 20, 30, "What models do."),
    DeckRow("AI::Prompts", Counts(5, 0, 4), 40, 10, 10),
    DeckRow("AI::Transformers", Counts(0, 3, 8), 60, 10, 20),
    DeckRow("AI::Transformers::Attention", Counts(), 20, 10, 10),
)


def in_days(count: int) -> date:
    return DAY + timedelta(days=count)


def today_report(**changes) -> TodayReport:
    report = TodayReport(
        day=DAY,
        counts=Counts(5, 3, 12),
        seconds_left=1260,
        answered=30,
        answered_seconds=600,
        answered_right=27,
        streak=4,
        best_streak=61,
        week=tuple((in_days(back), back < 0) for back in range(-6, 1)),
        decks=DECKS,
        forecast=tuple(ForecastDay(in_days(ahead), 1, 2, ahead) for ahead in range(14)),
        heat={in_days(-1): 40, in_days(-2): 10, in_days(-300): 3},
        year_answers=53,
        active_days=3,
        is_first_run=False,
        next_due=DAY,
    )
    return replace(report, **changes)


def done_report(**changes) -> TodayReport:
    return today_report(counts=Counts(), seconds_left=0, next_due=in_days(1), **changes)


def progress_report(**changes) -> ProgressReport:
    report = ProgressReport(
        day=DAY,
        deck=None,
        span=ReportSpan.YEAR,
        first_day=in_days(-99),
        total_answers=5421,
        answers_30=Change(194, 12.4),
        retention_30=Change(91.4, -0.8),
        streak=4,
        mature=Change(30),
        heat={in_days(-1): 40, in_days(-2): 10},
        active_days=2,
        forecast=tuple(ForecastDay(in_days(ahead), 1, 2, 3) for ahead in range(30)),
        retention=(
            Point("6 Nov", 85.0, 20, in_days(-14)),
            Point("13 Nov", 0.0, 0, in_days(-7)),
            Point("20 Nov", 95.0, 40, DAY),
        ),
        intervals=tuple(Point(label, 10, 10) for label, _ in INTERVAL_BUCKETS),
        median_interval=12,
        ease=(Point("230", 3, 3), Point("250", 9, 9)),
        mean_ease=245,
        answers=(GradeShare(Phase.NEW, 10, 5, 30, 5), GradeShare(Phase.MATURE, 0, 0, 0, 0)),
        hours=(Point("08", 50, 45), Point("20", 10, 5)),
        best_hour=8,
    )
    return replace(report, **changes)


def empty_progress_report(**changes) -> ProgressReport:
    nothing = {
        "first_day": None,
        "total_answers": 0,
        "answers_30": Change(0),
        "retention_30": Change(0),
        "streak": 0,
        "mature": Change(0),
        "heat": {},
        "active_days": 0,
        "forecast": (),
        "retention": (),
        "intervals": (),
        "ease": (),
        "answers": (),
        "hours": (),
        "best_hour": None,
    }
    return progress_report(**(nothing | changes))
