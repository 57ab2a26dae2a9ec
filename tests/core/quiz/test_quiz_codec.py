"""A quiz that was written down is read back exactly, and goes on where it was left."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.attempts.entries import AttemptEntry
from studyapp.core.errors import StudyError
from studyapp.core.quiz.codec import quiz_from_json, quiz_to_json
from studyapp.core.quiz.entries import answer_entry, answers_in, claim_entry, past_in
from studyapp.core.quiz.marking import claimed, marked
from studyapp.core.quiz.questions import (
    FeedbackTime,
    Question,
    QuestionKind,
    Quiz,
    QuizSpec,
    Response,
)
from studyapp.core.quiz.retrying import again, reshuffled

texts = st.text(max_size=12)
tuples = st.lists(texts, max_size=4).map(tuple)
questions = st.builds(
    Question,
    kind=st.sampled_from(QuestionKind),
    prompt=texts,
    notes=tuples,
    cards=tuples,
    deck=texts,
    tags=tuples,
    options=tuples,
    partners=tuples,
    right=st.lists(st.integers(0, 3), max_size=4).map(tuple),
    accepted=tuples,
    rivals=tuples,
    reason=texts,
)
specs = st.builds(
    QuizSpec,
    decks=tuples,
    tags=tuples,
    due=st.booleans(),
    seconds=st.one_of(st.none(), st.integers(1, 99)),
    kinds=st.lists(st.sampled_from(QuestionKind), unique=True).map(tuple),
    feedback=st.sampled_from(FeedbackTime),
    seed=st.one_of(st.none(), st.integers(0, 10**6)),
)
CHOICE = Question(
    QuestionKind.SINGLE, "Which?", ("d/n",), ("d/n#0",), "Deck", ("t",), tuple("abcd"), right=(2,)
)
TYPED = Question(QuestionKind.TYPED, "What?", ("d/m",), ("d/m#0",), "Deck", accepted=("encoder",))
QUIZ = Quiz("A quiz", QuizSpec(seed=7), (CHOICE, TYPED))


@given(st.builds(Quiz, texts, specs, st.lists(questions, max_size=3).map(tuple)))
def test_a_quiz_comes_back_as_it_was(quiz):
    assert quiz_from_json(quiz_to_json(quiz)) == quiz


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"version": 1}', '{"version": "x"}'])
def test_what_is_no_quiz_is_refused_in_words(text):
    with pytest.raises(StudyError, match="begin another"):
        quiz_from_json(text)


def test_a_quiz_of_a_newer_program_is_refused_in_words():
    with pytest.raises(StudyError, match="newer"):
        quiz_from_json(quiz_to_json(QUIZ).replace('"version": 1', '"version": 99'))


def test_answers_and_claims_come_back_in_order():
    wrong = Response(text="reader")
    mark = marked(TYPED, wrong)
    entries = [
        AttemptEntry(
            0, 1, answer_entry(Response((1,)), marked(CHOICE, Response((1,))), 900, ["b"])
        ),
        AttemptEntry(1, 2, answer_entry(wrong, mark, 1500, ["reader"])),
        AttemptEntry(1, 3, claim_entry(claimed(mark), "reader")),
    ]

    answers = answers_in(QUIZ, entries)

    assert answers[0].mark == marked(CHOICE, Response((1,)))
    assert answers[0].milliseconds == 900
    assert answers[1].mark == claimed(mark)
    assert answers[1].response == wrong
    assert answers[1].question == TYPED


def test_the_past_of_a_note_is_what_was_claimed_and_mistaken():
    mark = marked(TYPED, Response(text="reader"))
    payloads = [
        claim_entry(claimed(mark), "reader"),
        answer_entry(Response(text="writer"), mark, 1, ["writer"]),
        claim_entry(claimed(mark), ""),
    ]

    past = past_in([AttemptEntry(0, 1, payload) for payload in payloads])

    assert (past.accepted, past.mistakes) == (("reader",), ("writer",))


@given(st.integers(0, 200), st.permutations(range(4)))
def test_a_reshuffled_question_has_the_same_answers(seed, right):
    match = replace(
        CHOICE,
        kind=QuestionKind.MATCH,
        partners=tuple("wxyz"),
        right=tuple(right),
        notes=tuple("1234"),
        cards=tuple("5678"),
    )
    order = replace(CHOICE, kind=QuestionKind.ORDER, right=tuple(right))

    matched, ordered = reshuffled(match, Random(seed)), reshuffled(order, Random(seed))

    pairs = {(o, matched.partners[i]) for o, i in zip(matched.options, matched.right, strict=True)}
    assert pairs == {
        (o, match.partners[i]) for o, i in zip(match.options, match.right, strict=True)
    }
    assert [ordered.options[i] for i in ordered.right] == [order.options[i] for i in order.right]


def test_a_reshuffled_several_keeps_each_card_with_its_option():
    several = replace(
        CHOICE, kind=QuestionKind.SEVERAL, right=(0, 3), notes=tuple("1234"), cards=tuple("5678")
    )

    shuffled = reshuffled(several, Random(5))

    assert dict(zip(shuffled.options, shuffled.cards, strict=True)) == dict(
        zip("abcd", "5678", strict=True)
    )
    assert {shuffled.options[i] for i in shuffled.right} == {"a", "d"}


def test_a_second_try_asks_what_was_missed_and_says_so():
    retried = again(QUIZ, [TYPED, CHOICE], seed=3)

    assert {q.note for q in retried.questions} == {"d/n", "d/m"}
    assert retried.title == "A quiz, second try"
    assert again(retried, [TYPED], seed=4).title == "A quiz, second try"
    assert retried.spec.questions == 2
