"""Quizzes and interviews: how each was made, and every answer as it was given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from studyapp.core.scheduling.identifiers import uuid7
from studyapp.storage.bulk import LISTED, listed
from studyapp.storage.tables import attempt, attempt_entry

RUNNING, FINISHED, LEFT = range(3)
_OF_NOTES = (
    select(attempt_entry)
    .join(attempt, attempt.c.id == attempt_entry.c.attempt_id)
    .where(attempt_entry.c.note_guid.in_(LISTED), attempt.c.kind == bindparam("kind"))
    .order_by(attempt_entry.c.at, attempt_entry.c.number)
)


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """One quiz or interview. Instants in UTC milliseconds; `spec` and `result` are JSON.

    `result` is what its maker wants to show in a list; empty until the attempt is finished.
    """

    id: str
    kind: str
    title: str
    begun: int
    ended: int | None
    spec: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One thing that was written down during an attempt; `payload` is JSON."""

    attempt: str
    position: int
    at: int
    payload: str
    note: str | None = None


class AttemptRepository:
    """Writes and reads attempts; an entry is never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, kind: str, title: str, at: int, spec: str, chance: bytes) -> str:
        """Write down a new attempt; return its id, made from the instant and ten random bytes."""
        attempt_id = uuid7(at, chance)
        self._connection.execute(
            insert(attempt).values(
                id=bytes.fromhex(attempt_id),
                kind=kind,
                title=title,
                begun=at,
                status=RUNNING,
                spec=spec,
            )
        )
        return attempt_id

    def record(
        self, attempt_id: str, position: int, at: int, payload: str, note: str | None = None
    ) -> None:
        """Write one entry after those there are; several may belong to one position."""
        key = bytes.fromhex(attempt_id)
        last = select(func.coalesce(func.max(attempt_entry.c.number), 0)).where(
            attempt_entry.c.attempt_id == key
        )
        number = self._connection.execute(last).scalar_one() + 1
        self._connection.execute(
            insert(attempt_entry).values(
                attempt_id=key,
                number=number,
                position=position,
                at=at,
                note_guid=note,
                payload=payload,
            )
        )

    def finish(self, attempt_id: str, at: int, result: str) -> None:
        """Close an attempt with its result; finishing again replaces the result."""
        self._close(attempt_id, at, FINISHED, result)

    def leave(self, attempt_id: str, at: int) -> None:
        """Close an attempt that will not be resumed; what was answered stays."""
        self._close(attempt_id, at, LEFT, None)

    def get(self, attempt_id: str) -> StoredAttempt | None:
        """Return an attempt."""
        query = select(attempt).where(attempt.c.id == bytes.fromhex(attempt_id))
        return next(self._attempts(query), None)

    def unfinished(self, kind: str) -> StoredAttempt | None:
        """Return the newest attempt of a kind that can be resumed."""
        query = select(attempt).where(attempt.c.kind == kind, attempt.c.status == RUNNING)
        return next(self._attempts(query.order_by(attempt.c.begun.desc()).limit(1)), None)

    def finished(self, kind: str, *, limit: int = 100, offset: int = 0) -> list[StoredAttempt]:
        """Return the finished attempts of a kind, the one that ended last first."""
        query = select(attempt).where(attempt.c.kind == kind, attempt.c.status == FINISHED)
        query = (
            query.order_by(attempt.c.ended.desc(), attempt.c.begun.desc())
            .limit(limit)
            .offset(offset)
        )
        return list(self._attempts(query))

    def all(self) -> list[StoredAttempt]:
        """Return every attempt, oldest first."""
        return list(self._attempts(select(attempt).order_by(attempt.c.id)))

    def entries(self, attempt_id: str) -> list[StoredEntry]:
        """Return what was written down during an attempt, in order."""
        query = select(attempt_entry).where(attempt_entry.c.attempt_id == bytes.fromhex(attempt_id))
        rows = self._connection.execute(query.order_by(attempt_entry.c.number))
        return _entries(rows)

    def of_note(self, note_guid: str, *, kind: str, limit: int = 50) -> list[StoredEntry]:
        """Return what was written down about a note in attempts of a kind, newest first."""
        query = (
            select(attempt_entry)
            .join(attempt, attempt.c.id == attempt_entry.c.attempt_id)
            .where(attempt_entry.c.note_guid == note_guid, attempt.c.kind == kind)
            .order_by(attempt_entry.c.at.desc(), attempt_entry.c.number.desc())
            .limit(limit)
        )
        return _entries(self._connection.execute(query))

    def of_notes(self, note_guids: Iterable[str], *, kind: str) -> list[StoredEntry]:
        """Return what was written down about some notes in attempts of a kind, oldest first."""
        rows = self._connection.execute(_OF_NOTES, {"kind": kind, **listed(note_guids)})
        return _entries(rows)

    def _close(self, attempt_id: str, at: int, status: int, result: str | None) -> None:
        statement = update(attempt).where(attempt.c.id == bytes.fromhex(attempt_id))
        self._connection.execute(statement.values(ended=at, status=status, result=result))

    def _attempts(self, query: Any) -> Iterator[StoredAttempt]:
        for row in self._connection.execute(query):
            yield StoredAttempt(
                row.id.hex(), row.kind, row.title, row.begun, row.ended, row.spec, row.result or ""
            )


def _entries(rows: Iterable[Any]) -> list[StoredEntry]:
    return [
        StoredEntry(row.attempt_id.hex(), row.position, row.at, row.payload, row.note_guid)
        for row in rows
    ]
