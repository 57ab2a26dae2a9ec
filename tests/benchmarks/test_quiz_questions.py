"""Quizzes from the decks that ship: one right answer, no equal options, lengths that tell nothing."""

from random import Random

import pytest

from benchmarks import quiz as measures
from benchmarks.quiz import Share, every_question, found_in, random_quizzes, shipped_notes
from benchmarks.quiz_typing import others_accepted, slips_accepted
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question, QuestionKind

QUIZZES = 120


@pytest.fixture(scope="module")
def notes():
    return shipped_notes()


@pytest.fixture(scope="module")
def kit(notes):
    return QuestionKit(notes)


@pytest.fixture(scope="module")
def every(notes, kit):
    return found_in(every_question(kit, notes))


@pytest.fixture(scope="module")
def some(notes, kit):
    return found_in(random_quizzes(notes, kit, QUIZZES))


def test_there_are_questions_of_every_kind(every, some):
    assert every.kinds[QuestionKind.SINGLE] >= 250
    assert every.kinds[QuestionKind.TYPED] + every.kinds[QuestionKind.CLOZE] >= 200
    assert set(some.kinds) == set(QuestionKind)


def test_every_single_choice_has_three_plausible_distractors(every, some):
    assert every.plausible == every.kinds[QuestionKind.SINGLE]
    assert some.plausible == some.kinds[QuestionKind.SINGLE]


def test_no_wrong_option_equals_or_contains_the_right_one(every, some):
    assert every.same + some.same == []


def test_no_question_has_two_right_answers_or_equal_options(every, some):
    assert every.two_right + some.two_right == []
    assert every.equal + some.equal == []


def test_no_prompt_contains_its_answer(every, some):
    assert every.told + some.told == []


def test_the_longest_option_is_right_no_more_often_than_chance_allows(some):
    for share in (*some.longest.values(), *some.shortest.values(), some.several):
        assert share.tries >= 50
        assert share.z < 2.5


def test_no_other_term_passes_for_the_right_one_and_most_slips_are_forgiven(notes, kit):
    written = [question for question in every_question(kit, notes) if question.kind.is_typed]

    passed, tried = others_accepted(written[::4], kit)
    slips, slipped = slips_accepted(written, Random(1))

    assert passed == []
    assert tried > 30_000
    assert slips / slipped > 0.85


def test_the_measures_see_what_is_wrong():
    twice = Question(
        QuestionKind.SINGLE,
        "?",
        ("n",),
        ("c",),
        "D",
        options=("An owl", "owls", "a bat"),
        right=(0,),
    )
    longer = Question(
        QuestionKind.SINGLE,
        "?",
        ("n",),
        ("c",),
        "D",
        options=("owl", "snow owl", "bat"),
        right=(0,),
    )
    told = Question(QuestionKind.TYPED, "What is an owl?", ("n",), ("c",), "D", accepted=("owl",))

    found = found_in([twice, longer, told])

    assert len(found.two_right) == len(found.same) == 2
    assert len(found.equal) == 1
    assert len(found.told) == 1


def test_a_share_far_above_chance_is_suspicious():
    share, chance = Share(), Random(1)
    for _ in range(400):
        share.add(chance.random() < 0.4, 0.25)

    assert share.z > measures.SUSPICIOUS
