"""What a learner does to a document is kept through every new reading, and can be undone."""

import pytest
from import_samples import CHROME, LINES, OCR, document

from studyapp.core.importing.drafts import Document, Draft, DraftState, Place, Shape
from studyapp.ui.pages.importing.document.document_editing import DocumentEditing


@pytest.fixture
def editing():
    return DocumentEditing(document())


def read(editing):
    """Read the document again, as the window does after a decision."""
    work = editing.work
    editing.take(document(work.cuts, work.without), work.cuts, work.without)


def fronts(editing):
    return [each.draft.front for each in editing.drafts()]


def test_it_begins_with_what_was_read(editing):
    assert fronts(editing) == ["What is a stack?", "What is a queue?", "What is AI?"]
    assert not editing.is_stale
    assert not editing.can_undo
    assert editing.decisions() == {}


def test_a_merged_draft_is_one_with_the_one_before(editing):
    editing.merge(4)
    assert editing.is_stale
    read(editing)

    assert fronts(editing) == ["What is a stack?", "What is AI?"]
    assert "What is a queue?" in editing.drafts()[0].draft.back
    assert not editing.is_stale


def test_the_first_draft_has_none_to_be_merged_with(editing):
    editing.merge(2)

    assert editing.work.cuts == (2, 4, 6)
    assert not editing.can_undo


def test_a_line_that_is_split_begins_a_draft(editing):
    editing.split(3)
    read(editing)

    assert fronts(editing)[1] == "Last in, first out."


@pytest.mark.parametrize("line", [0, 2, len(LINES) + 1])
def test_a_line_that_begins_a_draft_or_is_not_there_is_not_split(editing, line):
    editing.split(line)

    assert editing.work.cuts == (2, 4, 6)


def test_a_cut_moves_and_takes_its_edit_along(editing):
    editing.edit(4, front="Queues?")

    assert editing.move(4, 5) == 5
    read(editing)

    assert fronts(editing) == ["What is a stack?", "Queues?", "What is AI?"]
    assert editing.drafts()[1].line == 5


def test_a_cut_stays_between_its_neighbours(editing):
    assert editing.move(4, 1) == 3
    assert editing.move(3, 99) == 5


def test_an_answer_that_was_edited_gives_way_when_the_text_under_it_changes(editing):
    editing.edit(2, front="Stacks?", back="LIFO")
    editing.merge(4)
    read(editing)

    first = editing.drafts()[0].draft
    assert first.front == "Stacks?"
    assert "First in, first out." in first.back


def test_what_the_learner_completes_is_complete(editing):
    assert editing.drafts()[2].needs_a_look

    editing.edit(6, back="Machines that seem clever")

    mended = editing.drafts()[2]
    assert mended.draft.state is DraftState.COMPLETE
    assert mended.draft.reason == ""
    assert not mended.needs_a_look


def test_another_front_does_not_complete_a_draft_without_an_answer(editing):
    editing.edit(6, front="AI?")

    assert editing.drafts()[2].draft.state is DraftState.INCOMPLETE


def test_a_lost_question_that_is_written_anew_is_lost_no_more():
    draft = Draft(Place(1, 1), "?", "Text", DraftState.INCOMPLETE, "lost", lost_question=True)
    editing = DocumentEditing(Document(Shape.ASSIGNMENT, "", ("Text",), (1,), (draft,)))

    editing.edit(1, front="What is it?")

    assert not editing.drafts()[0].draft.lost_question
    assert editing.drafts()[0].draft.state is DraftState.COMPLETE


def test_a_picture_that_is_missing_stays_missing_until_it_is_there():
    draft = Draft(Place(1, 1), "Name it", "See image", DraftState.NEEDS_IMAGE)
    editing = DocumentEditing(Document(Shape.GLOSSARY, "", ("Name it",), (1,), (draft,)))

    editing.edit(1, back="See the figure")
    assert editing.drafts()[0].draft.state is DraftState.NEEDS_IMAGE

    editing.edit(1, back="![figure](figure.png)")
    assert editing.drafts()[0].draft.state is DraftState.COMPLETE


def test_repairs_are_switched_one_by_one_and_by_kind(editing):
    editing.switch([OCR.key], False)
    read(editing)
    assert fronts(editing)[2] == "What is Al?"

    editing.switch_kind(CHROME.kind, False)
    assert editing.work.without == {OCR.key, "chrome:1", "chrome:7"}
    assert not any(repair.is_on for repair in editing.shown_repairs())

    editing.switch([OCR.key], True)
    assert editing.work.without == {"chrome:1", "chrome:7"}


def test_decisions_name_drafts_by_number(editing):
    editing.edit(4, front="Queues?")
    editing.leave_out([6])

    decisions = editing.decisions()

    assert decisions[1].front == "Queues?"
    assert decisions[2] is None
    assert 0 not in decisions


def test_every_decision_can_be_undone_and_done_again(editing):
    editing.merge(4)
    editing.edit(2, front="Stacks?")
    editing.leave_out([6])
    last = editing.work

    for _ in range(3):
        editing.undo()
    assert editing.work.cuts == (2, 4, 6)
    assert not editing.can_undo

    for _ in range(3):
        editing.redo()
    assert editing.work == last
    assert not editing.can_redo


def test_a_new_decision_forgets_what_was_undone(editing):
    editing.merge(4)
    editing.undo()
    editing.split(3)

    assert not editing.can_redo


def test_a_reader_may_settle_on_other_cuts(editing):
    editing.split(3)
    work = editing.work

    editing.take(document((2, 4, 6)), work.cuts, work.without)

    assert editing.work.cuts == (2, 4, 6)
    assert not editing.is_stale
