"""Both sides of the numbers by which Quizlet, Obsidian and encodings are told."""

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats import quizlet
from studyapp.formats.common.decoding import decoded
from studyapp.formats.obsidian import reader as obsidian
from studyapp.formats.quizlet import Marks, find_marks


def test_a_mark_between_terms_stands_once_in_nine_rows_of_ten():
    assert find_marks("a,b\n" * 9 + "a, b, c\n") == Marks(",", "\n")
    assert find_marks("a,b\n" * 8 + "a, b, c\n" * 2) is None


def test_a_line_alone_is_a_row_only_with_a_tab():
    assert find_marks("a\tb") == Marks("\t", "\n")
    assert find_marks("a - b") is None
    assert find_marks("a\tb\tc\nd\n") == Marks("\t", "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc\td\n", True),
        ("a\tb\n", False),
        ("a\tb\nc\td\te\n", False),
        ('a\tb\n"c\td\n', False),
        ('a\tb\nc\t"d" e\n', True),
        ("Front\tBack\nc\td\n", False),
        ("#a\tb\nc\td\n", False),
        ("a - b\nc - d\n", False),
    ],
)
def test_an_export_of_quizlet_is_nothing_but_terms_tabs_and_definitions(text, expected):
    assert quizlet.reads(text.encode(), "set.txt") is expected
    assert not quizlet.reads(text.encode(), "set.csv")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a::b", "c::d", "x", "y"], True),
        (["a::b", "c::d", "x", "y", "z"], False),
        (["a::b"], False),
        (["q", "?", "a", *"123456789"], True),
        (["q", "?", "a", *"1234567890"], False),
        (["q", "??", "a"], True),
        (["q", "a"], False),
    ],
)
def test_cards_without_the_tag_make_up_a_good_part_of_the_note(lines, expected):
    assert obsidian.reads("\n".join(lines).encode(), "note.md") is expected


def test_the_tag_makes_any_card_one_of_obsidian():
    text = "#flashcards\n" + "words\n" * 40 + "\na::b\n"

    assert obsidian.reads(text.encode(), "note.md")
    assert not obsidian.reads(text.replace("#f", "f").encode(), "note.md")
    assert not obsidian.reads(b"#flashcards\nwords\n", "note.md")
    assert not obsidian.reads(text.encode(), "note.csv")


def is_text(content):
    try:
        return bool(decoded(content, source="x"))
    except StudyError:
        return False


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x" * 98 + b"\x01" * 2, True),
        (b"x" * 97 + b"\x01" * 3, False),
        (b"x" * 999 + b"\0", True),
        (b"x" * 998 + b"\0" * 2, False),
        (("абв " * 50).encode("utf-16-le"), True),
        (("абвг " * 50).encode("utf-16-le"), False),
        (("абв " * 50).encode("utf-16-be"), True),
        (("абвг " * 50).encode("utf-16-be"), False),
        (b"\xef\xbb\xbf" + b"x" * 98 + b"\x01" * 2, True),
        (b"\xef\xbb\xbf" + b"x" * 97 + b"\x01" * 3, False),
    ],
)
def test_what_is_text_and_what_is_not(content, expected):
    assert is_text(content) is expected


def test_what_stands_on_ascii_lines_does_not_tell_the_encoding():
    text = "plain words of a long manual\n" * 3000 + "Größe und Maß, Bäume und Flüsse\n" * 3

    assert decoded(text.encode("cp1252"), source="x") == text
