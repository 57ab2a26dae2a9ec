"""A collection with all its services, ready for use."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.core.progress import Progress, silent
from studyapp.services.checking import CheckingService
from studyapp.services.clock import Clock, system_now
from studyapp.services.exporting.page_files import PageFiles, Printer
from studyapp.services.exporting.service import ExportingService
from studyapp.services.importing.descriptions import DeckDescriptions
from studyapp.services.importing.imported_answers import ImportedAnswers
from studyapp.services.importing.plan import ImportReport
from studyapp.services.importing.service import ImportingService
from studyapp.services.ledger import Ledger
from studyapp.services.library import LibraryService
from studyapp.services.preferences import Preferences
from studyapp.services.quiz.service import QuizService
from studyapp.services.reports import ReportService
from studyapp.services.study.answering import Answering
from studyapp.services.study.service import StudyService
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.lock import CollectionLock

if TYPE_CHECKING:
    from studyapp.services.interview.service import InterviewService

FILE = "collection.sqlite"
MEDIA = "media"
RENDERED = "rendered.sqlite"


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything a window or a command works with.

    `updates` say what became of the decks that ship when the collection was opened; nothing on
    the first run.
    """

    folder: Path
    library: LibraryService
    study: StudyService
    reports: ReportService
    importing: ImportingService
    exporting: ExportingService
    checking: CheckingService
    quiz: QuizService
    database: Database
    make_interview: Callable[[], "InterviewService"]
    lock: CollectionLock | None = None
    updates: tuple[ImportReport, ...] = ()

    @property
    def interview(self) -> "InterviewService":
        """Mock interviews; what they need is imported when they are first asked for."""
        return self.make_interview()

    def close(self) -> None:
        """Close the file and let others in."""
        self.database.close()
        if self.lock is not None:
            self.lock.release()


def open_collection(
    folder: Path,
    *,
    shipped: Path | None = None,
    now: Callable[[], datetime] = system_now,
    zone: tzinfo | None = None,
    exclusive: bool = False,
    printer: Printer | None = None,
    progress: Progress = silent,
) -> Collection:
    """Open the collection in a folder; make it on the first run and load the decks that ship.

    `exclusive` keeps a second window out; `printer` makes PDFs. Raises `StudyError` when it cannot be opened.
    """
    with ExitStack() as stack:
        lock = CollectionLock(folder) if exclusive else None
        if lock is not None:
            lock.acquire()
            stack.callback(lock.release)
        database = stack.enter_context(Database(folder / FILE))
        collection = _wired(folder, database, Clock(now, zone), shipped, lock, printer)
        if exclusive:
            collection.importing.clear_leftovers()
        if shipped is not None:
            with database.reading() as tx:
                is_first_run = not tx.decks.names()
            reports = collection.importing.load_shipped(shipped, progress)
            collection = replace(collection, updates=() if is_first_run else tuple(reports))
        stack.pop_all()
    return collection


def _wired(
    folder: Path,
    database: Database,
    clock: Clock,
    shipped: Path | None,
    lock: CollectionLock | None,
    printer: Printer | None,
) -> Collection:
    files = PageFiles(printer)
    preferences = Preferences(database)
    ledger = Ledger(preferences, clock)
    undo = UndoService(database, ledger, clock, (ImportedAnswers(ledger), DeckDescriptions()))
    media = folder / MEDIA
    pictures = (media,) if shipped is None else (media, shipped)
    answering = Answering(database, preferences, ledger, undo)
    study = StudyService(database, preferences, clock, ledger, undo)
    return Collection(
        folder=folder,
        library=LibraryService(database, preferences, clock, undo, pictures),
        study=study,
        reports=ReportService(database, preferences, clock),
        importing=ImportingService(database, clock, ledger, undo, media),
        exporting=ExportingService(
            database, preferences, clock, pictures, folder / RENDERED, files
        ),
        checking=CheckingService(database, ledger, undo),
        quiz=QuizService(database, preferences, clock, study),
        database=database,
        make_interview=cache(
            partial(_interview, database, preferences, clock, study, answering, files)
        ),
        lock=lock,
    )


def _interview(
    database: Database,
    preferences: Preferences,
    clock: Clock,
    study: StudyService,
    answering: Answering,
    files: PageFiles,
) -> "InterviewService":
    from studyapp.services.interview.context import InterviewContext
    from studyapp.services.interview.service import InterviewService

    context = InterviewContext(database, preferences, clock, study)
    return InterviewService(context, answering, files)
