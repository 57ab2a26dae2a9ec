from document_samples import sample

from studyapp.core.cards import NoteKind
from studyapp.core.importing.drafts import INCOMPLETE
from studyapp.formats.documents import document_arrival, read_document


def arrival(name):
    document = read_document(sample(name), name=name)
    return document_arrival(document, name=name, deck="Exam", deck_id="exam")


def test_drafts_arrive_as_notes_with_ids_of_their_words():
    notes = arrival("glossary_anatomy.txt").notes

    assert notes[0].guid == "exam/which-bones-meet-at-the-knee-joint"
    assert {note.deck for note in notes} == {"Exam"}
    assert len({note.guid for note in notes}) == len(notes)
    assert [n.kind for n in notes if "{{c1::" in n.front] == [NoteKind.CLOZE]


def test_fronts_that_are_alike_get_ids_of_their_own():
    document = read_document("Q: Why?\nA: One.\n\nQ: Why?\nA: Two.\n\nQ: Why!\nA: Three.\n")

    notes = document_arrival(document, name="x", deck="D", deck_id="d").notes

    assert [note.guid for note in notes] == ["d/why", "d/why-2", "d/why-3"]


def test_incomplete_drafts_are_tagged_and_nothing_else_is_said_of_their_cards():
    brought = arrival("glossary_anatomy.txt")

    waiting = [note for note in brought.notes if INCOMPLETE in note.tags]

    assert len(waiting) == 5
    assert not brought.cards


def test_score_title_and_shape_are_kept_with_the_import():
    brought = arrival("assignment_sailing.txt")

    assert brought.facts == {
        "shape": "assignment",
        "title": "Day skipper theory, second paper",
        "score": "41 / 45",
    }
    assert brought.source == "document:assignment_sailing.txt"
    assert brought.notes[0].more == "Complete, and in a sensible order."


def test_a_priority_travels_with_the_note():
    notes = arrival("report_garden.txt").notes

    assert [note.attribute("priority") for note in notes] == [
        "critical",
        "important",
        "nice-to-have",
    ]
