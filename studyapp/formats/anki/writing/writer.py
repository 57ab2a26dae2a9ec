"""Writes notes as an Anki package (.apkg), with schedule and history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studyapp.core.cards import NoteKind
from studyapp.core.outgoing import Outgoing
from studyapp.core.progress import Progress, silent
from studyapp.formats.anki.fields import Render, quick_html
from studyapp.formats.anki.media import MediaCollector
from studyapp.formats.anki.models import model
from studyapp.formats.anki.writing.package import ScheduledDeck, ScheduledPackage
from studyapp.formats.anki.writing.rows import Remember, RowMaker, afresh
from studyapp.formats.anki.writing.schedule import Calendar
from studyapp.formats.common.replacing import replacing


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
    outgoing: Outgoing,
    *,
    schedule: bool,
    media: Callable[[str], Path | None],
    now: datetime,
    rollover_hour: int = 4,
    render: Render = quick_html,
    remember: Remember = afresh,
    progress: Progress = silent,
) -> WrittenPackage:
    """Write an Anki package, whole or not at all; without `schedule` every card is new.

    `media` finds the file of an image by the path that the text gives. `render` turns
    Markdown into HTML; to `remember` what became of each note saves most of the time.
    """
    calendar = Calendar.of(outgoing.first, outgoing.today, now, rollover_hour)
    images = MediaCollector(media)
    rows = RowMaker(outgoing, calendar, images, render, remember, schedule=schedule, now=now)
    package = ScheduledPackage(
        lambda: _decks(rows.decks, outgoing.descriptions),
        lambda: [model(kind) for kind in NoteKind if kind in rows.kinds],
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
    return [ScheduledDeck(ids[name], name, descriptions.get(name, "")) for name in sorted(ids)]
