"""A report in the shapes of the charts: what is summed up, left out, named and rounded."""

from dataclasses import replace

import pytest
from report_samples import DAY, empty_progress_report, in_days, progress_report

from studyapp.core.statistics import ForecastDay, GradeShare, Phase, Point
from studyapp.ui.pages.progress import chart_values


def report(**changes):
    return empty_progress_report(**changes)


@pytest.mark.parametrize(("days", "bars"), [(0, 0), (30, 30), (120, 120), (121, 18), (365, 53)])
def test_a_long_forecast_has_a_bar_a_week(days, bars):
    forecast = tuple(ForecastDay(in_days(ahead), 1, 2, 3) for ahead in range(days))

    found = chart_values.forecast_days(report(forecast=forecast))

    assert len(found) == bars
    assert sum(day.total for day in found) == 6 * days


def test_a_week_begins_with_its_first_day_and_holds_all_its_cards():
    forecast = tuple(ForecastDay(in_days(ahead), 1, 10, 100) for ahead in range(121))

    found = chart_values.forecast_days(report(forecast=forecast))

    assert found[1] == ForecastDay(in_days(7), 7, 70, 700)
    assert found[-1] == ForecastDay(in_days(119), 2, 20, 200)


def test_a_point_of_retention_is_named_by_its_day_where_it_has_one():
    points = (Point("6 Nov", 85.0, 20, in_days(-14)), Point("May", 90.0, 1), Point("x", 99.0, 0))

    found = chart_values.retention_points(report(retention=points))

    assert [(p.label, p.title, p.value, p.count) for p in found] == [
        ("6 Nov", "Fri 6 Nov 2026", 85.0, 20),
        ("May", "May", 90.0, 1),
    ]


def test_each_interval_and_each_ease_has_its_bar():
    found = report(
        intervals=(Point("1d", 2.6), Point("2-3d", 0)), ease=(Point("130", 3), Point("250", 9))
    )

    bars, (cards,) = chart_values.interval_bars(found)
    assert [bar.label for bar in bars] == ["1d", "2-3d"]
    assert cards.values == (3, 0)
    bars, (cards,) = chart_values.ease_bars(found)
    assert [bar.title for bar in bars] == ["130 – 149 %", "250 – 269 %"]
    assert cards.values == (3, 9)


def test_every_hour_has_its_bar_with_its_share_of_right_answers():
    bars, (answers,) = chart_values.hour_bars(
        report(hours=(Point("00", 4, 1), Point("08", 50, 45), Point("23", 3, 3)))
    )

    assert len(bars) == 24
    assert [bars[hour].title for hour in (0, 8, 23)] == [
        *("00:00 – 01:00", "08:00 – 09:00", "23:00 – 00:00"),
    ]
    assert [bars[hour].extra[0].value for hour in (0, 8, 9, 23)] == ["25 %", "90 %", "–", "100 %"]
    assert (answers.values[0], answers.values[8], answers.values[9]) == (4, 50, 0)


@pytest.mark.parametrize(
    ("phase", "name"),
    [
        (Phase.NEW, "New"),
        (Phase.LEARNING, "Learning"),
        (Phase.YOUNG, "Young"),
        (Phase.MATURE, "Mature"),
        (Phase.DRILL, "Drill"),
    ],
)
def test_each_phase_has_a_row_with_its_grades_in_their_colours(phase, name):
    (row,) = chart_values.answer_rows(report(answers=(GradeShare(phase, 1, 2, 3, 4),)))

    assert row.name == name
    assert row.number == "90 %"
    assert [(part.name, part.token, part.value) for part in row.parts] == [
        ("Again", "fill_again", 1),
        ("Hard", "fill_hard", 2),
        ("Good", "fill_good", 3),
        ("Easy", "fill_easy", 4),
    ]


def test_a_phase_without_answers_has_no_share():
    (row,) = chart_values.answer_rows(report(answers=(GradeShare(Phase.NEW, 0, 0, 0, 0),)))

    assert row.number == "–"


@pytest.mark.parametrize(
    ("heat", "is_recent"),
    [
        ({}, False),
        ({DAY: 1}, True),
        ({DAY: 0}, False),
        ({in_days(-370): 1}, True),
        ({in_days(-371): 1}, False),
    ],
)
def test_the_calendar_has_something_to_show_when_its_year_has_an_answer(heat, is_recent):
    assert chart_values.has_recent_heat(replace(progress_report(), heat=heat)) is is_recent
