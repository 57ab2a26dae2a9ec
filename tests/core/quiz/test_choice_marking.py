"""Chosen, matched and ordered answers: what counts as right, and which cards were missed."""

from dataclasses import replace

import pytest

from studyapp.core.quiz.answers import answer_text, mistaken_for, right_text
from studyapp.core.quiz.marking import marked
from studyapp.core.quiz.marks import How
from studyapp.core.quiz.questions import Question, QuestionKind, Response


def question(kind, right, options="abcd", cards=("c",), partners=""):
    notes = tuple(f"n{card}" for card in cards)
    return Question(
        kind, "?", notes, tuple(cards), "Deck", (), tuple(options), tuple(partners), tuple(right)
    )


def mark(asked, *picked):
    return marked(asked, Response(picked))


def test_one_option_is_right_and_the_others_are_not():
    asked = question(QuestionKind.SINGLE, [2])

    assert mark(asked, 2).right
    assert mark(asked, 2).missed == ()
    assert (mark(asked, 1).right, mark(asked, 1).how, mark(asked, 1).missed) == (
        False,
        How.WRONG,
        ("c",),
    )
    assert not mark(asked, 1, 2).right


def test_several_right_options_are_needed_and_no_other():
    asked = question(QuestionKind.SEVERAL, [0, 2])

    assert mark(asked, 2, 0).right
    assert (mark(asked, 0).right, mark(asked, 0).share) == (False, 0.75)
    assert not mark(asked, 0, 1, 2).right


def test_of_several_terms_only_those_judged_wrongly_are_missed():
    asked = question(QuestionKind.SEVERAL, [0, 2], cards="wxyz")

    assert mark(asked, 0, 1).missed == ("x", "y")


def test_of_a_match_only_the_wrong_pairs_are_missed():
    asked = question(QuestionKind.MATCH, [1, 0, 2], "abc", "xyz", "ABC")

    result = mark(asked, 1, 2, -1)

    assert (result.right, result.share, result.missed) == (False, pytest.approx(1 / 3), ("y", "z"))
    assert mark(asked, 1, 0, 2).right
    assert mark(asked, 1).missed == ("y", "z")


def test_an_order_is_right_as_a_whole_and_near_when_neighbours_fit():
    asked = question(QuestionKind.ORDER, [3, 1, 0, 2])

    assert mark(asked, 3, 1, 0, 2).right
    assert mark(asked, 1, 0, 2, 3).share == pytest.approx(2 / 3)
    assert not mark(asked, 1, 0, 2, 3).right


def test_nothing_chosen_is_not_known():
    assert marked(question(QuestionKind.SINGLE, [0]), Response()).how is How.EMPTY
    assert marked(question(QuestionKind.MATCH, [0, 1], "ab"), Response((-1, -1))).how is How.EMPTY


def test_answers_are_told_in_words():
    match = question(QuestionKind.MATCH, [1, 0], "ab", "xy", "AB")

    assert right_text(match) == "- a: B\n- b: A"
    assert answer_text(match, Response((0, -1))) == "- a: A\n- b: …"
    assert right_text(question(QuestionKind.ORDER, [1, 0], "ab")) == "1. b\n2. a"
    assert answer_text(question(QuestionKind.SINGLE, [0]), Response((1,))) == "b"


def test_a_wrong_choice_is_remembered_as_what_it_was_taken_for():
    asked = question(QuestionKind.SINGLE, [0])

    assert mistaken_for(asked, Response((1,)), mark(asked, 1)) == ("b",)
    assert mistaken_for(asked, Response((0,)), mark(asked, 0)) == ()


@pytest.mark.parametrize("kind", [kind for kind in QuestionKind if not kind.is_typed])
@pytest.mark.parametrize("picked", [(99,), (-5,), (1, 0, 1, 1), (3, 3)])
def test_impossible_picks_are_wrong_but_no_error(kind, picked):
    asked = question(kind, [0, 1], "abc", "xy" if kind is QuestionKind.MATCH else "x", "AB")

    result = mark(asked, *picked)

    assert not result.right or set(picked) == {0, 1}
    assert "c" not in answer_text(asked, Response(picked)).replace("\n", " ").split()


def test_steps_that_come_again_are_never_the_whole_order():
    asked = question(QuestionKind.ORDER, [0, 1, 2], "abc")

    assert mark(asked, 0, 1, 2, 0, 1, 2).share == 0.99
    assert not mark(asked, 0, 1, 2, 0, 1, 2).right


def test_a_typed_answer_is_told_and_mistaken_without_its_margins():
    asked = replace(question(QuestionKind.TYPED, []), accepted=("encoder", "reader"))
    wrong, right = Response(text=" decoder "), Response(text="encoder")

    assert answer_text(asked, wrong) == "decoder"
    assert right_text(asked) == "encoder"
    assert mistaken_for(asked, wrong, marked(asked, wrong)) == ("decoder",)
    assert mistaken_for(asked, right, marked(asked, right)) == ()
    assert mistaken_for(asked, Response(), marked(asked, Response())) == ()
