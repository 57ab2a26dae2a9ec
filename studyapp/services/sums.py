"""Keeping the daily sums true to the log when cards come, go or move."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Event, Review
from studyapp.core.scheduling.replay import walk
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.statistics import phase
from studyapp.storage.daily import Tally, tally
from studyapp.storage.transaction import Transaction


def fold(scheduler: Scheduler, log: Iterable[Event], deck_id: int, answers: list[Tally]) -> Memory:
    """Return the memory of a card, and note down what each of its answers adds to the sums."""
    memory = scheduler.initial()
    for event, before, after in walk(scheduler, log):
        memory = after
        if isinstance(event.action, Review):
            asked_as = phase(before.interval, before.reviews, drill=event.action.drill)
            answers.append(tally(event, event.action, deck_id, asked_as))
    return memory


def tallies(scheduler: Scheduler, log: Iterable[Event], deck_id: int) -> list[Tally]:
    """Return what each answer of a card adds to the daily sums."""
    answers: list[Tally] = []
    fold(scheduler, log, deck_id, answers)
    return answers


def all_sums(tx: Transaction, scheduler: Scheduler) -> Iterator[Tally]:
    """Yield what every answer of every card adds to the daily sums."""
    decks = {card_id: state.deck_id for card_id, state in tx.cards.states().items()}
    for card_id, log in tx.log.by_card():
        if card_id in decks:
            yield from tallies(scheduler, log, decks[card_id])


def refolded_sums(
    tx: Transaction, scheduler: Scheduler, deck_id: int, before: list[Event], after: list[Event]
) -> None:
    """Correct the sums of a card whose log now says something else of its answers."""
    gone, come = (tallies(scheduler, log, deck_id) for log in (before, after))
    for row in gone:
        if row in come:
            come.remove(row)
        else:
            tx.daily.add(row, -1)
    for row in come:
        tx.daily.add(row)


@contextmanager
def moved_sums(tx: Transaction, scheduler: Scheduler, guids: Sequence[str]) -> Iterator[None]:
    """Carry the answers of notes' cards over to wherever the cards are when the block ends."""
    before = tx.cards.decks_of(guids)
    yield
    after = tx.cards.decks_of(guids)
    moved = [card for card in before.keys() | after.keys() if before.get(card) != after.get(card)]
    logs = tx.log.of_cards(moved)
    for card, log in logs.items():
        for decks, times in ((before, -1), (after, 1)):
            if card in decks:
                for row in tallies(scheduler, log, decks[card]):
                    tx.daily.add(row, times)
