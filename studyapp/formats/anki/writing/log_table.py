"""The table of a package's answers, each of which has an instant for its id."""

import sqlite3
from collections.abc import Sequence

from studyapp.formats.anki.writing.schedule import ReviewRow

_INSERT = "INSERT OR IGNORE INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"
"""-1 is the update number of a row that was not synchronised yet."""
_OWNER = "SELECT cid FROM revlog WHERE id = ?"


class LogTable:
    """Takes rows of the log in; one whose id is in use gets the next free one after it."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self._after: dict[int, int] = {}

    def add(self, rows: Sequence[ReviewRow]) -> None:
        """Add rows of cards that have none yet."""
        if len({row[0] for row in rows}) == len(rows):
            self._cursor.executemany(_INSERT, rows)
            if self._cursor.rowcount == len(rows):
                return
            rows = [row for row in rows if self._owner(row[0]) != row[1]]
        for row in rows:
            self._add_later(row)

    def _owner(self, number: int) -> int:
        return int(self._cursor.execute(_OWNER, (number,)).fetchone()[0])

    def _add_later(self, row: ReviewRow) -> None:
        wanted, *rest = row
        free = wanted
        while not self._cursor.execute(_INSERT, (free, *rest)).rowcount:
            free = self._after.get(free, free + 1)
        if free != wanted:
            self._after[wanted] = free + 1
