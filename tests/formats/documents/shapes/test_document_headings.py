"""Headings without marks: each thing by which a line is one, and each by which it is not."""

import pytest

from studyapp.formats.documents.cutting.note_lines import read_lines
from studyapp.formats.documents.shapes.headings import after_label, headings, label_of

BODY = "The body of this part says what there is to say, in a sentence that is long enough."


def found(*lines, dropped=(), joined=(), rows=()):
    return headings(read_lines(lines), dropped, joined, rows)


def is_heading(line):
    return 3 in found(BODY, "", line, "", BODY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Storage", True),
        ("Storage:", True),
        ("Storage.", False),
        ("Storage,", False),
        ("Storage;", False),
        ("Storage!", True),
        ("“Storage”", False),
        ("(Storage)", False),
        ("http", False),
        ("www.example.org", False),
        ("| Storage", False),
        ("> Storage", False),
        ("1234567", False),
        ("  Storage", False),
        ("  STORAGE", True),
        ("  **Storage**", True),
        ("  Storage?", True),
        ("storage", False),
        ("storage:", True),
        ("storage?", True),
        ("how it is stored", True),
        ("3. Storage", True),
        ("- Storage", False),
        ("- Storage:", True),
        ("- Storage is:", True),
        ("- Storage includes:", False),
        ("- Storage (in short):", True),
        ("- Storage -:", False),
        ("- It is so. Storage:", False),
        ("- " + "a " * 9 + "b:", True),
        ("- " + "a " * 10 + "b:", False),
        ("- " + "x" * 87 + ":", True),
        ("- " + "x" * 88 + ":", False),
        ("# Storage", True),
    ],
)
def test_a_line_alone_is_a_heading_by_its_looks(line, expected):
    assert is_heading(line) is expected


def test_a_bullet_that_ends_the_notes_names_nothing():
    assert found(BODY, "", "- Storage:") == ()


@pytest.mark.parametrize(
    ("line", "below", "opens"),
    [
        ("Storage", "- one", True),
        ("Storage", "one\ttwo", True),
        ("Storage", BODY, True),
        ("Storage", "It holds all.", True),
        ("Storage", "It holds all", False),
        ("Storage", "It holds all of it", True),
        ("Storage", "it holds all.", False),
        ("Storage -", BODY, False),
        ("Storage?", "it holds all", True),
        ("**Storage**", "it holds all", True),
        ("A fixed keel in the water:", "it holds", True),
        ("A fixed keel in the water now:", "it holds", False),
        ("X" * 60, "Y" * 120, True),
        ("X" * 60, "Y" * 119, False),
        ("X" * 61, "Y" * 122, False),
        ("A " * 9 + "b", "Y" * 70, True),
        ("A " * 10 + "b", "Y" * 70, False),
    ],
)
def test_a_line_opens_what_stands_right_below_it(line, below, opens):
    assert (3 in found(BODY, "", line, below)) is opens


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. One", "", "- a", "- b", "- c", "- d", "2. Two", "- e"), False),
        (("1. One", "", "- a", "- b", "- c", "- d", "- e", "2. Two", "- e"), True),
        (("1. One", "", "- a", "3. Three", "- e"), True),
        (("1. One", "", "A text that says it."), True),
    ],
)
def test_a_number_that_goes_on_below_its_bullets_is_an_item(lines, expected):
    assert (3 in found(BODY, "", *lines)) is expected


def test_a_number_that_went_on_from_the_list_above_is_its_item():
    assert 5 not in found(BODY, "", "1. One", "2. Two", "", "3. Three", "", "- a")
    assert 6 not in found(BODY, "", "1. One", "2. Two", "", "3. Three", "", "- a")
    assert 6 in found(BODY, "", "1. One", "2. Two", "", "4. Four", "", "- a")
    assert 6 in found(BODY, "", "1. One", "2. Two", "", "3. Three", "", BODY)


def test_small_letters_among_small_letters_are_a_list():
    assert 3 in found(BODY, "", "how it is stored", "", BODY)
    assert 3 not in found(BODY, "", "how it is stored", "", "how it is kept", "", BODY)
    assert 3 in found(BODY, "", "how it is stored:", "", "how it is kept:", "", BODY)


def test_a_heading_stands_right_below_a_list_in_notes_without_blank_lines():
    lines = ["- one", "- two", "Storage", "- three", "- four"] * 4

    assert found(*lines) == (3, 8, 13, 18)
    assert found(*lines, "") == (3, 8, 13, 18)
    assert found(*lines, "", "") == ()
    assert 3 in found("- one", "- two", "Storage:", "- three", "", "", "")
    assert 3 not in found("- one", "- two", "storage:", "- three", "", "", "")


@pytest.mark.parametrize(
    ("sentence", "is_list"),
    [
        ("These plants that we have are:", True),
        ("These flowers that we have are:", True),
    ],
)
def test_a_sentence_right_below_a_heading_leads_in_what_it_announced(sentence, is_list):
    assert (5 not in found(BODY, "", "Plants", "", sentence, "", BODY)) is is_list


def test_further_below_a_sentence_leads_in_where_it_says_the_heading_again():
    def third(sentence):
        return 7 in found(BODY, "", "Garden", "", "Plants", "", sentence, "", BODY)

    assert not third("These plants that we have are:")
    assert third("These trees that we have are:")


def test_what_was_dropped_is_no_heading_and_rows_that_are_known_are():
    lines = (BODY, "", "Storage", "", BODY, "a\tb")

    assert found(*lines) == (3,)
    assert found(*lines, dropped={3}) == ()
    assert found(*lines, rows={6}) == (3, 6)
    assert found(*lines, joined={3}) == ()


def test_nothing_has_no_headings():
    assert found() == ()
    assert found("", "•", "") == ()


def test_a_number_that_a_page_break_tore_off_numbers_the_definition_below():
    text = "Mulch: straw " + "on the ground " * 9 + "."

    assert 5 in found(BODY, "", "3.", "", text, "", BODY)
    assert 5 not in found(BODY, "", "•", "", text, "", BODY)
    assert 5 not in found(BODY, "", "3.", "", text, "", "- an item")
    assert 5 not in found(BODY, "", "3.", "", text, BODY)


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("Rope: a cord", "Rope", "a cord"),
        ("**Rope**: a cord", "Rope", "a cord"),
        ("**Rope:** a cord", "Rope", "a cord"),
        ("Rope : a cord", "Rope", "a cord"),
        ("Rope:a cord", "", "Rope:a cord"),
        ("R: a cord", "", "R: a cord"),
        ("It is. Rope: a cord", "", "It is. Rope: a cord"),
        ("x" * 60 + ": a", "x" * 60, "a"),
        ("x" * 61 + ": a", "", "x" * 61 + ": a"),
        ("a " * 9 + "b: c", "a " * 9 + "b", "c"),
        ("a " * 10 + "b: c", "", "c"),
    ],
)
def test_a_label_is_what_stands_before_a_colon(text, label, after):
    assert (label_of(text), after_label(text)) == (label, after)
