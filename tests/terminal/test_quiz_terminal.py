"""`studyapp quiz`: for a person and for a program, the same quiz."""

import io
import json

import pytest

from studyapp.cli import run_command
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.terminal.quiz_reading import read_response

DECK = "---\nid: signs\ndeck: Signs\n---\n\n" + "\n\n".join(
    f"## {name} {{#{name.lower()} .reversed}}\n\n{text}"
    for name, text in {
        "Encoder": "Turns a source text into vectors.",
        "Sampler": "Draws the next word by chance.",
        "Retriever": "Finds passages for a request in a store.",
        "Critic": "Estimates how much reward is still to come.",
        "Router": "Sends each token to few of many experts.",
    }.items()
)


@pytest.fixture
def studyapp(tmp_path, monkeypatch, capsys):
    """Return what runs a command with some lines typed in; code, stdout and stderr come back."""

    def run(*arguments, typed=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        code = run_command(["--data-dir", str(tmp_path / "data"), *map(str, arguments)])
        return code, *capsys.readouterr()

    deck = tmp_path / "signs.md"
    deck.write_text(DECK, encoding="utf-8")
    assert run("import", deck)[0] == 0
    return run


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_program_asks_answers_and_reads_the_result(studyapp):
    code, out, _ = studyapp(
        "quiz",
        "Signs",
        "-n",
        2,
        "--kind",
        "typed",
        "--seed",
        4,
        "--json",
        typed=["sampler", "", "x", "r"],
    )

    said = lines(out)
    assert code == 0
    assert [set(said[0]) >= {"question", "prompt", "kind"}, said[0]["question"]] == [True, 1]
    assert {"right", "how", "expected", "pieces", "reason"} <= set(said[1])
    result = said[-1]["result"]
    assert result["finished"]
    assert result["seed"] == 4
    assert [answer["how"] for answer in result["answers"]][1] == "claimed"
    assert result["score"].endswith("/ 2")


def test_answers_may_come_as_json_and_feedback_only_at_the_end(studyapp):
    typed = [json.dumps({"picked": [0]})] * 3
    _, out, _ = studyapp(
        "quiz",
        "Signs",
        "-n",
        3,
        "--kind",
        "true-false",
        "--seed",
        1,
        "--at-end",
        "--json",
        typed=typed,
    )

    said = lines(out)
    assert len(said) == 4
    assert all("right" not in line for line in said[:3])
    assert {answer["answer"] for answer in said[-1]["result"]["answers"]} == {"True"}


def test_the_same_seed_prints_the_same_quiz(studyapp):
    first, second = (
        studyapp("quiz", "Signs", "--seed", 9, "--at-end", "--json", typed=[""] * 20)[1]
        for _ in "ab"
    )

    prompts = [[line.get("prompt") for line in lines(out)] for out in (first, second)]
    assert prompts[0] == prompts[1]


def test_a_quiz_that_was_left_is_resumed(studyapp):
    studyapp("quiz", "Signs", "-n", 3, "--kind", "typed", "--seed", 1, typed=["encoder", "", "q"])

    _, out, _ = studyapp("quiz", "--resume", "--json", typed=["a", "", "b", ""])

    said = lines(out)
    assert said[0]["question"] == 2
    assert said[-1]["result"]["finished"]
    code, _, err = studyapp("quiz", "--resume")
    assert (code, "No quiz was left" in err) == (1, True)


def test_a_person_sees_question_mark_and_score(studyapp, tmp_path):
    report = tmp_path / "report.md"
    code, out, _ = studyapp(
        "quiz",
        "Signs",
        "-n",
        2,
        "--kind",
        "single",
        "--seed",
        2,
        "--report",
        report,
        typed=["zz", "A", "", "B", "r"],
    )

    assert code == 0
    assert "1 of 2: single choice" in out
    assert "'zz' is no answer to this" in out
    assert "/ 2 right" in out
    assert "# Signs" in report.read_text(encoding="utf-8")


def test_wrong_usage_is_told(studyapp):
    assert studyapp("quiz", "--kind", "riddle")[0] == 2
    code, _, err = studyapp("quiz", "Nowhere")
    assert (code, "no deck 'Nowhere'" in err) == (1, True)


def question(kind, options="abcd", partners=""):
    return Question(kind, "?", ("n",), ("c",), "Deck", (), tuple(options), tuple(partners))


@pytest.mark.parametrize(
    ("kind", "typed", "response"),
    [
        (QuestionKind.SINGLE, "B", Response((1,))),
        (QuestionKind.SINGLE, "2", Response((1,))),
        (QuestionKind.SINGLE, "ab", None),
        (QuestionKind.SINGLE, "e", None),
        (QuestionKind.SINGLE, "ß", None),
        (QuestionKind.SINGLE, "²", None),
        (QuestionKind.SEVERAL, "a, c", Response((0, 2))),
        (QuestionKind.SEVERAL, "aa", None),
        (QuestionKind.TRUE_FALSE, "f", Response((1,))),
        (QuestionKind.TRUE_FALSE, "maybe", None),
        (QuestionKind.ORDER, "dbca", Response((3, 1, 2, 0))),
        (QuestionKind.ORDER, "db", None),
        (QuestionKind.TYPED, " a word ", Response(text="a word")),
        (QuestionKind.SINGLE, "", Response()),
        (QuestionKind.SINGLE, '{"picked": [2]}', Response((2,))),
        (QuestionKind.SINGLE, '{"picked": "2"}', None),
        (QuestionKind.SINGLE, '{"picked": [true]}', None),
        (
            QuestionKind.TYPED,
            '{"text": "x", "timed_out": true}',
            Response(text="x", timed_out=True),
        ),
        (QuestionKind.TYPED, "{x}", Response(text="{x}")),
    ],
)
def test_what_is_typed_is_read(kind, typed, response):
    assert read_response(question(kind), typed) == response


def test_the_pairs_of_a_match_are_typed_as_numbers():
    match = question(QuestionKind.MATCH, "abcd", "wxyz")

    assert read_response(match, "3142") == Response((2, 0, 3, 1))
    assert read_response(match, "3, 1, 4, 2") == Response((2, 0, 3, 1))
    assert read_response(match, "31") is None
    assert read_response(match, "9999") is None
    assert read_response(match, "0123") is None
