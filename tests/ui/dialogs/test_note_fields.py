"""A note as an editor's fields: what each line means, and what keeps a note from being saved."""

from dataclasses import replace

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.ui.dialogs.note_fields import NoteFields, problem

PLAIN = Note("t/1", "A", NoteKind.PLAIN, "Front", "Back")
OPEN = replace(PLAIN, kind=NoteKind.OPEN, key_points=("one", "two\n lines"))
CHOICE = replace(PLAIN, kind=NoteKind.CHOICE, choices=(Choice("x\ny", True), Choice("no", False)))
CLOZE = replace(PLAIN, kind=NoteKind.CLOZE, front="A {{c1::b}}.", back="")


def edited(note, **fields):
    return replace(NoteFields.of(note), **fields).note(note)


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("[x] right", Choice("right", True)),
        ("[X] right", Choice("right", True)),
        ("[ ] wrong", Choice("wrong", False)),
        ("- [x] right", Choice("right", True)),
        ("* [ ] wrong", Choice("wrong", False)),
        ("  + [x]right", Choice("right", True)),
        ("no mark", Choice("no mark", False)),
        ("- no mark", Choice("no mark", False)),
        ("[y] odd", Choice("[y] odd", False)),
        ("[x]", Choice("", True)),
    ],
)
def test_an_option_is_right_when_its_line_begins_with_an_x(line, choice):
    assert edited(CHOICE, choices=f"{line}\n\n[ ] other").choices == (
        choice,
        Choice("other", False),
    )


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("one\ntwo", ("one", "two")),
        ("- one\n* two\n+ three", ("one", "two", "three")),
        ("-one\n\n  \n two ", ("-one", "two")),
        ("", ()),
    ],
)
def test_a_key_point_is_a_line_with_or_without_its_bullet(text, points):
    assert edited(OPEN, key_points=text).key_points == points


def test_each_item_is_one_line_in_its_field():
    assert NoteFields.of(OPEN).key_points == "one\ntwo lines"
    assert NoteFields.of(CHOICE).choices == "[x] x y\n[ ] no"


@pytest.mark.parametrize("note", [OPEN, CHOICE])
def test_lines_inside_of_an_item_stay_while_its_field_is_not_touched(note):
    changed = edited(note, more="Other")

    assert (changed.key_points, changed.choices) == (note.key_points, note.choices)


@pytest.mark.parametrize(
    ("text", "tags"),
    [("a b", ("a", "b")), ("#a .b", ("a", "b")), (" a  a ", ("a",)), ("", ()), ("c#", ("c#",))],
)
def test_tags_are_words(text, tags):
    assert edited(PLAIN, tags=text).tags == tags


def test_texts_lose_their_blank_edges():
    note = edited(PLAIN, front=" F \n", back="\nB", more=" M ")

    assert (note.front, note.back, note.more) == ("F", "B", "M")


@pytest.mark.parametrize(
    ("before", "fields", "said"),
    [
        (PLAIN, {}, ""),
        (PLAIN, {"front": " "}, "The front is empty. Write the question."),
        (PLAIN, {"back": " "}, "The back is empty. Write the answer."),
        (PLAIN, {"back": "", "key_points": "one"}, ""),
        (PLAIN, {"back": "", "front": "{{c1::a}}"}, ""),
        (OPEN, {"back": ""}, ""),
        (OPEN, {"back": "", "key_points": ""}, "The back is empty. Write the answer."),
        (CLOZE, {"front": "A b."}, "No gap is left. Mark one as {{c1::text}}."),
        (CLOZE, {"front": "A b.", "back": "{{c1::c}}"}, ""),
        (CHOICE, {"choices": "[x] a"}, "A choice needs at least two options, one a line."),
        (CHOICE, {"choices": "[x] a\n[ ] b"}, ""),
        (CHOICE, {"choices": "[x] a\n[x] b", "back": ""}, ""),
        (
            CHOICE,
            {"choices": "[ ] a\n[ ] b"},
            "No option is right. Begin the line of the right one with [x].",
        ),
        (
            CHOICE,
            {"choices": ""},
            "No option is right. Begin the line of the right one with [x].",
        ),
    ],
)
def test_what_keeps_a_note_from_being_saved_is_said_with_what_to_do(before, fields, said):
    assert problem(edited(before, **fields), before) == said
