"""What a learner does to a document is kept through every new reading, and can be undone."""

import pytest
from import_samples import CHROME, LINES, OCR, document

from studyapp.core.importing.drafts import Document, Draft, DraftState, Place, Shape
from studyapp.ui.pages.importing.document.document_desk import DocumentDesk


@pytest.fixture
def desk():
    return DocumentDesk(document())


def read(desk):
    """Read the document again, as the window does after a decision."""
    work = desk.work
    desk.take(document(work.cuts, work.without), work.cuts, work.without)


def fronts(desk):
    return [each.draft.front for each in desk.drafts()]


def test_it_begins_with_what_was_read(desk):
    assert fronts(desk) == ["What is a stack?", "What is a queue?", "What is AI?"]
    assert not desk.is_stale
    assert not desk.can_undo
    assert desk.decisions() == {}


def test_a_merged_draft_is_one_with_the_one_before(desk):
    desk.merge(4)
    assert desk.is_stale
    read(desk)

    assert fronts(desk) == ["What is a stack?", "What is AI?"]
    assert "What is a queue?" in desk.drafts()[0].draft.back
    assert not desk.is_stale


def test_the_first_draft_has_none_to_be_merged_with(desk):
    desk.merge(2)

    assert desk.work.cuts == (2, 4, 6)
    assert not desk.can_undo


def test_a_line_that_is_split_begins_a_draft(desk):
    desk.split(3)
    read(desk)

    assert fronts(desk)[1] == "Last in, first out."


@pytest.mark.parametrize("line", [0, 2, len(LINES) + 1])
def test_a_line_that_begins_a_draft_or_is_not_there_is_not_split(desk, line):
    desk.split(line)

    assert desk.work.cuts == (2, 4, 6)


def test_a_cut_moves_and_takes_its_edit_along(desk):
    desk.edit(4, front="Queues?")

    assert desk.move(4, 5) == 5
    read(desk)

    assert fronts(desk) == ["What is a stack?", "Queues?", "What is AI?"]
    assert desk.drafts()[1].line == 5


def test_a_cut_stays_between_its_neighbours(desk):
    assert desk.move(4, 1) == 3
    assert desk.move(3, 99) == 5


def test_an_answer_that_was_edited_gives_way_when_the_text_under_it_changes(desk):
    desk.edit(2, front="Stacks?", back="LIFO")
    desk.merge(4)
    read(desk)

    first = desk.drafts()[0].draft
    assert first.front == "Stacks?"
    assert "First in, first out." in first.back


def test_what_the_learner_completes_is_complete(desk):
    assert desk.drafts()[2].needs_a_look

    desk.edit(6, back="Machines that seem clever")

    mended = desk.drafts()[2]
    assert mended.draft.state is DraftState.COMPLETE
    assert mended.draft.reason == ""
    assert not mended.needs_a_look


def test_another_front_does_not_complete_a_draft_without_an_answer(desk):
    desk.edit(6, front="AI?")

    assert desk.drafts()[2].draft.state is DraftState.INCOMPLETE


def test_a_lost_question_that_is_written_anew_is_lost_no_more():
    draft = Draft(Place(1, 1), "?", "Text", DraftState.INCOMPLETE, "lost", lost_question=True)
    desk = DocumentDesk(Document(Shape.ASSIGNMENT, "", ("Text",), (1,), (draft,)))

    desk.edit(1, front="What is it?")

    assert not desk.drafts()[0].draft.lost_question
    assert desk.drafts()[0].draft.state is DraftState.COMPLETE


def test_a_picture_that_is_missing_stays_missing_until_it_is_there():
    draft = Draft(Place(1, 1), "Name it", "See image", DraftState.NEEDS_IMAGE)
    desk = DocumentDesk(Document(Shape.GLOSSARY, "", ("Name it",), (1,), (draft,)))

    desk.edit(1, back="See the figure")
    assert desk.drafts()[0].draft.state is DraftState.NEEDS_IMAGE

    desk.edit(1, back="![figure](figure.png)")
    assert desk.drafts()[0].draft.state is DraftState.COMPLETE


def test_repairs_are_switched_one_by_one_and_by_kind(desk):
    desk.switch([OCR.key], False)
    read(desk)
    assert fronts(desk)[2] == "What is Al?"

    desk.switch_kind(CHROME.kind, False)
    assert desk.work.without == {OCR.key, "chrome:1", "chrome:7"}
    assert not any(repair.is_on for repair in desk.shown_repairs())

    desk.switch([OCR.key], True)
    assert desk.work.without == {"chrome:1", "chrome:7"}


def test_decisions_name_drafts_by_number(desk):
    desk.edit(4, front="Queues?")
    desk.leave_out([6])

    decisions = desk.decisions()

    assert decisions[1].front == "Queues?"
    assert decisions[2] is None
    assert 0 not in decisions


def test_every_decision_can_be_undone_and_done_again(desk):
    desk.merge(4)
    desk.edit(2, front="Stacks?")
    desk.leave_out([6])
    last = desk.work

    for _ in range(3):
        desk.undo()
    assert desk.work.cuts == (2, 4, 6)
    assert not desk.can_undo

    for _ in range(3):
        desk.redo()
    assert desk.work == last
    assert not desk.can_redo


def test_a_new_decision_forgets_what_was_undone(desk):
    desk.merge(4)
    desk.undo()
    desk.split(3)

    assert not desk.can_redo


def test_a_reader_may_settle_on_other_cuts(desk):
    desk.split(3)
    work = desk.work

    desk.take(document((2, 4, 6)), work.cuts, work.without)

    assert desk.work.cuts == (2, 4, 6)
    assert not desk.is_stale
