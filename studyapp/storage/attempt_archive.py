"""All quizzes and interviews at once: for an archive, and back from one."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, select

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.storage.attempts import columns_of, entry_of, number_of
from studyapp.storage.bulk import insert_tuples
from studyapp.storage.tables import attempt, attempt_entry

_ENTRIES = select(attempt_entry).order_by(attempt_entry.c.attempt_id, attempt_entry.c.number)


class AttemptArchive:
    """Gives every attempt with its entries, and takes in those that are not there yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Iterator[AttemptRecord]:
        """Yield every attempt with its entries, oldest first."""
        rows = self._connection.execute(_ENTRIES)
        entries = {
            key: tuple(map(entry_of, own))
            for key, own in groupby(rows, key=attrgetter("attempt_id"))
        }
        for row in self._connection.execute(select(attempt).order_by(attempt.c.id)):
            yield AttemptRecord(*columns_of(row), entries.get(row.id, ()))

    def add(self, records: Iterable[AttemptRecord]) -> int:
        """Write the attempts that are not there yet; return how many."""
        known = set(self._connection.execute(select(attempt.c.id)).scalars())
        fresh = {bytes.fromhex(record.id): record for record in records}
        fresh = {key: record for key, record in fresh.items() if key not in known}
        insert_tuples(
            self._connection,
            attempt,
            [
                (
                    *(key, each.kind, each.title, each.begun, each.ended),
                    *(number_of(each.status), each.spec, each.result),
                )
                for key, each in fresh.items()
            ],
        )
        insert_tuples(
            self._connection,
            attempt_entry,
            [
                (key, number, entry.position, entry.at, entry.note, entry.payload)
                for key, each in fresh.items()
                for number, entry in enumerate(each.entries, start=1)
            ],
        )
        return len(fresh)
