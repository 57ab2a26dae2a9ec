"""The result of a quiz on paper: harmless, whole, and true."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from studyapp.core.quiz.marking import claimed, marked
from studyapp.core.quiz.marks import MarkedAnswer, QuizResult
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.formats.reports.quiz_report import as_csv, as_html, as_markdown

AT = datetime(2026, 3, 2, 18, 42, tzinfo=UTC)
CHOICE = Question(
    QuestionKind.SINGLE,
    "Which of these is <b>safe</b>?<script>alert(1)</script>",
    ("d/a",),
    ("d/a#0",),
    "Top::Choices | more",
    options=("=1+1", "a <i>slanted</i> one"),
    right=(1,),
    reason="Because $x^2$ grows.",
)
TYPED = Question(
    QuestionKind.TYPED, "What reads?", ("d/b",), ("d/b#0",), "Top::Typed", accepted=("encoder",)
)


def answered(position, question, response, milliseconds=1500):
    return MarkedAnswer(position, question, response, marked(question, response), milliseconds)


@pytest.fixture
def result():
    claim = answered(2, TYPED, Response(text="the reader"))
    claim = MarkedAnswer(2, TYPED, claim.response, claimed(claim.mark), 61_000)
    answers = (answered(0, CHOICE, Response((0,))), answered(1, TYPED, Response()), claim)
    return QuizResult("A <quiz>", answers, 4)


def test_markdown_tells_score_topics_answers_and_reasons(result):
    text = as_markdown(result, AT)

    assert text.startswith("# A <quiz>\n\n1 / 4 right (25 %), 1:04 minutes, 2 March 2026, 18:42\n")
    assert "| Top::Choices \\| more | 0 / 1 |" in text
    assert "Because $x^2$ grows." in text
    assert "wrong, not answered" in text
    assert "right, counted as right by yourself" in text


def test_a_page_holds_no_script_and_escapes_what_is_no_markup(result):
    page = as_html(result, AT)

    assert "<script" not in page
    assert "<title>A &lt;quiz&gt;</title>" in page
    assert page.count("<section") == 3
    assert page.count('class="wrong"') == 2


def test_a_page_needs_no_other_file_for_formulas_and_pictures():
    question = replace(TYPED, prompt="Name $x^2$.\n\n![A mask](x.svg)")
    page = as_html(QuizResult("Quiz", (answered(0, question, Response()),), 1), AT)

    assert "<msup>" in page
    assert "x^2" not in page
    assert "<i>[A mask]</i>" in page
    assert "<img" not in page


def test_a_table_has_a_line_for_each_question_and_no_formulas(result):
    rows = list(csv.DictReader(io.StringIO(as_csv(result, AT))))

    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["answer"] == "'=1+1"
    assert rows[1]["right answer"] == "encoder"
    assert rows[2]["seconds"] == "61.0"
    assert [row["deck"] for row in rows] == ["Top::Choices | more", "Top::Typed", "Top::Typed"]


def test_an_empty_result_can_be_written_too():
    empty = QuizResult("Nothing", (), 3)

    assert "0 / 3" in as_markdown(empty, AT)
    assert "0 / 3" in as_html(empty, AT)
    assert as_csv(empty, AT).count("\n") == 1
