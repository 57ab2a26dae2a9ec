"""What the examiner reads: the asked deck first, nothing twice, and of a huge collection a part."""

import pytest
from studying import note

from studyapp.services.clock import Clock
from studyapp.services.interview import context as interview_context
from studyapp.services.interview.context import InterviewContext
from studyapp.services.preferences import Preferences


@pytest.fixture
def context(collection, clock):
    collection.library.add(
        [
            note(f"{name}{i}", deck)
            for deck, name in (("Big", "a"), ("Deck", "b"), ("Deck::Below", "c"))
            for i in range(2)
        ]
    )
    database = collection.database
    return InterviewContext(database, Preferences(database), Clock(clock), collection.study)


@pytest.fixture
def read(context, monkeypatch):
    """Return what reads the decks and says which notes the examiner was given, in order."""

    def notes(deck, most=99):
        given = []
        monkeypatch.setattr(interview_context, "MOST_NOTES", most)
        monkeypatch.setattr(
            "studyapp.core.interview.examiner.Examiner", lambda notes: given.extend(notes)
        )
        context.read_again(deck)
        context.examiner  # noqa: B018 - reading it is the work
        return [each.guid for each in given]

    return notes


def test_the_asked_deck_is_read_first_and_every_note_once(read):
    names = read("Deck")

    assert set(names[:4]) == {"d/b0", "d/b1", "d/c0", "d/c1"}
    assert sorted(names) == sorted(set(names))
    assert len(names) == 6


def test_without_a_deck_every_note_is_read_once(read):
    assert len(read(None)) == len(set(read(None))) == 6


def test_of_a_huge_collection_the_asked_deck_is_read_before_anything_else(read):
    assert set(read("Deck", most=4)) == {"d/b0", "d/b1", "d/c0", "d/c1"}
    assert len(read("Deck", most=5)) == 5


def test_the_decks_are_read_once_until_they_are_to_be_read_again(context):
    first = context.examiner

    assert context.examiner is first
    context.read_again(None)
    assert context.examiner is not first
