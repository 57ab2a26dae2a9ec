"""Interviews through the real window, by keys: answer, lock, mark, leave, resume, result."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from interview_window import (
    CTRL,
    MODEL,
    NOON,
    NOTES,
    POINTS,
    InterviewWindow,
    question,
    spoken_texts,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade
from studyapp.services.interview.run import RunState
from studyapp.ui.window_state import InterviewWish, WindowState

Key = Qt.Key
YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO


@pytest.fixture
def shown(tmp_path, qtbot, theme):
    shown = InterviewWindow(tmp_path, qtbot, theme)
    yield shown
    shown.close()


@pytest.fixture
def begun(shown):
    shown.begin()
    return shown


@pytest.fixture
def locked(begun):
    begun.write("The cache keeps keys.")
    begun.go_on()
    return begun


def front(shown):
    return shown.run.asking.card.view.plain_text()


def test_topics_come_with_the_weakest_first_and_the_last_wish_chosen(shown):
    setup = shown.page.home.setup

    assert setup.topics.count() == 3
    assert setup.topics.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("All topics")
    assert setup.wish() == InterviewWish("Deck::Caches", 10)
    assert not setup.answers_button.isEnabled()


def test_another_topic_is_chosen_by_key_and_remembered(shown):
    shown.page.home.setup.topics.setFocus()

    shown.press(Key.Key_Home)

    assert WindowState(shown.folder).interview.deck == ""
    assert shown.page.home.setup.wish().deck == ""


def test_a_collection_without_open_questions_says_what_is_missing(tmp_path, qtbot, theme):
    shown = InterviewWindow(tmp_path, qtbot, theme, notes=())

    assert shown.page.home.nothing.isVisible()
    assert not shown.page.home.setup.isVisible()
    shown.close()


def test_the_whole_window_belongs_to_the_interview(begun):
    assert not begun.window.sidebar.isVisible()
    assert front(begun) == "What about first?"
    assert begun.run.asking.card.rung_chip.text() == "Rung 1 of 3"
    assert not begun.run.asking.card.follow_label.isVisible()
    assert begun.run.top.ring.text == "1:55"
    assert QApplication.focusWidget() is begun.run.asking.answer_edit


def test_nothing_of_the_answer_is_in_the_window_before_the_lock(begun):
    begun.write("Something")

    texts = list(spoken_texts(begun.window))

    assert any("What about first?" in text for text in texts)
    for secret in (MODEL, *POINTS):
        assert not [text for text in texts if secret in text]


def test_the_answer_before_is_gone_when_the_next_question_is_asked(begun):
    begun.answer()

    texts = list(spoken_texts(begun.window))

    assert front(begun) != "What about first?"
    for secret in (MODEL, *POINTS):
        assert not [text for text in texts if secret in text]


def test_locking_reveals_and_cannot_be_taken_back(locked):
    marking = locked.marking

    assert locked.run.is_marking
    assert marking.model_view.plain_text() == MODEL
    assert marking.own_text.toPlainText() == "The cache keeps keys."
    assert marking.own_text.isReadOnly()
    assert [row.view.plain_text() for row in marking.points.rows] == list(POINTS)
    assert not locked.run.asking.isVisible()
    assert locked.entries()[0].text == "The cache keeps keys."


def test_a_suggestion_is_only_that_until_the_learner_marks(locked):
    rows = locked.marking.points.rows
    first = rows[0]

    assert first.buttons[first.tick].is_suggested
    assert first.why_label.text().startswith("Suggested: ")
    assert first.accessibleName().endswith(", suggested")
    assert locked.entries()[0].ticks == ()

    locked.press(Key.Key_H)

    assert first.tick is HALF
    assert first.is_own
    assert not first.buttons[HALF].is_suggested
    assert not rows[1].is_own
    assert first.accessibleName() == f"{POINTS[0]}: Half named"


@pytest.mark.parametrize(
    ("keys", "ticks"),
    [
        ((Key.Key_Y, Key.Key_Down, Key.Key_H, Key.Key_Down, Key.Key_N), (YES, HALF, NO)),
        ((Key.Key_3, Key.Key_Down, Key.Key_2, Key.Key_Down, Key.Key_1), (NO, HALF, YES)),
        (
            (Key.Key_Up, Key.Key_Y, *[Key.Key_Down] * 4, Key.Key_N, Key.Key_Up, Key.Key_N),
            (YES, NO, NO),
        ),
    ],
)
def test_points_are_chosen_and_marked_by_key(locked, keys, ticks):
    locked.press(*keys)

    assert locked.marking.points.ticks == ticks
    assert locked.marking.grade.grade is locked.marking.grade.grade
    assert locked.marking.points.current.hasFocus()


def test_own_words_are_marked_that_speak_for_the_chosen_point(locked):
    marking = locked.marking
    spans = [row.suggestion.spans for row in marking.points.rows]

    for row, found in zip(marking.points.rows, spans, strict=True):
        row.setFocus()
        text = marking.own_text.toPlainText()
        assert marking.own_text.marked == [span.of(text) for span in found]
    assert any(spans)


def test_the_grade_follows_the_marks_until_the_learner_gives_another(locked):
    grade = locked.marking.grade
    locked.press(Key.Key_Y, Key.Key_Down, Key.Key_Y, Key.Key_Down, Key.Key_N)
    assert grade.grade is Grade.HARD
    assert grade.sum_label.text() == "2 of 3 points make 67 %, which is grade 3."

    locked.press(Key.Key_Plus)
    assert grade.grade is Grade.GOOD
    assert grade.sum_label.text().endswith("You gave 4.")
    assert grade.control.current == "4"

    locked.press(Key.Key_N, Key.Key_Y)
    assert grade.grade is Grade.GOOD

    locked.press(Key.Key_0)
    assert grade.grade is Grade.EASY
    assert grade.own is None


def test_confirming_writes_the_marks_and_shows_what_an_examiner_says(locked):
    locked.press(Key.Key_Y, Key.Key_Down, Key.Key_H, Key.Key_Down, Key.Key_N, Key.Key_Minus)

    locked.go_on()

    assert locked.entries()[0].ticks == (YES, HALF, NO)
    assert locked.entries()[0].grade is Grade.AGAIN
    assert "Missing: “nothing is approximated”." in locked.marking.feedback_view.plain_text()
    assert all(row.is_own for row in locked.marking.points.rows)
    assert locked.run.bar.main_button.text() == "Next question"


def test_marks_can_be_changed_until_the_next_question(locked):
    locked.press(Key.Key_N, Key.Key_Down, Key.Key_N, Key.Key_Down, Key.Key_N)
    locked.go_on()

    locked.press(Key.Key_Y)

    assert locked.entries()[0].ticks == (NO, NO, YES)
    assert "You named “nothing is approximated”." in locked.marking.feedback_view.plain_text()


def test_a_follow_up_says_that_it_follows(locked):
    locked.press(Key.Key_Y, Key.Key_Down, Key.Key_Y, Key.Key_Down, Key.Key_Y)

    locked.go_on(2)

    card = locked.run.asking.card
    assert front(locked) == "What about second?"
    assert card.follow_label.isVisible()
    assert card.rung_chip.text() == "Rung 2 of 3"


def test_what_is_being_written_is_kept_and_waits(begun):
    begun.write("Half a thought")
    begun.press(Key.Key_Tab)
    begun.write("an aside")

    begun.press(Key.Key_Escape)

    left = begun.page.home.unfinished
    assert begun.window.sidebar.isVisible()
    assert left.isVisible()
    assert "“Caches, 10 minutes”" in left.text_label.text()

    left.resume_button.setFocus()
    begun.press(Key.Key_Space)

    assert front(begun) == "What about first?"
    assert begun.run.asking.answer == "Half a thought"
    assert begun.run.asking.notes == "an aside"


def test_what_is_being_written_is_kept_every_few_seconds(begun):
    begun.write("Half a thought")
    assert begun.run._keep.isActive()

    begun.run._keep.timeout.emit()

    again = begun.interview.resume(begun.interview.unfinished().id)
    assert again.draft.text == "Half a thought"


def test_what_is_being_written_is_kept_when_the_window_closes(begun):
    begun.write("Half a thought")

    begun.window.close()

    assert begun.interview.resume(begun.interview.unfinished().id).draft.text == "Half a thought"


def test_a_locked_answer_is_still_locked_after_leaving(locked):
    locked.press(Key.Key_Y, Key.Key_Escape)
    assert not [text for text in spoken_texts(locked.run) if MODEL in text]

    locked.page.home.unfinished.resume_button.click()

    assert locked.run.is_marking
    assert locked.marking.own_text.toPlainText() == "The cache keeps keys."
    assert not any(row.is_own for row in locked.marking.points.rows)


def test_confirmed_marks_are_there_after_leaving(locked):
    locked.press(Key.Key_N, Key.Key_Plus)
    locked.go_on()
    grade = locked.marking.grade.grade

    locked.press(Key.Key_Escape)
    locked.page.home.unfinished.resume_button.click()

    assert all(row.is_own for row in locked.marking.points.rows)
    assert locked.marking.points.ticks[0] is NO
    assert locked.marking.grade.grade is grade
    assert locked.marking.feedback_panel.isVisible()


def test_a_pause_hides_the_question_and_stops_the_clock(begun):
    begun.press(Key.Key_P, CTRL)

    assert begun.run.is_paused
    assert not begun.run.asking.isVisible()
    assert not begun.run._clock.runs
    begun.go_on()
    assert not begun.run.is_marking

    begun.press(Key.Key_P, CTRL)

    assert begun.run._clock.runs
    assert QApplication.focusWidget() is begun.run.asking.answer_edit


def test_a_role_is_chosen_and_remembered(shown):
    setup = shown.page.home.setup
    assert setup.role_picker.text().strip() == "All roles"

    roles = {action.data(): action for action in setup.role_picker.menu().actions()}
    roles["mlops"].trigger()

    assert len(roles) == 11
    assert WindowState(shown.folder).interview.role == "mlops"
    shown.begin()
    assert shown.run._run.title == "Caches, MLOps engineer, 10 minutes"


def test_a_spoken_answer_is_judged_by_its_notes(shown):
    shown.page.home.setup.way_control._buttons["spoken"].click()
    assert "aloud" in shown.page.home.setup.way_label.text()
    shown.begin()
    assert not shown.run.asking.answer_panel.isVisible()

    shown.write("The cache keeps keys.")
    shown.go_on()

    assert shown.entries()[0].spoken
    assert shown.entries()[0].notes == "The cache keeps keys."
    assert shown.marking.own_text.toPlainText() == "The cache keeps keys."


def test_an_interview_can_be_given_up_or_ended_early(begun):
    begun.answer()
    begun.press(Key.Key_Escape)

    begun.page.home.unfinished.end_button.click()

    assert begun.page.currentWidget() is begun.page.result
    assert len(begun.page.result.rows.rows) == 1
    begun.page.result.done_button.click()
    begun.begin()
    begun.press(Key.Key_Escape)
    begun.page.home.unfinished.give_up_button.click()
    assert begun.interview.unfinished() is None
    assert not begun.page.home.unfinished.isVisible()


def test_a_problem_is_said_where_it_arises(begun, monkeypatch):
    def refuse(*_args, **_options):
        raise StudyError("The disk is full; make room.")

    monkeypatch.setattr(begun.run._run, "lock", refuse)

    begun.go_on()

    assert begun.run.asking.complaint.isVisible()
    assert begun.run.asking.complaint.label.text() == "The disk is full; make room."
    assert begun.run.asking.isVisible()


def test_a_whole_interview_by_keys_ends_with_its_result(begun):
    begun.write("The cache keeps keys, memory grows with length, nothing is approximated.")
    begun.go_on()
    begun.press(Key.Key_Y, Key.Key_Down, Key.Key_Y, Key.Key_Down, Key.Key_Y)
    begun.go_on(2)
    begun.press(Key.Key_Escape)
    begun.page.home.unfinished.resume_button.click()
    begun.go_on()
    begun.press(Key.Key_N, Key.Key_Down, Key.Key_N, Key.Key_Down, Key.Key_N, Key.Key_Plus)
    begun.go_on(2)
    begun.finish()

    result, page = begun.interview.result(begun.interview.history()[0].id), begun.page.result
    assert begun.page.currentWidget() is page
    assert begun.window.sidebar.isVisible()
    assert [int(answer.grade) for answer in result.answers][:2] == [5, 1]
    assert page.score.ring.text == f"{result.percent} %"
    assert page.score.grade_label.text() == f"Mean grade {result.grade:.1f} of 5"
    assert len(page.rows.rows) == len(result.answers)
    assert "rung 1 of 3" in page.depths.ladders.accessibleName()
    assert len(page.plan.days) == len(result.plan) > 0


@pytest.fixture
def result(begun):
    begun.go_on()
    begun.press(Key.Key_Y, Key.Key_Down, Key.Key_Y, Key.Key_Down, Key.Key_Y)
    begun.go_on(2)
    begun.write("Nothing comes to mind.")
    begun.go_on()
    begun.press(Key.Key_N, Key.Key_Down, Key.Key_N, Key.Key_Down, Key.Key_N)
    begun.go_on(2)
    begun.finish()
    return begun


def test_a_question_of_the_result_opens_to_show_everything(result):
    row = result.page.result.rows.rows[1]

    row.button.click()

    texts = list(spoken_texts(row.details))
    for wanted in (*POINTS, MODEL, "Nothing comes to mind.", "Missed"):
        assert any(wanted in text for text in texts), wanted
    row.button.click()
    assert not row.details.isVisible()


def test_missed_questions_are_brought_forward_and_put_back(result):
    page = result.page.result
    told = []
    result.page.changed.connect(lambda: told.append(True))
    before = result.due("second")

    page.missed.bring_button.click()
    assert result.due("second") == NOON.date()
    assert "due now" in page.missed.said_label.text()
    assert page.missed.bring_button.text() == "Take that back"

    page.missed.bring_button.click()
    assert result.due("second") == before
    assert page.missed.bring_button.text() == "Ask the missed ones today"
    assert told == [True, True]


def test_a_strong_answer_counts_as_a_review_only_when_the_learner_says_so(result):
    rows = result.page.result.rows.rows
    rows[0].set_open(True)
    rows[1].set_open(True)
    assert result.due("first") is None
    assert not rows[1].review_button.isVisible()

    rows[0].review_button.click()

    assert result.due("first") > NOON.date()
    assert rows[0].said_label.text() == "Counted as a review."
    assert not rows[0].review_button.isVisible()


def test_it_cannot_count_twice(result):
    row = result.page.result.rows.rows[0]
    row.set_open(True)
    row.review_button.click()
    result.page.show_result(result.interview.history()[0].id)

    again = result.page.result.rows.rows[0]
    again.set_open(True)
    again.review_button.click()

    assert "cannot count twice" in again.said_label.text()


@pytest.mark.parametrize(("suffix", "starts"), [(".html", b"<!DOCTYPE html>"), (".pdf", b"%PDF")])
def test_the_report_is_saved_as_a_file(result, qtbot, tmp_path, suffix, starts):
    path = tmp_path / f"report{suffix}"
    result.page.ask_where = lambda *_: path
    result.page.saved.disconnect()

    with qtbot.waitSignal(result.page.saved) as saved:
        result.page.result.saved_as.emit(suffix)

    assert saved.args == [path]
    assert path.read_bytes().startswith(starts)


def test_a_report_that_cannot_be_written_says_why(result, qtbot, tmp_path):
    result.page.ask_where = lambda *_: tmp_path / "nowhere" / "report.html"
    result.page.failed.disconnect()

    with qtbot.waitSignal(result.page.failed) as failed:
        result.page.result.saved_as.emit(".html")

    assert "choose another folder" in failed.args[0]


def test_no_file_is_written_after_cancel(result, tmp_path):
    result.page.ask_where = lambda *_: None

    result.page.result.saved_as.emit(".html")

    assert result.window.tasks.is_idle or not list(tmp_path.glob("*.html"))


def test_the_history_shows_each_interview_and_opens_it(result):
    result.page.result.done_button.click()
    QApplication.processEvents()
    (button,) = result.page.home.history.buttons
    score = result.interview.history()[0].percent
    assert button.accessibleName().startswith("Caches, 10 minutes")
    assert button.accessibleName().endswith(f"{score} %")

    button.setFocus()
    result.press(Key.Key_Space)

    assert result.page.currentWidget() is result.page.result


def test_the_last_answer_stands_beside_todays(result):
    result.page.result.done_button.click()
    result.begin()
    while front(result) != "What about second?":
        result.write("x")
        result.go_on()
        result.press(Key.Key_Y, Key.Key_Down, Key.Key_Y, Key.Key_Down, Key.Key_Y)
        result.go_on(2)

    result.write("Nothing good comes to mind.")
    result.go_on()

    panel = result.marking.last_panel
    assert panel.isVisible()
    assert panel.texts.older_text.toPlainText() == "Nothing comes to mind."
    assert panel.texts.newer_text.toPlainText() == "Nothing good comes to mind."


def test_earlier_answers_to_a_topic_are_compared(result):
    result.page.result.done_button.click()
    setup = result.page.home.setup
    assert setup.answers_button.isEnabled()

    setup.answers_button.click()

    answers = result.page.answers
    assert result.page.currentWidget() is answers
    assert [b.isChecked() for b in answers.questions.buttons] == [True, False, False]
    shown = answers.compared.question_view.plain_text()
    answers.questions.buttons[1].click()
    assert answers.compared.question_view.plain_text() != shown
    assert answers.compared.only_label.isVisible()
    answers.back_button.click()
    assert result.page.currentWidget() is result.page.home


def test_two_answers_to_a_question_can_be_chosen(result):
    for text in ("Memory grows.", "Memory grows with length."):
        result.now += timedelta(days=90)
        run = result.interview.begin("Deck::Queues", minutes=10, seed=1)
        run.lock(text, milliseconds=1000)
        run.confirm((YES, HALF, NO) if "length" in text else (NO, HALF, NO))
        run.finish()

    result.page._on_question_answers("d/other")

    compared = result.page.answers.compared
    assert compared.texts.older_text.toPlainText() == "Memory grows."
    assert compared.texts.newer_text.toPlainText() == "Memory grows with length."
    names = [tile.accessibleName() for tile in compared.points.findChildren(QWidget)]
    assert [name for name in names if name in ("named", "half", "missed")] == [
        *("missed", "named"),
        *("half", "half"),
        *("missed", "missed"),
    ]
    compared.newer_picker.menu().actions()[1].trigger()
    assert compared.texts.newer_text.toPlainText() == "Memory grows."


def test_everything_that_takes_the_focus_has_a_name(result):
    result.page.result.rows.rows[0].set_open(True)
    result.page._on_topic_answers("Deck::Caches")
    result.page.show_home()
    result.begin()
    result.write("x")
    result.go_on(2)

    unnamed = [
        widget
        for widget in result.page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not isinstance(widget, QAbstractScrollArea)
        and widget.objectName() != "qt_scrollarea_viewport"
    ]
    assert unnamed == []


def test_the_attempt_on_the_disk_says_what_was_suggested_and_what_was_confirmed(locked):
    locked.press(Key.Key_H)
    locked.go_on()

    with locked.collection.database.reading() as tx:
        entries = tx.attempts.entries(locked.run._run.id)
    marked = [json.loads(entry.payload) for entry in entries][-1]
    assert marked["what"] == "marked"
    assert marked["ticks"][0] == "half"
    assert len(marked["suggested"]) == len(POINTS)
    assert locked.run._run.state is RunState.REVEALED


def test_a_collection_of_two_topics_asks_both(tmp_path, qtbot, theme):
    shown = InterviewWindow(
        tmp_path, qtbot, theme, notes=(*NOTES, question("more", "Deck::Queues"))
    )
    shown.page.home.setup.topics.setFocus()
    shown.press(Key.Key_Home)
    shown.begin()
    shown.finish()

    result = shown.interview.result(shown.interview.history()[0].id)
    assert {answer.topic for answer in result.answers} == {"Deck::Caches", "Deck::Queues"}
    shown.close()


def test_after_midnight_it_is_still_the_same_study_day(theme, qtbot, tmp_path):
    window = InterviewWindow(tmp_path, qtbot, theme)
    window.interview.begin("Deck::Queues", minutes=10, seed=1)
    window.now = datetime(2026, 11, 21, 1, tzinfo=UTC)

    window.page.refresh()

    assert window.page.home.unfinished.text_label.text().endswith("question 1, today.")
    window.collection.close()


def test_a_result_opens_though_the_clock_was_set_back_behind_all_others(result):
    result.now -= timedelta(days=400)
    run = result.interview.begin("Deck::Queues", minutes=10, seed=1)
    run.finish()

    result.page.show_result(run.id)

    assert "Queues" in result.page.result.title_label.text()
