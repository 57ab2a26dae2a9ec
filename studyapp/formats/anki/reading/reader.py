"""Reads an Anki package (.apkg, .colpkg) of any generation, with schedule and history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.anki.fields import Render, quick_html
from studyapp.formats.anki.reading.archive import AnkiArchive
from studyapp.formats.anki.reading.calendar import AnkiCalendar
from studyapp.formats.anki.reading.collection import CollectionReader
from studyapp.formats.anki.reading.database import opened
from studyapp.formats.anki.reading.history import HistoryReader
from studyapp.formats.anki.reading.media_names import MediaNames
from studyapp.formats.anki.reading.own_notes import OwnNotes
from studyapp.formats.anki.reading.tables import read_schema
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.safe_zip import Limits, SafeZip

_MOST_NAMED = 5


def nothing_known(_guid: str) -> Note | None:
    """Know no note: everything in the package is new."""
    return None


def read_apkg(
    path: Path,
    workspace: Path,
    *,
    known: Callable[[str], Note | None] = nothing_known,
    zone: tzinfo | None = None,
    rollover_hour: int = 4,
    scheduler: Scheduler | None = None,
    render: Render = quick_html,
    limits: Limits | None = None,
    progress: Progress = silent,
) -> Arrival:
    """Return what an Anki package brings; its media are written to `workspace`, the caller's folder.

    `known` gives the note that the collection holds under a guid: one that comes back as it
    was exported is given back itself. `Card.memory` of a record is what its events fold to
    with `scheduler`. Nothing of a package that is refused stays in the workspace.
    """
    before = set(workspace.iterdir())
    try:
        with SafeZip(path, limits or Limits()) as files:
            archive = AnkiArchive(files, path.name)
            progress("Unpacking", 0.0)
            database = archive.extract_collection(workspace)
            media = MediaNames(archive.media(), workspace)
            with opened(database, path.name) as rows:
                schema = read_schema(rows, path.name)
                calendar = AnkiCalendar(schema, zone, rollover_hour)
                reader = CollectionReader(
                    rows,
                    schema,
                    HistoryReader(calendar, scheduler or Sm2()),
                    OwnNotes(known, media.renamed, render),
                    media,
                    path.stem,
                )
                arrival = reader.read(progress)
            database.unlink()
            progress("Unpacking pictures and sounds", 0.9)
            extracted = archive.extract_media(media.used, workspace)
    except BaseException:
        for left in set(workspace.iterdir()) - before:
            left.unlink()
        raise
    progress("Reading", 1.0)
    warnings = (*arrival.warnings, *_missing(media))
    return replace(arrival, media=extracted | media.inline, warnings=warnings)


def _missing(media: MediaNames) -> tuple[str, ...]:
    if not media.missing:
        return ()
    names = list(media.missing)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (f"Files that are not in the package: {', '.join(names[:_MOST_NAMED])}{more}.",)
