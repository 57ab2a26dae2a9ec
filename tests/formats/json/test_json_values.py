"""Values that are read from JSON are checked, on both sides of each bound."""

from datetime import date

import pytest

from studyapp.formats.json import values


@pytest.mark.parametrize("value", [0, -1, 2**53, -(2**53)])
def test_a_whole_number_that_can_be_stored_is_one(value):
    assert values.number(value) == value


@pytest.mark.parametrize("value", [2**53 + 1, -(2**53) - 1])
def test_a_number_too_large_to_be_stored_is_refused(value):
    with pytest.raises(ValueError, match=str(value)):
        values.number(value)


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(TypeError):
        values.number(value)


@pytest.mark.parametrize("value", ["", "a", "é", "漢"])
def test_a_text_that_can_be_stored_is_one(value):
    assert values.text(value) == value


@pytest.mark.parametrize(("value", "error"), [(1, TypeError), ("\ud800", UnicodeEncodeError)])
def test_a_text_that_cannot_be_stored_is_refused(value, error):
    with pytest.raises(error):
        values.text(value)


def test_a_day_is_read_from_its_text_alone():
    assert values.day("2024-02-29") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="day"):
        values.day("2023-02-29")
    with pytest.raises(TypeError):
        values.day(20240229)


@pytest.mark.parametrize("data", [[["a"]], [["a", "b", "c"]]])
def test_a_pair_has_two_texts(data):
    assert values.pairs_from_json([["a", "b"], ["c", ""]]) == (("a", "b"), ("c", ""))
    with pytest.raises(ValueError, match="unpack"):
        values.pairs_from_json(data)


@pytest.mark.parametrize("data", [{}, "ab", ["ab"], [["a", 1]], [[1, "a"]], None])
def test_what_is_no_list_of_pairs_of_texts_is_refused(data):
    with pytest.raises(TypeError):
        values.pairs_from_json(data)


EVENT = {"id": "0" * 32, "at": 5, "card": "c", "day": "2024-01-02"}
ACTIONS = [
    {
        "kind": "review",
        "grade": 3,
        "due": "2024-01-05",
        "milliseconds": 70,
        "drill": True,
        "scheduler": "s",
    },
    {"kind": "undo", "target": "t"},
    {
        "kind": "seed",
        "interval": 1,
        "ease": 2,
        "due": "2024-01-06",
        "repetitions": 3,
        "reviews": 4,
        "lapses": 5,
    },
    {"kind": "reset"},
    {"kind": "set_due", "due": "2024-01-07"},
    {"kind": "advance", "due": "2024-01-08"},
]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action["kind"])
def test_each_kind_of_event_comes_back_as_it_was(action):
    data = EVENT | action

    event = values.event_from_json(data)

    assert (event.id, event.at, event.card, event.day) == ("0" * 32, 5, "c", date(2024, 1, 2))
    assert values.event_to_json(event) == data


@pytest.mark.parametrize("name", ["id", "at", "card", "day", "kind", "due", "drill"])
def test_an_event_without_one_of_its_values_is_refused(name):
    data = EVENT | ACTIONS[0]
    del data[name]

    with pytest.raises(KeyError, match=name):
        values.event_from_json(data)


@pytest.mark.parametrize("identifier", ["0" * 30, "0" * 34, "x" * 32, ""])
def test_an_identifier_has_thirty_two_hexadecimal_digits(identifier):
    with pytest.raises(ValueError):  # noqa: PT011 -- each has a sentence of its own
        values.event_from_json(EVENT | {"kind": "reset", "id": identifier})


@pytest.mark.parametrize("value", [0, 1, "true", None])
def test_a_flag_is_true_or_false_and_nothing_like_it(value):
    with pytest.raises(TypeError):
        values.event_from_json(EVENT | ACTIONS[0] | {"drill": value})


ATTEMPT = {
    "id": "a" * 32,
    "kind": "quiz",
    "title": "T",
    "begun": 1,
    "ended": None,
    "spec": "{}",
    "result": None,
    "entries": [{"position": 0, "at": 2, "payload": "[1]", "note": None}],
}


@pytest.mark.parametrize("changed", [{"spec": "{"}, {"result": "x"}])
def test_what_an_attempt_holds_as_json_must_be_json(changed):
    status = next(iter(values.AttemptStatus)).value
    good = ATTEMPT | {"status": status}

    assert values.to_json(values.attempt_from_json(good)) == good
    with pytest.raises(ValueError, match="Expecting"):
        values.attempt_from_json(good | changed)
