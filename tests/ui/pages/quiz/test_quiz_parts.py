"""The parts of the quiz page alone: what they say, and what they answer to."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studyapp.core.quiz.marks import How, Mark, MarkedAnswer, QuizResult, TopicScore
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.services.quiz.service import QuizLine
from studyapp.ui.pages.quiz.bottom_bar import QuizBottomBar
from studyapp.ui.pages.quiz.feedback import FeedbackPanel, can_claim
from studyapp.ui.pages.quiz.history_panel import HistoryPanel
from studyapp.ui.pages.quiz.question_dots import QuestionDots
from studyapp.ui.pages.quiz.score_panel import QuizScorePanel
from studyapp.ui.pages.quiz.top_bar import ClockRing, QuizTopBar
from studyapp.ui.pages.quiz.topic_panel import TopicPanel
from studyapp.ui.widgets.card.kit import CardKit

Key = Qt.Key
TYPED = Question(QuestionKind.TYPED, "What?", ("d/a",), ("d/a#0",), "Deck", accepted=("x",))
CHOICE = Question(
    QuestionKind.SEVERAL, "Which?", ("d/b",), ("d/b#0",), "Deck", options=tuple("abc"), right=(0, 1)
)
EVENING = datetime(2026, 3, 2, 18, tzinfo=UTC)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def answered(how=How.WRONG, *, right=False, share=0.0, question=TYPED, text="mine", ms=1_000):
    response = Response(text=text) if question is TYPED else Response((0,))
    return MarkedAnswer(0, question, response, Mark(right, how, share, "x"), ms)


@pytest.mark.parametrize(
    ("how", "right", "share", "question", "verdict"),
    [
        (How.EXACT, True, 1.0, TYPED, "Right."),
        (How.TYPO, True, 1.0, TYPED, "Right, with a slip of the fingers."),
        (How.CLAIMED, True, 1.0, TYPED, "Counted as right."),
        (How.EMPTY, False, 0.0, TYPED, "Not answered."),
        (How.TIMED_OUT, False, 0.0, TYPED, "The time is over."),
        (How.WRONG, False, 0.0, CHOICE, "Not right."),
        (How.WRONG, False, 0.67, CHOICE, "Not quite: 67 % of it was right."),
        (How.WRONG, False, 1.0, CHOICE, "Not right."),
        (How.WRONG, False, 0.5, TYPED, "Not right."),
    ],
)
def test_the_verdict_says_how_it_was_marked(
    shown, theme, icons, how, right, share, question, verdict
):
    panel = shown(FeedbackPanel(CardKit(theme, ()), icons))

    panel.show_mark(answered(how, right=right, share=share, question=question))

    assert panel.verdict_label.text() == panel.accessibleName() == verdict


def test_only_a_typed_answer_that_was_wrong_can_be_claimed(shown, theme, icons):
    assert can_claim(answered())
    assert not can_claim(answered(text="  "))
    assert not can_claim(answered(How.EXACT, right=True))
    assert not can_claim(answered(question=CHOICE))
    panel = shown(FeedbackPanel(CardKit(theme, ()), icons))
    panel.show_mark(answered())
    assert panel.claim_button.isVisible()
    panel.show_mark(answered(How.CLAIMED, right=True))
    assert not panel.claim_button.isVisible()


def test_a_reason_is_shown_where_there_is_one(shown, theme, icons):
    panel = shown(FeedbackPanel(CardKit(theme, ()), icons))
    why = Question(QuestionKind.TYPED, "What?", ("d/a",), ("d/a#0",), "Deck", reason="Because.")

    panel.show_mark(MarkedAnswer(0, why, Response(), Mark(True, How.EXACT, 1.0, "x"), 1))
    assert panel.reason_view.isVisible()
    assert panel.reason_view.plain_text().strip() == "Because."
    panel.show_mark(answered())
    assert not panel.reason_view.isVisible()


def test_the_bottom_bar_offers_what_means_something(shown, theme, icons):
    bar = shown(QuizBottomBar(theme, icons))

    bar.ask(is_ready=False)
    assert (bar.next_button.text(), bar.next_button.isEnabled()) == ("Check", False)
    assert bar.skip_button.isVisible()
    assert not bar.bring_button.isVisible()

    bar.tell(is_last=False, missed=True)
    assert (bar.next_button.text(), bar.next_button.isEnabled()) == ("Next question", True)
    assert not bar.skip_button.isVisible()
    assert bar.bring_button.isVisible()

    bar.tell(is_last=True, missed=False)
    assert bar.next_button.text() == bar.next_button.accessibleName() == "See the result"
    assert not bar.bring_button.isVisible()


def test_the_top_bar_counts_what_was_answered(shown, theme, icons):
    bar = shown(QuizTopBar(theme, icons))

    bar.show_progress("A quiz", 1, (True, None, None, None))
    assert bar.title.accessibleName() == "A quiz, Question 2 of 4"
    assert bar.progress.accessibleName() == "25 % done"
    bar.show_progress("A quiz", 4, (True, False, True, True))
    assert bar.title.accessibleName() == "A quiz, Question 4 of 4"
    bar.show_score(3, 1, shown=True)
    assert (bar.right_label.text(), bar.wrong_label.text()) == ("✓ 3", "✗ 1")
    assert bar.wrong_label.accessibleName() == "1 wrong"
    bar.show_score(3, 1, shown=False)
    assert not bar.right_label.isVisible()


def test_the_clock_is_red_when_ten_seconds_are_left(shown, theme):
    ring = ClockRing(theme)
    shown(ring)

    ring.show_time(71, 0.9)
    calm = ring.grab().toImage()
    assert (ring.text, ring.accessibleName()) == ("1:11", "71 seconds left")
    ring.show_time(11, 0.9)
    eleven = ring.grab().toImage()
    ring.show_time(10, 0.9)
    ten = ring.grab().toImage()

    def has(image, token):
        color = theme.color(token)
        return any(
            image.pixelColor(x, y) == color
            for x in range(image.width())
            for y in range(image.height())
        )

    assert has(calm, "accent")
    assert has(eleven, "accent")
    assert not has(ten, "accent")


@pytest.fixture
def dots(shown, theme):
    dots = shown(QuestionDots(theme))
    dots.heard = []
    dots.chosen.connect(dots.heard.append)
    dots.show_marks([index % 3 != 0 for index in range(23)])
    return dots


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ((), 0),
        ((Key.Key_Right,), 1),
        ((Key.Key_Down,), 10),
        ((Key.Key_Down, Key.Key_Up), 0),
        ((Key.Key_Left,), 0),
        ((Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right), 22),
        ((Key.Key_Up,), 0),
    ],
)
@pytest.mark.parametrize("take", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_question_is_chosen_by_keys_and_never_one_that_is_not_there(dots, keys, chosen, take):
    press(dots, *keys, take)

    assert dots.heard == [chosen]


def test_a_question_is_chosen_by_a_click_on_it(dots):
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(30 * 2 + 5, 30 + 5))
    QTest.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(28, 10))

    assert dots.heard == [12]
    assert dots.accessibleDescription() == "Question 13, wrong"


def test_dots_stand_in_rows_of_ten_but_never_in_more_than_five(dots):
    assert dots.width() == 10 * 30 - 4 + 2
    assert dots.height() == 3 * 30 - 4 + 2
    assert dots.accessibleName() == "All questions: 15 right of 23"
    dots.show_marks([True] * 51)
    assert (dots.width(), dots.height()) == (11 * 30 - 2, 5 * 30 - 2)
    dots.show_marks([])
    assert dots.accessibleName() == "All questions: 0 right of 0"
    press(dots, Key.Key_Right)


def line(right, total=10, days=0):
    return QuizLine("0", "A quiz", EVENING - timedelta(days=days), right, total, 60)


def result(right, total=4):
    answers = tuple(
        answered(How.EXACT if i < right else How.WRONG, right=i < right, ms=21_000)
        for i in range(total)
    )
    return QuizResult("A quiz", answers, total)


@pytest.mark.parametrize(
    ("right", "before", "said"),
    [
        (3, (), ""),
        (3, (7,), "Better than before (70 %)."),
        (3, (8,), "Less than before (80 %)."),
        (3, (8, 7), "Much as before (80 %, 70 %)."),
        (3, (7, 7, 7, 10), "Better than before (70 %, 70 %, 70 %)."),
    ],
)
def test_a_score_is_compared_with_the_three_before(shown, theme, right, before, said):
    panel = shown(QuizScorePanel(theme))

    panel.show_result(result(right), [line(score) for score in before])

    assert panel.past_label.text() == said
    assert panel.past_label.isVisible() is bool(said)
    assert panel.score_label.text() == "3 / 4 right"
    assert panel.ring.text == "75 %"


def test_times_and_misses_are_told_as_numbers(shown, theme):
    panel = shown(QuizScorePanel(theme))

    panel.show_result(result(3), ())

    texts = [figure.accessibleName() for figure in panel.figures]
    assert "1:24" in texts[0]
    assert "21 s" in texts[1]
    assert "1" in texts[2]


def test_topics_are_named_by_their_last_level_with_their_score(shown, theme):
    panel = shown(TopicPanel(theme))

    panel.show_scores([TopicScore("A::Weak", 0, 2), TopicScore("A::Strong", 3, 3)])
    assert panel.bars.accessibleName() == "Weak: 0 / 2, Strong: 3 / 3"
    assert panel.bars.height() == 2 * 42
    assert not panel.bars.grab().isNull()
    panel.show_scores([])
    assert panel.isHidden()


def test_earlier_quizzes_are_listed_with_their_score_in_words(shown, theme):
    panel = shown(HistoryPanel(theme))

    panel.show_quizzes([line(3), line(7, days=1)])

    first = panel.buttons[0].accessibleName()
    assert first.startswith("A quiz, ")
    assert first.endswith(": 3 of 10")
    assert len(panel.buttons) == 2
