"""The end of a session: what it came to, when its cards come back, and what was hard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from recording_painter import boxes, recorded, texts

from studyapp.core.statistics import SessionSummary
from studyapp.ui.pages.study.summary import ComeBack, SummaryPanel
from studyapp.ui.widgets.card.kit import CardKit

TODAY = date(2026, 11, 20)
SUMMARY = SessionSummary(answers=8, right=6, seconds=90, new=1, reviews=7, drilled=2)


@pytest.fixture
def panel(qtbot, theme, icons):
    made = SummaryPanel(CardKit(theme), icons)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    return made


@pytest.fixture
def days(qtbot, theme):
    made = ComeBack(theme)
    qtbot.addWidget(made)
    made.resize(560, 180)
    return made


def in_days(count):
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("reviews", "new", "drilled", "said"),
    [
        (7, 1, 2, "7 reviews · 1 new card · 2 drill answers"),
        (1, 2, 1, "1 review · 2 new cards · 1 drill answer"),
        (0, 3, 0, "3 new cards"),
        (0, 0, 1, "1 drill answer"),
    ],
)
def test_it_says_what_was_answered_and_leaves_out_what_was_not(panel, reviews, new, drilled, said):
    counted = replace(SUMMARY, answers=reviews + new, reviews=reviews, new=new, drilled=drilled)
    panel.show_session(counted, TODAY)

    assert panel.title_label.text() == "Session complete"
    assert panel.text_label.text() == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (89, "1 min"), (91, "2 min"), (3600, "60 min")],
)
def test_the_time_is_in_seconds_below_a_minute_and_in_minutes_from_there(panel, seconds, said):
    panel.show_session(replace(SUMMARY, seconds=seconds), TODAY)

    assert panel._time.number_label.text() == said


def test_the_three_figures_are_answers_share_and_time(panel):
    panel.show_session(replace(SUMMARY, answers=1234, right=1000), TODAY)

    assert panel._answers.number_label.text() == "1,234"
    assert panel._right.number_label.text() == "81 %"


@pytest.mark.parametrize(
    ("answers", "drilled", "has_figures"), [(0, 0, False), (1, 0, True), (0, 1, True)]
)
def test_without_an_answer_there_are_no_figures(panel, answers, drilled, has_figures):
    nothing = SessionSummary(answers, 0, 0, 0, answers, drilled)
    panel.show_session(nothing, TODAY)

    assert panel._answers.isVisible() is has_figures
    assert (panel.title_label.text() == "Nothing to study here now") is not has_figures
    if not has_figures:
        assert panel.text_label.text() == "All cards of today are answered."


def test_what_was_hard_or_missed_again_and_again_is_named_only_where_there_is_any(panel):
    panel.show_session(SUMMARY, TODAY)
    assert not panel.hard_view.isVisible()
    assert not panel.leech_view.isVisible()
    assert not panel.days.isVisible()

    full = replace(
        SUMMARY,
        hardest=("First line\n\nSecond paragraph", "**Bold** one"),
        leeches=("Stubborn",),
        next_days={in_days(1): 3},
    )
    panel.show_session(full, TODAY)

    assert panel.hard_view.plain_text() == "- First line\n- Bold one"
    assert panel.leech_view.plain_text().endswith("- Stubborn")
    assert "write them anew" in panel.leech_view.plain_text()
    assert panel.days.isVisible()


def test_a_new_summary_is_read_from_its_top(panel):
    hard = replace(SUMMARY, hardest=tuple(f"Question {number}" for number in range(40)))
    panel.show_session(hard, TODAY)
    panel._scroll.verticalScrollBar().setValue(100)

    panel.show_session(hard, TODAY)

    assert panel._scroll.verticalScrollBar().value() == 0


def test_its_buttons_say_done_or_ahead(panel, qtbot):
    with qtbot.waitSignal(panel.done):
        panel.done_button.click()
    with qtbot.waitSignal(panel.ahead):
        panel.ahead_button.click()

    assert panel.ahead_button.toolTip() == "Tomorrow's cards, and more new ones"


@pytest.mark.parametrize(("count", "rows", "later"), [(5, 5, None), (6, 6, 6), (8, 6, 21)])
def test_five_days_stand_alone_and_the_rest_together(days, count, rows, later):
    days.show_days({in_days(number): number for number in range(count, 0, -1)}, TODAY)

    assert len(days.rows) == rows
    assert days.rows[:2] == [("tomorrow", 1), ("in 2 days", 2)]
    assert dict(days.rows).get("later") == later
    assert days.height() == 30 * rows
    assert days.accessibleName().startswith("tomorrow: 1, in 2 days: 2")


def test_the_bars_are_as_long_as_their_share_of_the_longest(days, theme):
    days.show_days({in_days(1): 10, in_days(2): 5, in_days(3): 1_000}, TODAY)
    days.show_days({in_days(1): 10, in_days(2): 5}, TODAY)

    first, second = boxes(days)

    assert first.rect.width() == 400
    assert second.rect.width() == 200
    assert first.color == theme.color("accent").name()
    assert texts(days) == ["tomorrow", "10", "in 2 days", "5"]
    tops = [each.rect.top() for each in recorded(days) if each.what == "text"]
    assert tops == [0, 0, 30, 30]


def test_even_the_smallest_bar_can_be_seen(days):
    days.show_days({in_days(1): 1, in_days(2): 10_000}, TODAY)

    assert boxes(days)[0].rect.width() == 6
    assert texts(days)[3] == "10,000"
