"""What a person reads during a quiz, and what leaving, claiming and lateness do."""

import io

import pytest
from rich.console import Console

from studyapp.core.attempts.entries import AttemptEntry
from studyapp.core.quiz.entries import NOTHING_PAST, answers_in, past_in
from studyapp.core.quiz.questions import (
    CLAIM_OPTIONS,
    FeedbackTime,
    Question,
    QuestionKind,
    Quiz,
    QuizSpec,
)
from studyapp.services.quiz.run import QuizRun
from studyapp.terminal.quiz import quiz_in_terminal, result_values

K = QuestionKind


class Kept:
    """Keeps entries in memory, as a collection would."""

    def __init__(self):
        self.entries = []

    def append(self, attempt, position, payload, note=None, *, result=None):
        self.entries.append(AttemptEntry(position, len(self.entries), payload, note))


def asked(kind=K.TYPED, **values):
    given = {"accepted": ("encoder",), "reason": "It reads."} if kind.is_typed else {}
    return Question(kind, "What reads?", ("d/n",), ("d/n#0",), "Deck", **{**given, **values})


@pytest.fixture
def quiz(monkeypatch):
    """Return what asks questions with some lines typed in; the run and what was shown come back."""

    def ask(*questions, typed=(), **wishes):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        run = QuizRun("id", Quiz("Signs", QuizSpec(seed=3, **wishes), questions), Kept(), {})
        console = Console(file=io.StringIO(), width=100)
        quiz_in_terminal(run, console, as_json=False)
        return run, console.file.getvalue()

    return ask


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("encoder", "Right."),
        ("encodre", "Right, with a slip."),
        ("reader", "Wrong."),
        ("", "Passed over."),
        ('{"text": "encoder", "timed_out": true}', "Time ran out."),
    ],
)
def test_a_person_is_told_how_the_answer_counts(quiz, typed, verdict):
    _, shown = quiz(asked(), typed=[typed, ""])

    assert verdict in shown.splitlines()
    assert ("Right: encoder" in shown) is not verdict.startswith("Right")
    assert "It reads." in shown


def test_a_wrong_answer_may_be_counted_as_right(quiz):
    run, shown = quiz(asked(), typed=["reader", "R"])

    assert "Counted as right." in shown
    assert run.result().score == "1 / 1"
    [answer] = answers_in(run.quiz, run._attempts.entries).values()
    assert answer.mark.how == "claimed"
    assert past_in(reversed(run._attempts.entries)).accepted == ("reader",)


@pytest.mark.parametrize("typed", ["encoder", ""])
def test_what_is_right_or_was_passed_over_is_not_claimed(quiz, typed):
    run, shown = quiz(asked(), typed=[typed, "r"])

    assert "Counted as right." not in shown
    assert len(run._attempts.entries) == 1
    assert past_in(run._attempts.entries) == NOTHING_PAST


@pytest.mark.parametrize(
    ("typed", "answered"),
    [([], 0), (["q"], 0), ([" q "], 0), (["encoder", "q"], 1), (["encoder", "Q"], 1)],
)
def test_a_quiz_that_is_left_is_kept(quiz, typed, answered):
    run, shown = quiz(asked(), asked(), typed=typed)

    assert run.position == answered
    assert not run.is_finished
    assert "It is kept; 'studyapp quiz --resume' goes on with it." in shown


def test_a_quiz_that_is_over_says_nothing_of_going_on(quiz):
    run, shown = quiz(asked(), typed=["encoder", ""])

    assert run.is_finished
    assert "--resume" not in shown
    assert "1 / 1 right, 0 seconds." in shown


@pytest.mark.parametrize(
    ("question", "head"),
    [
        (asked(), "1 of 1: type the answer"),
        (asked(K.CLOZE), "1 of 1: fill the gap"),
        (asked(K.SINGLE, options=("x", "y"), right=(0,)), "1 of 1: single choice"),
        (asked(K.SEVERAL, options=("x", "y"), right=(0,)), "1 of 1: several may be right"),
        (asked(K.TRUE_FALSE, options=CLAIM_OPTIONS, right=(0,)), "1 of 1: true or false"),
        (asked(K.ORDER, options=("x", "y"), right=(1, 0)), "1 of 1: put in order"),
        (asked(K.MATCH, options=("x", "y"), partners=("v", "w"), right=(1, 0)), "1 of 1: match"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_question_says_how_it_is_answered(quiz, question, head):
    _, shown = quiz(question)

    assert head in shown
    assert ("A) x" in shown) is ("x" in question.options)
    assert ("2) w" in shown) is (question.kind is K.MATCH)
    assert "True" not in shown


@pytest.mark.parametrize(
    ("wishes", "limit"), [({"seconds": 30}, ", 30 s"), ({}, "type the answer ")]
)
def test_the_time_for_a_question_is_named(quiz, wishes, limit):
    assert limit in quiz(asked(), **wishes)[1]


def test_at_the_end_every_miss_is_shown_with_both_answers(quiz):
    wishes = {"feedback": FeedbackTime.END}
    _, shown = quiz(asked(), asked(), asked(), typed=["reader", "encoder", ""], **wishes)

    assert "It reads." not in shown
    assert "You: reader" in shown
    assert "You: nothing" in shown
    assert shown.count("Right: encoder") == 2


def test_a_program_reads_what_a_quiz_came_to(quiz):
    run, _ = quiz(asked(), asked(), typed=["reader", ""])

    values = result_values(run)

    assert {name: values[name] for name in ("quiz", "title", "seed", "finished", "score")} == {
        "quiz": "id",
        "title": "Signs",
        "seed": 3,
        "finished": False,
        "score": "0 / 2",
    }
    assert (values["right"], values["total"], values["missed_cards"]) == (0, 2, ["d/n#0"])
    [answer] = values["answers"]
    assert (answer["answer"], answer["right_answer"], answer["right"], answer["how"]) == (
        *("reader", "encoder"),
        *(False, "wrong"),
    )
    assert values["topics"] == [{"topic": "Deck", "right": 0, "total": 1}]
