"""Notes and decks: finding, adding, editing, suspending, deleting, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

from studyapp.core import query
from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.leeches import LEECH_TAG
from studyapp.services.clock import Clock
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.preferences import Preferences
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.search import SearchHit

MOST_TERMS = 50


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How many notes were found, and the page of them that was asked for."""

    total: int
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What is asked again: so many notes, and why they, or cards of theirs, were kept back.

    `suspended` and `buried` count cards, `leeches` notes that lost the tag.
    """

    notes: int
    suspended: int
    buried: int
    leeches: int


class LibraryService:
    """What a person does with notes; every change can be taken back."""

    def __init__(
        self,
        database: Database,
        preferences: Preferences,
        clock: Clock,
        undo: UndoService,
        media: tuple[Path, ...],
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._undo = undo
        self._media = media

    def decks(self) -> list[str]:
        """Return the names of all decks, in order."""
        with self._database.reading() as tx:
            return sorted(tx.decks.names().values())

    def note(self, guid: str) -> Note:
        """Return a note; raise `StudyError` when there is none of that name."""
        with self._database.reading() as tx:
            stored = tx.notes.get(guid)
        if stored is None:
            raise StudyError(f"There is no note '{guid}'; 'studyapp search' finds notes by words.")
        return stored.note

    def search(self, text: str, *, limit: int = 50, offset: int = 0) -> SearchResult:
        """Return the notes that fulfil a query (`core/query.py`), a page at a time.

        Raises `StudyError` for a query that means nothing or asks too much.
        """
        terms, today = _terms(text), self._today()
        with self._database.reading() as tx:
            hits = tx.search.page(terms, today, limit=limit, offset=offset)
            whole = offset == 0 and len(hits) < limit
            total = len(hits) if whole else tx.search.count(terms, today)
        return SearchResult(total, hits)

    def found(self, text: str) -> list[str]:
        """Return the guids of all notes that fulfil a query; raises as `search` does."""
        terms, today = _terms(text), self._today()
        with self._database.reading() as tx:
            total = tx.search.count(terms, today)
            return [hit.guid for hit in tx.search.page(terms, today, limit=total, offset=0)]

    @rare_garbage_collection()
    def add(self, notes: Sequence[Note], *, label: str = "Add") -> int:
        """Add notes that are not there yet; return how many."""
        with self._database.transaction() as tx:
            by_guid = {note.guid: note for note in reversed(notes)}
            known = tx.notes.named(list(by_guid))
            fresh = [note for note in notes if by_guid.get(note.guid) is note]
            fresh = [note for note in fresh if note.guid not in known]
            with self._undo.changing(tx, label, [note.guid for note in fresh]):
                now = self._clock.milliseconds()
                tx.content.add(fresh, modified=now)
        return len(fresh)

    def save(self, note: Note) -> None:
        """Replace a note's content; the progress of its cards stays."""
        with self._undo.change("Edit", [note.guid]) as tx:
            stored = tx.notes.get(note.guid)
            if stored is None:
                raise StudyError(f"The note '{note.guid}' is gone, so nothing was saved.")
            now = self._clock.milliseconds()
            tx.content.rewrite(stored, note, modified=now)

    def suspend(self, guids: Sequence[str]) -> None:
        """Keep all cards of notes back, until they are taken up again."""
        with self._undo.change("Suspend", guids) as tx:
            cards = tx.cards.of_notes(guids).values()
            tx.cards.suspend([card.id for own in cards for card in own], True)

    def take_up(self, guids: Sequence[str]) -> TakenUp:
        """Ask again what is kept back of notes: lift suspension, burial and the tag `leech`.

        All of it is one change; where there is nothing to lift, there is none. The card's
        schedule stays, its lapses too: a leech that goes on lapsing becomes one again.
        """
        today = self._today()
        with self._database.transaction() as tx:
            cards = [card for own in tx.cards.of_notes(guids).values() for card in own]
            suspended = [card for card in cards if card.suspended]
            buried = [card for card in cards if card.buried is not None and card.buried >= today]
            stored = tx.notes.named(guids).values()
            leeches = [each for each in stored if _without_leech(each.note) != each.note]
            kept_back = [card.note for card in [*suspended, *buried]]
            touched = list(dict.fromkeys([*kept_back, *(each.note.guid for each in leeches)]))
            with self._undo.changing(tx, "Take up", touched):
                now = self._clock.milliseconds()
                for each in leeches:
                    tx.content.rewrite(each, _without_leech(each.note), modified=now)
                tx.cards.suspend([card.id for card in suspended], False)
                tx.cards.bury([card.id for card in buried], None)
        return TakenUp(len(touched), len(suspended), len(buried), len(leeches))

    def delete(self, guids: Sequence[str]) -> None:
        """Delete notes and their cards; their answers stay in the log."""
        with self._undo.change("Delete", guids) as tx:
            tx.content.remove(guids)

    def undo(self) -> str:
        """Take back the newest change; return its label, empty when there is none."""
        return self._undo.undo()

    def take_back(self, change: int) -> None:
        """Take back one change by its number, as an import reports it.

        Raises `StudyError` when that was done already, or its notes were changed again.
        """
        self._undo.take_back_one(change)

    def redo(self) -> str:
        """Do again what was taken back last; return its label, empty when there is none."""
        return self._undo.redo()

    def media_folders(self) -> tuple[Path, ...]:
        """Return the folders in which a card's pictures are looked up, in order."""
        return self._media

    def _today(self) -> date:
        return self._clock.today(self._preferences.settings.rollover_hour)


def _without_leech(note: Note) -> Note:
    return replace(note, tags=tuple(tag for tag in note.tags if tag.casefold() != LEECH_TAG))


def _terms(text: str) -> tuple[query.QueryTerm, ...]:
    readable = text.replace("\0", " ").encode("utf-8", "replace").decode()
    terms = tuple(dict.fromkeys(query.parse(normalize("NFC", readable))))
    if len(terms) > MOST_TERMS:
        raise StudyError(f"The search takes {MOST_TERMS} words at most; leave some out.")
    return terms
