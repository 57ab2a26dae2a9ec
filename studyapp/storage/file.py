"""Connections to a collection's file, and what SQLite's errors mean to the learner."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import exc

from studyapp.core.errors import StudyError

BUSY_MILLISECONDS = 10_000
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8192",
    "PRAGMA synchronous = FULL",
)
_WAL = "PRAGMA journal_mode = WAL"
_PAUSE_SECONDS = 0.01
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
    *(
        (mark, "The collection {path} is damaged; restore a backup or run 'studyapp check'")
        for mark in ("malformed", "decode", "vtable constructor", "no such table", "no such column")
    ),
)


def connect(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Return a plain connection with the collection's settings; transactions are begun by hand."""
    connection = sqlite3.connect(
        path, timeout=busy_milliseconds / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        _write_ahead(connection, busy_milliseconds)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, busy_milliseconds: int) -> None:
    """Switch to the write-ahead log; SQLite itself does not wait while others do the same."""
    give_up = monotonic() + busy_milliseconds / 1000
    while True:
        try:
            connection.execute(_WAL)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > give_up:
                raise
        sleep(_PAUSE_SECONDS)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the file at `path` into a `StudyError`."""
    try:
        yield
    except (exc.DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        reason = str(getattr(error, "orig", None) or error)
        sentence = next((text for mark, text in _SENTENCES if mark in reason), None)
        if sentence is None:
            raise
        raise StudyError(f"{sentence.format(path=path)} ({reason}).") from error
