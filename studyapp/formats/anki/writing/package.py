"""A genanki package whose rows come in bulk, with schedule and history, in a small file."""

import itertools
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from studyapp.formats.anki.media import is_drawing, packed_drawing
from studyapp.formats.anki.models import LAYOUT_CHANGED
from studyapp.formats.anki.writing.log_table import LogTable
from studyapp.formats.anki.writing.schedule import Calendar, ReviewRow
from studyapp.formats.common.packing import pack_file

_PACKED_ALREADY = {".avif", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".ogg", ".png", ".webp"}
_DATABASE = "collection.anki2"
_QUICK = 1
"""The level of compression: the highest would save a fifth of the size for three times the time."""
_NEEDED = re.compile(r"ix_(cards_nid|revlog_cid)")
_QUICKLY = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
"""
_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, '', 0, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)"
"""-1 is the update number of a row that was not synchronised yet."""


@dataclass(slots=True)
class Rows:
    """Rows of a package's tables: the columns that differ, in their order."""

    notes: list[tuple[Any, ...]] = field(default_factory=list)
    cards: list[tuple[Any, ...]] = field(default_factory=list)
    reviews: list[ReviewRow] = field(default_factory=list)


class ScheduledDeck(genanki.Deck):  # type: ignore[misc]
    """A deck that was not studied today and whose description is Markdown."""

    def to_json(self) -> dict[str, Any]:
        """Return the deck as Anki stores it."""
        days = ("newToday", "lrnToday", "revToday", "timeToday")
        return {**super().to_json(), **{day: [0, 0] for day in days}, "extendRev": 0, "md": True}


class ScheduledPackage(genanki.Package):  # type: ignore[misc]
    """A package whose cards bring their schedule and their log.

    `rows` may be made while they are written; `decks`, `models` and `media` (file by name in
    the package) are asked for after the last of them.
    """

    def __init__(
        self,
        decks: Callable[[], Sequence[ScheduledDeck]],
        models: Callable[[], Sequence[genanki.Model]],
        rows: Iterable[Rows],
        media: Mapping[str, Path],
        calendar: Calendar,
    ) -> None:
        super().__init__([])
        self._decks = decks
        self._models = models
        self._rows = rows
        self._media = media
        self._calendar = calendar

    def write_to_file(self, file: Path, timestamp: float | None = None) -> None:
        """Write the package; `timestamp` (epoch seconds) is when everything in it was changed."""
        changed = self._calendar.created if timestamp is None else timestamp
        with TemporaryDirectory(dir=Path(file).parent) as folder:
            database = Path(folder, _DATABASE)
            try:
                with closing(sqlite3.connect(database)) as connection:
                    self.write_to_db(connection.cursor(), changed, itertools.count())
                    connection.commit()
            except sqlite3.Error as error:
                raise OSError(str(error)) from error
            self._pack(Path(file), database)

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        """Fill an empty database; the indexes come last, which is quicker and packs tighter."""
        tables, *indexes = APKG_SCHEMA.split("CREATE INDEX")
        cursor.executescript(_QUICKLY)
        cursor.executescript(tables + APKG_COL)
        log = LogTable(cursor)
        for rows in self._rows:
            cursor.executemany(_NOTE, rows.notes)
            cursor.executemany(_CARD, rows.cards)
            log.add(rows.reviews)
        self._write_collection(cursor, timestamp)
        for index in indexes:
            if _NEEDED.search(index):
                cursor.execute(f"CREATE INDEX {index}")

    def _write_collection(self, cursor: sqlite3.Cursor, timestamp: float) -> None:
        ((settings, decks),) = cursor.execute("SELECT conf, decks FROM col").fetchall()
        all_decks = json.loads(decks) | {
            str(deck.deck_id): deck.to_json() for deck in self._decks()
        }
        models = {str(model.model_id): _model_json(model) for model in self._models()}
        cursor.execute(
            "UPDATE col SET crt = ?, mod = ?, scm = ?, conf = ?, decks = ?, models = ?",
            (
                self._calendar.created,
                int(timestamp * 1000),
                int(timestamp * 1000),
                json.dumps(json.loads(settings) | self._settings()),
                json.dumps(all_decks),
                json.dumps(models),
            ),
        )

    def _settings(self) -> dict[str, Any]:
        """Return what makes Anki count days as the calendar does, and leave the log as it is."""
        return {
            "schedVer": 2,
            "sched2021": True,
            "rollover": self._calendar.rollover_hour,
            "creationOffset": self._calendar.minutes_west,
        }

    def _pack(self, file: Path, database: Path) -> None:
        numbered = dict(enumerate(sorted(self._media)))
        pack_file(file, database, _DATABASE, level=_QUICK)
        with ZipFile(
            file, "a", ZIP_DEFLATED, compresslevel=_QUICK, strict_timestamps=False
        ) as archive:
            archive.writestr("media", json.dumps(numbered))
            for number, name in numbered.items():
                source = self._media[name]
                if is_drawing(source):
                    archive.writestr(str(number), packed_drawing(source).content)
                    continue
                packed = source.suffix.lower() in _PACKED_ALREADY
                archive.write(source, str(number), ZIP_STORED if packed else ZIP_DEFLATED)


def _model_json(model: genanki.Model) -> dict[str, Any]:
    return dict(model.to_json(LAYOUT_CHANGED, None))
