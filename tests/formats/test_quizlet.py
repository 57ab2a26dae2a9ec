"""Exports of Quizlet."""

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.quizlet import Marks, read_quizlet, reads


def arrival(text, **more):
    return read_quizlet(text.encode(), source="Unit 3.txt", **more)


def sides(found):
    return [(each.front, each.back) for each in found.notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sun\tSonne\nmoon\tMond\n", [("sun", "Sonne"), ("moon", "Mond")]),
        ("sun\tSonne;moon\tMond;", [("sun", "Sonne"), ("moon", "Mond")]),
        ("sun - Sonne\n\nmoon - Mond", [("sun", "Sonne"), ("moon", "Mond")]),
        ("sun,Sonne;moon,Mond", [("sun", "Sonne"), ("moon", "Mond")]),
        ("sun\ttwo\nlines\nmoon\tMond\n", [("sun", "two\nlines"), ("moon", "Mond")]),
        ("sun\tSonne", [("sun", "Sonne")]),
    ],
)
def test_the_marks_between_terms_and_definitions_are_found(text, expected):
    assert sides(arrival(text)) == expected


def test_marks_that_the_person_names_are_used():
    found = arrival("a => 1\nstill 1 *** b => 2", marks=Marks("=>", "***"))

    assert sides(found) == [("a", "1\nstill 1"), ("b", "2")]


def test_quotation_marks_are_text():
    assert sides(arrival('"a"\t"1"\n"b\t2\n')) == [('"a"', '"1"'), ('"b', "2")]


def test_what_is_missing_is_told_with_its_line():
    found = arrival("a\t1\n\tlost\nb\t\nc\t3\na\t1\n")

    assert sides(found) == [("a", "1"), ("b", ""), ("c", "3"), ("a", "1")]
    assert found.warnings == (
        "Line 2: there is no term, so this was left out.",
        "Line 3: there is no definition.",
        "Line 5: this says the same as one above.",
    )


def test_the_notes_belong_to_a_deck_of_the_files_name():
    found = arrival("a\t1\nb\t2\n")

    assert {each.deck for each in found.notes} == {"Unit 3"}
    assert found.source == "quizlet:unit-3"


def test_a_text_without_definitions_is_refused():
    with pytest.raises(StudyError, match="no terms with a definition"):
        arrival("Only some words here.\nAnd here.")


def test_only_tabs_all_along_are_taken_for_an_export():
    assert reads(b"a\t1\nb\t2\n", "Unit 3.txt")
    assert not reads(b"a\t1\nb\t2\n", "words.tsv")
    assert not reads(b"a\t1\tx\nb\t2\ty\n", "words.txt")
    assert not reads(b"prose", "words.txt")
    assert not reads(b"#separator:tab\na\t1\nb\t2\n", "words.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Term\tDefinition\ncoffee\ta drink\ntea\tanother\n",
        'coffee\t"a ""hot"" drink"\ntea\tanother\n',
    ],
)
def test_what_a_spreadsheet_wrote_is_a_table(text):
    assert not reads(text.encode("utf-16"), "words.txt")


def test_quotation_marks_in_a_definition_are_no_sign_of_a_spreadsheet():
    assert reads(b'coffee\t"hot" drink\ntea\tanother ""one""\n', "words.txt")
