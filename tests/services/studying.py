"""What the tests of the services share: a clock set by hand, made-up notes, and an honest check."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from studyapp.core.cards import Note, NoteKind
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.replay import replay
from studyapp.services.collection import open_collection

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """Shows what it was set to; nothing moves it but the test."""

    at: datetime = MONDAY

    def __call__(self):
        return self.at

    def tick(self, seconds=10):
        self.at += timedelta(seconds=seconds)

    def next_day(self, days=1):
        self.at = (self.at + timedelta(days=days)).replace(hour=9, minute=0, second=0)


def note(name, deck="Deck", kind=NoteKind.PLAIN, **values):
    return Note(f"d/{name}", deck, kind, **{"front": f"Front of {name}", **values})


def plain_notes(number, deck="Deck", name="n"):
    return [note(f"{name}{index:03}", deck) for index in range(number)]


def opened(folder, clock, **wanted):
    return open_collection(folder, now=clock, zone=wanted.pop("zone", UTC), **wanted)


def study(collection, clock, grade=Grade.GOOD, deck=None, most=1000):
    """Answer everything of a session; return the guids of the cards in the order they were asked."""
    session, asked = collection.study.begin(deck), []
    while session.current is not None and len(asked) < most:
        asked.append(session.current.card.guid)
        session.answer(grade(session.current) if callable(grade) else grade, 4000)
        clock.tick()
    return asked


def cards(collection):
    """Return every card by guid."""
    with collection.database.reading() as tx:
        return {card.guid: card for card in tx.cards.all(tx.decks.within(None))}


def replayed(collection):
    """Return the memory of every card that has a log, folded anew."""
    scheduler = collection.study._preferences.scheduler
    with collection.database.reading() as tx:
        return {log[0].card: replay(scheduler, log) for _, log in tx.log.by_card()}


def assert_sound(collection):
    """The check is clean, and every card remembers exactly what its log folds to."""
    assert collection.checking.check().problems == ()
    folded, known = replayed(collection), cards(collection)
    with_log = {guid: card.memory for guid, card in known.items() if guid in folded}
    assert with_log == {guid: folded[guid] for guid in with_log}
    assert all(card.memory.is_new for guid, card in known.items() if guid not in folded)


def events(collection, guid):
    """Return the events of a card in order."""
    with collection.database.reading() as tx:
        rows = {card.guid: card.id for card in tx.cards.all(tx.decks.within(None))}
        return tx.log.of_card(rows[guid])
