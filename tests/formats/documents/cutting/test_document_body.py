"""Bodies of notes as Markdown: paragraphs, lists, tables and code."""

import pytest

from studyapp.formats.documents.cutting.body import cells_of, joined_cells, joined_text, markdown_of
from studyapp.formats.documents.cutting.note_lines import read_lines

LONG = "This line of a paragraph was broken because it is wide"


def written(*lines, joined=()):
    return markdown_of(read_lines(lines), joined)


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        ((), ""),
        (("one",), "one"),
        (("", "one", "", "", "two", ""), "one\n\ntwo"),
        (("one", "two"), "one  \ntwo"),
        ((LONG, "two"), f"{LONG} two"),
        (("x" * 49, "two"), f"{'x' * 49}  \ntwo"),
        (("x" * 50, "two"), f"{'x' * 50} two"),
        (("one", LONG), f"one {LONG}"),
        (("one.", LONG), f"one.  \n{LONG}"),
        (("one:", LONG), f"one:  \n{LONG}"),
        (("one, ", LONG), f"one, {LONG}"),
        ((f"{LONG}.", "two"), f"{LONG}. two"),
        ((LONG, "# two"), f"{LONG} # two"),
        (("1. one",), "1\\. one"),
        (("a <b-c>",), "a &lt;b-c>"),
    ],
)
def test_short_lines_stay_apart_and_wide_ones_flow(lines, markdown):
    assert written(*lines) == markdown


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        (("- one", "- two"), "- one\n- two"),
        (("• one", "", "• two"), "- one\n- two"),
        (("1. one", "2. two"), "1. one\n2. two"),
        (("4. one", "7. two"), "1. one\n2. two"),
        (("1. one", "- two"), "- one\n- two"),
        (("1. one", "2. two", "- three"), "1. one\n2. two\n3. three"),
        (("1. one", "", "- two"), "- one\n- two"),
        (("1. one", "", "2. two"), "1\\. one\n\n2\\. two"),
        (("- one", "goes on"), "- one goes on"),
        (("- one", "", "apart"), "- one\n\napart"),
        (("- one", "  - in", "- two"), "- one\n    - in\n- two"),
        (("- one", "  - in", "    - deep"), "- one\n    - in\n        - deep"),
        (("- one", "    - in", "  - less"), "- one\n    - in\n    - less"),
        (("1. one", "  - in", "2. two"), "1. one\n    - in\n2. two"),
        (
            ("- a", " - b", "  - c", "   - d", "    - e"),
            "- a\n    - b\n        - c\n            - d\n            - e",
        ),
        (("  - in", "text", "", "    - again"), "- in text\n    - again"),
        (("  - in", "", "text", "", "    - again"), "- in\n\ntext\n\n- again"),
        (("- # one",), "- \\# one"),
    ],
)
def test_items_are_lists_with_their_levels_and_numbers(lines, markdown):
    assert written(*lines) == markdown


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        (("a\tb", "c\td"), "| a | b |\n| --- | --- |\n| c | d |"),
        (("a\tb\tc", "d\te"), "| a | b | c |\n| --- | --- | --- |\n| d | e |  |"),
        (("a\tb",), "- a\n- b"),
        (("a\t\tb",), "- a\n- b"),
        (("a|b\tc", "d\te"), "| a\\|b | c |\n| --- | --- |\n| d | e |"),
        (("a\t<b-c>", "d\te"), "| a | &lt;b-c> |\n| --- | --- |\n| d | e |"),
        (("a\tb", "", "c\td"), "| a | b |\n| --- | --- |\n| c | d |"),
        (("a\tb", "text", "c\td"), "- a\n- b\n\ntext\n\n- c\n- d"),
    ],
)
def test_rows_are_a_table_and_one_row_is_a_list(lines, markdown):
    assert written(*lines) == markdown


def test_code_stays_as_it_is_and_text_around_it_apart():
    assert written("one", "```", "  # a  <b>", "", "```", "two") == (
        "one\n\n```\n  # a  <b>\n\n```\n\ntwo"
    )


@pytest.mark.parametrize(
    ("lines", "joined", "markdown"),
    [
        ((LONG, "", "goes on"), {3}, f"{LONG} goes on"),
        ((LONG, "", "goes on"), (), f"{LONG}\n\ngoes on"),
        (("- one", "", "goes on"), {3}, "- one goes on"),
        (("a\tb", "\tc\td", "e\tf"), {2}, "| a | b c | d |\n| --- | --- | --- |\n| e | f |  |"),
        (("a\tb", "c", "e\tf"), {2}, "| a c | b |\n| --- | --- |\n| e | f |"),
        (("```", "a", "```", "goes on"), {4}, "```\na\n```\n\ngoes on"),
        (("goes on",), {1}, "goes on"),
    ],
)
def test_a_line_that_goes_on_joins_what_it_goes_on_with(lines, joined, markdown):
    assert written(*lines, joined=joined) == markdown


def test_what_a_page_break_left_is_told_where_it_was_kept():
    assert written("one", "12", "two") == "one\n\n12\n\ntwo"
    assert written("- one", "12", "two") == "- one\n\n12\n\ntwo"


def test_cells_are_stripped_and_joined_each_with_its_own():
    assert cells_of(read_lines([" a \t b\t\tc\t"])[0]) == ("a", "b", "", "c")
    assert joined_cells(("a", "b"), ("", "c", "d")) == ("a", "b c", "d")
    assert joined_cells(("a", "b", "e"), ("c",)) == ("a c", "b", "e")


def test_pieces_of_a_broken_text_make_one_line():
    assert joined_text([" one ", "", "  ", "two"]) == "one two"
    assert joined_text([]) == ""
