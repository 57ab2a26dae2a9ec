"""What leaves is what the collection holds, in plain values."""

from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import skewed_logs

from studyapp.core.cards import Note, NoteKind, Priority
from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.replay import effective, replay
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.storage.content import CardStart
from studyapp.storage.database import Database
from studyapp.storage.outgoing import BATCH


@pytest.fixture
def notes(database, making):
    made = (
        making.note("deck/plain", tags=("x", "y"), key_points=("k", "l")),
        making.note(
            *("deck/both", "Deck::Below", NoteKind.REVERSED),
            back="other side",
            attributes=(("priority", "critical"), ("source", "page 1")),
        ),
        making.note("other/cloze", "Other", NoteKind.CLOZE, front="{{c1::one}} {{c3::three}}"),
    )
    making.add(database, *made)
    return made


def leaving(database, deck=None, *, logs=True):
    with database.reading() as tx:
        deck_ids = tx.decks.within(deck)
        batches = tx.outgoing.batches(deck_ids, tx.decks.names(), logs=logs)
        return list(chain.from_iterable(batches))


def cards(database):
    with database.reading() as tx:
        return {(card.note, card.ordinal): card for card in tx.cards.all(tx.decks.within(None))}


def test_notes_leave_in_their_order_with_all_that_they_say(database, notes, making):
    outgoing = leaving(database)

    assert [each.note() for each in outgoing] == list(notes)
    assert [(each.guid, each.deck) for each in outgoing] == [(n.guid, n.deck) for n in notes]
    assert [each.tags for each in outgoing] == ["x y", "", ""]
    assert [[card.ordinal for card in each.cards] for each in outgoing] == [[0], [0, 1], [0, 2]]


def test_a_deck_leaves_with_those_below_it(database, notes):
    assert [each.guid for each in leaving(database, "Deck")] == ["deck/plain", "deck/both"]
    assert [each.guid for each in leaving(database, "Other")] == ["other/cloze"]


def test_the_priorities_are_in_the_order_of_the_notes(database, notes):
    with database.reading() as tx:
        found = tx.outgoing.priorities(tx.decks.within(None))

    assert found == [Priority.IMPORTANT, Priority.CRITICAL, Priority.IMPORTANT]


def test_many_notes_leave_in_batches(database, making):
    made = [making.note(f"deck/{number}") for number in range(BATCH + 1)]
    making.add(database, *made)

    with database.reading() as tx:
        batches = tx.outgoing.batches(tx.decks.within(None), tx.decks.names(), logs=True)
        sizes = [len(batch) for batch in batches]

    assert sizes == [BATCH, 1]


def test_any_change_of_a_note_changes_its_text_and_nothing_else_does(database, notes, making):
    (before, *_) = leaving(database)
    making.append(database, making.event(1, card="deck/plain#0"))
    (answered, *_) = leaving(database)
    changes = {"front": "F", "back": "B", "more": "M", "key_points": ("k",), "kind": NoteKind.OPEN}
    texts = {before.text}
    for name, value in changes.items():
        with database.transaction() as tx:
            changed = replace(notes[0], **{name: value})
            tx.content.rewrite(tx.notes.get("deck/plain"), changed, modified=1)
        texts.add(leaving(database)[0].text)

    assert answered.text == before.text
    assert len(texts) == 1 + len(changes)


def test_what_was_done_to_a_card_leaves_with_it(database, notes, making):
    with database.transaction() as tx:
        ids = [card.id for card in tx.cards.of_note("deck/both")]
        tx.cards.suspend(ids[:1], True)
        tx.cards.bury(ids[1:], making.day)
        tx.cards.flag(ids[1:], 3)

    first, second = leaving(database)[1].cards

    assert (first.suspended, first.buried, first.flag) == (1, None, 0)
    assert (second.suspended, second.buried, second.flag) == (0, making.day.toordinal(), 3)


def test_without_the_schedule_no_log_leaves(database, notes, making):
    making.append(database, making.event(1, card="deck/plain#0"))

    with_log, without = leaving(database)[0], leaving(database, logs=False)[0]

    assert len(with_log.cards[0].log) == 1
    assert without.cards[0].log == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(skewed_logs(), min_size=1, max_size=4))
def test_of_every_log_what_counts_leaves_in_order(drawn):
    logs = {
        f"deck/{number}#0": [replace(event, card=f"deck/{number}#0") for event in log]
        for number, log in enumerate(drawn)
    }
    with TemporaryDirectory() as folder, Database(Path(folder, "c.sqlite")) as database:
        stored(database, logs)
        outgoing = leaving(database)
        memories = {key: card.memory for key, card in cards(database).items()}

    for note, log in zip(outgoing, logs.values(), strict=True):
        (card,), memory = note.cards, memories[note.guid, 0]
        counted = [to_entry(event, 0, None)[1:9] for event in effective(log)]
        assert [entry[1:9] for entry in card.log] == counted
        assert (card.due, card.interval) == (memory.due_ordinal, memory.interval)
        assert (card.ease, card.reviews, card.lapses) == (
            *(memory.ease, memory.reviews),
            memory.lapses,
        )


def stored(database, logs):
    """Put a note into the collection for each log, whose cards remember what it folds to."""
    with database.transaction() as tx:
        rows = tx.log.identify(list(logs))
        for guid, log in logs.items():
            tx.log.append_new([tx.log.entry(event, rows[guid]) for event in log])
        notes = [Note(guid.partition("#")[0], "Deck", NoteKind.PLAIN, guid) for guid in logs]
        starts = {guid: CardStart(replay(Sm2(), log)) for guid, log in logs.items()}
        tx.content.add(notes, modified=1, starts=starts)
