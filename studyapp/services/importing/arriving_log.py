"""Answers that a file brings: what of them is new to the log, and taking them back with the import."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from studyapp.core.cards import Card, Note, card_guid
from studyapp.core.scheduling.entries import EntryLog
from studyapp.core.scheduling.events import Event, Reset, Review, Seed, SetDue, Undo
from studyapp.core.scheduling.folding import REVIEW, UNDO, Entry, Folding, Sums, standing
from studyapp.core.scheduling.replay import effective, taken_back, undone
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.core.statistics import button
from studyapp.formats.common.snapshot import CardRecord
from studyapp.services.clock import Clock
from studyapp.services.sums import refold
from studyapp.storage.content import Start
from studyapp.storage.transaction import Transaction

_AT, _KIND = itemgetter(2), itemgetter(3)
_SAME_INSTANT, _SAME_MOVE = 10, 10_000
_MOVES = (Seed, SetDue, Reset)
_TAKEN_BACK = "instants of imports taken back"


@dataclass(frozen=True, slots=True)
class Writer:
    """What it takes to write entries into the log."""

    scheduler: Sm2
    clock: Clock
    day: date

    def undo(self, card: str, target: str, at: int) -> Event:
        """Return the entry that takes another one back."""
        return Event(self.clock.event_id(at), at, card, self.day, Undo(target))


@dataclass(frozen=True, slots=True)
class _Arriving:
    """What a file adds to the log of one card: `fresh` entries, and `undos` that no longer count."""

    note: str
    card: str
    log: Sequence[Event]
    fresh: Sequence[Event]
    undos: Sequence[Event] = ()


class ArrivingLog:
    """The entries that a file brings and the log does not have yet."""

    def __init__(
        self, tx: Transaction, writer: Writer, cards: Mapping[str, Iterable[CardRecord]]
    ) -> None:
        """Compare the records of some cards, by note guid, with the log."""
        self._tx = tx
        self._writer = writer
        self._found = _found(tx, cards)
        self._rows = tx.log.identify(list(self._found))
        self._fresh = {
            card: _entries(tx, each.fresh, self._rows[card]) for card, each in self._found.items()
        }
        self._folding = Folding(writer.scheduler)
        self._sums: Sums = {}
        self._begun: set[str] = set()

    @property
    def notes(self) -> list[str]:
        """The guids of the notes whose cards get entries."""
        return list(dict.fromkeys(each.note for each in self._found.values()))

    def starts(
        self, notes: Iterable[Note], records: Mapping[str, Iterable[CardRecord]]
    ) -> dict[str, Start]:
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

    def _start(self, guid: str, card: Card, deck_id: int) -> Start:
        each, memory, last_at = self._found.get(guid), None, 0
        if each is not None and not each.log:
            self._begun.add(guid)
            fresh = self._fresh[guid]
            memory = self._folding.fold(fresh, deck_id, self._sums)
            last_at = _last_at(fresh)
        return Start(memory, last_at, card.suspended, card.buried, card.flag)

    def store(self, change_id: int) -> int:
        """Write the entries, when all cards are there; return how many answers came."""
        if not self._found:
            return 0
        known = (event.at for each in self._found.values() for event in each.log)
        at = self._writer.clock.stamp(max([*map(_last_at, self._fresh.values()), *known]))
        logs = {}
        for card, each in self._found.items():
            row = self._rows[card]
            undos = (self._writer.undo(card, undo.id, at) for undo in each.undos)
            self._fresh[card] += [self._tx.log.entry(undo, row) for undo in undos]
            if card not in self._begun:
                before = [self._tx.log.entry(event, row) for event in each.log]
                logs[row] = before, [*before, *self._fresh[card]]
        self._tx.log.append_new(entry for fresh in self._fresh.values() for entry in fresh)
        self._tx.daily.add_all(self._sums)
        refold(self._tx, self._writer.scheduler, logs)
        _note_down(self._tx, change_id, at, self._found.values(), self._rows)
        return sum([*map(_KIND, fresh)].count(REVIEW) for fresh in self._fresh.values())


def take_away(tx: Transaction, writer: Writer, change_id: int) -> None:
    """Take back the entries that a change brought, if it brought any."""
    brought = tx.settings.get(_key(change_id))
    logs = _logs(tx, brought)
    if not brought or not logs:
        return
    at = writer.clock.stamp(max(entry[2] for log in logs.values() for entry in log))
    undos = {}
    for row, log in logs.items():
        some = set(brought["some"].get(str(row), ()))
        targets = [
            entry[1].hex()
            for entry in standing(log)
            if (entry[1].hex() in some if some else entry[2] < brought["at"])
        ]
        undos[row] = [tx.log.entry(writer.undo("", target, at), row) for target in targets]
    _write(tx, writer, logs, undos)
    tx.settings.set(_key(change_id), {**brought, "back": at})
    tx.settings.set(_TAKEN_BACK, [*(tx.settings.get(_TAKEN_BACK) or ()), at])


def bring_again(tx: Transaction, writer: Writer, change_id: int) -> None:
    """Let the entries count again that were taken back with a change."""
    brought = tx.settings.get(_key(change_id))
    logs = _logs(tx, brought)
    if not brought or "back" not in brought or not logs:
        return
    at = writer.clock.stamp(max(entry[2] for log in logs.values() for entry in log))
    undos = {}
    for row, log in logs.items():
        gone = undone({e[1].hex(): e[10] for e in log if e[3] == UNDO})
        written = (e[1].hex() for e in log if e[2] == brought["back"] and e[3] == UNDO)
        undos[row] = [
            tx.log.entry(writer.undo("", undo, at), row) for undo in written if undo not in gone
        ]
    _write(tx, writer, logs, undos)


def _logs(tx: Transaction, brought: Mapping[str, Any] | None) -> dict[int, list[Entry]]:
    if not brought:
        return {}
    return tx.log.entries_of([*brought["whole"], *map(int, brought["some"])])


def _write(
    tx: Transaction,
    writer: Writer,
    logs: Mapping[int, Sequence[Entry]],
    undos: Mapping[int, Sequence[Entry]],
) -> None:
    tx.log.append_new(undo for own in undos.values() for undo in own)
    changed = {row: (log, [*log, *undos[row]]) for row, log in logs.items() if undos[row]}
    refold(tx, writer.scheduler, changed)


def _entries(tx: Transaction, events: Sequence[Event], row: int) -> list[Entry]:
    if isinstance(events, EntryLog):
        return events.of_row(row)
    return [tx.log.entry(event, row) for event in events]


def _last_at(log: Iterable[Entry]) -> int:
    return max(map(_AT, log), default=0)


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
    logs = tx.log.of_cards(list(rows.values()))
    instants = set(tx.settings.get(_TAKEN_BACK) or ())
    found = {}
    for card, (guid, own) in events.items():
        log = logs.get(rows[card], ()) if card in rows else ()
        each = _sifted(guid, card, own, log, instants)
        if each.fresh or each.undos:
            found[card] = each
    return found


def _sifted(
    note: str, card: str, events: Sequence[Event], log: Sequence[Event], instants: set[int]
) -> _Arriving:
    """Return what of a file's entries a card's log does not have."""
    if not log:
        return _Arriving(note, card, (), _each_once(events))
    known, events = _Known(log), tuple(_each_once(events))
    met = {event.id: known.same_as(event, answered) for event, answered in _with_answers(events)}
    is_newer = known.is_older_than(events)
    fresh = [
        event
        for event in events
        if met[event.id] is None and (is_newer or not isinstance(event.action, Seed))
    ]
    back = set(met.values()) - {None}
    undos = [u for u in _standing_undos(log, instants) if _target(u) in back]
    return _Arriving(note, card, log, fresh, undos)


def _each_once(events: Sequence[Event]) -> Sequence[Event]:
    if isinstance(events, EntryLog):
        return events
    return tuple({event.id: event for event in events}.values())


class _Known:
    """The log of a card, as a file's entries are looked up in it."""

    def __init__(self, log: Sequence[Event]) -> None:
        self._ids = {event.id for event in log}
        self._log = log
        self._at: dict[int, list[Event]] = {}
        self._moves: list[tuple[Event, int]] = []
        for event, answered in _with_answers(log):
            if isinstance(event.action, _MOVES):
                self._moves.append((event, answered))
            elif isinstance(event.action, Review):
                self._at.setdefault(event.at // _SAME_INSTANT, []).append(event)

    def same_as(self, event: Event, answered: int) -> str | None:
        """Return the id of the entry that says the same: by id, or given at the same instant."""
        if event.id in self._ids:
            return event.id
        if isinstance(event.action, _MOVES):
            return self._same_move(event, answered)
        if not isinstance(event.action, Review):
            return None
        grade, bucket = button(event.action.grade), event.at // _SAME_INSTANT
        for place in (bucket, bucket - 1, bucket + 1):
            for each in self._at.get(place, ()):
                near = abs(each.at - event.at) <= _SAME_INSTANT
                if near and button(each.action.grade) == grade:  # type: ignore[union-attr]
                    return each.id
        return None

    def _same_move(self, event: Event, answered: int) -> str | None:
        """Return the id of the move that came home from Anki.

        A row without an answer says less there, and gives way to others of its instant.
        """
        for move, after in self._moves:
            is_near = abs(move.at - event.at) <= _SAME_MOVE
            if is_near and abs(after - answered) <= _SAME_INSTANT:
                return move.id
        return None

    def is_older_than(self, events: Sequence[Event]) -> bool:
        """Return whether the file knows a newer answer than the log, or the log says nothing."""
        ours = effective(self._log)
        if not ours:
            return True
        return _last_answer(events) > _last_answer(ours)


def _with_answers(events: Iterable[Event]) -> Iterator[tuple[Event, int]]:
    """Yield each entry with the instant of the last answer up to it, 0 before the first."""
    answered = 0
    for event in events:
        if isinstance(event.action, Review):
            answered = event.at
        yield event, answered


def _last_answer(events: Iterable[Event]) -> int:
    return max((event.at for event in events if isinstance(event.action, Review)), default=0)


def _standing_undos(log: Sequence[Event], instants: set[int]) -> list[Event]:
    """Return the undos of imports, written at certain instants, that still count."""
    if not instants:
        return []
    gone = taken_back(log)
    return [e for e in log if e.at in instants and isinstance(e.action, Undo) and e.id not in gone]


def _key(change_id: int) -> str:
    return f"entries of change {change_id}"


def _target(undo: Event) -> str:
    return undo.action.target if isinstance(undo.action, Undo) else ""


def _note_down(
    tx: Transaction,
    change_id: int,
    at: int,
    found: Iterable[_Arriving],
    rows: Mapping[str, int],
) -> None:
    """Note down what a change brought: cards whose whole log came, and single entries of others."""
    found = list(found)
    if not change_id:
        return
    whole = [rows[each.card] for each in found if not each.log]
    some = {
        str(rows[each.card]): [*(e.id for e in each.fresh), *map(_target, each.undos)]
        for each in found
        if each.log
    }
    tx.settings.set(_key(change_id), {"at": at, "whole": whole, "some": some})
