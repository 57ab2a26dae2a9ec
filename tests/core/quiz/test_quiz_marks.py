"""What answers come to: scores, times, topics, and which options were picked in words."""

from dataclasses import replace

import pytest

from studyapp.core.quiz.answers import answer_text, mistaken_for, right_text
from studyapp.core.quiz.marks import How, Mark, MarkedAnswer, QuizResult, TopicScore
from studyapp.core.quiz.questions import Question, QuestionKind, Quiz, QuizSpec, Response

SINGLE = Question(
    QuestionKind.SINGLE, "Which?", ("d/n",), ("d/n#0",), "Deck", ("t",), ("a", "b", "c"), right=(2,)
)
SEVERAL = replace(SINGLE, kind=QuestionKind.SEVERAL, right=(0, 2))
ORDER = replace(SINGLE, kind=QuestionKind.ORDER, right=(1, 2, 0))
MATCH = replace(SINGLE, kind=QuestionKind.MATCH, partners=("x", "y", "z"), right=(2, 0, 1))
TYPED = Question(QuestionKind.TYPED, "What?", ("d/m",), ("d/m#0",), "Deck", accepted=("one", "two"))
CLOZE = replace(TYPED, kind=QuestionKind.CLOZE)
RIGHT, WRONG = Mark(True, How.EXACT, 1.0, ""), Mark(False, How.WRONG, 0.0, "")


@pytest.mark.parametrize(
    ("question", "response", "text"),
    [
        (SINGLE, Response((1,)), "b"),
        (SINGLE, Response((3,)), ""),
        (SINGLE, Response((2,)), "c"),
        (SINGLE, Response((0,)), "a"),
        (SINGLE, Response((-1,)), ""),
        (SINGLE, Response(), ""),
        (SEVERAL, Response((2, 0)), "- c\n- a"),
        (SEVERAL, Response((1, 7)), "- b"),
        (ORDER, Response((2, 0, 1)), "1. c\n2. a\n3. b"),
        (ORDER, Response((2, -1)), "1. c"),
        (MATCH, Response((1, -1, 0)), "- a: y\n- b: …\n- c: x"),
        (MATCH, Response((3, 2, 1)), "- a: …\n- b: z\n- c: y"),
        (MATCH, Response((2,)), "- a: z"),
        (TYPED, Response(text="  an answer \n"), "an answer"),
        (TYPED, Response(text="  "), ""),
        (CLOZE, Response(text=" gap"), "gap"),
    ],
)
def test_an_answer_is_told_in_words(question, response, text):
    assert answer_text(question, response) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (SINGLE, "c"),
        (SEVERAL, "- a\n- c"),
        (ORDER, "1. b\n2. c\n3. a"),
        (MATCH, "- a: z\n- b: x\n- c: y"),
        (TYPED, "one"),
        (CLOZE, "one"),
    ],
)
def test_the_right_answer_is_told_in_words(question, text):
    assert right_text(question) == text


@pytest.mark.parametrize(
    ("question", "response", "mark", "texts"),
    [
        (SINGLE, Response((1,)), WRONG, ("b",)),
        (SINGLE, Response((0,)), WRONG, ("a",)),
        (SINGLE, Response((3,)), WRONG, ()),
        (SINGLE, Response((1,)), RIGHT, ()),
        (SINGLE, Response(), WRONG, ()),
        (SEVERAL, Response((1,)), WRONG, ()),
        (ORDER, Response((1, 0, 2)), WRONG, ()),
        (TYPED, Response(text=" three "), WRONG, ("three",)),
        (CLOZE, Response(text="three"), WRONG, ("three",)),
        (TYPED, Response(text="three"), RIGHT, ()),
        (TYPED, Response(text=" "), WRONG, ()),
    ],
)
def test_only_a_wrong_text_is_remembered_as_a_mistake(question, response, mark, texts):
    assert mistaken_for(question, response, mark) == texts


@pytest.mark.parametrize(
    ("response", "is_empty"),
    [
        (Response(), True),
        (Response((-1, -1)), True),
        (Response((-1, 0)), False),
        (Response((0,)), False),
        (Response(text=" \t"), True),
        (Response(text="a"), False),
        (Response((-1,), "a"), False),
        (Response(timed_out=True), True),
    ],
)
def test_nothing_picked_and_nothing_written_is_no_answer(response, is_empty):
    assert response.is_empty is is_empty


@pytest.mark.parametrize("kind", QuestionKind)
def test_only_typed_answers_and_gaps_are_written(kind):
    assert kind.is_typed is (kind in {QuestionKind.TYPED, QuestionKind.CLOZE})


@pytest.mark.parametrize(
    ("question", "seconds", "allowed"),
    [(SINGLE, 30, 30), (MATCH, 30, 90), (ORDER, 30, 30), (SEVERAL, 7, 7), (MATCH, None, None)],
)
def test_a_match_has_the_time_of_each_of_its_terms(question, seconds, allowed):
    assert Quiz("Q", QuizSpec(seconds=seconds), (question,)).seconds(question) == allowed


def test_a_match_is_about_its_first_note():
    assert replace(MATCH, notes=("d/1", "d/2")).note == "d/1"


def answered(*marks, deck="Deck", tags=(), milliseconds=1000):
    question = replace(SINGLE, deck=deck, tags=tags)
    return tuple(
        MarkedAnswer(position, question, Response((0,)), mark, milliseconds)
        for position, mark in enumerate(marks)
    )


def test_the_score_counts_right_answers_of_all_questions():
    result = QuizResult("Q", answered(RIGHT, WRONG, RIGHT), 5)

    assert (result.right, result.score, result.percent) == (2, "2 / 5", 40.0)
    assert [miss.position for miss in result.misses] == [1]


def test_an_empty_quiz_has_a_score_of_nothing():
    result = QuizResult("Q", (), 0)

    assert (result.right, result.score, result.percent, result.seconds) == (0, "0 / 0", 0.0, 0)
    assert result.misses == result.missed_cards == result.by_deck() == result.by_tag() == ()


@pytest.mark.parametrize(("each", "seconds"), [(499, 0), (500, 1), (999, 1), (1000, 2), (1499, 2)])
def test_the_time_of_all_answers_is_in_whole_seconds(each, seconds):
    assert QuizResult("Q", answered(RIGHT, WRONG, milliseconds=each), 2).seconds == seconds


def test_a_card_that_was_missed_twice_is_named_once_in_the_order_of_misses():
    first = replace(WRONG, missed=("d/b#0", "d/a#0"))
    second = replace(WRONG, missed=("d/a#0", "d/c#1"))

    assert QuizResult("Q", answered(first, RIGHT, second), 3).missed_cards == (
        *("d/b#0", "d/a#0", "d/c#1"),
    )


def test_the_weakest_deck_comes_first_and_of_equal_ones_the_longer_then_the_name():
    answers = (
        *answered(RIGHT, WRONG, deck="B"),
        *answered(RIGHT, deck="Known"),
        *answered(RIGHT, WRONG, deck="A"),
        *answered(WRONG, deck="Unknown"),
        *answered(RIGHT, RIGHT, WRONG, WRONG, deck="Z"),
    )

    assert QuizResult("Q", answers, 10).by_deck() == (
        TopicScore("Unknown", 0, 1),
        TopicScore("Z", 2, 4),
        TopicScore("A", 1, 2),
        TopicScore("B", 1, 2),
        TopicScore("Known", 1, 1),
    )


def test_an_answer_counts_for_each_of_its_tags():
    answers = (*answered(RIGHT, tags=("x", "y")), *answered(WRONG, tags=("y",)), *answered(WRONG))

    assert QuizResult("Q", answers, 3).by_tag() == (TopicScore("y", 1, 2), TopicScore("x", 1, 1))
    assert TopicScore("y", 1, 4).percent == 25.0
