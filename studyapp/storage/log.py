"""The append-only log of events, and the names of all cards that ever were."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from studyapp.core.scheduling.entries import Entry, to_entry, to_event
from studyapp.core.scheduling.events import SEED, Event, Review
from studyapp.storage.bulk import LISTED, insert_rows, insert_tuples, listed, plain_rows
from studyapp.storage.rows import entry_row, row_entry
from studyapp.storage.tables import event_table, identity, scheduler

_EVENTS = select(event_table)
_OF_CARD = _EVENTS.where(event_table.c.card_id == bindparam("card"))
_ONE = _OF_CARD.where(event_table.c.id == bindparam("event"))
_ALL = _EVENTS.order_by(event_table.c.card_id, event_table.c.id)
_GUIDS = select(identity.c.id, identity.c.guid)
_ROWS = _GUIDS.where(identity.c.guid.in_(LISTED))
_OF_CARDS = _ALL.where(event_table.c.card_id.in_(LISTED))
_INSERT = insert(event_table)
_BATCH = 2_000
_COLUMNS = tuple(event_table.columns.keys())
_PLAIN = f"SELECT {', '.join(_COLUMNS)} FROM event"  # noqa: S608 - our own names
_KIND = itemgetter(3)
_AT = attrgetter("at")


class LogRepository:
    """Appends and reads events; nothing here changes or removes one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._schedulers: dict[int | None, str] = {None: ""}

    def append(self, event: Event, card_id: int) -> Entry:
        """Write one event of a card; return its entry."""
        entry = self.entry(event, card_id)
        row = entry_row(entry)
        self._connection.execute(_INSERT, dict(zip(_COLUMNS, row, strict=True)))
        return entry

    def append_new(self, entries: Iterable[Entry]) -> None:
        """Write many entries none of which is there yet."""
        insert_tuples(self._connection, event_table, [*map(entry_row, sorted(entries))])

    def entry(self, event: Event, card_id: int) -> Entry:
        """Return an event as the numbers that are stored and folded."""
        return to_entry(event, card_id, self._scheduler_id(_scheduler_of(event)))

    def entries(self) -> Iterator[tuple[int, list[Entry]]]:
        """Yield the row of every card that has a log, with all its entries."""
        rows = plain_rows(self._connection, f"{_PLAIN} ORDER BY card_id, id")
        for card_id, own in groupby(rows, key=itemgetter(0)):
            log = list(own)
            yield card_id, [*map(row_entry, log)] if SEED in map(_KIND, log) else log

    def entries_of(self, card_ids: Sequence[int]) -> dict[int, list[Entry]]:
        """Return the entries of those cards that have any."""
        found: dict[int, list[Entry]] = {}
        where = "WHERE card_id IN (SELECT value FROM json_each(:listed))"
        for row in plain_rows(self._connection, f"{_PLAIN} {where}", listed(card_ids)):
            found.setdefault(row[0], []).append(row_entry(row))
        return found

    def of_card(self, card_id: int) -> list[Event]:
        """Return the events of one card in order."""
        rows = self._connection.execute(_OF_CARD, {"card": card_id}).all()
        return self._events(rows, self._guid(card_id)) if rows else []

    def of_cards(self, card_ids: Sequence[int]) -> dict[int, list[Event]]:
        """Return the events of those cards that have any, in order."""
        rows = self._connection.execute(_OF_CARDS, listed(card_ids))
        guids = self._guids(card_ids)
        return {
            card_id: self._events(list(own), guids[card_id])
            for card_id, own in groupby(rows, key=itemgetter(0))
        }

    def get(self, event_id: str, card_id: int) -> Event | None:
        """Return an event of a card, None when there is none of that id."""
        key = {"event": bytes.fromhex(event_id), "card": card_id}
        row = self._connection.execute(_ONE, key).first()
        return None if row is None else self._events([row], self._guid(card_id))[0]

    def by_card(self) -> Iterator[tuple[int, list[Event]]]:
        """Yield the row of every card that has a log, with all its events in order."""
        guids = {row.id: row.guid for row in self._connection.execute(_GUIDS)}
        rows = self._connection.execute(_ALL).yield_per(_BATCH)
        for card_id, own in groupby(rows, key=itemgetter(0)):
            yield card_id, self._events(list(own), guids[card_id])

    def count(self) -> int:
        """Return how many events there are."""
        return int(
            self._connection.execute(select(func.count()).select_from(event_table)).scalar_one()
        )

    def identify(self, guids: Sequence[str]) -> dict[str, int]:
        """Return the rows of card guids, making those that are new."""
        known = self.rows_of(guids)
        missing = [guid for guid in dict.fromkeys(guids) if guid not in known]
        if missing:
            first = self._next_identity()
            rows = [{"id": first + i, "guid": guid} for i, guid in enumerate(missing)]
            insert_rows(self._connection, identity, rows)
            known.update((row["guid"], row["id"]) for row in rows)  # type: ignore[misc]
        return known

    def rows_of(self, guids: Sequence[str]) -> dict[str, int]:
        """Return the rows of those card guids that ever had a card."""
        rows = self._connection.execute(_ROWS, listed(guids)).all()
        return {guid: row for row, guid in rows}

    def _next_identity(self) -> int:
        return 1 + (self._connection.execute(select(func.max(identity.c.id))).scalar() or 0)

    def _guid(self, card_id: int) -> str:
        query = _GUIDS.where(identity.c.id == card_id)
        return str(self._connection.execute(query).one().guid)

    def _guids(self, card_ids: Sequence[int]) -> dict[int, str]:
        query = _GUIDS.where(identity.c.id.in_(LISTED))
        return {row.id: row.guid for row in self._connection.execute(query, listed(card_ids))}

    def _events(self, rows: Sequence[Any], guid: str) -> list[Event]:
        if any(row.scheduler_id not in self._schedulers for row in rows):
            self._load_schedulers()
        events = [to_event(row_entry(row), guid, self._schedulers) for row in rows]
        events.sort(key=_AT)
        return events

    def _load_schedulers(self) -> None:
        rows = self._connection.execute(select(scheduler.c.id, scheduler.c.key))
        self._schedulers = {None: "", **{row.id: row.key for row in rows}}

    def _scheduler_id(self, key: str) -> int | None:
        if not key:
            return None
        if key not in self._schedulers.values():
            self._load_schedulers()
        if key not in self._schedulers.values():
            self._connection.execute(insert(scheduler).values(key=key))
            self._load_schedulers()
        return next(row for row, known in self._schedulers.items() if known == key)


def _scheduler_of(event: Event) -> str:
    return event.action.scheduler if isinstance(event.action, Review) else ""
