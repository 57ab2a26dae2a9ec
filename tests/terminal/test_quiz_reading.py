"""Answers as they are typed or sent: each form on both sides of what can be read."""

import pytest

from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.terminal.quiz_reading import read_response

K = QuestionKind
PARTNERS = ("w", "x", "y", "z")


def asked(kind):
    partners = PARTNERS if kind is K.MATCH else ()
    return Question(kind, "?", ("n",), ("c",), "D", options=tuple("abcd"), partners=partners)


@pytest.mark.parametrize(
    ("kind", "typed", "picked"),
    [
        (K.SINGLE, "a", (0,)),
        (K.SINGLE, "d", (3,)),
        (K.SINGLE, "e", None),
        (K.SINGLE, "1", (0,)),
        (K.SINGLE, "4", (3,)),
        (K.SINGLE, "5", None),
        (K.SINGLE, "0", None),
        (K.SINGLE, " B. ", (1,)),
        (K.SINGLE, ".", None),
        (K.SINGLE, "?", None),
        (K.SINGLE, "a b", None),
        (K.SEVERAL, "d", (3,)),
        (K.SEVERAL, "abcd", (0, 1, 2, 3)),
        (K.SEVERAL, "c;a.", (2, 0)),
        (K.SEVERAL, "1, 3", (0, 2)),
        (K.SEVERAL, "a1", None),
        (K.SEVERAL, "a e", None),
        (K.SEVERAL, "a-b", None),
        (K.SEVERAL, ",", None),
        (K.ORDER, "4321", (3, 2, 1, 0)),
        (K.ORDER, "d, c, b, a", (3, 2, 1, 0)),
        (K.ORDER, "abc", None),
        (K.ORDER, "abcc", None),
        (K.ORDER, "abcde", None),
        (K.MATCH, "1111", (0, 0, 0, 0)),
        (K.MATCH, "4 3 2 1", (3, 2, 1, 0)),
        (K.MATCH, "4,3,2,1", (3, 2, 1, 0)),
        (K.MATCH, "123", None),
        (K.MATCH, "12345", None),
        (K.MATCH, "1235", None),
        (K.MATCH, "1230", None),
        (K.MATCH, "12 34", None),
        (K.MATCH, "abcd", None),
        (K.MATCH, "-1 2 3 4", None),
        (K.TRUE_FALSE, "t", (0,)),
        (K.TRUE_FALSE, "TRUE", (0,)),
        (K.TRUE_FALSE, "a", (0,)),
        (K.TRUE_FALSE, "1", (0,)),
        (K.TRUE_FALSE, "F", (1,)),
        (K.TRUE_FALSE, "false", (1,)),
        (K.TRUE_FALSE, "b", (1,)),
        (K.TRUE_FALSE, "2", (1,)),
        (K.TRUE_FALSE, "3", None),
        (K.TRUE_FALSE, "tf", None),
    ],
)
def test_letters_and_numbers_name_options(kind, typed, picked):
    expected = None if picked is None else Response(picked)

    assert read_response(asked(kind), typed) == expected


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("typed", ["", "  ", "\t"])
def test_an_empty_line_passes_over_whatever_is_asked(kind, typed):
    assert read_response(asked(kind), typed) == Response()


@pytest.mark.parametrize("kind", [K.TYPED, K.CLOZE])
@pytest.mark.parametrize("typed", ["A Word", "a", "1", "{", "[1]", '{"other": 1}', "{1, 2}"])
def test_a_written_answer_is_taken_as_it_stands(kind, typed):
    assert read_response(asked(kind), f" {typed} ") == Response(text=typed)


@pytest.mark.parametrize(
    ("typed", "response"),
    [
        ('{"picked": []}', Response()),
        ('{"picked": [3, 0]}', Response((3, 0))),
        ('{"picked": [-1]}', Response((-1,))),
        ('{"picked": [1], "timed_out": true}', Response((1,), timed_out=True)),
        ('{"picked": [1], "timed_out": false}', Response((1,))),
        ('{"text": " x "}', Response(text=" x ")),
        ('{"text": "x", "picked": [1]}', Response((1,), "x")),
        ('{"text": 3}', None),
        ('{"text": null}', None),
        ('{"picked": 1}', None),
        ('{"picked": null}', None),
        ('{"picked": [1.0]}', None),
        ('{"picked": [1, "2"]}', None),
        ('{"picked": [false]}', None),
    ],
)
@pytest.mark.parametrize("kind", [K.SEVERAL, K.TYPED])
def test_an_object_says_what_was_picked_or_written(kind, typed, response):
    assert read_response(asked(kind), typed) == response


@pytest.mark.parametrize("typed", ["{", '{"timed_out": true}', "{}", '["picked"]', '"picked"'])
def test_an_object_that_says_neither_names_no_option(typed):
    assert read_response(asked(K.SINGLE), typed) is None


@pytest.mark.parametrize(
    ("typed", "picked"), [("9", 8), ("i", 8), ("j", 9), ("k", None), ("10", None)]
)
def test_options_have_letters_and_the_first_nine_numbers(typed, picked):
    ten = Question(K.SINGLE, "?", ("n",), ("c",), "D", options=tuple("ABCDEFGHIJ"))

    assert read_response(ten, typed) == (None if picked is None else Response((picked,)))
