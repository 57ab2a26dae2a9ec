"""Texts that were turned into HTML once, kept beside the collection; the file may go at any time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

MOST_TEXTS = 500_000
_SCHEMA = (
    "PRAGMA synchronous = OFF",
    "CREATE TABLE IF NOT EXISTS rendered (key BLOB PRIMARY KEY, html TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS renderer (version TEXT NOT NULL)",
)
_FIND = "SELECT html FROM rendered WHERE key = ?"
_KEEP = "INSERT OR IGNORE INTO rendered VALUES (?, ?)"

Render = Callable[[str], str]


@contextmanager
def remembering(path: Path, render: Render, version: str) -> Iterator[Render]:
    """Yield a function that renders each text only once, whenever the program runs.

    `version` names what renders: another one begins anew. A file that cannot be used costs
    time and nothing else.
    """
    try:
        connection = _opened(path, version)
    except sqlite3.Error as error:
        if not isinstance(error, sqlite3.OperationalError):  # no database: in the way for ever
            with suppress(OSError):
                path.unlink()
        yield render
        return
    with closing(connection):
        texts = _Texts(connection, render)
        yield texts.html
        texts.keep()


def _opened(path: Path, version: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.2)
    try:
        for statement in _SCHEMA:
            connection.execute(statement)
        known = connection.execute("SELECT version FROM renderer").fetchone()
        many = connection.execute("SELECT count(*) FROM rendered").fetchone()[0] > MOST_TEXTS
        if known != (version,) or many:
            with connection:
                connection.execute("DELETE FROM rendered")
                connection.execute("DELETE FROM renderer")
                connection.execute("INSERT INTO renderer VALUES (?)", (version,))
    except BaseException:
        connection.close()
        raise
    return connection


class _Texts:
    def __init__(self, connection: sqlite3.Connection, render: Render) -> None:
        self._connection = connection
        self._render = render
        self._new: dict[bytes, str] = {}

    def html(self, text: str) -> str:
        key = blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
        with suppress(sqlite3.Error):
            found = self._connection.execute(_FIND, (key,)).fetchone()
            if found:
                return str(found[0])
        html = self._new.get(key)
        if html is None:
            html = self._new[key] = self._render(text)
        return html

    def keep(self) -> None:
        """Write down what was rendered now; another program may be writing, and that is no harm."""
        with suppress(sqlite3.Error, UnicodeEncodeError), self._connection as connection:
            connection.executemany(_KEEP, self._new.items())
