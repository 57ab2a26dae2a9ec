"""The one door to the log: who writes to it changes memory and daily sums with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import REVIEW, Action, Event, Undo
from studyapp.core.scheduling.folding import fold, next_memory
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.scheduling.sums import Sums, count
from studyapp.core.settings import Settings
from studyapp.services.clock import Clock
from studyapp.services.preferences import Preferences
from studyapp.storage.cards import CardState
from studyapp.storage.daily import with_all_decks
from studyapp.storage.transaction import Transaction

Log = Sequence[Entry]
_AT = itemgetter(2)


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """An event as it was written: its id, its instant, and what is remembered after it."""

    id: str
    at: int
    memory: Memory


@dataclass(frozen=True, slots=True)
class LedgerDifferences:
    """Where memory and sums differ from the log: cards by row, and whether the sums do."""

    cards: Sequence[int]
    sums: bool


class Ledger:
    """Keeps log, memory and daily sums in step.

    Nobody else writes to any of the three. Every method works inside a transaction that has
    begun, so that all of it happens or nothing.
    """

    def __init__(self, preferences: Preferences, clock: Clock) -> None:
        self._preferences = preferences
        self._clock = clock

    @property
    def scheduler(self) -> Scheduler:
        """The scheduler that the settings ask for."""
        return self._preferences.scheduler

    @property
    def settings(self) -> Settings:
        """The learner's study settings."""
        return self._preferences.settings

    def today(self) -> date:
        """Return the study day."""
        return self._clock.today(self.settings.rollover_hour)

    def append(
        self, tx: Transaction, card: CardState, action: Action, day: date | None = None
    ) -> WrittenEvent:
        """Write what happens to a card now, on a study day (None: today's)."""
        at = self._clock.stamp(card.last_at)
        event = Event(self._clock.event_id(at), at, card.guid, day or self.today(), action)
        entry = tx.log.append(event, card.id)
        memory = next_memory(self.scheduler, card.memory, entry)
        tx.cards.remember([(card.id, memory, card.suspended, at)])
        if entry.kind == REVIEW:
            sums: Sums = {}
            count(sums, card.deck_id, card.memory, entry)
            tx.daily.add(sums)
        return WrittenEvent(event.id, at, memory)

    def undo(
        self,
        tx: Transaction,
        targets: Mapping[int, Collection[str]],
        logs: Mapping[int, Log],
    ) -> int:
        """Take back entries, given by card row with the logs of those cards; return the instant.

        An undo can be a target, too: that is redo.
        """
        at, day = self._clock.stamp(max(map(_last_at, logs.values()), default=0)), self.today()

        def undo_of(target: str) -> Event:
            return Event(self._clock.event_id(at), at, "", day, Undo(target))

        undos = {
            row: [tx.log.entry(undo_of(target), row) for target in own]
            for row, own in targets.items()
        }
        self._add(tx, undos, {row: logs[row] for row, own in undos.items() if own})
        return at

    def rows(self, tx: Transaction, guids: Sequence[str]) -> dict[str, int]:
        """Return the rows under which the log knows cards, naming those that are new to it."""
        return tx.log.identify(guids)

    def start(self, log: Log, deck_id: int, sums: Sums) -> tuple[Memory, int]:
        """Return what a card begins with whose whole log is about to come: memory, last instant.

        Its answers are added to the sums that are handed to `add` with the log.
        """
        return fold(self.scheduler, log, deck_id, sums), _last_at(log)

    def add(
        self,
        tx: Transaction,
        fresh: Mapping[int, Log],
        known: Mapping[int, Log],
        sums: Sums,
    ) -> int:
        """Write entries that came from elsewhere, by card row; return an instant after them all.

        `known` is the log so far of every card that did not begin with its entries (`start`);
        `sums` is what the others add up to.
        """
        self._add(tx, fresh, known)
        tx.daily.add(sums)
        return self._clock.stamp(max(map(_last_at, [*fresh.values(), *known.values()]), default=0))

    @contextmanager
    def moving(self, tx: Transaction, guids: Sequence[str]) -> Iterator[None]:
        """Let notes' cards come, go and change decks in a block.

        Their answers are carried over to wherever they are when it ends, and a card that came
        back remembers what its log says.
        """
        before = tx.cards.decks_of(guids)
        yield
        after = tx.cards.decks_of(guids)
        moved = [row for row in before.keys() | after.keys() if before.get(row) != after.get(row)]
        scheduler, sums = self.scheduler, Sums()
        came: dict[int, tuple[Memory, int]] = {}
        for row, log in tx.log.entries_of(moved).items():
            if row in before:
                fold(scheduler, log, before[row], sums, times=-1)
            if row in after:
                memory = fold(scheduler, log, after[row], sums)
                if row not in before:
                    came[row] = memory, _last_at(log)
        states = tx.cards.states(list(came))
        tx.cards.remember(
            (row, memory, states[row].suspended, at) for row, (memory, at) in came.items()
        )
        tx.daily.add(sums)

    def differences(self, tx: Transaction) -> LedgerDifferences:
        """Replay the whole log once; return what differs from it."""
        wrong, sums = _replayed(tx, self.scheduler)
        counted = {key: own for key, own in with_all_decks(sums).items() if any(own)}
        return LedgerDifferences(list(wrong), counted != tx.daily.all())

    def refold(self, tx: Transaction, scheduler: Scheduler | None = None) -> None:
        """Give every card the memory that its log folds to, and count all answers anew.

        A card that stands in another deck than its note goes there first. `scheduler` is one
        that the settings do not ask for yet.
        """
        tx.integrity.move_home(tx.integrity.cards_in_wrong_deck())
        wrong, sums = _replayed(tx, scheduler or self.scheduler)
        tx.cards.remember(
            (row, memory, card.suspended, at) for row, (card, memory, at) in wrong.items()
        )
        tx.daily.replace_all(sums)

    def _add(self, tx: Transaction, fresh: Mapping[int, Log], known: Mapping[int, Log]) -> None:
        """Write entries; cards whose log is known get the memory and the sums of all of it."""
        tx.log.append_new(entry for own in fresh.values() for entry in own)
        scheduler, sums = self.scheduler, Sums()
        remembered = []
        for row, card in tx.cards.states(list(known)).items():
            after = [*known[row], *fresh[row]]
            fold(scheduler, known[row], card.deck_id, sums, times=-1)
            memory = fold(scheduler, after, card.deck_id, sums)
            remembered.append((row, memory, card.suspended, _last_at(after)))
        tx.cards.remember(remembered)
        tx.daily.add(sums)


def _last_at(log: Iterable[Entry]) -> int:
    return max(map(_AT, log), default=0)


def _replayed(
    tx: Transaction, scheduler: Scheduler
) -> tuple[dict[int, tuple[CardState, Memory, int]], Sums]:
    """Fold all logs; return the cards that differ, by row, with what is right, and all sums."""
    cards, sums, new = tx.cards.all_states(), Sums(), Memory()
    wrong = {}
    for row, log in tx.log.entries():
        card = cards.pop(row, None)
        if card is not None:
            memory, at = fold(scheduler, log, card.deck_id, sums), _last_at(log)
            if memory != card.memory or at != card.last_at or not card.is_filed:
                wrong[row] = card, memory, at
    for row, card in cards.items():
        if card.memory != new or card.last_at or not card.is_filed:
            wrong[row] = card, new, 0
    return wrong, sums
