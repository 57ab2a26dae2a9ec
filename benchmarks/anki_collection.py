"""The same cards into a collection of Anki: notes through its package, the past as rows."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

from anki.collection import AddNoteRequest, Collection
from anki.decks import DeckId

from benchmarks.maker import DECKS, ROOT, SyntheticCard
from benchmarks.our_collection import NEW_A_DAY, REVIEWS_A_DAY
from studyapp.core.scheduling.memory import Memory

_BATCH = 2_000
_AGE_SECONDS = 4 * 365 * 86_400
_CARD = """UPDATE cards SET type = 2, queue = 2, due = ?, ivl = ?, factor = ?, reps = ?,
lapses = ?, data = '{}' WHERE id = ?"""
_REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"


def fill(path: Path, cards: Iterable[SyntheticCard], *, today: date) -> None:
    """Make a collection file that holds the cards and their past."""
    day_number = _create(path)
    remaining = iter(cards)
    while batch := list(islice(remaining, _BATCH)):
        ids = _add(path, batch)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executemany(_CARD, _card_rows(batch, ids, day_number, today))
            connection.executemany(_REVIEW, _review_rows(batch, ids))
    with closing_collection(path) as collection:
        collection.optimize()


class closing_collection(closing[Collection]):  # noqa: N801 - used like contextlib.closing
    """An open Anki collection, closed at the end of the block."""

    def __init__(self, path: Path) -> None:
        super().__init__(Collection(str(path)))


def _create(path: Path) -> int:
    """Make an empty collection a few years old; return the number of today in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing_collection(path) as collection:
        for name in DECKS:
            collection.decks.id(name)
        config = collection.decks.all_config()[0]
        config["new"]["perDay"], config["rev"]["perDay"] = NEW_A_DAY, REVIEWS_A_DAY
        collection.decks.update_config(config)
        collection.decks.select(collection.decks.id(ROOT) or DeckId(1))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE col SET crt = crt - ?", (_AGE_SECONDS,))
    with closing_collection(path) as collection:
        return collection.sched.today


def _add(path: Path, batch: Sequence[SyntheticCard]) -> list[int]:
    """Add notes; return the id of each one's card."""
    fields = [(card.front_html, card.back_html, card.note.tags, card.note.deck) for card in batch]
    with closing_collection(path) as collection:
        requests = add_requests(collection, fields)
        collection.add_notes(requests)
        first = min(request.note.id for request in requests)
        rows = collection.db.execute("SELECT nid, id FROM cards WHERE nid >= ?", first)
        by_note = dict(rows)
        return [by_note[request.note.id] for request in requests]


def add_requests(
    collection: Collection, fields: Iterable[tuple[str, str, Sequence[str], str]]
) -> list[AddNoteRequest]:
    """Return what adds notes of front, back, tags and deck."""
    notetype = collection.models.by_name("Basic")
    assert notetype is not None
    decks = {name: collection.decks.id(name) or DeckId(1) for name in DECKS}
    requests = []
    for front, back, tags, deck in fields:
        note = collection.new_note(notetype)
        note.fields = [front, back]
        note.tags = list(tags)
        requests.append(AddNoteRequest(note, decks[deck]))
    return requests


def _card_rows(
    batch: Sequence[SyntheticCard], ids: Sequence[int], day_number: int, today: date
) -> list[tuple[int, ...]]:
    return [
        (
            day_number + (memory.due - today).days,
            memory.interval,
            memory.ease * 10,
            memory.reviews,
            memory.lapses,
            card_id,
        )
        for card_id, memory in zip(ids, (card.memory for card in batch), strict=True)
        if memory.due is not None
    ]


def _review_rows(batch: Sequence[SyntheticCard], ids: Sequence[int]) -> list[tuple[int, ...]]:
    return [
        (
            step.event.at,
            card_id,
            max(1, step.review.grade - 1),
            step.after.interval,
            step.before.interval,
            step.after.ease * 10,
            step.review.milliseconds,
            _kind(step.before),
        )
        for card_id, card in zip(ids, batch, strict=True)
        for step in card.steps
    ]


def _kind(before: Memory) -> int:
    """Return Anki's kind of review: learning (0) or review (1)."""
    return int(before.reviews > 0)
