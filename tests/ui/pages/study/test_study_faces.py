"""What a card shows of its note: headings, options, gaps, and how many are kept."""

from dataclasses import replace

import pytest

from studyapp.core.cards import Card, Choice, Memory, Note, NoteKind
from studyapp.core.rendering.faces import shuffled
from studyapp.ui.pages.study import faces as rendered_by
from studyapp.ui.pages.study.faces import StudyFaces

PLAIN = Note("d/n", "D", NoteKind.PLAIN, "What?", "This.")
CHOICE = Note(
    *("d/c", "D", NoteKind.CHOICE, "Which?", "So."),
    choices=(Choice("one", True), Choice("two", False), Choice("three", False)),
)
CLOZE = Note("d/z", "D", NoteKind.CLOZE, "A {{c1::b}} and {{c2::c}}.")


def card(note, ordinal=0):
    return Card(1, f"{note.guid}#{ordinal}", note.guid, ordinal, note.deck, Memory())


def face(note, ordinal=0):
    return StudyFaces().face(note, card(note, ordinal))


@pytest.mark.parametrize(
    ("front", "heading"),
    [
        ("What?", True),
        ("word " * 51, True),
        ("word " * 52, False),
        ("What?\n\nMore of it.", True),
        ("- a list", False),
        ("![A curve](curve.png)", False),
    ],
)
def test_a_short_first_paragraph_of_a_question_is_its_heading(front, heading):
    assert face(replace(PLAIN, front=front)).question.startswith("<h3>") is heading


def test_the_answer_of_a_plain_card_has_no_heading():
    assert face(PLAIN).answer.startswith("<p>")
    assert not face(PLAIN).in_place


def test_a_gap_is_never_a_heading_but_a_line_without_one_above_it_is():
    alone = face(CLOZE)
    headed = face(replace(CLOZE, front="Letters", back="A {{c1::b}}."))
    below = face(replace(CLOZE, front="A {{c1::b}}.\n\nLast."))

    assert "<h3>" not in alone.question + alone.answer
    assert headed.question.startswith("<h3>Letters</h3>")
    assert headed.answer.startswith("<h3>Letters</h3>")
    assert "<h3>" not in below.question


def test_the_answer_of_a_cloze_stands_in_the_place_of_its_question():
    shown = face(CLOZE, 1)

    assert shown.in_place
    assert shown.right == ()


def test_the_options_are_right_in_the_order_in_which_they_are_shown():
    shown = face(CHOICE)

    assert shown.right == tuple(choice.right for choice in shuffled(CHOICE))
    assert sum(shown.right) == 1
    assert not shown.has_several_right
    assert not shown.in_place
    assert "one" not in shown.answer


def test_two_right_options_have_to_be_picked_both():
    two = replace(CHOICE, choices=(Choice("one", True), Choice("two", True)))

    assert face(two).has_several_right


def test_a_card_is_rendered_once_and_the_oldest_is_forgotten(monkeypatch):
    made = []
    whole = rendered_by._rendered
    monkeypatch.setattr(
        rendered_by, "_rendered", lambda note, at: made.append(note.guid) or whole(note, at)
    )
    kept = StudyFaces()
    notes = [replace(PLAIN, guid=f"d/{number}") for number in range(33)]
    for note in notes[:32]:
        kept.face(note, card(note))
    kept.face(notes[0], card(notes[0]))
    assert len(made) == 32

    kept.face(notes[32], card(notes[32]))
    kept.face(notes[0], card(notes[0]))

    assert made[-2:] == ["d/32", "d/0"]
