from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core import differences
from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.differences import PieceKind, note_differences, word_difference

WORDS = st.lists(st.sampled_from(["a", "mean", "of", " ", "\n", "\n\n", "values.", "é", "-"]))
TEXTS = st.one_of(WORDS.map("".join), st.text(max_size=30))


def said(pieces, left_out):
    return "".join(piece.text for piece in pieces if piece.kind is not left_out)


def shown(before, after):
    marks = {PieceKind.SAME: "{}", PieceKind.ADDED: "+{}+", PieceKind.REMOVED: "-{}-"}
    return "".join(marks[p.kind].format(p.text) for p in word_difference(before, after))


@given(before=TEXTS, after=TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = word_difference(before, after)

    assert said(pieces, PieceKind.ADDED) == before
    assert said(pieces, PieceKind.REMOVED) == after
    assert all(piece.text for piece in pieces)
    assert all(one.kind != two.kind for one, two in pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "+new+"),
        ("old", "", "-old-"),
        ("a weighted mean", "a weighted sum", "a weighted -mean-+sum+"),
        ("mean of values", "mean of the values", "mean of +the +values"),
        ("weights and biases", "weights", "weights- and biases-"),
        ("foobar", "foobaz", "-foobar-+foobaz+"),
        ("one two three", "uno due three", "-one two-+uno due+ three"),
        ("one and three", "uno and tre", "-one-+uno+ and -three-+tre+"),
        ("foo bar", "foobar", "-foo bar-+foobar+"),
        ("xfoo", "yfoo", "-xfoo-+yfoo+"),
        ("x foo", "yfoo", "-x foo-+yfoo+"),
        ("xfoo", "y foo", "-xfoo-+y foo+"),
        ("x ab", "x ac", "x -ab-+ac+"),
        ("bar foo", "barfoo", "-bar foo-+barfoo+"),
        (" a", " b", " -a-+b+"),
        ("a ", "b ", "-a-+b+ "),
        ("a\n\nb", "x\n\ny", "-a-+x+\n\n-b-+y+"),
        ("a\nb", "x\ny", "-a\nb-+x\ny+"),
    ],
)
def test_words_are_compared_and_not_letters(before, after, marked):
    assert shown(before, after) == marked


def test_long_texts_are_compared_by_lines(monkeypatch):
    monkeypatch.setattr(differences, "LONGEST", 10)
    lines = [f"line number {number} with some words\n" for number in range(9)]

    newer = [*lines[:2], "line one\n", *lines[3:6], "line two\n", *lines[7:]]

    pieces = word_difference("".join(lines), "".join(newer))

    changed = [(p.kind, p.text.strip()) for p in pieces if p.kind is not PieceKind.SAME]
    assert [text for kind, text in changed if kind is PieceKind.REMOVED][1:] == [lines[6].strip()]
    assert len(changed) == 4


@pytest.mark.parametrize(
    ("longest", "marked"),
    [
        (5, "a\n-b-+x+\nc\n-d-+y+\ne"),
        (4, "a\n-b\n-+x\n+c\n-d-+y+\ne"),
        (3, "a\n-b\n-+x\n+c\n-d-+y+\ne"),
        (2, "a\n-b\nc\nd-+x\nc\ny+\ne"),
    ],
)
def test_five_words_and_three_lines_are_compared_up_to_their_bounds(monkeypatch, longest, marked):
    monkeypatch.setattr(differences, "LONGEST", longest)

    assert shown("a\nb\nc\nd\ne", "a\nx\nc\ny\ne") == marked


def test_the_beginning_and_the_end_that_two_long_texts_share_do_not_count(monkeypatch):
    monkeypatch.setattr(differences, "LONGEST", 10)
    same = " word" * 40

    assert shown(f"one two{same}", f"one due{same}") == f"one -two-+due+{same}"
    assert shown(f"{same} two", f"{same} due") == f"{same} -two-+due+"


@pytest.mark.parametrize(
    ("most", "marked"), [(5, "-one-+uno+ and -three-+tre+"), (4, "-one and three-+uno and tre+")]
)
def test_texts_of_too_many_pieces_are_shown_whole(monkeypatch, most, marked):
    monkeypatch.setattr(differences, "_MOST_PIECES", most)

    assert shown("one and three", "uno and tre") == marked


def test_what_has_too_little_in_common_is_shown_whole(monkeypatch):
    monkeypatch.setattr(differences, "_MOST_PIECES", 3)

    assert shown("a b c d e f", "a x c y e z") == "a -b c d e f-+x c y e z+"


def test_the_parts_of_a_note_that_changed_are_told():
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", "Back", tags=("one",))
    after = replace(note, back="Back and more", choices=(Choice("yes", True),), tags=("one", "two"))

    found = {
        each.field: said(each.pieces, PieceKind.REMOVED) for each in note_differences(note, after)
    }

    assert found == {"back": "Back and more", "choices": "[x] yes", "tags": "one two"}
    assert note_differences(note, note) == ()


@pytest.mark.parametrize(
    ("changed", "field", "before", "after"),
    [
        ({"front": "Other"}, "front", "Front", "Other"),
        ({"key_points": ("a", "b")}, "key points", "", "a\nb"),
        ({"choices": (Choice("no", False),)}, "choices", "", "[ ] no"),
        ({"more": "Small"}, "more", "", "Small"),
        ({"attributes": (("priority", "critical"),)}, "attributes", "", "priority=critical"),
        ({"deck": "E"}, "deck", "D", "E"),
        ({"kind": NoteKind.OPEN}, "kind", "plain", "open"),
    ],
)
def test_each_part_of_a_note_is_told_by_its_name(changed, field, before, after):
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", "Back")

    (found,) = note_differences(note, replace(note, **changed))

    assert found.field == field
    assert said(found.pieces, PieceKind.ADDED) == before
    assert said(found.pieces, PieceKind.REMOVED) == after


def test_the_parts_come_in_the_order_in_which_they_are_read():
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", "Back")
    after = replace(note, tags=("one",), front="Other", more="Small", key_points=("a",))

    assert [each.field for each in note_differences(note, after)] == [
        *("front", "key points", "more", "tags"),
    ]
