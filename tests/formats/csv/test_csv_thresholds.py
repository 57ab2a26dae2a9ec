"""Both sides of every number by which a table is told and understood."""

import pytest

from studyapp.core.importing.tables import Column, TableForm
from studyapp.formats.csv.columns import columns_named, completed, is_header
from studyapp.formats.csv.reader import MOST_COLUMNS, preview, reads, sniff
from studyapp.formats.csv.sniffer import MOST_ROWS, SAMPLE, with_marks

FORM = TableForm(())


def marks(*lines, delimiter=None):
    return with_marks("\n".join(lines), FORM, delimiter)


def delimiter(*lines):
    return marks(*lines).delimiter


def meaning(*texts):
    """Return what a third column means in which these texts stand."""
    rows = [["front", "back", text] for text in texts]
    return completed([Column.FRONT, Column.BACK, None], rows)[2]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["Front", "Back", "x", "y"], True),
        (["Front", "Back", "x", "y", "z"], False),
        (["Answer", "Apfel"], True),
        (["A", "Apfel"], False),
        (["Q", "A"], True),
        (["Front"], False),
        (["Front", "a\nb"], False),
        (["Source", "Kind"], False),
        (["Tags", "Kind"], True),
        (["English", "Deutsch"], True),
        (["English", "Apfel"], False),
        (["English", "Deutsch", "Latin"], False),
    ],
)
def test_half_of_the_cells_of_a_header_are_names_of_columns(row, expected):
    assert is_header(row) is expected


def test_of_two_columns_with_one_name_the_first_has_it_unless_both_may():
    assert columns_named(["Front", "Term", "Back", "Answer"]) == [
        *(Column.FRONT, None),
        *(Column.BACK, Column.BACK),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["noun"] * 4, Column.TAGS),
        (["noun"] * 3, Column.MORE),
        (["n" * 60] * 4, Column.TAGS),
        (["n" * 61] * 4, Column.MORE),
        (["one two three four"] * 4, Column.TAGS),
        (["one two three four five"] * 4, Column.MORE),
        ([*"abcdefg", "a", "a", "a"], Column.TAGS),
        ([*"abcdefgh", "a", "a"], Column.MORE),
        (["a::b", "a::c", "a::d", "a::e"], Column.TAGS),
        (["see p. 5", "see p. 6", "see p. 7", "etym."] * 3, Column.MORE),
        (["is it?"] * 4, Column.MORE),
        (["noun", "", "noun", "noun"], Column.MORE),
        (["noun", "", "noun", "noun", "noun"], Column.TAGS),
    ],
)
def test_tags_are_short_and_come_again_and_again(texts, expected):
    assert meaning(*texts) is expected


def test_names_of_columns_outweigh_half_of_the_evenness():
    uneven = ["front, back; x", "a, b; c", "a; c", "a, b, c; d", "a, b, c, d; e"]
    assert delimiter(*uneven) == ";"

    uneven[2] = "a, b; c"
    assert delimiter(*uneven) == ","


def test_names_of_columns_decide_between_marks_that_fit_alike():
    assert delimiter("Front,Back", "red; hot,rot, heiß", "blue; cold,blau") == ","
    assert delimiter("Fire,Water", "red; hot,rot, heiß", "blue; cold,blau") == ";"


def test_a_rare_mark_must_fit_better_than_a_usual_one():
    four = ["at 1:2, b", "at 2:3, b", "at 3:4, b", "at 4:5, b", "at 5:6, b, c"]
    three = ["at 1:2, b", "at 2:3, b", "at 3:4, b", "at 4:5", "at 5:6"]

    assert delimiter(*four) == ","
    assert delimiter(*three) == ":"


def test_a_mark_that_fits_less_than_three_rows_of_five_is_none():
    assert delimiter("a,b", "c,d", "e,f", "g", "h") == ","
    assert delimiter("a,b", "c,d", "e,f,g", "h", "i") == "\t"
    assert marks("a,b", "c,d", "e,f,g", "h", "i", delimiter=",").delimiter == ","
    assert delimiter("Front,Back", "c,d", "e,f,g", "h", "i") == ","


def test_a_quotation_mark_out_of_place_weighs_more_than_one_left_in_a_cell():
    assert marks('"a"b;c', "d;e").quote == ""
    assert marks('"a"b;c', '"d";e').quote == '"'


def test_the_usual_marks_are_tried_where_a_text_has_none():
    assert marks("a;b", "c;d").quote == '"'
    assert marks("'x';'y'", "'z';'w'").quote == "'"
    assert marks('"a"; "b"', '"c"; "d"').skips_blanks
    assert marks('"a\\"b";c', '"d\\"e";f').escape == "\\"
    assert marks("a\\;b;c", "d;e").escape == "\\"


def test_what_stands_beyond_the_sample_has_no_say():
    first = "a;b\n" * (SAMPLE // 4)

    assert with_marks(first[:-8] + "c,d\n" * 5000, FORM).delimiter == ";"
    assert delimiter(*["a;b"] * MOST_ROWS, *["c,d;e;f"] * MOST_ROWS) == ";"
    assert delimiter("x" * (SAMPLE - 1), "a;b") == "\t"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\nc;d\ne;f\n", True),
        ("a;b\nc;d\n", False),
        ("a;b\nc;d\ne;f;g\n", False),
        ("a:b\nc:d\ne:f\n", False),
        ("Front\tBack\na\tb\n", True),
        ("Front;Back\na;b\n", False),
        ("#separator:tab\na\tb\n", True),
        ("word\nother\nthird\n", False),
    ],
)
def test_a_text_is_a_table_when_all_of_at_least_three_rows_have_its_columns(text, expected):
    assert reads(text.encode(), "a.txt") is expected
    assert reads(text.encode(), "a.TSV")


def test_the_width_is_that_of_nine_rows_in_ten():
    nine = "a;b\n" * 9
    assert len(sniff((nine + "a;b;c\n").encode(), source="a").columns) == 2
    assert len(sniff(("a;b\n" * 8 + "a;b;c\n" * 2).encode(), source="a").columns) == 3


def test_columns_are_counted_to_two_hundred():
    row = ";".join("x" * (MOST_COLUMNS + 5)) + "\n"

    assert len(sniff((row * 3).encode(), source="a").columns) == MOST_COLUMNS


def test_only_the_first_hundred_rows_say_whether_cells_are_html():
    def is_html(plain):
        return sniff(("a;b\n" * plain + "<b>a</b>;b\n").encode(), source="a").is_html

    assert is_html(99)
    assert not is_html(100)


def test_a_preview_is_as_long_as_it_is_wanted():
    content = b"a;b\n" * 30

    form = sniff(content, source="a")

    assert len(preview(content, form)) == 20
    assert len(preview(content, form, 3)) == 3
