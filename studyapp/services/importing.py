"""Bringing deck text in, again and again, without touching progress."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.services.clock import Clock
from studyapp.services.history import History
from studyapp.services.media import adopt_images
from studyapp.storage.database import Database
from studyapp.storage.notes import StoredNote
from studyapp.storage.transaction import Transaction

_SHIPPED = "shipped"


class ItemState(StrEnum):
    """What becomes of one note of an import."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One note: as it is in the collection, and as the file has it.

    KEPT: both the learner and the file changed it; the learner's wording stays unless the
    item is replaced by one that is CHANGED.
    """

    guid: str
    state: ItemState
    before: Note | None = None
    after: Note | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing is written before it is applied."""

    source: str
    descriptions: Mapping[str, str]
    items: tuple[ImportItem, ...]
    warnings: tuple[str, ...] = ()
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, note by note."""

    added: int
    changed: int
    kept: int
    unchanged: int
    removed: int
    items: tuple[ImportItem, ...]
    warnings: tuple[str, ...] = ()


class ImportingService:
    """Plans imports of deck text and applies them, each as one change that can be taken back."""

    def __init__(self, database: Database, clock: Clock, history: History, media: Path) -> None:
        self._database = database
        self._clock = clock
        self._history = history
        self._media = media

    def plan(self, path: Path, *, deck: str | None = None) -> ImportPlan:
        """Return what importing a deck text would do, into another deck if one is named.

        Raises `StudyError` when the file cannot be read.
        """
        return self._planned(path, source="deck", deck=deck)

    def apply(
        self,
        plan: ImportPlan,
        *,
        label: str = "Import",
        settled: bool = False,
        progress: Progress = silent,
    ) -> ImportReport:
        """Do what a plan says, all or nothing; a settled import cannot be taken back."""
        progress("Importing", 0.0)
        items = plan.items
        if plan.folder is not None:
            notes = adopt_images([i.after for i in items if i.after], plan.folder, self._media)
            adopted = {note.guid: note for note in notes}
            items = tuple(replace(item, after=adopted.get(item.guid)) for item in items)
        touched = [i.guid for i in items if i.state not in (ItemState.SAME, ItemState.KEPT)]
        with self._database.transaction() as tx:
            progress("Importing", 0.5)
            with self._history.changing(tx, label, touched, settled=settled):
                self._write(tx, plan.source, items)
            tx.decks.ensure(plan.descriptions)
            for name, description in plan.descriptions.items():
                tx.decks.describe(name, description)
        progress("Importing", 1.0)
        return _report(items, plan.warnings)

    def load_shipped(self, folder: Path, progress: Progress = silent) -> list[ImportReport]:
        """Bring the decks that ship up to date; those whose file did not change are not even read."""
        files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
        digests = {path.name: _digest(path.read_bytes()).hex() for path in files}
        with self._database.reading() as tx:
            known = tx.settings.get(_SHIPPED) or {}
        stale = [path for path in files if known.get(path.name) != digests[path.name]]
        reports = []
        for index, path in enumerate(stale):
            progress("Loading the decks", index / len(stale))
            plan = replace(self._planned(path, source="shipped"), folder=None)
            reports.append(self.apply(plan, label="Update", settled=True))
        if stale:
            with self._database.transaction() as tx:
                tx.settings.set(_SHIPPED, digests)
        return reports

    def _planned(self, path: Path, *, source: str, deck: str | None = None) -> ImportPlan:
        from studyapp.formats.deck_text import parse  # not needed when nothing is imported

        parsed = parse(_text(path), source=path.name)
        name = deck or parsed.deck.name
        notes = [replace(note, deck=name) for note in parsed.deck.notes]
        origin = f"{source}:{parsed.deck.id}"
        with self._database.reading() as tx:
            items = _compared(notes, tx, origin)
        return ImportPlan(
            source=origin,
            descriptions={name: parsed.deck.description},
            items=tuple(items),
            warnings=tuple(parsed.warnings),
            folder=path.parent,
        )

    def _write(self, tx: Transaction, source: str, items: Sequence[ImportItem]) -> None:
        now, fold = self._clock.milliseconds(), self._history.fold()
        new = [item.after for item in items if item.state is ItemState.NEW and item.after]
        hashes = {note.guid: fingerprint(note) for note in new}
        tx.content.add(new, fold, modified=now, source=source, hashes=hashes)
        for item in items:
            if item.state is ItemState.CHANGED and item.after:
                stored = tx.notes.get(item.guid)
                if stored is not None:
                    tx.content.rewrite(stored, item.after, fold, modified=now)
                    tx.notes.imported(stored.id, source, fingerprint(item.after))
            elif item.state is ItemState.REMOVED:
                tx.cards.suspend([card.id for card in tx.cards.of_note(item.guid)], True)


def fingerprint(note: Note) -> bytes:
    """Return a digest of a note's content without its deck, which the learner may choose."""
    return _digest(repr(replace(note, deck="", tags=_own_tags(note))).encode())


def _own_tags(note: Note) -> tuple[str, ...]:
    return tuple(tag for tag in note.tags if tag != "leech")


def _compared(notes: Sequence[Note], tx: Transaction, source: str) -> Iterable[ImportItem]:
    stored = tx.notes.named([note.guid for note in notes])
    items = [_item(note, stored.get(note.guid)) for note in notes]
    named, decks = {note.guid for note in notes}, {note.deck for note in notes}
    gone = [
        note
        for note in tx.notes.from_source(source)
        if note.note.guid not in named and note.note.deck in decks
    ]
    return [
        *items,
        *(
            ImportItem(note.note.guid, ItemState.REMOVED, note.note)
            for note in gone
            if not all(card.suspended for card in tx.cards.of_note(note.note.guid))
        ),
    ]


def _item(note: Note, stored: StoredNote | None) -> ImportItem:
    if stored is None:
        return ImportItem(note.guid, ItemState.NEW, None, note)
    if fingerprint(stored.note) == fingerprint(note):
        return ImportItem(note.guid, ItemState.SAME, stored.note, note)
    edited = stored.source_hash != fingerprint(stored.note)
    moved = replace(note, deck=stored.note.deck)
    if edited and stored.source_hash == fingerprint(note):
        return ImportItem(note.guid, ItemState.SAME, stored.note, moved)
    state = ItemState.KEPT if edited else ItemState.CHANGED
    return ImportItem(note.guid, state, stored.note, moved)


def _report(items: Sequence[ImportItem], warnings: tuple[str, ...]) -> ImportReport:
    def count(state: ItemState) -> int:
        return sum(item.state is state for item in items)

    return ImportReport(
        added=count(ItemState.NEW),
        changed=count(ItemState.CHANGED),
        kept=count(ItemState.KEPT),
        unchanged=count(ItemState.SAME),
        removed=count(ItemState.REMOVED),
        items=tuple(items),
        warnings=warnings,
    )


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            f"The file {path} is not UTF-8 text (byte {error.start}); save it as UTF-8 and try again."
        ) from error
    except OSError as error:
        raise StudyError(f"The file {path} cannot be read ({error.strerror}).") from error
