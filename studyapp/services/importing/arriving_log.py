"""Answers that a file brings: what of them is new to the log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from studyapp.core.cards import Card, Note, card_guid
from studyapp.core.scheduling.entries import Entry, EntryLog
from studyapp.core.scheduling.events import RESET, REVIEW, SEED, SET_DUE, Event, Grade
from studyapp.core.scheduling.folding import standing
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.sums import Sums
from studyapp.formats.common.snapshot import CardRecord
from studyapp.services.importing.imported_answers import standing_undos
from studyapp.services.ledger import Ledger, Log
from studyapp.storage.content import CardStart
from studyapp.storage.imported_log import ImportedLog
from studyapp.storage.transaction import Transaction

_ORDER, _KIND = itemgetter(2, 1), itemgetter(3)
_SAME_INSTANT, _SAME_MOVE = 10, 10_000
_MOVES = (SEED, SET_DUE, RESET)
_AGAIN = int(Grade.AGAIN)


@dataclass(frozen=True, slots=True)
class _Arriving:
    """What a file adds to the log of one card: `fresh` entries, and `undos` that no longer count.

    `undos` gives the ids of undos with the entries that they took back.
    """

    note: str
    log: Log
    fresh: Log
    undos: Mapping[str, str]


class ArrivingLog:
    """The entries that a file brings and the log does not have yet."""

    def __init__(
        self, tx: Transaction, ledger: Ledger, cards: Mapping[str, Iterable[CardRecord]]
    ) -> None:
        """Compare the records of some cards, by note guid, with the log."""
        self._tx = tx
        self._ledger = ledger
        self._found = _found(tx, cards)
        self._rows = ledger.rows(tx, list(self._found))
        self._fresh = {
            card: [Entry._make((self._rows[card], *entry[1:])) for entry in each.fresh]
            for card, each in self._found.items()
        }
        self._sums: Sums = {}
        self._begun: set[str] = set()

    @property
    def notes(self) -> list[str]:
        """The guids of the notes whose cards get entries."""
        return list(dict.fromkeys(each.note for each in self._found.values()))

    def starts(
        self, notes: Iterable[Note], records: Mapping[str, Iterable[CardRecord]]
    ) -> dict[str, CardStart]:
        """Return how the cards of new notes begin, by card guid."""
        notes = [note for note in notes if note.guid in records]
        decks = self._tx.decks.ensure({note.deck for note in notes}) if notes else {}
        return {
            card_guid(note.guid, record.card.ordinal): self._start(
                card_guid(note.guid, record.card.ordinal), record.card, decks[note.deck]
            )
            for note in notes
            for record in records[note.guid]
        }

    def _start(self, guid: str, card: Card, deck_id: int) -> CardStart:
        each, memory, last_at = self._found.get(guid), Memory(), 0
        if each is not None and not each.log:
            self._begun.add(guid)
            memory, last_at = self._ledger.start(self._fresh[guid], deck_id, self._sums)
        return CardStart(memory, last_at, card.suspended, card.buried, card.flag)

    def store(self, change_id: int) -> int:
        """Write the entries, when all cards are there; return how many answers came."""
        if not self._found:
            return 0
        fresh = {self._rows[card]: own for card, own in self._fresh.items()}
        known = {
            self._rows[card]: each.log
            for card, each in self._found.items()
            if card not in self._begun
        }
        at = self._ledger.add(self._tx, fresh, known, self._sums)
        self._count_again(fresh)
        if change_id:
            self._tx.imported_log.note_down(change_id, self._brought(at))
        return sum([*map(_KIND, own)].count(REVIEW) for own in fresh.values())

    def _count_again(self, fresh: Mapping[int, Log]) -> None:
        """Take back undos of what the file brings again."""
        undos = {self._rows[card]: each.undos for card, each in self._found.items() if each.undos}
        if undos:
            logs = {
                self._rows[card]: [*each.log, *fresh[self._rows[card]]]
                for card, each in self._found.items()
                if each.undos
            }
            self._ledger.undo(self._tx, undos, logs)

    def _brought(self, at: int) -> ImportedLog:
        """Return what came: cards whose whole log came, and single entries of others."""
        rows = self._rows
        return ImportedLog(
            at=at,
            whole=[rows[card] for card, each in self._found.items() if not each.log],
            some={
                rows[card]: [*(entry[1].hex() for entry in each.fresh), *each.undos.values()]
                for card, each in self._found.items()
                if each.log
            },
        )


def _found(tx: Transaction, cards: Mapping[str, Iterable[CardRecord]]) -> dict[str, _Arriving]:
    events = {
        card_guid(guid, record.card.ordinal): (guid, record.events)
        for guid, records in cards.items()
        for record in records
        if record.events
    }
    if not events:
        return {}
    rows = tx.log.rows_of(list(events))
    logs = tx.log.entries_of(list(rows.values()))
    instants = tx.imported_log.instants_taken_back()
    found = {}
    for card, (guid, own) in events.items():
        log = logs.get(rows[card], ()) if card in rows else ()
        each = _sifted(guid, _entries(tx, own), sorted(log, key=_ORDER), instants)
        if each.fresh or each.undos:
            found[card] = each
    return found


def _entries(tx: Transaction, events: Sequence[Event]) -> Log:
    """Return a file's events as entries of no card yet, each once."""
    if isinstance(events, EntryLog):
        return events.entries  # type: ignore[return-value]
    return [tx.log.entry(event, 0) for event in {event.id: event for event in events}.values()]


def _sifted(note: str, entries: Log, log: Log, instants: set[int]) -> _Arriving:
    """Return what of a file's entries a card's log does not have."""
    if not log:
        return _Arriving(note, (), entries, {})
    known = _Known(log)
    met = [known.same_as(entry, answered) for entry, answered in _with_answers(entries)]
    is_newer = known.is_older_than(entries)
    fresh = [
        entry
        for entry, same in zip(entries, met, strict=True)
        if same is None and (is_newer or entry[3] != SEED)
    ]
    back = {same.hex() for same in met if same is not None}
    undos = standing_undos(log, instants).items()
    return _Arriving(note, log, fresh, {u.hex(): target for u, target in undos if target in back})


class _Known:
    """The log of a card, as a file's entries are looked up in it."""

    def __init__(self, log: Log) -> None:
        self._ids = {entry[1] for entry in log}
        self._log = log
        self._at: dict[int, list[Entry]] = {}
        self._moves: list[tuple[Entry, int]] = []
        for entry, answered in _with_answers(log):
            if entry[3] in _MOVES:
                self._moves.append((entry, answered))
            elif entry[3] == REVIEW:
                self._at.setdefault(entry[2] // _SAME_INSTANT, []).append(entry)

    def same_as(self, entry: Entry, answered: int) -> bytes | None:
        """Return the id of the entry that says the same: by id, or given at the same instant."""
        if entry[1] in self._ids:
            return entry[1]
        if entry[3] in _MOVES:
            return self._same_move(entry, answered)
        if entry[3] != REVIEW:
            return None
        button, bucket = max(entry[5], _AGAIN), entry[2] // _SAME_INSTANT
        for place in (bucket, bucket - 1, bucket + 1):
            for each in self._at.get(place, ()):
                near = abs(each[2] - entry[2]) <= _SAME_INSTANT
                if near and max(each[5], _AGAIN) == button:
                    return each[1]
        return None

    def _same_move(self, entry: Entry, answered: int) -> bytes | None:
        """Return the id of the move that came home from Anki.

        A row without an answer says less there, and gives way to others of its instant.
        """
        for move, after in self._moves:
            is_near = abs(move[2] - entry[2]) <= _SAME_MOVE
            if is_near and abs(after - answered) <= _SAME_INSTANT:
                return move[1]
        return None

    def is_older_than(self, entries: Log) -> bool:
        """Return whether the file knows a newer answer than the log, or the log says nothing."""
        ours = standing(self._log)
        return not ours or _last_answer(entries) > _last_answer(ours)


def _with_answers(entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """Yield each entry with the instant of the last answer up to it, 0 before the first."""
    answered = 0
    for entry in entries:
        if entry[3] == REVIEW:
            answered = entry[2]
        yield entry, answered


def _last_answer(entries: Iterable[Entry]) -> int:
    return max((entry[2] for entry in entries if entry[3] == REVIEW), default=0)
