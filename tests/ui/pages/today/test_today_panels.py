"""The panels of the Today page one by one: what each says at both sides of its bounds."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from report_samples import done_report, in_days, today_report

from studyapp.core.statistics import Backlog, Counts, DeckRow, ForecastDay
from studyapp.ui.pages.today.backlog_notice import BacklogNotice
from studyapp.ui.pages.today.board import TodayBoard
from studyapp.ui.pages.today.done_panel import DonePanel
from studyapp.ui.pages.today.due_panel import DuePanel
from studyapp.ui.pages.today.forecast_panel import ForecastPanel
from studyapp.ui.pages.today.streak_panel import StreakPanel
from studyapp.ui.pages.today.welcome_panel import WelcomePanel
from studyapp.ui.pages.today.year_panel import YearPanel
from studyapp.ui.window_state import WindowState


@pytest.fixture
def made(qtbot, theme, icons):
    def make(kind):
        panel = kind(theme) if kind in (ForecastPanel, YearPanel) else kind(theme, icons)
        qtbot.addWidget(panel)
        panel.resize(800, 300)
        return panel

    return make


def shown(*widgets):
    return [not widget.isHidden() for widget in widgets]


# --- what is due


@pytest.mark.parametrize(
    ("counts", "seconds", "number", "said", "legend"),
    [
        (Counts(5, 3, 12), 1260, "20", "cards left, about 21 minutes", "5 new, 3 to drill, 12 due"),
        (Counts(1, 0, 0), 29, "1", "card left, about under a minute", "1 new"),
        (Counts(0, 2, 0), 60, "2", "cards left, about 1 minute", "2 to drill"),
        (Counts(0, 0, 1234), 7200, "1,234", "cards left, about 2 hours", "1234 due"),
    ],
)
def test_the_due_panel_says_how_many_for_how_long_and_of_which_kind(
    made, counts, seconds, number, said, legend
):
    due = made(DuePanel)
    parts = []
    due.bar.show_parts = parts.append

    due.show_report(today_report(counts=counts, seconds_left=seconds))

    assert parts == [(("new", counts.new), ("learn", counts.drill), ("mature", counts.due))]

    assert due.count_label.text() == number
    assert due.time_label.text() == said
    assert due.legend.accessibleName() == legend


def test_the_due_panel_has_its_two_ways_to_begin(made, qtbot):
    due = made(DuePanel)

    with qtbot.waitSignal(due.study_chosen), qtbot.assertNotEmitted(due.quick_chosen):
        due.study_button.click()
    with qtbot.waitSignal(due.quick_chosen), qtbot.assertNotEmitted(due.study_chosen):
        due.quick_button.click()


# --- what was done


@pytest.mark.parametrize(
    ("changes", "title", "done"),
    [
        ({}, "All done for today", "You gave 30 answers in 10 minutes, 90 % of them right."),
        (
            {"answered": 1, "answered_seconds": 10, "answered_right": 0},
            "All done for today",
            "You gave 1 answer in under a minute, 0 % of them right.",
        ),
        (
            {"answered": 0},
            "Nothing is due today",
            "Cards come back just before you would forget them. Today none has to.",
        ),
    ],
)
def test_the_done_panel_praises_only_what_was_done(made, changes, title, done):
    panel = made(DonePanel)

    panel.show_report(done_report(**changes))

    assert panel.title_label.text() == title
    assert panel.done_label.text() == done


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Next: 4 cards tomorrow, about 1 minute."),
        ({"answered": 0}, "Next: 4 cards tomorrow."),
        ({"answered_seconds": 0}, "Next: 4 cards tomorrow."),
        ({"forecast": (ForecastDay(in_days(1), 0, 0, 1),)}, "Next: 1 card tomorrow, about"),
        ({"forecast": ()}, "The next cards are due tomorrow."),
        ({"forecast": (ForecastDay(in_days(1)),)}, "The next cards are due tomorrow."),
    ],
)
def test_the_done_panel_says_what_comes_next(made, changes, said):
    panel = made(DonePanel)

    panel.show_report(done_report(**changes))

    assert panel.next_label.text().startswith(said)
    assert not panel.next_label.isHidden()


def test_where_nothing_is_ever_due_nothing_is_said_of_it(made):
    panel = made(DonePanel)

    panel.show_report(replace(done_report(), next_due=None))

    assert panel.next_label.isHidden()


@pytest.mark.parametrize(
    ("decks", "said"),
    [
        (
            (DeckRow("A", Counts(), 2000, 0, 1500), DeckRow("A::B", Counts(), 99, 0, 9)),
            "You hold 1,500 of 2,000 cards for three weeks or longer.",
        ),
        (
            (DeckRow("A", Counts(), 5, 0, 1), DeckRow("B", Counts(), 5, 0, 0)),
            "You hold 1 of 10 cards for three weeks or longer.",
        ),
        ((DeckRow("A", Counts(), 5, 5, 0),), "A card is mature once it holds for three weeks."),
    ],
)
def test_what_is_held_is_counted_once_a_deck_tree(made, decks, said):
    panel = made(DonePanel)

    panel.show_report(done_report(decks=decks))

    assert panel.kept_label.text() == said


def test_the_done_panel_offers_more_or_a_look_back(made, qtbot):
    panel = made(DonePanel)

    with qtbot.waitSignal(panel.ahead_chosen):
        panel.ahead_button.click()
    with qtbot.waitSignal(panel.progress_chosen):
        panel.progress_button.click()


# --- the habit


@pytest.mark.parametrize(
    ("answered", "left", "streak", "advice"),
    [
        (1, 5, 4, "Today counts."),
        (1, 0, 4, "That was the whole day."),
        (0, 0, 4, "A day without cards."),
        (0, 5, 4, "One answer keeps the row going."),
        (0, 5, 0, "One answer starts a row."),
    ],
)
def test_the_streak_panel_says_what_one_more_answer_would_do(made, answered, left, streak, advice):
    panel = made(StreakPanel)

    panel.show_report(today_report(answered=answered, counts=Counts(due=left), streak=streak))

    assert panel.advice_label.text() == advice
    assert panel.done_label.text() == f"{answered} of {answered + left} done today"


@pytest.mark.parametrize(
    ("streak", "best", "said"), [(4, 61, "best 61"), (61, 61, ""), (0, 1, "best 1"), (0, 0, "")]
)
def test_the_best_streak_is_told_while_it_is_not_reached(made, streak, best, said):
    panel = made(StreakPanel)

    panel.show_report(today_report(streak=streak, best_streak=best))

    assert panel.best_label.text() == said
    assert panel.days_label.text() == f"{streak} days"


@pytest.mark.parametrize(
    ("answered", "left", "share"), [(0, 0, 0.0), (5, 15, 0.25), (5, 0, 1.0), (0, 5, 0.0)]
)
def test_the_ring_is_filled_by_what_is_done(made, answered, left, share):
    panel = made(StreakPanel)
    filled = []
    panel.ring.set_share = filled.append

    panel.show_report(today_report(answered=answered, counts=Counts(due=left)))

    assert filled == [share]


# --- the first day


@pytest.mark.parametrize(
    ("decks", "said"),
    [
        ((DeckRow("A", Counts(), 1, 0, 0),), "1 card in 1 deck are ready"),
        (
            (
                DeckRow("A", Counts(), 30, 0, 0),
                DeckRow("A::B", Counts(), 20, 0, 0),
                DeckRow("A::C", Counts(), 10, 0, 0),
                DeckRow("D", Counts(), 5, 0, 0),
            ),
            "35 cards in 3 decks are ready",
        ),
    ],
)
def test_the_welcome_counts_cards_once_and_decks_without_their_groups(made, decks, said):
    panel = made(WelcomePanel)

    panel.show_report(today_report(decks=decks))

    assert panel.text_label.text().startswith(said)
    assert panel.time_label.text() == "20 cards today, about 21 minutes"


def test_the_welcome_explains_a_day_in_three_steps_and_has_two_ways_on(made, qtbot):
    panel = made(WelcomePanel)
    texts = [label.text() for label in panel.findChildren(QLabel)]

    assert [
        text
        for text in texts
        if text in ("Recall, then look", "Grade yourself", "Come back tomorrow")
    ] == [
        *("Recall, then look", "Grade yourself", "Come back tomorrow"),
    ]
    with qtbot.waitSignal(panel.study_chosen):
        panel.study_button.click()
    with qtbot.waitSignal(panel.import_chosen):
        panel.import_button.click()


# --- the backlog

LATE = today_report(backlog=Backlog(310, in_days(-20)))


def controls(notice):
    return notice.spread_button, notice.days_picker, notice.undo_button


def test_the_backlog_is_told_with_its_oldest_day_and_can_be_spread(made, qtbot):
    notice = made(BacklogNotice)
    notice.show_report(LATE)

    assert notice.title_label.text() == "310 cards are waiting, the oldest since 31 Oct."
    assert shown(notice, *controls(notice)) == [True, True, True, False]
    with qtbot.waitSignal(notice.spread_chosen) as told:
        notice.spread_button.click()
    assert told.args == [7]
    notice.days_picker.set_current("30")
    with qtbot.waitSignal(notice.spread_chosen) as told:
        notice.spread_button.click()
    assert told.args == [30]


def test_what_was_spread_is_told_until_it_is_taken_back(made, qtbot):
    notice = made(BacklogNotice)
    notice.show_spread(1, 3)

    assert notice.title_label.text() == "1 card moved to the next 3 days."
    assert notice.text_label.text() == "What was learnt is kept, only the due days changed."
    assert shown(notice, *controls(notice)) == [True, False, False, True]

    notice.show_report(today_report())
    assert shown(notice, notice.undo_button) == [True, True]
    with qtbot.waitSignal(notice.undo_chosen):
        notice.undo_button.click()

    notice.show_undone()
    notice.show_report(today_report())
    assert shown(notice) == [False]


def test_a_new_backlog_takes_the_place_of_what_was_said_about_spreading(made):
    notice = made(BacklogNotice)
    notice.show_spread(200, 7)

    notice.show_report(LATE)

    assert shown(notice, *controls(notice)) == [True, True, True, False]


# --- the charts


def test_the_forecast_has_fourteen_days(made):
    panel = made(ForecastPanel)
    bars = []
    panel.chart.show_bars = lambda found, _series: bars.extend(found)
    days = tuple(ForecastDay(in_days(ahead), 1, 2, 3) for ahead in range(20))

    panel.show_report(today_report(forecast=days))

    assert len(bars) == 14


def test_the_year_says_on_how_many_days_it_was_studied(made):
    panel = made(YearPanel)

    panel.show_report(today_report(active_days=1, year_answers=1234))

    assert "1 day active, 1,234 answers" in [label.text() for label in panel.findChildren(QLabel)]


# --- the board


@pytest.fixture
def board(qtbot, theme, icons, tmp_path):
    board = TodayBoard(theme, icons, WindowState(tmp_path))
    qtbot.addWidget(board)
    return board


NO_CARDS = (DeckRow("A", Counts(), 0, 0, 0),)


@pytest.mark.parametrize(
    ("report", "names"),
    [
        (today_report(), {"due", "streak", "forecast", "year"}),
        (done_report(), {"done", "streak", "forecast", "year"}),
        (today_report(is_first_run=True), {"welcome"}),
        (done_report(is_first_run=True), {"welcome"}),
        (done_report(decks=()), {"nothing"}),
        (done_report(decks=NO_CARDS, is_first_run=True), {"nothing"}),
    ],
)
def test_only_the_panels_that_have_something_to_say_are_shown(board, report, names):
    board.show_report(report)

    panels = ("due", "done", "welcome", "streak", "forecast", "year", "nothing")
    assert {name for name in panels if not getattr(board, name).isHidden()} == names
    assert board._decks_panel.isHidden() is ("nothing" in names)


@pytest.mark.parametrize(
    ("width", "is_first_run", "columns"),
    [(820, False, 2), (819, False, 1), (2000, False, 2), (2000, True, 1)],
)
def test_two_columns_stand_where_there_is_room_and_never_on_the_first_day(
    board, width, is_first_run, columns
):
    board.arrange(width, is_first_run=is_first_run)

    assert (board._top_row.indexOf(board.streak) >= 0) is (columns == 2)
    assert (board.streak.maximumWidth() == 300) is (columns == 2)


def test_a_window_that_grows_and_shrinks_is_arranged_anew(board):
    board.arrange(1000, is_first_run=False)
    board.arrange(500)
    assert board._low_row.indexOf(board.streak) >= 0
    assert board.streak.minimumWidth() == 0

    board.arrange(1000)
    assert board._top_row.indexOf(board.streak) >= 0


def test_without_cards_one_can_import(board, qtbot):
    with qtbot.waitSignal(board.import_chosen):
        board.import_button.click()
