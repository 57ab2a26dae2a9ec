"""Synthetic cards into a collection of ours, in bulk."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.maker import SyntheticCard
from studyapp.core.cards import card_guid
from studyapp.core.scheduling.sums import Sums, count
from studyapp.core.settings import Settings
from studyapp.services.collection import Collection, open_collection
from studyapp.storage.transaction import Transaction

NEW_A_DAY, REVIEWS_A_DAY = 20, 9_999
_BATCH = 2_000


def fill(folder: Path, cards: Iterable[SyntheticCard]) -> None:
    """Make a collection that holds the cards, their past and the sums of it."""
    collection = open_collection(folder)
    try:
        _set_limits(collection)
        sums: Sums = {}
        remaining = iter(cards)
        while batch := list(islice(remaining, _BATCH)):
            with collection.database.transaction() as tx:
                _add(tx, batch, sums)
        with collection.database.transaction() as tx:
            tx.daily.replace_all(sums)
    finally:
        collection.close()


def _set_limits(collection: Collection) -> None:
    collection.study.save_settings(
        Settings(new_per_day=NEW_A_DAY, reviews_per_day=REVIEWS_A_DAY),
    )


def _add(tx: Transaction, batch: Sequence[SyntheticCard], sums: Sums) -> None:
    notes = [card.note for card in batch]
    modified = max((step.event.at for card in batch for step in card.steps), default=0)
    tx.content.add(notes, modified=modified)
    tx.changes.record("Import", modified, {note.guid: None for note in notes}, settled=True)
    ids = tx.log.identify([card_guid(note.guid, 0) for note in notes])
    decks = {name: row for row, name in tx.decks.names().items()}
    for card in batch:
        if card.steps:
            row = ids[card_guid(card.note.guid, 0)]
            entries = [tx.log.entry(step.event, row) for step in card.steps]
            tx.log.append_new(entries)
            last = card.steps[-1]
            tx.cards.remember([(row, last.after, False, last.event.at)])
            for step, entry in zip(card.steps, entries, strict=True):
                count(sums, decks[card.note.deck], step.before, entry)
