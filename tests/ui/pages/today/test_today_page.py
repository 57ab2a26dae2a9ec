"""The Today page says what is due, how long it takes, and what to do next."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from report_samples import DAY, DECKS, done_report, today_report

from studyapp.core.statistics import Backlog, Counts
from studyapp.ui.pages.today.page import TodayPage
from studyapp.ui.window_state import WindowState


@pytest.fixture
def page(qtbot, theme, icons, tmp_path):
    page = TodayPage(theme, icons, WindowState(tmp_path))
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def show(page, report):
    page.show_report(report)
    QApplication.processEvents()


def board(page):
    return page._board


def texts(panel) -> str:
    labels = panel.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if not label.isHidden())


def test_before_the_first_report_there_are_only_outlines_and_no_commands(page):
    assert board(page) is None
    assert not page.actions_here["study"].isEnabled()


def test_it_says_how_much_is_left_and_for_how_long(page):
    show(page, today_report())

    assert board(page).due.isVisible()
    assert board(page).due.count_label.text() == "20"
    assert board(page).due.time_label.text() == "cards left, about 21 minutes"
    assert board(page).due.legend.accessibleName() == "5 new, 3 to drill, 12 due"
    assert page.subtitle_label.text() == "Friday 20 November"


def test_the_streak_panel_shows_the_habit(page):
    show(page, today_report())

    assert board(page).streak.days_label.text() == "4 days"
    assert board(page).streak.best_label.text() == "best 61"
    assert board(page).streak.ring.share == pytest.approx(30 / 50)
    assert "30 of 50 done today" in texts(board(page).streak)


def test_space_begins_to_study(qtbot, page):
    show(page, today_report())
    page.setFocus()

    with qtbot.waitSignal(page.study_requested) as blocker:
        QTest.keyClick(page, Qt.Key.Key_Space)

    assert blocker.args == [None]


def test_space_on_a_button_presses_the_button(qtbot, page):
    show(page, today_report())
    board(page).due.quick_button.setFocus()

    with qtbot.assertNotEmitted(page.study_requested), qtbot.waitSignal(page.quick_requested):
        QTest.keyClick(board(page).due.quick_button, Qt.Key.Key_Space)


def test_a_deck_is_studied_by_its_own_button(qtbot, page):
    show(page, today_report())
    row = board(page).decks.views()[2]

    with qtbot.waitSignal(page.study_requested) as blocker:
        row.study_button.click()

    assert blocker.args == ["AI::Transformers"]
    assert "3 to drill, 8 due" in row.study_button.accessibleName()


def test_the_first_day_explains_itself_and_shows_no_empty_charts(page):
    show(
        page,
        today_report(is_first_run=True, counts=Counts(10), answered=0, streak=0, seconds_left=480),
    )

    assert page.title_label.text() == "Welcome"
    assert board(page).welcome.isVisible()
    assert "100 cards in 2 decks" in board(page).welcome.text_label.text()
    assert "10 cards today, about 8 minutes" in texts(board(page).welcome)
    shown = [board(page).due, board(page).streak, board(page).year, board(page).forecast]
    assert not any(panel.isVisible() for panel in shown)
    assert len(board(page).decks.views()) == 4


def test_a_done_day_says_what_was_done_and_what_comes(qtbot, page):
    show(page, done_report())

    told = texts(board(page).done)
    assert "All done for today" in told
    assert "You gave 30 answers in 10 minutes, 90 % of them right." in told
    assert "Next: 4 cards tomorrow, about 1 minute." in told
    assert "You hold 30 of 100 cards for three weeks or longer." in told
    assert not board(page).due.isVisible()
    with qtbot.waitSignal(page.ahead_requested):
        board(page).done.ahead_button.click()


def test_space_does_nothing_when_nothing_is_left(qtbot, page):
    show(page, done_report())
    page.setFocus()

    with qtbot.assertNotEmitted(page.study_requested, wait=50):
        QTest.keyClick(page, Qt.Key.Key_Space)


def test_a_day_without_cards_is_not_called_done(page):
    show(page, done_report(answered=0, answered_seconds=0, answered_right=0))

    assert "Nothing is due today" in texts(board(page).done)
    assert "Next: 4 cards tomorrow." in texts(board(page).done)


def test_a_collection_without_cards_says_how_to_get_some(page):
    show(page, today_report(decks=(), counts=Counts(), is_first_run=True))

    assert board(page).nothing.isVisible()
    assert "drop a file" in board(page).nothing.text_label.text()
    assert board(page).import_button.isVisible()


def test_a_backlog_can_be_spread_and_that_taken_back(qtbot, page):
    backlog = Backlog(312, DAY - timedelta(days=17))
    show(page, today_report(backlog=backlog))
    notice = board(page).notice
    assert notice.isVisible()
    assert "312 cards are waiting, the oldest since 3 Nov." in texts(notice)

    with qtbot.waitSignal(page.spread_requested) as blocker:
        notice.spread_button.click()
    assert blocker.args == [7]

    page.show_spread(212, 7)
    show(page, today_report())
    assert "212 cards moved to the next 7 days." in texts(notice)
    with qtbot.waitSignal(page.spread_undo_requested):
        notice.undo_button.click()

    page.show_spread_undone()
    show(page, today_report(backlog=backlog))
    assert notice.spread_button.isVisible()


def test_without_a_backlog_there_is_no_notice(page):
    show(page, today_report())

    assert not board(page).notice.isVisible()


def test_a_narrow_page_has_one_column_and_scrolls_instead_of_squeezing(qtbot, page):
    show(page, today_report())
    assert board(page).streak.x() > board(page).due.geometry().right()

    page.resize(696, 640)

    qtbot.waitUntil(lambda: board(page).streak.y() > board(page).decks.parentWidget().y())
    assert page.verticalScrollBar().maximum() > 0
    assert board(page).due.width() > 600
    assert board(page).width() <= page.viewport().width()


def test_folded_decks_are_hidden_and_remembered(page, theme, icons, tmp_path, qtbot):
    show(page, today_report())
    tree = board(page).decks
    tree.views()[2].fold_button.click()
    assert [view.property("deck") for view in tree.views()] == [
        "AI",
        "AI::Prompts",
        "AI::Transformers",
    ]

    again = TodayPage(theme, icons, WindowState(tmp_path))
    qtbot.addWidget(again)
    again.show_report(today_report())
    assert len(again._board.decks.views()) == 3


def test_a_click_on_a_row_folds_it_too(page):
    show(page, today_report())
    tree = board(page).decks

    QTest.mouseClick(tree.views()[0], Qt.MouseButton.LeftButton)

    assert [view.property("deck") for view in tree.views()] == ["AI"]


def test_a_deck_with_nothing_due_offers_no_button(page):
    show(page, today_report())

    buttons = {v.property("deck"): v.study_button.isVisible() for v in board(page).decks.views()}
    assert buttons == {deck.name: deck.counts.total > 0 for deck in DECKS}


def test_the_quick_command_asks_for_ten_minutes(qtbot, page):
    show(page, today_report())

    with qtbot.waitSignal(page.quick_requested), qtbot.assertNotEmitted(page.study_requested):
        page.actions_here["quick"].trigger()


@pytest.mark.parametrize(("text", "given"), [("# Notes", ["# Notes"]), ("  ", None)])
def test_a_copied_text_can_be_brought_in_from_here(page, text, given):
    show(page, done_report(decks=()))
    brought = []
    page.import_requested.connect(brought.append)
    QApplication.clipboard().setText(text)

    page.actions_here["paste"].trigger()

    assert brought == ([given] if given else [])
