"""Exports of Quizlet."""

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.quizlet import Marks, find_marks, read_quizlet, reads


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\t1\nb\t2", Marks("\t", "\n")),
        ("a - 1\nb - 2", Marks(" - ", "\n")),
        ("a – 1\nb – 2", Marks(" – ", "\n")),
        ("a — 1\nb — 2", Marks(" — ", "\n")),
        ("a : 1\nb : 2", Marks(" : ", "\n")),
        ("a: 1\nb: 2", Marks(": ", "\n")),
        ("a;1\nb;2", Marks(";", "\n")),
        ("a,1\nb,2", Marks(",", "\n")),
        ("a,1;b,2", Marks(",", ";")),
        ("a, x\t1\nb, y\t2", Marks("\t", "\n")),
        ("a - x: 1\nb - y: 2", Marks(" - ", "\n")),
        ("a\t1\nmore\n\nb\t2", Marks("\t", "\n\n")),
        ("a\t1", Marks("\t", "\n")),
        ("a - 1", None),
        ("a,1", None),
        ("prose", None),
        ("", None),
        ("a\tb\tc\nd\te\tf", Marks("\t", "\n")),
    ],
)
def test_marks_are_believed_in_their_order(text, expected):
    assert find_marks(text) == expected


@pytest.mark.parametrize(("odd", "expected"), [(1, Marks(",", "\n")), (2, None)])
def test_one_row_of_ten_may_have_a_mark_of_its_own(odd, expected):
    rows = [f"term {number},x" for number in range(10 - odd)] + ["a, b, c"] * odd

    assert find_marks("\n".join(rows)) == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("a\t1\n\nb\t2", Marks("\t", "\n"), [("a", "1"), ("b", "2")]),
        ("a\t1\n\nmore\nb\t2", Marks("\t", "\n"), [("a", "1\n\nmore"), ("b", "2")]),
        ("a,1;;more;b,2", Marks(",", ";"), [("a", "1;more"), ("b", "2")]),
        ("a\t1\t2\nb\t3", Marks("\t", "\n"), [("a", "1\t2"), ("b", "3")]),
        ("title\na\t1", Marks("\t", "\n"), [("title", ""), ("a", "1")]),
        (" a \t 1 ", Marks("\t", "\n"), [("a", "1")]),
    ],
)
def test_a_row_without_a_mark_goes_on_with_the_one_before(text, marks, expected):
    assert sides(arrival(text, marks=marks)) == expected


@pytest.mark.parametrize(
    ("text", "marks", "lines"),
    [
        ("a\t1\n\n\n\tlost", Marks("\t", "\n"), "Line 4"),
        ("a\t1\nmore\n\tlost", Marks("\t", "\n"), "Line 3"),
        ("a,1\nmore;\n,lost", Marks(",", ";"), "Line 3"),
        ("a\t1\n\n\tlost\n\n\tlost too", Marks("\t", "\n\n"), "Lines 3, 5"),
        ("\tlost\na\t1", Marks("\t", "\n"), "Line 1"),
    ],
)
def test_a_term_that_is_missing_is_told_with_its_own_line(text, marks, lines):
    found = arrival(text, marks=marks)

    assert found.warnings == (f"{lines}: there is no term, so this was left out.",)


def test_terms_that_are_all_missing_are_refused():
    with pytest.raises(StudyError, match=r"^Unit 3\.txt has no terms: export the set again\.$"):
        arrival("\t1\n\t2\n")


@pytest.mark.parametrize(
    ("name", "deck", "expected"),
    [
        ("Unit 3.txt", "Mine", ("Mine", "quizlet:unit-3")),
        ("Unit 3.txt", "", ("Unit 3", "quizlet:unit-3")),
        ("", "", ("Quizlet", "quizlet:quizlet")),
    ],
)
def test_a_deck_is_called_as_the_person_says_or_like_the_file(name, deck, expected):
    found = read_quizlet(b"a\t1\n", source=name, deck=deck)

    assert (found.deck, found.source) == expected
    assert found.notes[0].deck == expected[0]


def test_progress_is_told_every_thousand_terms():
    shares = []
    text = "".join(f"t{number}\t{number}\n" for number in range(2_001))

    arrival(text, progress=lambda _, share: shares.append(share))

    assert shares == [0, 1_000 / 2_001, 2_000 / 2_001, 1.0]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a\t1\nb\t2\n", "words", True),
        ("a\t1\nb\t2\n", "words.TXT", True),
        ("a\t1\nb\t2\n", "words.md", False),
        ("a\t1\n", "words.txt", False),
        ("a\t1\nb\t2\n\n", "words.txt", True),
        ("a\t1\nb,2\nc\t3\n", "words.txt", True),
        ("a\t1\nb\t2\tx\n", "words.txt", False),
        ('a\t1\n"b\t2\n', "words.txt", False),
        ('a\t1\nb "c"\t2\n', "words.txt", True),
        ("a - 1\nb - 2\n", "words.txt", False),
        ("a\t1\n#b\t2\n", "words.txt", True),
        ("\n", "words.txt", False),
    ],
)
def test_an_export_is_two_terms_or_more_with_one_tab_each(text, name, expected):
    assert reads(text.encode(), name) is expected
