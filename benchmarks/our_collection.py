"""Synthetic cards into a collection of ours, in bulk."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.maker import SyntheticCard
from studyapp.core.cards import Memory, card_guid
from studyapp.core.scheduling.events import Event
from studyapp.core.scheduling.folding import Sums
from studyapp.core.settings import Settings
from studyapp.core.statistics import phase
from studyapp.services.collection import Collection, open_collection
from studyapp.storage.daily import tally
from studyapp.storage.transaction import Transaction

NEW_A_DAY, REVIEWS_A_DAY = 20, 9_999
_BATCH = 2_000


def fill(folder: Path, cards: Iterable[SyntheticCard]) -> None:
    """Make a collection that holds the cards, their past and the sums of it."""
    collection = open_collection(folder)
    try:
        _set_limits(collection)
        sums = _Sums()
        remaining = iter(cards)
        while batch := list(islice(remaining, _BATCH)):
            with collection.database.transaction() as tx:
                _add(tx, batch, sums)
        with collection.database.transaction() as tx:
            tx.daily.replace_all(sums.rows())
    finally:
        collection.close()


def _set_limits(collection: Collection) -> None:
    collection.study.save_settings(
        Settings(new_per_day=NEW_A_DAY, reviews_per_day=REVIEWS_A_DAY),
    )


def _add(tx: Transaction, batch: Sequence[SyntheticCard], sums: "_Sums") -> None:
    notes = [card.note for card in batch]
    modified = max((step.event.at for card in batch for step in card.steps), default=0)
    tx.content.add(notes, _unused_fold, modified=modified)
    tx.changes.record("Import", modified, {note.guid: None for note in notes}, settled=True)
    ids = tx.log.identify([card_guid(note.guid, 0) for note in notes])
    decks = {name: row for row, name in tx.decks.names().items()}
    tx.log.append_all((step.event, ids[step.event.card]) for card in batch for step in card.steps)
    for card in batch:
        if card.steps:
            last = card.steps[-1]
            tx.cards.remember(ids[last.event.card], last.after, suspended=False, at=last.event.at)
            sums.count(card, decks[card.note.deck])


def _unused_fold(_log: list[Event]) -> Memory:
    raise AssertionError("a fresh card has no log yet")


class _Sums:
    """What the answers add to the daily sums, gathered while cards pass by."""

    def __init__(self) -> None:
        self._sums: Sums = {}

    def count(self, card: SyntheticCard, deck_id: int) -> None:
        """Add the answers of one card."""
        for step in card.steps:
            asked_as = phase(step.before.interval, step.before.reviews, drill=step.review.drill)
            answer = tally(step.event, step.review, deck_id, asked_as)
            counted = self._sums.setdefault(
                (deck_id, answer.day, answer.hour, answer.phase), [0] * 5
            )
            counted[answer.button] += 1
            counted[-1] += answer.milliseconds

    def rows(self) -> Sums:
        """Return what was gathered."""
        return self._sums
