"""Anki's database opened as a stranger's: nothing in it runs, nothing in it is believed."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from studyapp.core.errors import StudyError

_TABLES = ("col", "notes", "cards", "revlog")
_NEWEST_SCHEMA = 18
_LONGEST_VALUE = 32 << 20
_STEPS = 20_000
"""Instructions of SQLite's machine between two looks at how many there were."""
_STEPS_A_BYTE, _LEAST_STEPS = 40, 20_000_000
_READ_ONLY = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
_FUNCTIONS = frozenset({"count", "min", "max", "coalesce", "length", "substr"})

Row = Sequence[Any]


class AnkiDatabase:
    """A collection that is open for reading."""

    def __init__(self, connection: sqlite3.Connection, title: str, version: int) -> None:
        self._connection = connection
        self._title = title
        self.version = version
        self.tables = frozenset(name for name, _ in _tables(connection))

    def rows(self, query: str) -> list[Row]:
        """Return all rows of a query."""
        try:
            return self._connection.execute(query).fetchall()
        except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
            raise damaged(self._title) from error

    def count(self, table: str, most: int) -> int:
        """Return how many rows a table has; `StudyError` when there are more than can be read."""
        ((number,),) = self.rows(f"SELECT count(*) FROM {table}")  # noqa: S608
        if number > most:
            raise StudyError(
                f"{self._title} holds more than {most:,} {_WORDS[table]}; export it deck by deck."
            )
        return int(number)


_WORDS = {"notes": "notes", "cards": "cards", "revlog": "reviews"}


@contextmanager
def opened(path: Path, title: str) -> Iterator[AnkiDatabase]:
    """Open a collection file that was found sound; `StudyError` for anything else."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise damaged(title) from error
    try:
        try:
            version = _prepared(connection, path, title)
            database = AnkiDatabase(connection, title, version)
        except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError) as error:
            raise damaged(title) from error
        yield database
    finally:
        connection.close()


def damaged(title: str) -> StudyError:
    """Return what is said of a collection that cannot be trusted."""
    return StudyError(
        f"The collection in {title} is damaged; run 'Check Database' in Anki and export it again."
    )


def _prepared(connection: sqlite3.Connection, path: Path, title: str) -> int:
    """Take every power from the database, look whether it is sound, and return its version."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.create_collation("unicase", _unicase)
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    _limit_work(connection, path.stat().st_size)
    _require_plain_tables(connection, title)
    _require_sound(connection, title)
    connection.set_authorizer(_only_reading)
    ((version,),) = connection.execute("SELECT ver FROM col LIMIT 1").fetchall() or [(0,)]
    if not isinstance(version, int) or version < 1:
        raise damaged(title)
    if version > _NEWEST_SCHEMA:
        raise StudyError(
            f"{title} was made by a newer Anki than Studyapp knows; export it from Anki with "
            "'Support older Anki versions'."
        )
    return version


def _limit_work(connection: sqlite3.Connection, size: int) -> None:
    """Stop a query that works much longer than a file of this size can need."""
    most = (_LEAST_STEPS + size * _STEPS_A_BYTE) // _STEPS
    done = 0

    def step() -> bool:
        nonlocal done
        done += 1
        return done > most

    connection.set_progress_handler(step, _STEPS)


def _require_plain_tables(connection: sqlite3.Connection, title: str) -> None:
    """Refuse views and virtual tables in the place of Anki's own tables, and computed columns."""
    kinds = dict(_tables(connection))
    for table in _TABLES:
        if kinds.get(table) != "table":
            raise StudyError(f"{title} is no Anki package: its collection lacks '{table}'.")
        columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        if any(column[-1] for column in columns):
            raise damaged(title)


def _tables(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the tables and views with their kinds."""
    return [
        (name, "virtual" if str(sql).upper().startswith("CREATE VIRTUAL") else kind)
        for name, kind, sql in connection.execute(
            "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')"
        )
    ]


def _require_sound(connection: sqlite3.Connection, title: str) -> None:
    """Check the tables that hold what is read, with their indexes."""
    for table in _TABLES:
        if connection.execute(f"PRAGMA integrity_check({table})").fetchall() != [("ok",)]:
            raise damaged(title)


def _only_reading(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    """Allow reading and a few functions, whatever the schema of the file would like to call."""
    if action in _READ_ONLY:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _unicase(one: str, other: str) -> int:
    mine, theirs = one.casefold(), other.casefold()
    return (mine > theirs) - (mine < theirs)
