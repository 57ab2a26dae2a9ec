"""Snapshots to export, built from a few words."""

from datetime import UTC, datetime, timedelta

from studyapp.core.cards import Card, Note, NoteKind, card_guid
from studyapp.core.outgoing import Outgoing, OutgoingCard, OutgoingNote
from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.events import Event, Review
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory, ordinal_of
from studyapp.core.scheduling.replay import effective, replay
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.core.scheduling.study_day import study_day
from studyapp.formats.common.snapshot import CardRecord, Snapshot

SCHEDULER = Sm2(fuzzed=False)
NOW = datetime.now(UTC)
TODAY = study_day(NOW, None)
"""The real day: the real Anki, which judges the packages, knows no other."""


def note(guid="deck/note", kind=NoteKind.PLAIN, front="Question?", back="Answer.", **more):
    return Note(guid, more.pop("deck", "Deck"), kind, front, back, **more)


def days_ago(days):
    return TODAY - timedelta(days=days)


def event(number, action, *, day, card="deck/note#0", at=None):
    """Return the event with that number, by default at noon of its day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    instant = int(noon.timestamp() * 1000) + number if at is None else at
    return Event(uuid7(number, number.to_bytes(10, "big")), instant, card, day, action)


def answered(*answers, card="deck/note#0", drill=()):
    """Return a log from `(days ago, grade)`; the answers in `drill` (by place) are drill answers."""
    log = []
    for number, (days, grade) in enumerate(answers):
        day, memory = days_ago(days), replay(SCHEDULER, log)
        in_drill = number in drill
        due = memory.due if in_drill else SCHEDULER.next_due(memory, grade, day, card)
        review = Review(grade, due, 4_000 + number, in_drill, SCHEDULER.key)
        log.append(event(number, review, day=day, card=card))
    return log


def record(owner, log=(), ordinal=0, **state):
    """Return a note's card with the memory that its log folds to."""
    memory = state.pop("memory", None) or replay(SCHEDULER, log)
    guid = card_guid(owner.guid, ordinal)
    card = Card(1 + ordinal, guid, owner.guid, ordinal, owner.deck, memory, **state)
    return CardRecord(card, tuple(effective(log)))


def snapshot(*notes, records=(), decks=None, day=TODAY, **more):
    """Return a snapshot of notes; cards that are not given were never asked."""
    cards = {}
    for each in records:
        cards.setdefault(each.card.note, []).append(each)
    return Snapshot(notes, cards, day, decks or {}, SCHEDULER, **more)


def outgoing(what):
    """Return a snapshot as it leaves for another program."""
    cards = {each.guid: what.cards.get(each.guid) or never_asked(each) for each in what.notes}
    first = [r.card.memory.due for records in cards.values() for r in records]
    return Outgoing(
        batches=[
            [
                outgoing_note(number, each, cards[each.guid], what.changed)
                for number, each in enumerate(what.notes[start : start + 500], start)
            ]
            for start in range(0, len(what.notes), 500)
        ],
        priorities=[each.priority for each in what.notes],
        descriptions=what.decks,
        scheduler=what.scheduler,
        first=min((day.toordinal() for day in first if day), default=what.day.toordinal()),
        today=what.day.toordinal(),
    )


def outgoing_note(number, owner, records, changed):
    """Return a note with its cards as it leaves."""
    at = changed.get(owner.guid, int(NOW.timestamp() * 1000))
    cards = [outgoing_card(each) for each in records]
    tags = " ".join("_".join(tag.split()) for tag in owner.tags)
    return OutgoingNote(number, owner.guid, owner.deck, tags, at, repr(owner), lambda: owner, cards)


def outgoing_card(what):
    """Return a card with its log as it leaves."""
    card, memory = what.card, what.card.memory
    return OutgoingCard(
        ordinal=card.ordinal,
        deck=card.deck,
        suspended=card.suspended,
        due=memory.due_ordinal,
        interval=memory.interval,
        ease=memory.ease,
        reviews=memory.reviews,
        lapses=memory.lapses,
        buried=ordinal_of(card.buried),
        flag=card.flag,
        log=entries_of(what.events),
    )


def entries_of(log):
    """Return the log of one card in numbers."""
    return [to_entry(each, 1, None) for each in log]


def never_asked(owner):
    """Return the cards of a note of which nothing is known yet."""
    return [record(owner, ordinal=ordinal) for ordinal in owner.ordinals()]


def remembered(due, interval=10, ease=250, reviews=3, **more):
    """Return the memory of a card that waits for a day."""
    last = due - timedelta(days=interval)
    return Memory.on_days(3, interval, ease, due, last, reviews, **more)
