"""Keeping memory and daily sums true to the log when entries are added, or cards come, go or move."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from studyapp.core.scheduling.folding import Entry, Folding, Sums
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.storage.transaction import Transaction

Log = Sequence[Entry]


def all_sums(tx: Transaction, scheduler: Sm2) -> Sums:
    """Return what all answers of all cards add up to."""
    folding, sums = Folding(scheduler), Sums()
    cards = tx.cards.remembered()
    for card_id, log in tx.log.entries():
        if card_id in cards:
            folding.fold(log, cards[card_id].deck_id, sums)
    return sums


def refold(tx: Transaction, scheduler: Sm2, logs: Mapping[int, tuple[Log, Log]]) -> None:
    """Give cards, by row, whose log was the first and is the second now, its memory and its sums."""
    folding, sums, cards = Folding(scheduler), Sums(), []
    for card_id, state in tx.cards.states(list(logs)).items():
        before, after = logs[card_id]
        folding.fold(before, state.deck_id, sums, times=-1)
        memory = folding.fold(after, state.deck_id, sums)
        at = max((entry[2] for entry in after), default=0)
        cards.append((card_id, memory, state.suspended, at))
    tx.cards.remember_all(cards)
    tx.daily.add_all(sums)


@contextmanager
def moved_sums(tx: Transaction, scheduler: Sm2, guids: Sequence[str]) -> Iterator[None]:
    """Carry the answers of notes' cards over to wherever the cards are when the block ends."""
    before = tx.cards.decks_of(guids)
    yield
    after = tx.cards.decks_of(guids)
    moved = [card for card in before.keys() | after.keys() if before.get(card) != after.get(card)]
    folding, sums = Folding(scheduler), Sums()
    for card, log in tx.log.entries_of(moved).items():
        for decks, times in ((before, -1), (after, 1)):
            if card in decks:
                folding.fold(log, decks[card], sums, times)
    tx.daily.add_all(sums)
