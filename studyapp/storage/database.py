"""One SQLite file, opened safely: durable writes, one transaction at a time, versions respected."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.pool import StaticPool

from studyapp.core.errors import StudyError
from studyapp.storage import schema
from studyapp.storage.transaction import Transaction

BUSY_MILLISECONDS = 10_000
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
    "PRAGMA mmap_size = 268435456",
)
_DURABLE = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")


class Database:
    """A collection's file with its one connection; every use is inside `transaction` or `reading`."""

    def __init__(self, path: Path) -> None:
        """Open the file, creating or migrating it where needed.

        Raises `StudyError` when it is damaged, locked, read-only or from a newer version;
        the file is then left as it was.
        """
        self.path = path
        self._engine = create_engine(
            "sqlite://", creator=self._connect_sqlite, poolclass=StaticPool
        )
        event.listen(self._engine, "begin", self._on_begin)
        self._begin = "BEGIN IMMEDIATE"
        try:
            with _explained(path):
                schema.prepare(path)
                self._connection = self._engine.connect()
                self._ready = self._prepared()
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write: all of it is durable when the block ends, or none of it happened."""
        with _explained(self.path), self._begun("BEGIN IMMEDIATE"):
            yield self._ready

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Read one consistent state, without keeping writers out."""
        with _explained(self.path), self._begun("BEGIN"):
            yield self._ready

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._connection.close()
        self._engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        if self._connection.in_transaction():
            raise RuntimeError("transactions do not nest")
        self._begin = begin
        try:
            with self._connection.begin():
                yield
        except BaseException:
            self._ready = Transaction(self._connection)  # what it remembered did not happen
            raise

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)

    def _connect_sqlite(self) -> sqlite3.Connection:
        return connect(self.path)

    def _prepared(self) -> Transaction:
        with self._begun("BEGIN"):
            schema.require_current(self._connection)
        return Transaction(self._connection)


def connect(path: Path) -> sqlite3.Connection:
    """Return a plain connection with the collection's settings; transactions are begun by hand."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in (*_PRAGMAS, *_DURABLE):
        connection.execute(pragma)
    return connection


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (exc.DatabaseError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", None) or error)
        sentence = _sentence(reason)
        if sentence is None:
            raise
        raise StudyError(f"{sentence.format(path=path)} ({reason}).") from error


def _sentence(reason: str) -> str | None:
    return next((text for mark, text in _SENTENCES if mark in reason), None)


_SENTENCES = (
    (
        "locked",
        "The collection {path} is in use by another program; close it there and try again",
    ),
    ("readonly", "The collection {path} cannot be written; check the rights of its folder"),
    ("unable to open", "The collection {path} cannot be opened; check that its folder is writable"),
    (
        "disk is full",
        "The disk is full, so the last change was not saved in {path}; free some space",
    ),
    ("disk I/O", "The disk did not take the last change to {path}; check the disk and try again"),
    (
        "not a database",
        "The file {path} is not a Studyapp collection; move it away or restore a backup",
    ),
    ("malformed", "The collection {path} is damaged; restore a backup or run 'studyapp check'"),
)
