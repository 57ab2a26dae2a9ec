"""What a quiz is made of, as wished for on the command line."""

import click
import pytest
from click.testing import CliRunner

from studyapp.core.errors import StudyError
from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.core.roles import Role
from studyapp.terminal.quiz_options import quiz_options, wished


def given(*arguments):
    """Return the values of a command that has the options, and how it ended."""
    seen = {}

    @click.command()
    @quiz_options
    def command(**values):
        seen.update(values)

    return seen, CliRunner().invoke(command, [str(each) for each in arguments])


def spec(*arguments):
    values, ended = given(*arguments)
    assert ended.exit_code == 0, ended.output
    return wished(values)


def test_without_a_wish_twenty_questions_of_every_kind_are_asked():
    assert spec() == QuizSpec()
    assert spec().questions == 20
    assert spec().kinds == tuple(QuestionKind)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["A", "B::C"], QuizSpec(decks=("A", "B::C"))),
        (["--tag", "x", "--tag", "y"], QuizSpec(tags=("x", "y"))),
        (["--due"], QuizSpec(due=True)),
        (["--weak"], QuizSpec(weak=True)),
        (["-n", 1], QuizSpec(questions=1)),
        (["--questions", 500], QuizSpec(questions=500)),
        (["--seconds", 1], QuizSpec(seconds=1)),
        (["--seed", 0], QuizSpec(seed=0)),
        (["--at-end"], QuizSpec(feedback=FeedbackTime.END)),
        (["--role", "mlops"], QuizSpec(role="mlops")),
        (
            ["--kind", "cloze", "--kind", "single"],
            QuizSpec(kinds=(QuestionKind.CLOZE, QuestionKind.SINGLE)),
        ),
        (["--resume"], QuizSpec()),
        (["--resume", "--due", "-n", 3], QuizSpec(due=True, questions=3)),
    ],
)
def test_each_wish_is_heard(arguments, expected):
    assert spec(*arguments) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["-n", 0],
        ["-n", 501],
        ["-n", "many"],
        ["--seconds", 0],
        ["--seed", -1],
        ["--kind", "riddle"],
        ["--role", "king"],
    ],
)
def test_what_makes_no_quiz_is_wrong_usage(arguments):
    assert given(*arguments)[1].exit_code == 2


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_can_be_wished_for(kind):
    assert spec("--kind", kind).kinds == (kind,)


@pytest.mark.parametrize("role", Role)
def test_every_role_can_be_wished_for(role):
    assert spec("--role", role).role == role


@pytest.mark.parametrize(
    "wish", [["A"], ["--tag", "x"], ["--role", "mlops"], ["--kind", "typed"]], ids=lambda w: w[0]
)
def test_going_on_with_a_quiz_leaves_no_choice_of_questions(wish):
    values, _ = given("--resume", *wish)

    with pytest.raises(StudyError) as refused:
        wished(values)

    assert str(refused.value) == (
        "--resume goes on with the quiz that was left; leave out deck, tag, role and kind."
    )


def test_the_report_is_a_path():
    values, _ = given("--report", "r.md")

    assert values["report"].name == "r.md"
    assert given()[0]["report"] is None
