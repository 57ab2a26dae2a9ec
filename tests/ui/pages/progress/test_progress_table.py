"""The numbers as a table: each chart, each place, each number on a line of its own."""

import csv
from io import StringIO

import pytest
from report_samples import DAY, empty_progress_report, in_days

from studyapp.core.statistics import Change, ForecastDay, GradeShare, Phase, Point
from studyapp.ui.pages.progress.table import HEADING, progress_csv


def lines(**changes):
    rows = list(csv.reader(StringIO(progress_csv(empty_progress_report(**changes)))))
    assert tuple(rows[0]) == HEADING
    return [tuple(row) for row in rows[1:]]


def test_an_overview_comes_first():
    place = "AI::Prompts, year, 2026-11-20"
    found = lines(
        deck="AI::Prompts",
        total_answers=7,
        answers_30=Change(5),
        retention_30=Change(91.456),
        streak=3,
        mature=Change(2),
    )

    assert found == [
        ("overview", place, "answers", "7"),
        ("overview", place, "answers in 30 days", "5"),
        ("overview", place, "retention in 30 days", "91.46"),
        ("overview", place, "days in a row", "3"),
        ("overview", place, "mature cards", "2"),
    ]


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        (
            {"heat": {DAY: 4, in_days(-1): 9}},
            [
                ("calendar", "2026-11-19", "answers", "9"),
                ("calendar", "2026-11-20", "answers", "4"),
            ],
        ),
        (
            {"forecast": (ForecastDay(DAY, 1, 2, 3),)},
            [
                ("forecast", "2026-11-20", "new", "1"),
                ("forecast", "2026-11-20", "young", "2"),
                ("forecast", "2026-11-20", "mature", "3"),
            ],
        ),
        (
            {"retention": (Point("20 Nov", 95.126, 40, DAY), Point("May", 90.0, 2))},
            [
                ("retention", "2026-11-20", "right in per cent", "95.13"),
                ("retention", "2026-11-20", "answers", "40"),
                ("retention", "May", "right in per cent", "90.0"),
                ("retention", "May", "answers", "2"),
            ],
        ),
        ({"intervals": (Point("1d", 3),)}, [("intervals", "1d", "cards", "3")]),
        ({"ease": (Point("250", 9),)}, [("ease", "250", "cards", "9")]),
        (
            {"answers": (GradeShare(Phase.NEW, 1, 2, 3, 4),)},
            [
                ("answers", "new", "again", "1"),
                ("answers", "new", "hard", "2"),
                ("answers", "new", "good", "3"),
                ("answers", "new", "easy", "4"),
            ],
        ),
        (
            {"hours": (Point("08", 50, 45),)},
            [("hours", "08:00", "answers", "50"), ("hours", "08:00", "right", "45")],
        ),
    ],
)
def test_each_number_of_a_chart_has_its_line(changes, rows):
    assert lines(**changes)[5:] == rows
