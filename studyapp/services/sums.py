"""Keeping the daily sums true to the log when cards come, go or move."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Event, Review
from studyapp.core.scheduling.replay import walk
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.statistics import phase
from studyapp.storage.daily import Tally, tally
from studyapp.storage.transaction import Transaction

Log = Sequence[Event]


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


def refold(tx: Transaction, scheduler: Scheduler, logs: Mapping[int, tuple[Log, Log]]) -> None:
    """Give cards, by row, whose log was the first and is the second now, its memory and its sums."""
    gone: list[Tally] = []
    come: list[Tally] = []
    cards = []
    for card_id, state in tx.cards.states(list(logs)).items():
        before, after = logs[card_id]
        fold(scheduler, before, state.deck_id, gone)
        memory = fold(scheduler, after, state.deck_id, come)
        at = max((event.at for event in after), default=0)
        cards.append((card_id, memory, state.suspended, at))
    tx.cards.remember_all(cards)
    tx.daily.add_all(gone, come)


@contextmanager
def moved_sums(tx: Transaction, scheduler: Scheduler, guids: Sequence[str]) -> Iterator[None]:
    """Carry the answers of notes' cards over to wherever the cards are when the block ends."""
    before = tx.cards.decks_of(guids)
    yield
    after = tx.cards.decks_of(guids)
    moved = [card for card in before.keys() | after.keys() if before.get(card) != after.get(card)]
    gone: list[Tally] = []
    come: list[Tally] = []
    for card, log in tx.log.of_cards(moved).items():
        for decks, answers in ((before, gone), (after, come)):
            if card in decks:
                fold(scheduler, log, decks[card], answers)
    tx.daily.add_all(gone, come)
