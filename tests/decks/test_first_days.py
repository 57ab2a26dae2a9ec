"""The first notes that a new learner meets read like a course."""

from datetime import UTC, datetime, timedelta

import pytest

from studyapp.core.cards import NoteKind
from studyapp.core.learning_path import whole_number
from studyapp.core.scheduling.events import Grade
from studyapp.paths import shipped
from studyapp.services.collection import open_collection
from studyapp.services.proofreading import proofread_files

FIRST = 32
WAY = (
    *("concepts/what", "concepts/token", "embeddings/embedding", "architectures/transformer"),
    *("attention/qkv", "attention/self-attention", "layers/softmax", "attention/dot-product"),
    *("training/step", "inference/temperature", "rag/rag"),
)
"""From what it is, through tokens, the Transformer, attention, training and sampling, to its use."""


@pytest.fixture(scope="module")
def notes():
    proof = proofread_files([shipped("decks")])
    known = {note.guid: note for note in proof.notes}
    return [known[guid] for guid in proof.path.guids]


def test_the_way_is_what_it_is_how_it_works_and_how_it_is_used(notes):
    guids = [note.guid for note in notes]
    places = [guids.index(guid) for guid in WAY]

    assert places[0] == 0
    assert places == sorted(places)
    assert places[-1] <= FIRST


def test_there_are_few_essays_and_all_kinds_among_the_first(notes):
    kinds = [note.kind for note in notes[:FIRST]]

    assert set(kinds) == set(NoteKind)
    for start in range(0, FIRST, 5):
        assert kinds[start : start + 5].count(NoteKind.OPEN) <= 2
    assert kinds.count(NoteKind.OPEN) <= FIRST // 5


def test_the_notes_that_are_pulled_ahead_are_numbered_without_gaps(notes):
    orders = [whole_number(note.attribute("order")) for note in notes]
    pulled = [order for order in orders if order is not None]

    assert pulled == list(range(1, len(pulled) + 1))
    assert len(pulled) >= FIRST


def test_the_first_three_days_ask_them_in_that_order(tmp_path, notes):
    now = [datetime(2026, 11, 30, 9, tzinfo=UTC)]
    collection = open_collection(tmp_path, now=lambda: now[0], zone=UTC, shipped=shipped("decks"))

    days = []
    for _ in range(3):
        days.append(list(first_asked(collection)))
        now[0] += timedelta(days=1)

    collection.close()
    ahead = [note.guid for note in notes]
    assert [len(day) for day in days] == [10, 10, 10]
    met = [guid for day in days for guid in day]
    fresh = list(dict.fromkeys(met))
    assert fresh == ahead[: len(fresh)]


def first_asked(collection):
    """Answer a day's session; yield the notes of the new cards in the order they were asked."""
    session = collection.study.begin()
    while session.current is not None:
        shown = session.current
        if shown.card.memory.is_new:
            yield shown.note.guid
        session.answer(Grade.GOOD, 5000)
