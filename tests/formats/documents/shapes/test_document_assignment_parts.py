"""The parts of a graded assignment: head, questions, answers, feedback and points."""

import pytest

from studyapp.core.importing.drafts import DraftState, Shape
from studyapp.formats.documents import read_document
from studyapp.formats.documents.shapes.assignment import feedback_after


def read(*blocks, without=()):
    text = "\n\n".join(blocks)
    return read_document(text, name="n", shape=Shape.ASSIGNMENT, without=without)


def first(*blocks):
    return read(*blocks, "What is a bend?", "It joins.", "Feedback: fine").drafts[0]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Feedback", ""),
        ("feedback:", ""),
        ("  ## Feedback", ""),
        ("**Feedback:**", ""),
        ("Feedback: good", "good"),
        ("Feedback：good", "good"),
        ("**Feedback**: good", "good"),
        ("Feedback good", None),
        ("Teacher's feedback", ""),
        ("Teacher’s Feedback: good", "good"),
        ("Is feedback: good?", None),
        ("My feedback", None),
        ("Kommentar von Frau Meier: gut", "gut"),
        ("Commentaire du professeur", ""),
        ("Comments by A", None),
        ("Feedbacks", None),
        ("A feedback", None),
        ("No", None),
        ("", None),
        ("Feedback:" + " x" * 9995, ("x " * 9995).strip()),
        ("Feedback:" + "x" * 19991, None),
    ],
)
def test_a_line_of_feedback_says_it_behind_a_colon_or_below(line, rest):
    assert feedback_after(line) == rest


@pytest.mark.parametrize(
    ("question", "front"),
    [
        ("What is a knot?", "What is a knot?"),
        ("## A knot", "A knot"),
        ("## 1. A knot ##", "A knot"),
        ("**A knot**", "A knot"),
        ("Question 1: What is a knot", "What is a knot"),
        ("1) Name a knot", "Name a knot"),
        ("Frage 2. Knoten?", "Knoten?"),
        ("1. What is it\nand why?", "What is it and why?"),
    ],
)
def test_a_question_loses_its_number_and_marks(question, front):
    draft = first(question, "A tied rope.", "Feedback: good")

    assert (draft.front, draft.back, draft.more) == (front, "A tied rope.", "good")
    assert draft.state is DraftState.COMPLETE


@pytest.mark.parametrize(
    ("opening", "is_lost"),
    [
        ("What is " + "x" * 150 + "?", False),
        ("What is " + "x" * 151 + "?", True),
        ("What is\nit\nand why?", True),
        ("A tied rope.", True),
        ("How it is tied.", False),
    ],
)
def test_a_long_paragraph_or_a_statement_asks_nothing(opening, is_lost):
    draft = first(opening, "And more.", "Feedback: good")

    assert draft.lost_question is is_lost


def test_an_answer_alone_has_lost_its_question():
    draft = first("Name it", "Feedback: good")

    assert draft.lost_question
    assert draft.front == "Which question does this answer? “Name it”"
    assert draft.reason == "the question is lost: write it yourself"


@pytest.mark.parametrize("number", ["## Question 1", "## 1.", "## Aufgabe 12:"])
def test_a_heading_that_is_a_number_is_no_question(number):
    assert first(number, "A knot holds.", "Yes.", "Feedback: good").front == "A knot holds."


def test_feedback_is_one_paragraph_and_what_follows_is_the_next_question():
    document = read(
        "What is a knot?",
        "A rope.",
        "Feedback",
        "Good.",
        "What is a bend?",
        "Two.",
        "Feedback",
        "Fine.",
    )

    assert [(d.front, d.back, d.more) for d in document.drafts] == [
        ("What is a knot?", "A rope.", "Good."),
        ("What is a bend?", "Two.", "Fine."),
    ]


@pytest.mark.parametrize(
    ("points", "is_judged"),
    [("Points: 3 / 4", True), ("*(Points: 3 / 4)*", True), ("3 of 4 points were given.", False)],
)
def test_points_on_a_line_of_their_own_are_no_answer(points, is_judged):
    draft = first("What is a knot?", "A rope.", points, "Feedback: good")

    assert ("oints: 3" in draft.more) is is_judged
    assert draft.back.startswith("A rope.")


@pytest.mark.parametrize(
    ("head", "title", "score"),
    [
        ("# Knots, score: 3/4", "Knots", "3/4"),
        ("Knots\n\nName: Ada", "Knots", ""),
        ("Knots\n\nGrade: 80%", "Knots", "80%"),
        ("Punkte: 7,5 von 10", "n", "7,5 von 10"),
    ],
)
def test_the_head_has_the_title_and_the_score(head, title, score):
    document = read(head, "## What is a knot?", "A rope.", "Feedback: good")

    assert (document.title, document.score) == (title, score)
    assert [d.front for d in document.drafts] == ["What is a knot?"]


def test_the_score_may_stand_at_the_end():
    document = read("What is a knot?", "A rope.", "Feedback: good", "Total: 9 / 10")

    assert document.score == "9 / 10"
    assert len(document.drafts) == 1
