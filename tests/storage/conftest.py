"""A collection's file in a temporary folder, and notes to put into it."""

from datetime import date

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.storage.database import Database

FIRST_AT = 1_772_442_000_000
DAY = date(2026, 3, 2)


class Making:
    """Makes notes and events, each with its own name."""

    day = DAY

    def note(self, guid, deck="Deck", kind=NoteKind.PLAIN, **values):
        return Note(guid, deck, kind, **{"front": f"Front of {guid}", **values})

    def event(self, number, action=None, card="deck/a#0"):
        at = FIRST_AT + number * 1000
        action = action or Review(Grade.GOOD, date(2026, 3, 3), 4000, scheduler="sm2-hybrid")
        return Event(uuid7(at, number.to_bytes(10, "big")), at, card, DAY, action)

    def add(self, database, *notes):
        with database.transaction() as tx:
            tx.content.add(notes, modified=FIRST_AT)

    def append(self, database, *events):
        with database.transaction() as tx:
            for event in events:
                card_id = tx.log.identify([event.card])[event.card]
                tx.log.append(event, card_id)


@pytest.fixture
def making():
    return Making()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "collection.sqlite"


@pytest.fixture
def database(path):
    with Database(path) as opened:
        yield opened
