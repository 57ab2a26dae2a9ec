"""One SQLite file, opened safely: durable writes, one transaction at a time, versions respected."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from studyapp.core.errors import StudyError
from studyapp.storage import schema
from studyapp.storage.file import BUSY_MILLISECONDS, connect, explained
from studyapp.storage.transaction import Transaction


class Database:
    """A collection's file with its one connection; every use is inside `transaction` or `reading`.

    Threads take turns: what one does in its block, another waits for. Long work has a
    connection of its own (`reading_apart`, `transaction_apart`).
    """

    def __init__(self, path: Path, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        """Open the file, creating or migrating it where needed.

        Raises `StudyError` when it is damaged, locked, read-only or from a newer version;
        the file is then left as it was.
        """
        self.path = path
        self._busy_milliseconds = busy_milliseconds
        self._turn = RLock()
        self._writers = RLock()
        self._engine = create_engine(
            "sqlite://", creator=self._connect_sqlite, poolclass=StaticPool
        )
        event.listen(self._engine, "begin", self._on_begin)
        self._begin = "BEGIN IMMEDIATE"
        try:
            self._open()
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write: all of it is durable when the block ends, or none of it happened."""
        with explained(self.path), self._writers, self._turn, self._begun("BEGIN IMMEDIATE"):
            yield self._ready
            self._ready.settle()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Read one consistent state, without keeping writers out."""
        with explained(self.path), self._turn, self._begun("BEGIN", keep=False):
            yield self._ready

    @contextmanager
    def rehearsal(self) -> Iterator[Transaction]:
        """Write as in `transaction`, only that all of it is taken back when the block ends."""
        with (
            explained(self.path),
            self._writers,
            self._turn,
            self._begun("BEGIN IMMEDIATE", keep=False),
        ):
            yield self._ready
            self._ready.settle()

    @contextmanager
    def reading_apart(self) -> Iterator[Transaction]:
        """Read one consistent state on a connection of its own: nobody waits for long reading."""
        with explained(self.path), self._apart("BEGIN") as connection, connection.begin() as begun:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            yield Transaction(connection)
            begun.rollback()

    @contextmanager
    def transaction_apart(self) -> Iterator[Transaction]:
        """Write as in `transaction` on a connection of its own: only other writers wait for it."""
        with (
            explained(self.path),
            self._writers,
            self._apart("BEGIN IMMEDIATE") as connection,
            connection.begin(),
        ):
            apart = Transaction(connection)
            yield apart
            apart.settle()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        with self._turn:
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

    def _open(self) -> None:
        try:
            with explained(self.path):
                schema.prepare(self.path, busy_milliseconds=self._busy_milliseconds)
                self._connection = self._engine.connect()
                with self._begun("BEGIN"):
                    schema.require_current(self._connection)
        except OSError as error:
            raise StudyError(
                f"The collection {self.path} cannot be opened ({error.strerror or error}); "
                "check its folder, or choose another one."
            ) from error
        self._ready = Transaction(self._connection)

    @contextmanager
    def _apart(self, begin: str) -> Iterator[Connection]:
        engine = create_engine("sqlite://", creator=self._connect_sqlite, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()

    @contextmanager
    def _begun(self, begin: str, *, keep: bool = True) -> Iterator[None]:
        if self._connection.in_transaction():
            raise RuntimeError("transactions do not nest")
        self._begin = begin
        try:
            with self._connection.begin() as begun:
                yield
                if not keep:
                    begun.rollback()
        except BaseException:
            self._ready = Transaction(self._connection)  # what it remembered did not happen
            raise

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)

    def _connect_sqlite(self) -> sqlite3.Connection:
        return connect(self.path, self._busy_milliseconds)
