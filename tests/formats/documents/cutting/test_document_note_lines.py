"""What each line of notes is: its bullet, number, indentation and text."""

import pytest

from studyapp.formats.documents.cutting.note_lines import Kind, read_lines, without_bold


def only(line):
    [read] = read_lines([line])
    return read


def kinds(*lines):
    return [line.kind for line in read_lines(lines)]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("", Kind.BLANK),
        (" \t ", Kind.BLANK),
        ("•", Kind.RESIDUE),
        ("12", Kind.RESIDUE),
        ("- 12 -", Kind.RESIDUE),
        ("1234567", Kind.TEXT),
        ("123456", Kind.RESIDUE),
        (" " * 38 + "12", Kind.RESIDUE),
        (" " * 39 + "12", Kind.TEXT),
        ("-" * 60, Kind.RESIDUE),
        ("* * *", Kind.RESIDUE),
        ("=" * 7, Kind.RESIDUE),
        ("a", Kind.TEXT),
        ("one\ttwo", Kind.ROW),
        ("one\t", Kind.TEXT),
        ("\ttwo", Kind.TEXT),
        ("\tone\ttwo", Kind.ROW),
        ("\t- one\ttwo", Kind.BULLET),
        ("1.\ttwo\tthree", Kind.TEXT),
        ("(1)\ttwo", Kind.TEXT),
        ("o\ttwo", Kind.BULLET),
        ("•\ttwo", Kind.BULLET),
        ("?\ttwo", Kind.TEXT),
        ("- one", Kind.BULLET),
        ("-one", Kind.TEXT),
        ("•one", Kind.BULLET),
        ("– one", Kind.BULLET),
        ("+ one", Kind.BULLET),
        ("o one", Kind.TEXT),
        ("# one", Kind.TEXT),
    ],
)
def test_a_line_is_known_by_how_it_begins(raw, kind):
    assert only(raw).kind is kind


@pytest.mark.parametrize(
    ("raw", "text", "number", "is_numbered"),
    [
        ("plain", "plain", None, False),
        ("### Deep #", "Deep #", None, False),
        ("#tag", "#tag", None, False),
        ("3. three", "three", 3, True),
        ("3) three", "three", 3, True),
        ("(3) three", "three", 3, True),
        ("3: three", "three", 3, True),
        ("3 : three", "three", 3, True),
        ("3. : three", "three", 3, True),
        ("3.5 litres", "3.5 litres", None, False),
        ("1234. four", "1234. four", None, False),
        ("123. three", "three", 123, True),
        ("b) second", "second", None, True),
        ("b)second", "b)second", None, False),
        ("B) second", "B) second", None, False),
        (". three", "three", None, True),
        ("- 3. three", "three", 3, True),
        ("- • three", "three", None, False),
        ("(1) one (2) two", "(1) one (2) two", None, False),
        ("(1) one two", "one two", 1, True),
        ("•   three", "three", None, False),
    ],
)
def test_numbers_and_bullets_are_no_part_of_the_text(raw, text, number, is_numbered):
    line = only(raw)

    assert (line.text, line.number, line.is_numbered) == (text, number, is_numbered)


@pytest.mark.parametrize(
    ("raw", "indent"), [("- a", 0), ("  - a", 2), ("\t- a", 4), (" \t- a", 4), ("    a", 4)]
)
def test_a_tab_indents_as_far_as_four_blanks(raw, indent):
    assert only(raw).indent == indent


def test_a_number_that_stands_beside_another_or_a_bullet_makes_an_item():
    assert kinds("1. one", "2. two") == [Kind.BULLET, Kind.BULLET]
    assert kinds("- one", "2. two") == [Kind.BULLET, Kind.BULLET]
    assert kinds("2. two", "- one") == [Kind.BULLET, Kind.BULLET]
    assert kinds("1. one", "", "2. two") == [Kind.TEXT, Kind.BLANK, Kind.TEXT]
    assert kinds("1. one", "text", "2. two") == [Kind.TEXT, Kind.TEXT, Kind.TEXT]


def test_an_item_keeps_what_it_was_numbered_and_how_far_it_stands_in():
    first, second = read_lines(["  4. four", "  5. five"])

    assert (first.at, first.text, first.indent, first.number) == (1, "four", 2, 4)
    assert (second.at, second.raw, second.number, second.is_numbered) == (2, "  5. five", 5, True)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["```", "a", "```"], [1, 2, 3]),
        (["```py", "a", "```", "b"], [1, 2, 3]),
        (["~~~", "```", "~~~"], [1, 2, 3]),
        (["````", "```", "````"], [1, 2, 3]),
        (["```", "````"], [1, 2]),
        (["```", "a", "```py"], []),
        (["```", "a"], []),
        (["a", "   ```", "b", "```"], [2, 3, 4]),
        (["a", "    ```", "b", "    ```"], []),
        (["```", "a", "```", "b", "```", "c", "```"], [1, 2, 3, 5, 6, 7]),
    ],
)
def test_code_is_what_stands_between_two_fences(lines, code):
    read = read_lines(lines)

    assert [line.at for line in read if line.kind is Kind.CODE] == code
    assert all(line.text == line.raw for line in read if line.kind is Kind.CODE)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("**Bold**", "Bold"),
        ("__Bold__", "Bold"),
        ("**Bold:**", "Bold:"),
        ("**Bold** :", "Bold:"),
        ("**Bold**.", "Bold."),
        ("**Bold** and", "**Bold** and"),
        ("** Bold**", "** Bold**"),
        ("**Bold__", "**Bold__"),
        ("*Bold*", "*Bold*"),
        (f"**{'x' * 296}**", "x" * 296),
        (f"**{'x' * 297}**", f"**{'x' * 297}**"),
    ],
)
def test_marks_around_a_whole_text_that_is_bold_go(text, bare):
    assert without_bold(text) == bare


def test_a_line_is_bold_as_a_whole_or_not():
    assert only("**Bold**").is_bold
    assert only("- **Bold**:").is_bold
    assert not only("**Bold** one").is_bold
    assert not only("").is_told
    assert not only("•").is_told
    assert only("one\ttwo").is_told
