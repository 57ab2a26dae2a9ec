"""The same operations on our collection and on Anki's."""

from pathlib import Path
from typing import Any, Protocol

from anki.collection import Card, ExportAnkiPackageOptions
from anki.collection import Collection as AnkiCollection
from anki.lang import set_lang
from anki.scheduler.v3 import CardAnswer

from studyapp.core.rendering import face
from studyapp.core.scheduling.events import Grade
from studyapp.core.statistics import ReportSpan
from studyapp.services.collection import open_collection
from studyapp.services.study.session import StudySession

PAGE = 50
ANSWER_MILLISECONDS = 5_000


class Side(Protocol):
    """What both programs can do."""

    @property
    def log_file(self) -> Path:
        """SQLite's write-ahead log."""

    def counts(self) -> object:
        """Count what is due in every deck."""

    def search(self, query: str) -> object:
        """Find notes and read the first page of them."""

    def progress(self) -> object:
        """Work out the numbers of the progress page for a year."""

    def begin(self) -> None:
        """Start a session."""

    def answer(self, grade: Grade) -> object:
        """Take the next card, render both sides, store the answer."""

    def undo(self) -> object:
        """Take back the last answer."""

    def export(self, path: Path, *, schedule: bool) -> object:
        """Write a package for Anki."""

    def check(self) -> object:
        """Check everything."""

    def duplicates(self) -> object:
        """Find the notes that ask the same."""

    def close(self) -> None:
        """Close the collection."""


class Ours:
    """Studyapp, through its services."""

    def __init__(self, folder: Path) -> None:
        self._collection = open_collection(folder)
        self._session: StudySession | None = None

    @property
    def log_file(self) -> Path:
        """SQLite's write-ahead log."""
        return self._collection.folder / "collection.sqlite-wal"

    def counts(self) -> object:
        """Return the deck tree with its counts."""
        return self._collection.reports.decks()

    def search(self, query: str) -> object:
        """Return the first page, and how many there are."""
        return self._collection.library.search(query, limit=PAGE)

    def progress(self) -> object:
        """Return the report of a year."""
        return self._collection.reports.progress(None, ReportSpan.YEAR)

    def begin(self) -> None:
        """Plan today's session."""
        self._session = self._collection.study.begin()

    def answer(self, grade: Grade) -> object:
        """Render the current card and grade it; the next one is read on the way."""
        assert self._session is not None
        if self._session.current is None:
            raise StopIteration
        shown = self._session.current
        rendered = face(shown.note, shown.card.ordinal)
        return rendered, self._session.answer(grade, ANSWER_MILLISECONDS)

    def undo(self) -> object:
        """Take back the last answer of the session."""
        assert self._session is not None
        return self._session.undo()

    def export(self, path: Path, *, schedule: bool) -> object:
        """Export all decks."""
        return self._collection.exporting.export(path, schedule=schedule)

    def forget_rendered(self) -> None:
        """Forget which texts were rendered, as if nothing had been exported yet."""
        (self._collection.folder / "rendered.sqlite").unlink(missing_ok=True)

    def check(self) -> object:
        """Run the full check, which must find nothing."""
        report = self._collection.checking.check()
        assert not report.problems
        return report

    def duplicates(self) -> object:
        """Return the notes with the same front."""
        return self._collection.importing.duplicates()

    def close(self) -> None:
        """Close the collection."""
        self._collection.close()


class Anki:
    """Anki, through its own package, as its own window calls it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._collection: Any = AnkiCollection(str(path))
        set_lang("en")

    @property
    def log_file(self) -> Path:
        """SQLite's write-ahead log."""
        return self._path.with_name(f"{self._path.name}-wal")

    def counts(self) -> object:
        """Return the deck tree with its counts."""
        return self._collection.sched.deck_due_tree()

    def search(self, query: str) -> object:
        """Return the notes found, and the first of them read."""
        found = self._collection.find_notes(query)
        return len(found), [self._collection.get_note(row) for row in found[:PAGE]]

    def progress(self) -> object:
        """Return what the statistics page asks for."""
        return self._collection._backend.graphs(search="", days=365)

    def begin(self) -> None:
        """Build the queue of the root deck."""
        self._collection.sched.get_queued_cards()

    def answer(self, grade: Grade) -> object:
        """Do what the reviewer does from one card to the next."""
        queued = self._collection.sched.get_queued_cards()
        if not queued.cards:
            raise StopIteration
        card = Card(self._collection, backend_card=queued.cards[0].card)
        card.start_timer()
        rendered = card.question(), card.answer()
        answer = self._collection.sched.build_answer(
            card=card, states=queued.cards[0].states, rating=_RATINGS[grade]
        )
        return rendered, self._collection.sched.answer_card(answer)

    def undo(self) -> object:
        """Take back the last answer."""
        return self._collection.undo()

    def export(self, path: Path, *, schedule: bool) -> object:
        """Export all decks."""
        options = ExportAnkiPackageOptions(
            with_scheduling=schedule, with_deck_configs=schedule, with_media=True, legacy=False
        )
        return self._collection.export_anki_package(out_path=str(path), options=options, limit=None)

    def check(self) -> object:
        """Run Check Database."""
        return self._collection.fix_integrity()

    def duplicates(self) -> object:
        """Return the notes with the same first field."""
        return self._collection.find_dupes("Front")

    def close(self) -> None:
        """Close the collection."""
        self._collection.close()


_RATINGS = {
    Grade.AGAIN: CardAnswer.AGAIN,
    Grade.HARD: CardAnswer.HARD,
    Grade.GOOD: CardAnswer.GOOD,
    Grade.EASY: CardAnswer.EASY,
}
