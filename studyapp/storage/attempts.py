"""Quizzes and interviews: how each was made, and every answer as it was given."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from studyapp.core.attempts.attempt import Attempt, AttemptStatus
from studyapp.core.attempts.entries import AttemptEntry
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.storage.bulk import LISTED, listed
from studyapp.storage.tables import attempt, attempt_entry

_STATUSES = (AttemptStatus.RUNNING, AttemptStatus.FINISHED, AttemptStatus.LEFT)
"""What became of an attempt, in the order of the numbers that the table keeps."""

_OF_NOTES = (
    select(attempt_entry)
    .join(attempt, attempt.c.id == attempt_entry.c.attempt_id)
    .where(attempt_entry.c.note_guid.in_(LISTED), attempt.c.kind == bindparam("kind"))
    .order_by(attempt_entry.c.at, attempt_entry.c.number)
)


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
                status=number_of(AttemptStatus.RUNNING),
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
        self._close(attempt_id, at, AttemptStatus.FINISHED, result)

    def leave(self, attempt_id: str, at: int) -> None:
        """Close an attempt that will not be resumed; what was answered stays."""
        self._close(attempt_id, at, AttemptStatus.LEFT, None)

    def get(self, attempt_id: str) -> Attempt | None:
        """Return an attempt."""
        query = select(attempt).where(attempt.c.id == bytes.fromhex(attempt_id))
        return next(self._attempts(query), None)

    def unfinished(self, kind: str) -> Attempt | None:
        """Return the newest attempt of a kind that can be resumed."""
        query = select(attempt).where(
            attempt.c.kind == kind, attempt.c.status == number_of(AttemptStatus.RUNNING)
        )
        return next(self._attempts(query.order_by(attempt.c.begun.desc()).limit(1)), None)

    def finished(
        self, kind: str, *, limit: int = 100, offset: int = 0, before: Attempt | None = None
    ) -> list[Attempt]:
        """Return the finished attempts of a kind, the one that ended last first.

        With `before` only the others that did not end after that one.
        """
        is_done = attempt.c.status == number_of(AttemptStatus.FINISHED)
        query = select(attempt).where(attempt.c.kind == kind, is_done)
        if before is not None:
            is_other = attempt.c.id != bytes.fromhex(before.id)
            query = query.where(attempt.c.ended <= before.ended, is_other)
        query = query.order_by(attempt.c.ended.desc(), attempt.c.begun.desc(), attempt.c.id)
        return list(self._attempts(query.limit(limit).offset(offset)))

    def all(self) -> list[Attempt]:
        """Return every attempt, oldest first."""
        return list(self._attempts(select(attempt).order_by(attempt.c.id)))

    def entries(self, attempt_id: str) -> list[AttemptEntry]:
        """Return what was written down during an attempt, in order."""
        query = select(attempt_entry).where(attempt_entry.c.attempt_id == bytes.fromhex(attempt_id))
        rows = self._connection.execute(query.order_by(attempt_entry.c.number))
        return list(map(entry_of, rows))

    def of_note(self, note_guid: str, *, kind: str, limit: int = 50) -> list[AttemptEntry]:
        """Return what was written down about a note in attempts of a kind, newest first."""
        query = (
            select(attempt_entry)
            .join(attempt, attempt.c.id == attempt_entry.c.attempt_id)
            .where(attempt_entry.c.note_guid == note_guid, attempt.c.kind == kind)
            .order_by(attempt_entry.c.at.desc(), attempt_entry.c.number.desc())
            .limit(limit)
        )
        return list(map(entry_of, self._connection.execute(query)))

    def of_notes(self, note_guids: Iterable[str], *, kind: str) -> list[tuple[str, AttemptEntry]]:
        """Return what was written down about some notes, each entry with its attempt's id.

        Only attempts of a kind; oldest first.
        """
        rows = self._connection.execute(_OF_NOTES, {"kind": kind, **listed(note_guids)})
        return [(row.attempt_id.hex(), entry_of(row)) for row in rows]

    def _close(self, attempt_id: str, at: int, status: AttemptStatus, result: str | None) -> None:
        statement = update(attempt).where(attempt.c.id == bytes.fromhex(attempt_id))
        closed = statement.values(ended=at, status=number_of(status), result=result)
        self._connection.execute(closed)

    def _attempts(self, query: Select[Any]) -> Iterator[Attempt]:
        for row in self._connection.execute(query):
            yield Attempt(*columns_of(row))


def number_of(status: AttemptStatus) -> int:
    """Return how the table keeps what became of an attempt."""
    return _STATUSES.index(status)


def columns_of(row: Any) -> tuple[str, str, str, int, int | None, AttemptStatus, str, str | None]:
    """Return the fields of an attempt from its row, in their order."""
    return (
        *(row.id.hex(), row.kind, row.title, row.begun, row.ended),
        *(_STATUSES[row.status], row.spec, row.result),
    )


def entry_of(row: Any) -> AttemptEntry:
    """Return an entry from its row."""
    return AttemptEntry(row.position, row.at, row.payload, row.note_guid)
