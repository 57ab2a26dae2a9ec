"""The lines of a document as they stand in its file, and texts made short."""

import pytest

from studyapp.formats.documents.cutting.source import lines_of, one_line, short, shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ("a", "b")),
        ("a\r\nb\r\n", ("a", "b")),
        ("a\rb", ("a", "b")),
        ("a\fb", ("a", "b")),
        ("a\vb", ("a", "b")),
        ("a\u2028b\u2029c", ("a", "b", "c")),
        ("a\x85b\x1cc", ("a\x85b\x1cc",)),
        ("a\n\n", ("a", "")),
        ("\n", ("",)),
        ("", ()),
        ("\ufeffa", ("a",)),
        ("a\ufeff", ("a\ufeff",)),
        (" a ", (" a ",)),
    ],
)
def test_a_line_ends_where_editors_and_page_breaks_end_it(text, lines):
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "size", "shortened"),
    [
        ("one two", 7, "one two"),
        ("one two", 6, "one …"),
        ("one, two", 6, "one …"),
        ("one - two", 7, "one …"),
        ("unbroken", 4, "unbr …"),
        ("x" * 60, 60, "x" * 60),
    ],
)
def test_a_short_text_ends_with_a_word(text, size, shortened):
    assert short(text, size) == shortened


def test_a_text_is_short_within_sixty_letters():
    assert short("x" * 60) == "x" * 60
    assert short("x" * 61) == "x" * 60 + " …"


def test_blanks_become_single_and_ends_go():
    assert one_line("  a \n\t b  ") == "a b"
    assert shown(["", " a", "", "b ", ""]) == "a\n\nb"
