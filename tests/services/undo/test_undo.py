"""Who takes part in undo is asked, in both directions, before the notes are restored."""

import pytest
from studying import plain_notes

from studyapp.services.undo.service import UndoService


class Participant:
    """Writes down what it was asked, and which notes were there then."""

    def __init__(self):
        self.asked = []

    def take_back(self, tx, change_id):
        self.asked.append(("take back", change_id, tx.notes.count()))

    def do_again(self, tx, change_id):
        self.asked.append(("do again", change_id, tx.notes.count()))


@pytest.fixture
def participant():
    return Participant()


@pytest.fixture
def undo(collection, participant):
    study = collection.study
    return UndoService(collection.database, study._ledger, study._clock, (participant,))


def test_a_participant_goes_back_and_forth_with_the_change(collection, undo, participant):
    collection.library.add(plain_notes(2))

    undo.undo()
    undo.redo()

    assert participant.asked == [("take back", 1, 2), ("do again", 1, 0)]


def test_where_nothing_is_taken_back_nobody_is_asked(undo, participant):
    assert (undo.undo(), undo.redo()) == ("", "")
    assert participant.asked == []


def test_a_failure_of_a_participant_leaves_everything_as_it_was(
    collection, undo, participant, monkeypatch
):
    collection.library.add(plain_notes(2))
    monkeypatch.setattr(Participant, "take_back", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        undo.undo()

    assert len(collection.library.found("-kind:choice")) == 2
    assert collection.library.undo() == "Add"
