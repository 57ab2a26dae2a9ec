"""Literals of Python and JSON: what is read, to what depth and length, and what is not."""

import pytest

from studyapp.formats.documents.shapes.literals import read_mapping


def value(text):
    found = read_mapping(f"{{'a': {text}}}")
    return None if found is None else found["a"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("'x'", "x"),
        ('"it\'s"', "it's"),
        ("''", ""),
        (r"'a\nb\tc'", "a\nb\tc"),
        (r"'a\rb\0c'", "abc"),
        (r"'\u00e9\xe9\U000000e9'", "ééé"),
        (r"'\U0010ffff'", "\U0010ffff"),
        (r"'\U00110000'", "\ufffd"),
        (r"'\ud7ff\ud800\udfff\ue000'", "\ud7ff\ufffd\ufffd\ue000"),
        (r"'a\\b\'c\/d'", "a\\b'c/d"),
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("1.5", 1.5),
        ("1.", 1.0),
        ("2e3", 2000.0),
        ("-2.5E-1", -0.25),
        ("9" * 40, int("9" * 40)),
        ("True", True),
        ("false", False),
        ("[1, 'b', [2]]", [1, "b", [2]]),
        ("(1,)", [1]),
        ("[]", []),
        ("{1: 2, 1.5: 3}", {"1": 2, "1.5": 3}),
    ],
)
def test_a_value_is_read_as_it_was_meant(text, read):
    found = value(text)

    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(
    "text",
    [
        *("nan", "none", "TRUE", "abc", "'a", "1 2", "[1 2]", "[1,,2]", "[1)", "(1]", "9" * 41),
        *("1e1000", ",", ":", "]", "{1 2}", "{None: 1}", "{[1]: 2}", "1}, {'b': 2", "f'x'"),
    ],
)
def test_what_is_no_value_spoils_the_whole(text):
    assert read_mapping(f"{{'a': {text}}}") is None


def test_nothing_and_null_are_values():
    assert read_mapping("{'a': None, \"b\": null}") == {"a": None, "b": None}


def test_a_later_value_of_a_key_is_the_one():
    assert read_mapping("{'a': 1, 'a': 2,}") == {"a": 2}


def test_twelve_literals_may_stand_in_one_another():
    assert value("[" * 11 + "]" * 11) is not None
    assert value("[" * 12 + "]" * 12) is None
    assert read_mapping("{'a':" * 12 + "1" + "}" * 12) is not None
    assert read_mapping("{'a':" * 13 + "1" + "}" * 13) is None


def test_a_literal_has_a_hundred_thousand_characters_at_most():
    around = len("{'a': ''}")

    assert read_mapping("{'a': '" + "x" * (100_000 - around) + "'}") is not None
    assert read_mapping("{'a': '" + "x" * (100_001 - around) + "'}") is None


@pytest.mark.parametrize("text", ["  {'a': 1}\n", "{ 'a' : 1 }", "{\n'a':\n1\n}"])
def test_blanks_between_make_no_difference(text):
    assert read_mapping(text) == {"a": 1}


@pytest.mark.parametrize("text", ["x{'a': 1}", "{'a': 1}x", "{'a': 1", "'a': 1}", "{'a': 1} {}"])
def test_a_mapping_stands_alone(text):
    assert read_mapping(text) is None
