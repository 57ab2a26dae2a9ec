"""The numbers of the Progress page as a table that a spreadsheet opens."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from studyapp.core.statistics import GradeShare, Point, ProgressReport

HEADING = ("chart", "place", "number", "value")


def progress_csv(report: ProgressReport) -> str:
    """Return a report as CSV with one number a line."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADING)
    writer.writerows(_rows(report))
    return text.getvalue()


def _rows(report: ProgressReport) -> Iterator[tuple[str, str, str, float]]:
    yield from _overview(report)
    for day in sorted(report.heat):
        yield ("calendar", day.isoformat(), "answers", report.heat[day])
    for ahead in report.forecast:
        place = ahead.day.isoformat()
        yield ("forecast", place, "new", ahead.new)
        yield ("forecast", place, "young", ahead.young)
        yield ("forecast", place, "mature", ahead.mature)
    for point in report.retention:
        place = point.day.isoformat() if point.day else point.label
        yield ("retention", place, "right in per cent", round(point.value, 2))
        yield ("retention", place, "answers", point.count)
    yield from _cards("intervals", report.intervals)
    yield from _cards("ease", report.ease)
    for share in report.answers:
        yield from _grades(share)
    for point in report.hours:
        yield ("hours", f"{point.label}:00", "answers", point.value)
        yield ("hours", f"{point.label}:00", "right", point.count)


def _overview(report: ProgressReport) -> Iterator[tuple[str, str, str, float]]:
    place = f"{report.deck or 'all decks'}, {report.span}, {report.day.isoformat()}"
    yield ("overview", place, "answers", report.total_answers)
    yield ("overview", place, "answers in 30 days", report.answers_30.value)
    yield ("overview", place, "retention in 30 days", round(report.retention_30.value, 2))
    yield ("overview", place, "days in a row", report.streak)
    yield ("overview", place, "mature cards", report.mature.value)


def _cards(chart: str, points: Iterable[Point]) -> Iterator[tuple[str, str, str, float]]:
    for point in points:
        yield (chart, point.label, "cards", point.value)


def _grades(share: GradeShare) -> Iterator[tuple[str, str, str, float]]:
    for grade in ("again", "hard", "good", "easy"):
        yield ("answers", str(share.phase), grade, getattr(share, grade))
