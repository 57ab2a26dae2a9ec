"""Taking decks out: to Anki, as deck text, as a table, complete as JSON, or as a page to print."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path

from studyapp.core import rendering
from studyapp.core.cards import DECK_SEPARATOR, Note, parents
from studyapp.core.errors import StudyError
from studyapp.core.outgoing import Outgoing
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.replay import effective
from studyapp.formats.common.replacing import replacing
from studyapp.formats.common.snapshot import CardRecord, Snapshot
from studyapp.services.clock import Clock
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.exporting.deck_files import deck_files
from studyapp.services.exporting.page_files import PageFiles
from studyapp.services.importing.media import pictures
from studyapp.services.preferences import Preferences
from studyapp.storage.database import Database
from studyapp.storage.rendered import remembering
from studyapp.storage.transaction import Transaction

SUFFIXES = (".apkg", ".md", ".csv", ".json", ".html", ".pdf")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written."""

    path: Path
    notes: int
    cards: int
    reviews: int
    missing_media: tuple[str, ...] = ()


class ExportingService:
    """Writes a file in the format that its suffix names; the file appears only when it is whole."""

    def __init__(
        self,
        database: Database,
        preferences: Preferences,
        clock: Clock,
        media: tuple[Path, ...],
        rendered: Path,
        files: PageFiles,
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._media = media
        self._rendered = rendered
        self._files = files

    def export(
        self,
        path: Path,
        *,
        deck: str | None = None,
        schedule: bool = True,
        progress: Progress = silent,
    ) -> ExportReport:
        """Write a deck and those below it (None: all decks).

        Raises `StudyError` for an unknown suffix or deck, or a place that cannot be written.
        """
        writers: dict[str, Callable[[Path, str | None, bool, Progress], ExportReport]] = {
            ".apkg": self._apkg,
            ".md": self._deck_text,
            ".csv": self._csv,
            ".json": self._json,
            ".html": self._page,
            ".pdf": self._page,
        }
        writer = writers.get(path.suffix.lower())
        if writer is None:
            known = ", ".join(SUFFIXES)
            raise StudyError(f"Studyapp cannot write '{path.name}'; end the name in {known}.")
        progress("Reading the decks", 0.0)
        try:
            return writer(path, deck, schedule, progress)
        except OSError as error:
            reason = error.strerror or error
            raise StudyError(f"The file {path} cannot be written ({reason}).") from error

    def _snapshot(
        self, deck: str | None, schedule: bool, progress: Progress, *, whole_log: bool = False
    ) -> Snapshot:
        """Read what is to be written; only an archive wants undone answers, too.

        Quizzes and interviews belong to no deck: an archive of everything has them.
        """
        is_complete = whole_log and schedule and deck is None
        with self._database.reading_apart() as tx:
            deck_ids = tx.decks.within(deck)
            stored = list(tx.notes.within(deck_ids))
            _require(stored, deck)
            progress("Reading the decks", 0.1)
            return Snapshot(
                notes=[each.note for each in stored],
                cards=_records(tx, deck_ids, schedule, whole_log),
                day=self._clock.today(self._preferences.settings.rollover_hour),
                decks=tx.decks.descriptions(),
                scheduler=self._preferences.scheduler,
                changed={each.note.guid: each.modified for each in stored},
                attempts=tuple(tx.attempt_archive.all()) if is_complete else (),
                attributes=tx.decks.attributes(),
            )

    def _apkg(
        self, path: Path, deck: str | None, schedule: bool, progress: Progress
    ) -> ExportReport:
        from studyapp.formats.anki.writing.writer import write_apkg  # genanki is slow to import

        with (
            self._database.reading_apart() as tx,
            remembering(self._rendered, _renderer_version()) as remember,
            rare_garbage_collection(),
        ):
            written = write_apkg(
                path,
                self._outgoing(tx, deck, schedule),
                schedule=schedule,
                media=self.find_media,
                rollover_hour=self._preferences.settings.rollover_hour,
                now=self._clock.local(self._clock.milliseconds()),
                remember=remember,
                progress=progress,
            )
        return ExportReport(
            path, written.notes, written.cards, written.reviews, tuple(written.missing_media)
        )

    def _outgoing(self, tx: Transaction, deck: str | None, schedule: bool) -> Outgoing:
        deck_ids = tx.decks.within(deck)
        priorities = tx.outgoing.priorities(deck_ids)
        _require(priorities, deck)
        today = self._clock.today(self._preferences.settings.rollover_hour).toordinal()
        return Outgoing(
            batches=tx.outgoing.batches(deck_ids, tx.decks.names(), logs=schedule),
            priorities=priorities,
            descriptions=tx.decks.descriptions(),
            scheduler=self._preferences.scheduler,
            first=tx.outgoing.first_due(deck_ids) or today,
            today=today,
        )

    def _deck_text(
        self, path: Path, deck: str | None, schedule: bool, progress: Progress
    ) -> ExportReport:
        from studyapp.formats.deck.text import DeckText, write

        snapshot = self._snapshot(deck, schedule, progress)
        decks: dict[tuple[str, str], list[Note]] = {}
        for note in snapshot.notes:
            decks.setdefault((note.deck, note.guid.partition("/")[0]), []).append(note)
        with deck_files(path, list(decks)) as targets, ExitStack() as all_or_none:
            for done, ((name, deck_id), notes) in enumerate(decks.items()):
                progress("Writing the decks", 0.5 + done / len(decks) / 2)
                described, extra = snapshot.decks.get(name, ""), snapshot.attributes.get(name, ())
                content = DeckText(deck_id, name, described, tuple(notes), extra)
                aside = all_or_none.enter_context(replacing(targets[done]))
                aside.write_text(write(content), encoding="utf-8", newline="\n")
        folder = targets[0].parent
        missing = self._copy_pictures(snapshot.notes, folder)
        written = targets[0] if len(targets) == 1 else folder
        return replace(_reported(path, snapshot), path=written, missing_media=missing)

    def _copy_pictures(self, notes: Sequence[Note], folder: Path) -> tuple[str, ...]:
        missing = []
        for name in pictures(notes):
            source, target = self.find_media(name), folder / name
            if source is None or not target.resolve().is_relative_to(folder.resolve()):
                missing.append(name)
            elif not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        return tuple(missing)

    def _csv(
        self, path: Path, deck: str | None, schedule: bool, progress: Progress
    ) -> ExportReport:
        from studyapp.formats.csv.writer import write_csv

        snapshot = self._snapshot(deck, schedule, progress)
        progress("Writing the table", 0.5)
        write_csv(path, snapshot)
        return _reported(path, snapshot)

    def _json(
        self, path: Path, deck: str | None, schedule: bool, progress: Progress
    ) -> ExportReport:
        from studyapp.formats.json.archive import write_json

        snapshot = self._snapshot(deck, schedule, progress, whole_log=True)
        settings = asdict(self._preferences.settings)
        write_json(path, snapshot, settings=settings, progress=progress)
        return _reported(path, snapshot)

    def _page(
        self, path: Path, deck: str | None, _schedule: bool, progress: Progress
    ) -> ExportReport:
        from studyapp.formats.reports.printable import render_page

        self._files.is_paper(path)  # says at once when it cannot be printed
        snapshot = self._snapshot(deck, False, progress)
        title = _shared_deck(snapshot.notes) or path.stem
        page = render_page(snapshot, title=title, find=self.find_media, progress=progress)
        self._files.write(page.html, path, progress)
        return _printed(path, snapshot, page.missing_media)

    def find_media(self, name: str) -> Path | None:
        """Return the file of a picture, None when it is in no media folder."""
        with suppress(OSError, ValueError):  # what can be no file's name
            for folder in self._media:
                path = (folder / name).resolve()
                if path.is_relative_to(folder.resolve()) and path.is_file():
                    return path
        return None


def _require(notes: Sequence[object], deck: str | None) -> None:
    if not notes:
        raise StudyError(
            f"There is nothing to export in '{deck}'; 'studyapp decks' shows the decks."
            if deck
            else "There is nothing to export yet; import or make a deck first."
        )


def _renderer_version() -> str:
    """Return what changes whenever a note could be written differently."""
    from studyapp.formats.anki import cloze as anki_cloze
    from studyapp.formats.anki import fields as anki_text
    from studyapp.formats.anki import models as anki_models
    from studyapp.formats.anki.writing import rows as anki_rows

    sources = [
        Path(module.__file__ or "") for module in (anki_cloze, anki_models, anki_rows, anki_text)
    ]
    from importlib.metadata import version  # slow to import, and only this needs it

    digest = blake2b(digest_size=8)
    for source in [*sorted(Path(rendering.__file__).parent.glob("*.py")), *sources]:
        digest.update(source.read_bytes())
    libraries = ("Markdown", "pymdown-extensions", "Pygments", "nh3")
    return " ".join([digest.hexdigest(), *(version(name) for name in libraries)])


def _shared_deck(notes: Sequence[Note]) -> str:
    """Return the name of the deck in which all notes are, without its parents."""
    paths = [{deck, *parents(deck)} for deck in {note.deck for note in notes}]
    return max(set.intersection(*paths), key=len, default="").rpartition(DECK_SEPARATOR)[2]


def _printed(path: Path, snapshot: Snapshot, missing: tuple[str, ...]) -> ExportReport:
    cards = sum(len(note.ordinals()) for note in snapshot.notes)
    return ExportReport(path, len(snapshot.notes), cards, 0, missing)


def _records(
    tx: Transaction, deck_ids: list[int], schedule: bool, whole_log: bool
) -> dict[str, list[CardRecord]]:
    records: dict[str, list[CardRecord]] = {}
    logs = dict(tx.log.by_card()) if schedule else {}
    for card in tx.cards.all(deck_ids):
        log = logs.get(card.id, [])
        record = CardRecord(card, log if whole_log else effective(log))
        records.setdefault(card.note, []).append(record)
    return records


def _reported(path: Path, snapshot: Snapshot) -> ExportReport:
    records = [record for cards in snapshot.cards.values() for record in cards]
    reviews = sum(len(record.events) for record in records)
    return ExportReport(path, len(snapshot.notes), len(records), reviews)
