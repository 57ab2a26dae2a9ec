"""Texts that were made once, kept beside the collection; the file may go at any time."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

_SCHEMA = (
    "PRAGMA synchronous = OFF",
    "PRAGMA mmap_size = 268435456",
    "CREATE TABLE IF NOT EXISTS made "
    "(number INTEGER PRIMARY KEY, digest BLOB NOT NULL, text TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS maker (version TEXT NOT NULL)",
)
_FIND = "SELECT number, digest, text FROM made WHERE number IN (SELECT value FROM json_each(?))"
_KEEP = "INSERT OR REPLACE INTO made VALUES (?, ?, ?)"

Make = Callable[[int], str]
Remember = Callable[[Sequence[tuple[int, str]], Make], Sequence[str]]
"""Gives what is made of each of some numbered texts; `make` makes it from a text's place."""


@contextmanager
def remembering(path: Path, version: str) -> Iterator[Remember]:
    """Yield a function that has each text made only once, whenever the program runs.

    `version` names what makes them: another one begins anew. A file that cannot be used costs
    time and nothing else.
    """
    try:
        connection = _opened(path, version)
    except sqlite3.Error as error:
        if not isinstance(error, sqlite3.OperationalError):  # no database: in the way for ever
            with suppress(OSError):
                path.unlink()
        yield _make_all
        return
    with closing(connection):
        yield _Texts(connection).made


def _make_all(texts: Sequence[tuple[int, str]], make: Make) -> Sequence[str]:
    return [make(place) for place in range(len(texts))]


def _opened(path: Path, version: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.2)
    try:
        for statement in _SCHEMA:
            connection.execute(statement)
        if connection.execute("SELECT version FROM maker").fetchone() != (version,):
            with connection:
                connection.execute("DELETE FROM made")
                connection.execute("DELETE FROM maker")
                connection.execute("INSERT INTO maker VALUES (?)", (version,))
    except BaseException:
        connection.close()
        raise
    return connection


class _Texts:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def made(self, texts: Sequence[tuple[int, str]], make: Make) -> Sequence[str]:
        known = self._find([number for number, _ in texts])
        new: dict[int, tuple[bytes, str]] = {}
        found = []
        for place, (number, text) in enumerate(texts):
            digest = _digest(text)
            kept = known.get(number)
            if kept is None or kept[0] != digest:
                kept = new[number] = digest, make(place)
            found.append(kept[1])
        if new:
            self._keep(new)
        return found

    def _find(self, numbers: Sequence[int]) -> dict[int, tuple[bytes, str]]:
        with suppress(sqlite3.Error):
            rows = self._connection.execute(_FIND, (json.dumps(numbers),))
            return {number: (digest, made) for number, digest, made in rows}
        return {}

    def _keep(self, new: dict[int, tuple[bytes, str]]) -> None:
        """Write down what was made now; another program may be writing, and that is no harm."""
        with suppress(sqlite3.Error, UnicodeEncodeError), self._connection as connection:
            connection.executemany(_KEEP, ((number, *made) for number, made in new.items()))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
