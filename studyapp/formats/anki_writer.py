"""Writes a snapshot as an Anki package (.apkg), with schedule and history."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import genanki

from studyapp.core.cards import Note, NoteKind
from studyapp.core.progress import Progress, silent
from studyapp.formats.anki_media import MediaCollector
from studyapp.formats.anki_models import model
from studyapp.formats.anki_package import ScheduledDeck, ScheduledPackage
from studyapp.formats.anki_rows import RowMaker
from studyapp.formats.anki_schedule import Calendar
from studyapp.formats.anki_text import Render, kind_in_anki, quick_html
from studyapp.formats.replacing import replacing
from studyapp.formats.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """What went into a package; `missing_media` are the images that were not found."""

    notes: int
    cards: int
    reviews: int
    media: int
    missing_media: tuple[str, ...]


def write_apkg(
    path: Path,
    snapshot: Snapshot,
    *,
    schedule: bool,
    media: Callable[[str], Path | None],
    now: datetime,
    rollover_hour: int = 4,
    render: Render = quick_html,
    progress: Progress = silent,
) -> WrittenPackage:
    """Write an Anki package, whole or not at all; without `schedule` every card is new.

    `media` finds the file of an image by the path that the text gives. `render` turns
    Markdown into HTML: one that remembers what it rendered saves most of the time.
    """
    calendar = Calendar.of(snapshot, now, rollover_hour)
    images = MediaCollector(media)
    rows = RowMaker(snapshot, calendar, images, render, schedule=schedule, now=now)
    package = ScheduledPackage(
        _decks(rows.decks, snapshot.decks),
        _models(snapshot.notes),
        rows.batches(progress),
        images.files,
        calendar,
    )
    with replacing(path) as temporary:
        package.write_to_file(temporary, now.timestamp())
        progress("Writing cards", 1.0)
    missing = tuple(images.missing)
    return WrittenPackage(rows.notes, rows.cards, rows.reviews, len(images.files), missing)


def _decks(ids: Mapping[str, int], descriptions: Mapping[str, str]) -> list[ScheduledDeck]:
    return [ScheduledDeck(number, name, descriptions.get(name, "")) for name, number in ids.items()]


def _models(notes: Iterable[Note]) -> list[genanki.Model]:
    used = {kind_in_anki(note) for note in notes}
    return [model(kind) for kind in NoteKind if kind in used]
