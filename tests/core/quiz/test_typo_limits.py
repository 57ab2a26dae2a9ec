"""Each limit of a forgiven slip, on both sides of it."""

import pytest

from studyapp.core.quiz.marks import LetterKind
from studyapp.core.quiz.typos import allowance, is_typo, letter_pieces


@pytest.mark.parametrize(
    ("letters", "alone", "in_phrase"),
    [(3, 0, 0), (4, 0, 1), (5, 1, 1), (7, 1, 1), (8, 2, 2), (20, 2, 2)],
)
def test_a_longer_word_may_have_more_slips(letters, alone, in_phrase):
    assert allowance("a" * letters) == alone
    assert allowance("a" * letters, in_phrase=True) == in_phrase


@pytest.mark.parametrize(
    ("typed", "right", "is_slip"),
    [
        ("retreival agmented generation", "retrieval augmented generation", True),
        ("retreival agmented genaration", "retrieval augmented generation", True),
        ("retrevial agmentd generatoin", "retrieval augmented generation", False),
        ("bean search", "beam search", True),
        ("bean depth", "beam depth", True),
        ("bean size", "beam size", False),
        ("beamsearch", "beam search", True),
        ("minibach", "mini batch", True),
        ("minibarch", "mini batch", True),
        ("minbach", "mini batch", False),
        ("topq", "top k", False),
        ("topkk", "top k", False),
        ("a minibach in use", "mini batch", False),
        ("ninibatch", "mini batch", False),
        ("recall", "recall", False),
        ("rekall", "recall", True),
        ("kecall", "recall", False),
        ("gpt33333", "gpt33334", False),
        ("minimiser", "maximiser", False),
        ("hypotension", "hypertension", False),
        ("prerequisite", "prorequisite", False),
    ],
)
def test_a_slip_is_told_from_another_word(typed, right, is_slip):
    assert is_typo(typed, right, ()) is is_slip


def test_what_is_a_term_as_a_whole_is_no_slip_though_none_of_its_words_is():
    assert is_typo("hidden stage", "hidden state", ())
    assert not is_typo("hidden stage", "hidden state", ("hidden stage",))


def test_a_joined_term_is_no_slip_of_another_one():
    assert is_typo("minibath", "mini batch", ())
    assert not is_typo("minibath", "mini batch", ("minibath",))


def test_letters_are_compared_where_half_of_them_agree():
    assert len(letter_pieces("abxy", "abcd")) > 2
    assert [piece.kind for piece in letter_pieces("axyz", "abcd")] == [
        LetterKind.EXTRA,
        LetterKind.MISSING,
    ]
    assert [piece.text for piece in letter_pieces("", "abcd")] == ["abcd"]


def test_case_makes_no_difference_unless_it_would_move_letters():
    assert [piece.text for piece in letter_pieces("GRADIENT", "gradient")] == ["gradient"]
    assert [piece.text for piece in letter_pieces("Größe", "größe")] == ["g", "G", "röße"]
