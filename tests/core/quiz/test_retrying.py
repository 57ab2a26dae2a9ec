"""A second try: what was missed, in another order, with the same answers."""

from dataclasses import replace
from random import Random

import pytest

from studyapp.core.quiz.questions import CLAIM_OPTIONS, Question, QuestionKind, Quiz, QuizSpec
from studyapp.core.quiz.retrying import again, reshuffled

K = QuestionKind
CHOICE = Question(
    K.SINGLE, "?", ("d/n",), ("d/n#0",), "D", options=tuple("abcdef"), right=(2,), reason="So."
)


@pytest.mark.parametrize(
    "question",
    [
        replace(CHOICE, kind=K.TYPED, options=(), right=(), accepted=("x", "y", "z")),
        replace(CHOICE, kind=K.CLOZE, options=(), right=(), accepted=("x", "y", "z")),
        replace(CHOICE, kind=K.TRUE_FALSE, options=CLAIM_OPTIONS, right=(1,)),
    ],
    ids=lambda question: question.kind,
)
def test_what_has_no_order_stays_as_it_is(question):
    assert all(reshuffled(question, Random(seed)) == question for seed in range(5))


@pytest.mark.parametrize("seed", range(5))
def test_a_choice_keeps_what_is_right_and_whose_card_it_is(seed):
    mixed = reshuffled(CHOICE, Random(seed))

    assert sorted(mixed.options) == list("abcdef")
    assert [mixed.options[at] for at in mixed.right] == ["c"]
    assert replace(mixed, options=CHOICE.options, right=CHOICE.right) == CHOICE


@pytest.mark.parametrize("seed", range(8))
def test_the_right_ones_of_several_are_named_from_above(seed):
    mixed = reshuffled(replace(CHOICE, kind=K.SEVERAL, right=(0, 3, 5)), Random(seed))

    assert list(mixed.right) == sorted(mixed.right)
    assert {mixed.options[at] for at in mixed.right} == {"a", "d", "f"}


@pytest.mark.parametrize("seed", range(5))
def test_a_match_keeps_its_terms_and_deals_the_meanings_anew(seed):
    match = replace(
        CHOICE, kind=K.MATCH, options=tuple("abc"), partners=tuple("xyz"), right=(2, 0, 1)
    )

    mixed = reshuffled(match, Random(seed))

    assert mixed.options == match.options
    assert [mixed.partners[at] for at in mixed.right] == ["z", "x", "y"]


def test_notes_and_cards_go_with_their_options():
    several = replace(
        *(CHOICE,), kind=K.SEVERAL, notes=tuple("uvwxyz"), cards=tuple("123456"), right=(1, 2)
    )

    mixed = reshuffled(several, Random(4))

    assert mixed.options != several.options
    together = set(zip(mixed.options, mixed.notes, mixed.cards, strict=True))
    assert together == set(zip("abcdef", "uvwxyz", "123456", strict=True))


def test_the_same_seed_gives_the_same_second_try_and_another_one_another():
    quiz = Quiz("Q", QuizSpec(questions=20, seed=1, seconds=9), (CHOICE,))
    missed = [replace(CHOICE, prompt=str(at)) for at in range(6)]

    first, same, other = (again(quiz, missed, seed) for seed in (1, 1, 2))

    assert first == same
    assert first.questions != other.questions
    assert (other.spec.seed, other.spec.questions, other.spec.seconds) == (2, 6, 9)
    assert [each.prompt for each in first.questions] != list("012345")
    assert sorted(each.prompt for each in first.questions) == list("012345")
