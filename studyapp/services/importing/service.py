"""Bringing notes in from any file, again and again, without touching progress."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path

from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import Draft
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.core.importing.opened import Opened
from studyapp.core.importing.tables import TableForm
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.format_reader import FormatReader, ReadingContext
from studyapp.services.clock import Clock
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.importing.comparing import digest
from studyapp.services.importing.correcting import corrected, redrawn, reformed
from studyapp.services.importing.media import copied, linked
from studyapp.services.importing.plan import ImportItem, ImportPlan, ImportReport, ItemState
from studyapp.services.importing.planning import Wanted, planned
from studyapp.services.importing.reading import KnownNotes, folder_of, read
from studyapp.services.importing.recognising import look, reader_of
from studyapp.services.importing.storing import Storing
from studyapp.services.importing.text_files import read_text
from studyapp.services.importing.workspace import Workspace, clear_leftovers
from studyapp.services.ledger import Ledger
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

WORKSPACES = "importing"
_SHIPPED = "shipped"
_LAST_COPIED = "import whose media are stored"
_WRITTEN = (ItemState.NEW, ItemState.CHANGED, ItemState.REMOVED)


def shipped_readers() -> Sequence[FormatReader]:
    """Return the readers of all formats there are."""
    from studyapp.formats.readers import READERS

    return READERS


class ImportingService:
    """Looks at files, plans imports and applies them, each as one change that can be taken back.

    A file goes one way: it is recognised, read, corrected, and only then stored.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ledger: Ledger,
        undo: UndoService,
        media: Path,
        *,
        readers: Callable[[], Sequence[FormatReader]] = shipped_readers,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ledger = ledger
        self._undo = undo
        self._media = media
        self._readers = readers
        self._workspaces = media.parent / WORKSPACES

    def look(
        self,
        file: Path | str,
        *,
        name: str = "",
        form: str | None = None,
        progress: Progress = silent,
    ) -> Opened:
        """Return what a file, or a pasted text, is and how it would be understood.

        The content tells, unless `form` says what it is. Raises `StudyError` when the file
        cannot be read or nothing can be made of it.
        """
        return look(file, self._readers(), name=name, form=form, progress=progress)

    def redraw(
        self, opened: Opened, *, cuts: Sequence[int], without: Collection[str] = frozenset()
    ) -> Opened:
        """Return a document cut at other lines, and without some of its repairs."""
        return redrawn(opened, cuts=cuts, without=without)

    def reform(self, opened: Opened, table: TableForm) -> Opened:
        """Return a table read in another form, with the first rows that this gives."""
        return reformed(opened, table)

    def plan(
        self,
        path: Path,
        *,
        deck: str | None = None,
        form: str | None = None,
        tags: Sequence[str] = (),
        progress: Progress = silent,
    ) -> ImportPlan:
        """Return what importing a file as it is understood would do, into another deck if one is named.

        Raises `StudyError` when the file cannot be read.
        """
        opened = self.look(path, form=form, progress=progress)
        return self.plan_opened(opened, deck=deck, tags=tags, progress=progress)

    @rare_garbage_collection()
    def plan_opened(
        self,
        opened: Opened,
        *,
        deck: str | None = None,
        tags: Sequence[str] = (),
        drafts: Mapping[int, Draft | None] | None = None,
        progress: Progress = silent,
    ) -> ImportPlan:
        """Return what importing an opened file would do.

        `drafts` replaces drafts of a document, by their number from 0; None leaves one out.
        """
        workspace = Workspace(self._workspaces)
        context = ReadingContext(
            note=KnownNotes(self._database),
            zone=self._clock.zone,
            rollover_hour=self._ledger.settings.rollover_hour,
            scheduler=self._ledger.scheduler,
            make_folder=partial(folder_of, workspace),
            progress=progress,
            deck=deck,
        )
        readers = self._readers()
        arrival = read(opened, readers, context)
        progress("Comparing", 0.9)
        wanted = Wanted(
            deck,
            tags,
            folder=opened.path.parent if opened.path else None,
            workspace=workspace,
            has_names=reader_of(opened.form, readers).names_notes(opened),
        )
        plan = planned(self._database, self._media, arrival, wanted)
        return corrected(plan, opened, drafts or {})

    def plan_arrival(
        self,
        arrival: Arrival,
        *,
        deck: str | None = None,
        tags: Sequence[str] = (),
        has_names: bool = True,
    ) -> ImportPlan:
        """Return what importing the content of a file would do, once a reader has read it.

        Where the file does not name its notes, they are known again by words and place.
        """
        wanted = Wanted(deck, tags, has_names=has_names)
        return planned(self._database, self._media, arrival, wanted)

    @rare_garbage_collection()
    def likenesses(
        self, plan: ImportPlan, *, progress: Progress = silent
    ) -> tuple[NoteLikeness, ...]:
        """Return which new notes of a plan are like others: in the file, or in the collection."""
        from studyapp.services.importing.duplicates import likenesses  # rapidfuzz takes its time

        with self._database.reading_apart() as tx:
            return likenesses(tx, plan, progress)

    def duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return groups of notes of the collection, by guid, that have the same front."""
        with self._database.reading_apart() as tx:
            return tx.notes.with_same_front()

    @rare_garbage_collection()
    def apply(
        self,
        plan: ImportPlan,
        *,
        label: str = "Import",
        settled: bool = False,
        progress: Progress = silent,
    ) -> ImportReport:
        """Do what a plan says, all or nothing; a settled import cannot be taken back.

        After settled ones the learning path is laid by whoever applied them, once for all.
        Raises `StudyError` when the collection was changed since it was planned.
        """
        progress("Importing", 0.0)
        touched = [item for item in plan.items if item.state in _WRITTEN]
        names = linked(item.after for item in touched if item.after)
        workspace = plan.workspace or Workspace(self._workspaces)
        with (
            copied(names, plan.pictures, self._media, workspace),
            self._writing(settled) as tx,
        ):
            progress("Importing", 0.2)
            _require_unchanged(tx, touched)
            storing = Storing(tx, self._ledger, self._undo, self._clock, plan)
            report = storing.store(touched, label, settled=settled, progress=progress)
            if plan.pictures:
                tx.settings.set(_LAST_COPIED, workspace.name)
            if settled:
                tx.path.put_off()
            progress("Importing", 0.95)
        workspace.close()
        return report

    def take_back(self, report: ImportReport) -> None:
        """Undo an import, its answers too.

        Raises `StudyError` when it was taken back already, or its notes were changed again.
        """
        if report.change:
            self._undo.take_back_one(report.change)

    def load_shipped(self, folder: Path, progress: Progress = silent) -> list[ImportReport]:
        """Bring the decks that ship up to date; those whose file did not change are not even read."""
        files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
        digests = {path.name: digest(path.read_bytes()).hex() for path in files}
        with self._database.reading() as tx:
            known = tx.settings.get(_SHIPPED) or {}
        stale = [path for path in files if known.get(path.name) != digests[path.name]]
        reports = []
        for index, path in enumerate(stale):
            progress("Loading the decks", index / len(stale))
            reports.append(self._brought_up_to_date(path))
        if stale:
            with self._database.transaction() as tx:
                tx.path.outdate()
                tx.settings.set(_SHIPPED, digests)
        return reports

    def clear_leftovers(self) -> None:
        """Remove what imports left behind whose program died."""
        if self._workspaces.exists():
            with self._database.reading() as tx:
                stored = str(tx.settings.get(_LAST_COPIED))
            clear_leftovers(self._workspaces, stored=stored)

    def _brought_up_to_date(self, path: Path) -> ImportReport:
        """Import a deck that ships; look again if another program did so at the same moment."""
        from studyapp.formats.deck.reader import read_deck_text

        arrival = read_deck_text(read_text(path), name=path.name, origin="shipped")
        while True:
            plan = self.plan_arrival(arrival)
            with suppress(_OvertakenError):
                return self.apply(plan, label="Update", settled=True)

    def _writing(self, settled: bool) -> AbstractContextManager[Transaction]:
        """Return a transaction that the window does not wait for; before it is there it may."""
        database = self._database
        return database.transaction() if settled else database.transaction_apart()


def _require_unchanged(tx: Transaction, items: Sequence[ImportItem]) -> None:
    stored = tx.notes.named([item.guid for item in items])
    now = {guid: each.note for guid, each in stored.items()}
    if any(now.get(item.guid) != item.before for item in items):
        raise _OvertakenError(
            "The notes were changed since this import was looked at; begin it again."
        )


class _OvertakenError(StudyError):
    """Something else changed the same notes between plan and import."""
