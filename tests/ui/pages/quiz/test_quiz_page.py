"""A quiz through the real window, by keys, on a real collection."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.pages.quiz.setup_panel import outermost
from studyapp.ui.window_state import WindowState

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
TERMS = {
    "Dropout": "Switching random units off while a network is trained.",
    "Momentum": "Keeping a moving mean of past gradients for the next step.",
    "Perplexity": "The exponential of the mean loss of a token.",
    "Temperature": "Dividing the scores before a softmax by a number.",
    "Distillation": "Training a small network on the outputs of a large one.",
    "Quantization": "Storing the weights with fewer bits each.",
}
KEYS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_F)
STEPS = "1. read the text\n2. split it into tokens\n3. look up the vectors\n4. predict the next one"


def notes():
    terms = [
        Note(f"d/{term}", "Demo::Terms", NoteKind.REVERSED, term, text, tags=("definition",))
        for term, text in TERMS.items()
    ]
    choices = [
        Note(
            f"d/choice{number}",
            "Demo::Choices",
            NoteKind.CHOICE,
            f"Which of these is number {number}?",
            f"Because it is {number}.",
            choices=tuple(Choice(f"the {n}th thing", n == number) for n in range(1, 5)),
        )
        for number in range(1, 5)
    ]
    several = Note(
        "d/several",
        "Demo::Choices",
        NoteKind.CHOICE,
        "Which are even?",
        choices=tuple(Choice(f"number {n}", n % 2 == 0) for n in range(4)),
    )
    gap = Note("d/gap", "Demo::Gaps", NoteKind.CLOZE, "The capital of France is {{c1::Paris}}.")
    order = Note("d/order", "Demo::Order", NoteKind.PLAIN, "How is a text generated?", STEPS)
    return [*terms, *choices, several, gap, order]


@pytest.fixture
def collection(tmp_path):
    collection = open_collection(tmp_path, now=lambda: MORNING, zone=UTC)
    collection.library.add(notes(), label="Demo")
    yield collection
    collection.close()


@pytest.fixture
def window(qtbot, qapp, theme, tmp_path, collection):
    window = MainWindow(WindowState(tmp_path), theme)
    qtbot.addWidget(window, before_close_func=lambda window: window.tasks.close())
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.use(collection)
    window.open("quiz")
    QApplication.processEvents()
    return window


@pytest.fixture
def page(window):
    return window._pages["quiz"]


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def begin(page, collection, *kinds, **wishes):
    page.start(collection.quiz.begin(QuizSpec(kinds=kinds, seed=5, **wishes)))
    QApplication.processEvents()
    return page.run._run


def answer(window, page, question, *, right=True):
    """Answer the question on screen with keys alone."""
    pad = page.run.question_view.pad
    if question.kind.is_typed:
        QTest.keyClicks(pad.edit, question.accepted[0] if right else "zzz")
    elif question.kind is QuestionKind.MATCH:
        joined = question.right if right else question.right[::-1]
        for partner in joined:
            press(window, KEYS[partner])
    elif question.kind is QuestionKind.ORDER:
        if right:
            order_by_keys(window, pad, question)
    else:
        others = [i for i in range(len(question.options)) if i not in question.right]
        for index in question.right if right else others[:1]:
            press(window, KEYS[index])
    press(window, Qt.Key.Key_Return)


def order_by_keys(window, pad, question):
    for goal, wanted in enumerate(question.right):
        row = pad.response().picked.index(wanted)
        pad.list.setCurrentRow(row)
        for _ in range(row - goal):
            press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_is_answered_by_keys_and_marked(window, page, collection, kind, right):
    run = begin(page, collection, kind, questions=1)
    question = run.current
    assert question.kind is kind
    assert window.sidebar.isHidden()

    answer(window, page, question, right=right)

    assert page.run.is_marked
    assert run.last.mark.right is right
    assert page.run.question_view.feedback.isVisible()
    assert page.run.question_view.feedback.verdict_label.text().startswith("Right") is right


def test_a_quiz_runs_from_the_set_up_to_its_result_and_back(window, page, collection):
    setup = page.home.setup
    setup.count_stepper.set_value(6)
    setup.begin_button.click()
    QApplication.processEvents()
    run = page.run._run
    for number in range(run.total):
        answer(window, page, run.current, right=number != 1)
        press(window, Qt.Key.Key_Return)

    assert page.currentWidget() is page.result
    assert not window.sidebar.isHidden()
    assert page.result.score.score_label.text() == f"{run.total - 1} / {run.total} right"
    assert len(page.result.miss_rows.rows) == 1
    assert len(page.result.other_rows.rows) == run.total

    page.result.done_button.click()

    assert page.currentWidget() is page.home
    assert [b.accessibleName() for b in page.home.history.buttons] == [
        f"All decks, 20 Nov: {run.total - 1} of {run.total}"
    ]


def test_nothing_is_told_before_the_end_where_that_was_wished_for(window, page, collection):
    run = begin(page, collection, QuestionKind.SINGLE, questions=2, feedback=FeedbackTime.END)
    first = run.current

    answer(window, page, first, right=False)

    assert not page.run.is_marked
    assert not page.run.question_view.feedback.isVisible()
    assert not page.run.top.wrong_label.isVisible()
    assert run.current is not first


def test_leaving_keeps_the_quiz_and_it_goes_on_after_the_last_answer(window, page, collection):
    run = begin(page, collection, QuestionKind.SINGLE, questions=3)
    answer(window, page, run.current)

    press(window, Qt.Key.Key_Escape)

    assert page.currentWidget() is page.home
    assert not window.sidebar.isHidden()
    assert "after 1 of 3" in page.home.unfinished.text_label.text()

    page.home.unfinished.resume_button.click()
    QApplication.processEvents()

    assert page.run._run.position == 1
    assert page.run.top.title.accessibleName() == "All decks, Question 2 of 3"


def test_a_quiz_can_be_given_up(page, collection):
    begin(page, collection, QuestionKind.SINGLE, questions=3)
    page.run.left.emit()

    page.home.unfinished.give_up_button.click()

    assert page.home.unfinished.isHidden()
    assert collection.quiz.unfinished() is None


def test_a_typed_answer_can_be_counted_as_right(window, page, collection):
    run = begin(page, collection, QuestionKind.CLOZE, questions=1)
    answer(window, page, run.current, right=False)
    feedback = page.run.question_view.feedback
    assert feedback.claim_button.isVisible()

    press(window, Qt.Key.Key_Y)

    assert run.last.mark.right
    assert feedback.verdict_label.text() == "Counted as right."
    assert not feedback.claim_button.isVisible()


def test_letters_that_differ_are_shown(window, page, collection):
    run = begin(page, collection, QuestionKind.CLOZE, questions=1)
    QTest.keyClicks(page.run.question_view.pad.edit, "Pxqis")
    press(window, Qt.Key.Key_Return)

    label = page.run.question_view.pad.difference_label
    assert not run.last.mark.right
    assert label.isVisible()
    assert "missing" in label.accessibleName()
    assert "too much" in label.accessibleName()


def test_the_clock_ends_a_question(window, page, collection):
    now = [0.0]
    page.run._timer._clock = lambda: now[0]
    run = begin(page, collection, QuestionKind.CLOZE, questions=1, seconds=30)
    assert page.run.top.clock.isVisible()
    QTest.keyClicks(page.run.question_view.pad.edit, "Lon")
    page.run._on_tick()
    assert page.run.top.clock.accessibleName() == "30 seconds left"

    now[0] = 29.5
    page.run._on_tick()
    assert not page.run.is_marked

    now[0] = 30.5
    page.run._on_tick()

    assert page.run.is_marked
    assert run.last.response.timed_out
    assert run.last.response.text == "Lon"


@pytest.mark.parametrize("stops", [True, False])
def test_the_clock_stands_still_while_the_window_is_hidden_if_that_is_set(
    window, page, collection, stops
):
    now = [0.0]
    page.run._timer._clock = lambda: now[0]
    run = collection.quiz.begin(QuizSpec(questions=1, seconds=30, seed=1))
    page.setCurrentWidget(page.run)
    page.run.open(run, stops_when_hidden=stops)
    now[0] = 10.0
    window.hide()
    QApplication.processEvents()
    now[0] = 100.0

    assert (page.run._timer.milliseconds == 10_000) is stops


def test_what_is_not_known_can_be_passed_over(window, page, collection):
    run = begin(page, collection, QuestionKind.SINGLE, questions=2)

    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert run.last.response.is_empty
    assert page.run.question_view.feedback.verdict_label.text() == "Not answered."


def test_passing_over_never_throws_an_answer_away(window, page, collection):
    run = begin(page, collection, QuestionKind.CLOZE, questions=1)
    QTest.keyClicks(page.run.question_view.pad.edit, run.current.accepted[0])

    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert run.last.mark.right


def test_an_empty_answer_is_not_sent(window, page, collection):
    run = begin(page, collection, QuestionKind.SINGLE, questions=2)

    press(window, Qt.Key.Key_Return)

    assert run.last is None
    assert not page.run.bar.next_button.isEnabled()


def test_arrow_keys_choose_among_options(window, page, collection):
    begin(page, collection, QuestionKind.SINGLE, questions=1)
    pad = page.run.question_view.pad

    press(window, Qt.Key.Key_Down)
    assert pad.response().picked == (0,)
    press(window, Qt.Key.Key_Down)
    assert pad.response().picked == (1,)
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Up)
    assert pad.response().picked == (3,)


def finish_with_misses(window, page, collection, questions=3):
    wishes = {"questions": questions, "decks": ("Demo::Choices",)}
    run = begin(page, collection, QuestionKind.SINGLE, **wishes)
    for _ in range(run.total):
        answer(window, page, run.current, right=False)
        press(window, Qt.Key.Key_Return)
    return run


def test_missed_cards_come_into_today_and_go_back(window, page, collection):
    finish_with_misses(window, page, collection)
    before = collection.study.counts()

    page.result.missed.bring_button.click()
    assert collection.study.counts().due == before.due + 3
    assert page.result.missed.said_label.text() == "3 cards are due now."

    page.result.missed.bring_button.click()
    assert collection.study.counts() == before
    assert page.result.missed.said_label.text() == "3 cards went back."


def test_a_result_that_is_opened_again_still_takes_back_what_it_brought(window, page, collection):
    run = finish_with_misses(window, page, collection)
    before = collection.study.counts()
    page.result.missed.bring_button.click()
    page.result.done_button.click()

    page.show_result(run.id)
    assert page.result.missed.bring_button.text() == "Take that back"
    page.result.missed.bring_button.click()

    assert collection.study.counts() == before
    assert collection.quiz.brought(run.id) == 0


def test_a_missed_card_can_be_asked_today_at_once(window, page, collection):
    run = begin(page, collection, QuestionKind.SINGLE, questions=2)
    answer(window, page, run.current, right=False)

    press(window, Qt.Key.Key_R)

    assert collection.study.counts().due == 1
    assert "due today now" in page.run.bar.said_label.text()


def test_the_misses_can_be_tried_again(window, page, collection):
    finish_with_misses(window, page, collection)

    page.result.retry_button.click()

    assert page.currentWidget() is page.run
    assert page.run._run.total == 3


def test_a_question_is_looked_at_from_its_number(window, page, collection):
    finish_with_misses(window, page, collection)
    dots = page.result.score.dots
    dots.setFocus()

    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Return)

    row = page.result.other_rows.rows[1]
    assert row.view.isVisible()
    assert "Because it is" in row.view.plain_text()
    assert dots.accessibleDescription() == "Question 2, wrong"


@pytest.mark.parametrize("suffix", [".md", ".html", ".csv"])
def test_a_result_is_saved(window, page, collection, tmp_path, suffix):
    finish_with_misses(window, page, collection, questions=1)
    page.saved.disconnect()
    page._ask_where = lambda *_: tmp_path / f"result{suffix}"

    page.result.saved_as.emit(suffix)

    assert "Which of these is number" in (tmp_path / f"result{suffix}").read_text(encoding="utf-8")


def test_wishes_are_counted_and_remembered(window, page, collection):
    setup = page.home.setup
    setup.decks_picker.set_chosen(["Demo::Choices"])
    setup.decks_picker.changed.emit()
    assert setup.matching_label.text() == "5 notes fit"

    for button in setup.kind_buttons.values():
        button.setChecked(False)
    assert not setup.begin_button.isEnabled()
    assert setup.matching_label.text() == "Choose at least one kind of question."

    setup.kind_buttons[QuestionKind.SINGLE].setChecked(True)
    remembered = WindowState(collection.folder).quiz
    assert remembered.decks == ("Demo::Choices",)


def test_where_nothing_fits_no_quiz_can_begin(window, page):
    page.home.setup.cards_control._buttons["weak"].click()

    assert not page.home.setup.begin_button.isEnabled()
    assert page.home.setup.matching_label.text().startswith("No card fits.")


def test_a_deck_stands_for_those_below_it():
    assert outermost(("A", "A::B", "C::D", "C::D::E", "AB")) == ("A", "C::D", "AB")


def test_every_widget_that_takes_the_focus_has_a_name(window, page, collection):
    for kind in QuestionKind:
        begin(page, collection, kind, questions=1)
        answer(window, page, page.run._run.current, right=False)
    press(window, Qt.Key.Key_Return)
    assert page.currentWidget() is page.result
    nameless = [
        type(widget).__name__
        for part in (page.home.sheet, page.run, page.result.sheet)
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
    ]

    assert nameless == []


def test_ticks_in_a_list_of_many_are_kept(window, page):
    picker = page.home.setup.decks_picker
    heard = []
    picker.changed.connect(lambda: heard.append(picker.chosen))
    item = picker.popup.list.item(2)

    item.setCheckState(Qt.CheckState.Checked)
    picker.popup.filter_edit.setText("order")

    assert heard == [("Demo::Gaps",)]
    shown = [
        picker.popup.list.item(row).text().strip()
        for row in range(picker.popup.list.count())
        if not picker.popup.list.item(row).isHidden()
    ]
    assert shown == ["Order"]
    assert "Decks" in picker.accessibleName()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_deck_is_found_and_ticked_by_keys_alone(window, page):
    picker = page.home.setup.decks_picker
    picker.setFocus()
    press(window, Qt.Key.Key_Space)
    assert picker.popup.isVisible()

    QTest.keyClicks(picker.popup.filter_edit, "gaps")
    QTest.keyClick(picker.popup.filter_edit, Qt.Key.Key_Down)
    QTest.keyClick(picker.popup.list, Qt.Key.Key_Space)
    assert picker.chosen == ("Demo::Gaps",)

    QTest.keyClick(picker.popup.filter_edit, Qt.Key.Key_Return)
    assert picker.chosen == ()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_click_anywhere_in_a_row_ticks_it(window, page):
    picker = page.home.setup.decks_picker
    picker.open()
    rows = picker.popup.list

    place = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert picker.chosen == ("Demo::Choices",)


def test_enter_begins_the_quiz_that_is_set_up(window, page):
    window.open("today")
    window.open("quiz")

    press(window, Qt.Key.Key_Return)

    assert page.currentWidget() is page.run


def test_a_result_opens_though_it_is_not_among_the_newest(page, collection, monkeypatch):
    service = collection.quiz
    runs = [service.begin(QuizSpec(questions=1, seed=seed)) for seed in (1, 2)]
    for run in runs:
        run.skip(10)
    monkeypatch.setattr(type(service), "history", lambda *_: ())

    page.show_result(runs[0].id)

    assert page.result.title_label.text() == runs[0].title
    assert page.currentWidget() is page.result
