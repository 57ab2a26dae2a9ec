"""Studying with the page: keys, grades, undo, options, thoughts, errors, the end."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shown_study import (
    CHOICE,
    CLOZE,
    OPEN,
    PLAIN,
    SEVERAL,
    answer_is_shown,
    entries,
    question,
)

from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.ui.dialogs.history import HistoryDialog
from studyapp.ui.pages.study.actions import ScreenState
from studyapp.ui.widgets.card.decorations import ChoiceState


def test_a_question_comes_without_its_answer(card_area):
    page = card_area.open(PLAIN[0])

    assert question(page) == "Question 0"
    assert not answer_is_shown(page)
    assert page.bar.show_button.isVisible()
    assert page.phase is ScreenState.QUESTION


def test_space_shows_the_answer_and_the_days_of_the_grades(card_area):
    page = card_area.open(PLAIN[0])

    card_area.press(Qt.Key.Key_Space)

    assert page.card_area.panel.answer.view.plain_text() == "Reply 0"
    names = [button.accessibleName() for button in page.bar.grade_buttons]
    assert names == [
        "Again, tomorrow, key 1",
        "Hard, tomorrow, key 2",
        "Good, tomorrow, key 3",
        "Easy, tomorrow, key 4",
    ]
    assert "Sat 21 Nov 2026" in page.bar.grade_buttons[0].toolTip()


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        (Qt.Key.Key_1, Grade.AGAIN),
        (Qt.Key.Key_2, Grade.HARD),
        (Qt.Key.Key_3, Grade.GOOD),
        (Qt.Key.Key_4, Grade.EASY),
        (Qt.Key.Key_Space, Grade.GOOD),
    ],
)
def test_keys_grade_the_answer_and_ask_the_next_card(card_area, key, grade):
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card

    card_area.press(Qt.Key.Key_Space, key)

    assert entries(card_area, card.id)[-1].grade is grade
    assert page.phase is ScreenState.QUESTION
    assert question(page) == card_area.front() == "Question 1"
    assert not answer_is_shown(page)


def test_grades_do_nothing_before_the_answer_is_shown(card_area):
    card_area.open(*PLAIN)

    card_area.press(Qt.Key.Key_1, Qt.Key.Key_3)

    assert card_area.session.done == 0


def test_six_grades_have_the_keys_from_zero_to_five(card_area):
    card_area.study.save_settings(replace(card_area.study.settings, six_grades=True))
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card

    assert [button.grade for button in page.bar.grade_buttons] == list(Grade)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1)

    assert entries(card_area, card.id)[-1].grade is Grade.WRONG


def test_a_click_on_a_grade_gives_it(card_area):
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card

    page.bar.show_button.click()
    page.bar.grade_buttons[3].click()

    assert entries(card_area, card.id)[-1].grade is Grade.EASY


def test_space_presses_the_button_that_has_the_focus(card_area):
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card
    card_area.press(Qt.Key.Key_Space)
    page.bar.grade_buttons[0].setFocus()

    card_area.press(Qt.Key.Key_Space)

    assert entries(card_area, card.id)[-1].grade is Grade.AGAIN


def test_the_bar_says_where_the_session_is(card_area):
    page = card_area.open(*PLAIN)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1)

    assert page.top.title.accessibleName() == "All decks, Card 2 of 5"
    assert page.top.legend.accessibleName() == "3 new, 1 drill, 0 due"


def test_time_is_counted_from_the_question_to_the_grade(card_area):
    card_area.open(*PLAIN)
    card = card_area.session.current.card
    card_area.seconds += 4
    card_area.press(Qt.Key.Key_Space)
    card_area.seconds += 3
    card_area.press(Qt.Key.Key_3)

    assert entries(card_area, card.id)[-1].seconds == 7


def test_at_most_ten_minutes_are_counted(card_area):
    card_area.open(*PLAIN)
    card = card_area.session.current.card
    card_area.seconds += 3600
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    assert entries(card_area, card.id)[-1].seconds == 600


def test_time_stands_still_while_another_window_is_used(card_area, qtbot):
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card
    other = QWidget()
    qtbot.addWidget(other)
    card_area.seconds += 2
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    card_area.seconds += 100
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    card_area.seconds += 3
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    assert entries(card_area, card.id)[-1].seconds == 5


def test_time_stands_still_while_the_page_is_hidden(card_area):
    page = card_area.open(*PLAIN)
    card = card_area.session.current.card
    card_area.seconds += 2
    page.hide()
    card_area.seconds += 100
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    assert entries(card_area, card.id)[-1].seconds == 2


def test_undo_takes_back_as_many_answers_as_wanted(card_area):
    page = card_area.open(*PLAIN)
    first = card_area.session.current.card
    card_area.press(*[Qt.Key.Key_Space, Qt.Key.Key_3] * 3)

    card_area.undo()
    card_area.undo()
    card_area.undo()

    assert question(page) == "Question 0"
    assert entries(card_area, first.id) == []
    assert not page.commands["undo"].isEnabled()


def test_undo_says_what_it_took_back(card_area):
    page = card_area.open(*PLAIN)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_2)

    card_area.undo()

    assert page.bar._notice.text() == "Taken back: Hard."


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_B])
def test_a_card_can_be_left_out_and_brought_back(card_area, key):
    page = card_area.open(*PLAIN)

    card_area.press(key)
    assert question(page) == "Question 1"
    assert card_area.session.total == 3

    card_area.undo()
    assert question(page) == "Question 0"
    assert card_area.session.total == 4


def test_a_flag_changes_the_card_and_nothing_else(card_area):
    page = card_area.open(*PLAIN)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_F)

    assert card_area.session.current.card.flag == 1
    assert page.phase is ScreenState.ANSWER
    assert answer_is_shown(page)

    card_area.press(Qt.Key.Key_F)
    assert card_area.session.current.card.flag == 0


def test_the_menu_has_flags_in_other_colours(card_area):
    page = card_area.open(*PLAIN)

    page.commands.flag_chosen.emit(3)

    assert card_area.session.current.card.flag == 3
    assert page.card_area.panel.head._flag == 3


def test_the_focus_follows_to_the_answer(card_area):
    page = card_area.open(*PLAIN)
    assert page.card_area.panel.question.hasFocus()

    card_area.press(Qt.Key.Key_Space)
    assert page.card_area.panel.answer.view.hasFocus()

    card_area.press(Qt.Key.Key_3)
    assert page.card_area.panel.question.hasFocus()


def test_an_edited_note_is_shown_at_once_and_its_answer_stays(card_area):
    page = card_area.open(*PLAIN)
    card_area.edited = lambda note: replace(note, front="Better?", back="Better.")

    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_E)

    assert question(page) == "Better?"
    assert page.card_area.panel.answer.view.plain_text() == "Better."
    assert card_area.collection.library.note("t/0").front == "Better?"
    assert page.phase is ScreenState.ANSWER


def test_an_edit_that_was_left_changes_nothing(card_area):
    page = card_area.open(*PLAIN)

    card_area.press(Qt.Key.Key_E)

    assert question(page) == "Question 0"
    assert not card_area.session.can_undo


def test_an_option_is_picked_by_its_letter_and_shown_right_or_wrong(card_area):
    page = card_area.open(CHOICE)
    texts = question(page).splitlines()
    wrong = next(i for i, line in enumerate(t for t in texts if ". " in t) if "oddly" in line)
    right = next(i for i, line in enumerate(t for t in texts if ". " in t) if "rightly" in line)

    card_area.press((Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C)[wrong])

    assert page.phase is ScreenState.ANSWER
    states = page.card_area.panel.question.choices
    assert states[wrong] is ChoiceState.WRONG
    assert states[right] is ChoiceState.RIGHT
    assert Counter(states)[ChoiceState.OTHER] == 1
    assert page.card_area.panel.answer.rule.accessibleName() == "You picked wrong"


def test_the_right_option_is_shown_without_a_pick(card_area):
    page = card_area.open(CHOICE)

    card_area.press(Qt.Key.Key_Space)

    states = Counter(page.card_area.panel.question.choices)
    assert states == {ChoiceState.RIGHT: 1, ChoiceState.OTHER: 2}
    assert page.card_area.panel.answer.rule.accessibleName() == "Answer"
    assert page.card_area.panel.answer.view.plain_text() == "So."


def test_a_click_picks_an_option(card_area):
    page = card_area.open(CHOICE)

    page.card_area.panel.question.choice_clicked.emit(0)

    assert page.phase is ScreenState.ANSWER


def test_several_right_options_are_picked_before_the_answer(card_area):
    page = card_area.open(SEVERAL)

    card_area.press(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_B)
    assert page.phase is ScreenState.QUESTION
    assert Counter(page.card_area.panel.question.choices)[ChoiceState.PICKED] == 1

    card_area.press(Qt.Key.Key_Space)
    states = set(page.card_area.panel.question.choices)
    assert ChoiceState.MISSED in states
    assert states & {ChoiceState.RIGHT, ChoiceState.WRONG}


def test_b_buries_only_where_it_is_no_option(card_area):
    page = card_area.open(CHOICE)
    assert page.commands["bury"].shortcut().isEmpty()

    card_area.press(Qt.Key.Key_B)
    assert page.phase is ScreenState.ANSWER
    assert card_area.session.total == 1

    card_area.press(Qt.Key.Key_B)
    assert card_area.session.total == 0


def test_a_cloze_is_filled_where_it_stands(card_area):
    page = card_area.open(CLOZE)
    assert "France" not in question(page)

    card_area.press(Qt.Key.Key_Space)

    assert question(page) == "Paris is in France."
    assert not page.card_area.panel.answer.view.isVisible()


def test_the_heading_of_a_cloze_stays_where_it_is(card_area):
    page = card_area.open(replace(CLOZE, front="Capitals", back="Paris is in {{c1::France}}."))
    view = page.card_area.panel.question
    assert view._html.startswith("<h3>Capitals</h3>")

    card_area.press(Qt.Key.Key_Space)

    assert view._html.startswith("<h3>Capitals</h3>")
    assert question(page) == "Capitals\n\nParis is in France."


def test_key_points_are_ticked_for_this_card_only(card_area):
    page = card_area.open(OPEN, replace(OPEN, guid="t/other", front="And?"))
    points = page.card_area.panel.answer.points
    card_area.press(Qt.Key.Key_Space)
    assert [box.accessibleName() for box in points.boxes] == ["one", "two"]

    points.boxes[1].setFocus()
    card_area.press(Qt.Key.Key_Space)
    assert points.boxes[1].isChecked()
    assert points._count_label.text() == "1 of 2"

    page.grade(Grade.GOOD)
    page.reveal()
    assert points._count_label.text() == "0 of 2"


def test_small_print_is_folded_where_it_is_long(card_area):
    page = card_area.open(OPEN, replace(OPEN, guid="t/other", more="word " * 200))
    more = page.card_area.panel.answer.more
    page.reveal()
    assert more.view.isVisible()

    page.grade(Grade.GOOD)
    page.reveal()
    assert not more.view.isVisible()

    more.button.click()
    assert more.view.isVisible()


def test_a_thought_is_typed_kept_for_comparing_and_gone_with_the_card(card_area):
    page = card_area.open(*PLAIN)
    thought = page.card_area.panel.thought

    card_area.press(Qt.Key.Key_T)
    QTest.keyClicks(QApplication.focusWidget(), "s1 b")
    card_area.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    assert page.phase is ScreenState.ANSWER
    assert card_area.session.total == 4
    assert thought.kept_label.text() == "s1 b"
    assert thought.kept_label.isVisible()

    card_area.press(Qt.Key.Key_3)
    assert not thought.isVisible()
    assert thought.text == ""


def test_escape_leaves_the_thought_first_and_then_the_page(card_area, qtbot):
    page = card_area.open(*PLAIN)
    left = []
    page.left.connect(lambda: left.append(True))

    card_area.press(Qt.Key.Key_T, Qt.Key.Key_Escape)
    assert not left
    assert not page.card_area.panel.thought.edit.hasFocus()

    card_area.press(Qt.Key.Key_Escape)
    assert left


@pytest.mark.parametrize("command", ["answer", "suspend", "bury", "flag", "undo", "choices"])
def test_an_error_is_shown_and_the_card_stays(card_area, monkeypatch, command):
    page = card_area.open(*PLAIN)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    def fail(*_args):
        raise StudyError("The disk is full; free some space and try again.")

    monkeypatch.setattr(card_area.session, command, fail)
    if command != "choices":
        page.reveal()
    {
        "answer": lambda: page.grade(Grade.GOOD),
        "choices": page.reveal,
    }.get(command, lambda: page.commands[command].trigger())()

    assert page.card_area.complaint.isVisible()
    assert page.card_area.complaint.label.text().startswith("The disk is full")
    assert question(page) == "Question 1"

    monkeypatch.undo()
    page.reveal()
    page.grade(Grade.GOOD)
    assert not page.card_area.complaint.isVisible()
    assert question(page) == "Question 2"


def test_the_drill_is_announced(card_area):
    page = card_area.open(PLAIN[0])

    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1)

    assert "Drill: cards you missed today" in page.card_area.panel.head.accessibleName()
    card_area.press(Qt.Key.Key_Space)
    assert page.bar.grade_buttons[0].accessibleName() == "Again, again today, key 1"


def test_the_end_says_what_the_session_came_to(card_area, qtbot):
    page = card_area.open(*PLAIN[:2])
    card_area.seconds += 90
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1, *[Qt.Key.Key_Space] * 4)

    assert page.phase is ScreenState.SUMMARY
    assert page.summary.text_label.text() == "2 new cards · 1 drill answer"
    assert page.summary._right.number_label.text() == "50 %"
    assert page.summary._time.number_label.text() == "2 min"
    assert page.summary.days.rows == [("tomorrow", 2)]
    assert page.summary.hard_view.plain_text() == "- Question 0"
    with qtbot.waitSignal(page.left):
        card_area.press(Qt.Key.Key_Space)


def test_the_last_answer_can_be_taken_back_from_the_end(card_area):
    page = card_area.open(PLAIN[0])
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)
    assert page.phase is ScreenState.SUMMARY

    card_area.undo()

    assert page.phase is ScreenState.QUESTION
    assert question(page) == "Question 0"
    assert page.bar.isVisible()


def test_more_can_be_asked_for_at_the_end(card_area, qtbot):
    page = card_area.open(PLAIN[0])
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    with qtbot.waitSignal(page.ahead_chosen):
        page.summary.ahead_button.click()


def test_a_session_without_cards_says_so(card_area):
    page = card_area.open()

    assert page.phase is ScreenState.SUMMARY
    assert page.summary.title_label.text() == "Nothing to study here now"


def test_a_card_that_is_missed_again_and_again_is_named(card_area, monkeypatch):
    page = card_area.open(*PLAIN)
    answer = card_area.session.answer

    def leech(grade, milliseconds):
        return replace(answer(grade, milliseconds), is_leech=True)

    monkeypatch.setattr(card_area.session, "answer", leech)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_1)

    assert "You often miss “Question 0”" in page.bar._notice.text()


def test_why_shows_the_reason_and_the_history(card_area):
    page = card_area.open(*PLAIN)

    card_area.press(Qt.Key.Key_I)

    dialog = page.findChild(HistoryDialog)
    assert dialog.isVisible()
    assert dialog.reason_label.text() == "It is new: you have not answered it yet."
    dialog.accept()


def test_the_next_question_is_built_while_the_learner_thinks(card_area, qtbot):
    page = card_area.open(*PLAIN)
    view = page.card_area.panel.question

    qtbot.waitUntil(lambda: any("Question 1" in html for html in view._kept))

    prepared = next(card for html, card in view._kept.items() if "Question 1" in html)
    assert isinstance(prepared.text, QTextDocument)
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)
    assert view.document() is prepared.text


def test_changes_are_told(card_area, qtbot):
    page = card_area.open(*PLAIN)
    page.reveal()

    with qtbot.waitSignal(page.changed):
        page.grade(Grade.GOOD)
    with qtbot.waitSignal(page.changed):
        card_area.press(Qt.Key.Key_F)


@pytest.mark.parametrize("note", [OPEN, CHOICE, CLOZE])
def test_no_key_has_two_meanings_at_one_time(card_area, note):
    page = card_area.open(note)
    for _ in range(2):
        keys = Counter(
            key.toString()
            for action in page.actions()
            if action.isEnabled()
            for key in action.shortcuts()
        )
        assert [key for key, count in keys.items() if count > 1] == []
        page.reveal()


def test_every_part_that_takes_the_focus_has_a_name(card_area):
    page = card_area.open(OPEN, PLAIN[0])
    page.reveal()
    page.card_area.panel.thought.open()

    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]

    assert nameless == []


def test_keys_are_not_shown_where_they_are_not_wanted(card_area, theme):
    page = card_area.open(*PLAIN)
    line = page.bar._hints["question"]._inside
    assert line.isVisible()

    theme.set_appearance(replace(theme.appearance, key_caps=False))

    assert not line.isVisible()


def test_a_theme_change_is_seen_on_the_card_that_is_shown(card_area, theme):
    page = card_area.open(OPEN)
    page.reveal()
    heights = page.card_area.panel.question.height()

    theme.set_appearance(replace(theme.appearance, text_size=24))

    assert page.card_area.panel.question.height() > heights
    assert page.phase is ScreenState.ANSWER


def test_events_of_the_window_pause_and_resume_only_a_running_card(card_area):
    page = card_area.open(PLAIN[0])
    card_area.press(Qt.Key.Key_Space, Qt.Key.Key_3)

    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    card_area.seconds += 50

    assert page._timer.milliseconds == 0


def test_an_answer_fades_in_and_is_then_wholly_there(card_area, qtbot):
    page = card_area.open(*PLAIN)
    veil = page.card_area.panel.answer._veil

    page.reveal()
    assert veil.isVisible()

    qtbot.waitUntil(lambda: not veil.isVisible())


def test_nothing_moves_where_the_learner_wants_no_motion(card_area, theme):
    theme.set_appearance(replace(theme.appearance, reduce_motion=True))
    page = card_area.open(*PLAIN)

    page.reveal()
    assert not page.card_area.panel.answer._veil.isVisible()

    page.grade(Grade.GOOD)
    assert page.top.progress._share == 0.25
