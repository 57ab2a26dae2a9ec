"""The Progress page shows a report, filters it, and hands it over as a picture or a table."""

import csv

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from report_samples import DAY, DECKS, empty_progress_report, in_days, progress_report

from studyapp.core.statistics import Change, ForecastDay, Phase, ReportSpan
from studyapp.ui.pages.progress import chart_values
from studyapp.ui.pages.progress.page import ProgressPage
from studyapp.ui.pages.progress.table import progress_csv
from studyapp.ui.window_state import WindowState


@pytest.fixture
def state(tmp_path):
    return WindowState(tmp_path)


@pytest.fixture
def page(qtbot, theme, icons, state, tmp_path):
    page = ProgressPage(
        theme, icons, state, ask_where=lambda _parent, _title, name, _kinds: tmp_path / name
    )
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show_decks(DECKS)
    page.show()
    return page


def texts(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_it_shows_the_numbers_with_their_changes(page):
    page.show_report(progress_report())

    stats = page.board.stats
    assert stats.answers_tile.accessibleName() == "answers in 30 days: 194 +12 %"
    assert stats.retention_tile.accessibleName() == "retention, 30 days: 91.4 % −0.8"
    assert stats.retention_tile.change_label.property("kind") == "down"
    assert stats.mature_tile.accessibleName() == "mature cards: 30"
    assert page.subtitle_label.text() == "5,421 answers in 100 days"


def test_each_chart_has_its_note(page):
    page.show_report(progress_report())

    told = texts(page)
    assert "2 days active in the last year" in told
    assert "180 due in 30 days" in told
    assert "median 12 days" in told
    assert "mean 245 %" in told
    assert "best at 08:00 (90 % right)" in told


def test_before_the_first_answer_it_says_what_will_be_here(qtbot, page):
    page.show_report(empty_progress_report())

    assert page.nothing.isVisible()
    assert not page.board.isVisible()
    assert not page.actions_here["picture"].isEnabled()
    with qtbot.waitSignal(page.study_requested):
        page.study_button.click()


def test_a_deck_without_answers_keeps_the_page_and_its_filter(page):
    page.show_report(empty_progress_report(deck="AI::Prompts"))

    assert page.board.isVisible()
    assert page.subtitle_label.text() == "No answers in this deck yet"
    assert page.board.stats.retention_tile.number_label.text() == "–"
    assert page.board.hours.is_empty()


def test_choosing_a_deck_and_a_span_asks_for_that_report(qtbot, page, state):
    with qtbot.waitSignal(page.report_requested) as blocker:
        page.deck_picker.menu().actions()[2].trigger()
    assert blocker.args == ["AI::Prompts", ReportSpan.YEAR]

    with qtbot.waitSignal(page.report_requested) as blocker:
        page.span_control._buttons[ReportSpan.MONTH].click()
    assert blocker.args == ["AI::Prompts", ReportSpan.MONTH]
    assert (state.deck, state.span) == ("AI::Prompts", "month")


def test_choices_are_there_again_and_a_deck_that_is_gone_is_forgotten(qtbot, theme, icons, state):
    state.deck, state.span = "AI::Gone", "all"
    page = ProgressPage(theme, icons, state)
    qtbot.addWidget(page)

    page.show_decks(DECKS)

    assert page.deck is None
    assert page.span is ReportSpan.ALL


def test_the_picture_holds_the_whole_page_at_twice_the_size(qtbot, page, tmp_path):
    page.resize(900, 500)
    page.show_report(progress_report())
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)

    with qtbot.waitSignal(page.saved):
        page.actions_here["picture"].trigger()

    image = QImage(str(tmp_path / "progress.png"))
    assert image.height() > 2 * 900
    assert image.width() == 2 * (page.sheet.width() + 56)


def test_the_table_holds_every_number(qtbot, page, tmp_path):
    report = progress_report()
    page.show_report(report)

    with qtbot.waitSignal(page.saved):
        page.actions_here["numbers"].trigger()

    with (tmp_path / "progress.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["chart", "place", "number", "value"]
    assert ["retention", "2026-11-20", "right in per cent", "95.0"] in rows
    assert ["calendar", "2026-11-19", "answers", "40"] in rows
    assert ["answers", "new", "good", "30"] in rows
    assert ["hours", "08:00", "right", "45"] in rows
    mature = [row for row in rows if row[0] == "forecast" and row[2] == "mature"]
    assert len(mature) == len(report.forecast)


@pytest.mark.parametrize("action", ["picture", "numbers"])
def test_a_place_that_cannot_be_written_is_told(qtbot, theme, icons, state, tmp_path, action):
    nowhere = tmp_path / "missing" / "progress.png"
    page = ProgressPage(theme, icons, state, ask_where=lambda *_: nowhere)
    qtbot.addWidget(page)
    page.show_report(progress_report())

    with qtbot.waitSignal(page.failed) as blocker:
        page.actions_here[action].trigger()

    assert str(nowhere) in blocker.args[0]


def test_cancelling_the_file_dialog_writes_nothing(qtbot, theme, icons, state, tmp_path):
    page = ProgressPage(theme, icons, state, ask_where=lambda *_: None)
    qtbot.addWidget(page)
    page.show_report(progress_report())

    with qtbot.assertNotEmitted(page.saved), qtbot.assertNotEmitted(page.failed):
        page.save_picture()
        page.save_numbers()


def test_a_narrow_page_puts_the_charts_below_each_other(qtbot, page):
    page.show_report(progress_report())
    first, second = page.board.forecast.parentWidget(), page.board.retention.parentWidget()
    assert first.y() == second.y()

    page.resize(690, 600)

    qtbot.waitUntil(lambda: second.y() > first.y())
    assert page.board.width() <= page.viewport().width()


def test_times_without_answers_leave_no_point():
    points = chart_values.retention_points(progress_report())

    assert [point.value for point in points] == [85.0, 95.0]


def test_a_year_ahead_is_told_by_week():
    days = tuple(ForecastDay(in_days(ahead), 1, 0, 2) for ahead in range(365))

    weeks = chart_values.forecast_days(progress_report(forecast=days))

    assert len(weeks) == 53
    assert weeks[0] == ForecastDay(DAY, 7, 0, 14)
    assert sum(week.total for week in weeks) == 3 * 365


def test_a_number_that_did_not_change_says_nothing(page):
    page.show_report(progress_report(answers_30=Change(10, 0.2), mature=Change(5, 0)))

    assert page.board.stats.answers_tile.change_label.text() == ""
    assert page.board.stats.mature_tile.change_label.text() == ""


def test_every_hour_has_a_bar_and_every_phase_a_name():
    bars, series = chart_values.hour_bars(progress_report())
    rows = chart_values.answer_rows(progress_report())

    assert len(bars) == 24
    assert series[0].values[8] == 50
    assert bars[8].extra[0].value == "90 %"
    assert [row.name for row in rows] == ["New", "Mature"]
    assert rows[1].number == "–"
    assert {chart_values._phase(phase) for phase in Phase} == {
        "New",
        "Learning",
        "Young",
        "Mature",
        "Drill",
    }


def test_the_table_says_what_it_is_about():
    text = progress_csv(progress_report(deck="AI", span=ReportSpan.MONTH))

    assert "AI, month, 2026-11-20" in text
