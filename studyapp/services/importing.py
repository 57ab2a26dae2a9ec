"""Bringing deck text in, again and again, without touching progress."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.services.answering import LEECH_TAG
from studyapp.services.clock import Clock
from studyapp.services.history import History
from studyapp.services.import_plan import ImportItem, ImportPlan, ImportReport, ItemState
from studyapp.services.media import Adopted, adopted, copied, pictures
from studyapp.services.text_files import read_text
from studyapp.storage.database import Database
from studyapp.storage.notes import StoredNote
from studyapp.storage.transaction import Transaction

_SHIPPED = "shipped"


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
        """Do what a plan says, all or nothing; a settled import cannot be taken back.

        Raises `StudyError` when the collection was changed since it was planned.
        """
        progress("Importing", 0.0)
        touched = [i for i in plan.items if i.state not in (ItemState.SAME, ItemState.KEPT)]
        names = pictures(item.after for item in touched if item.after)
        with (
            copied(names, plan.pictures, self._media),
            self._database.transaction() as tx,
        ):
            _require_unchanged(tx, touched)
            progress("Importing", 0.5)
            guids = [item.guid for item in touched]
            with self._history.changing(tx, label, guids, settled=settled):
                self._write(tx, plan.source, touched)
            tx.settings.set(_deck_of(plan.source), plan.deck)
            tx.decks.ensure(plan.descriptions)
            for name, description in plan.descriptions.items():
                tx.decks.describe(name, description)
        progress("Importing", 1.0)
        return _report(plan.items, plan.warnings)

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
            reports.append(self._brought_up_to_date(path))
        if stale:
            with self._database.transaction() as tx:
                tx.settings.set(_SHIPPED, digests)
        return reports

    def _brought_up_to_date(self, path: Path) -> ImportReport:
        """Import a deck that ships; look again if another program did so at the same moment."""
        while True:
            plan = self._planned(path, source="shipped", adopt=False)
            with suppress(_OvertakenError):
                return self.apply(plan, label="Update", settled=True)

    def _planned(
        self, path: Path, *, source: str, deck: str | None = None, adopt: bool = True
    ) -> ImportPlan:
        from studyapp.formats.deck_text import parse  # not needed when nothing is imported

        parsed = parse(read_text(path), source=path.name)
        own = parsed.deck.name
        notes = [replace(note, deck=deck or own) for note in parsed.deck.notes]
        found = Adopted(tuple(notes), {})
        if adopt:
            found = adopted(notes, path.parent, self._media)
        origin = f"{source}:{parsed.deck.id}"
        with self._database.reading() as tx:
            items = _compared(found.notes, tx, origin)
        return ImportPlan(
            source=origin,
            deck=own,
            descriptions={} if deck else {own: parsed.deck.description},
            items=tuple(items),
            warnings=tuple(parsed.warnings),
            pictures=found.pictures,
        )

    def _write(self, tx: Transaction, source: str, items: Sequence[ImportItem]) -> None:
        now, fold = self._clock.milliseconds(), self._history.fold()
        new = [item.after for item in items if item.state is ItemState.NEW and item.after]
        hashes = {note.guid: fingerprint(note) for note in new}
        tx.content.add(new, fold, modified=now, source=source, hashes=hashes)
        for item in items:
            if item.state is ItemState.CHANGED and item.after:
                stored = tx.notes.named([item.guid])[item.guid]
                tx.content.rewrite(stored, item.after, fold, modified=now)
                if fingerprint(item.after) != fingerprint(stored.note):
                    tx.notes.imported(stored.id, source, fingerprint(item.after))
            elif item.state is ItemState.REMOVED:
                tx.cards.suspend([card.id for card in tx.cards.of_note(item.guid)], True)


class _OvertakenError(StudyError):
    """Something else changed the same notes between plan and import."""


def fingerprint(note: Note) -> bytes:
    """Return a digest of a note's content without its deck, which the learner may choose."""
    return _digest(repr(replace(note, deck="", tags=_own_tags(note))).encode())


def _own_tags(note: Note) -> tuple[str, ...]:
    return tuple(tag for tag in note.tags if tag != LEECH_TAG)


def _compared(notes: Sequence[Note], tx: Transaction, source: str) -> Iterable[ImportItem]:
    stored, former = (
        tx.notes.named([note.guid for note in notes]),
        tx.settings.get(_deck_of(source)),
    )
    items = [_item(note, stored.get(note.guid), former) for note in notes]
    gone = {
        each.note.guid: each.note
        for each in tx.notes.from_source(source)
        if each.note.guid not in stored
    }
    cards = tx.cards.of_notes(list(gone))
    return [
        *items,
        *(
            ImportItem(guid, ItemState.REMOVED, note)
            for guid, note in gone.items()
            if not all(card.suspended for card in cards[guid])
        ),
    ]


def _item(note: Note, stored: StoredNote | None, former: str | None) -> ImportItem:
    """Compare a note of a file with the one there is; `former` is what the file's deck was called."""
    if stored is None:
        return ImportItem(note.guid, ItemState.NEW, None, note)
    before = stored.note
    home = note.deck if before.deck == former else before.deck
    is_edited = stored.source_hash != fingerprint(before)
    if fingerprint(note) in (fingerprint(before), stored.source_hash):
        state = ItemState.SAME if home == before.deck else ItemState.CHANGED
        return ImportItem(note.guid, state, before, replace(before, deck=home))
    state = ItemState.KEPT if is_edited else ItemState.CHANGED
    marks = tuple(tag for tag in before.tags if tag == LEECH_TAG and tag not in note.tags)
    return ImportItem(note.guid, state, before, replace(note, deck=home, tags=note.tags + marks))


def _require_unchanged(tx: Transaction, items: Sequence[ImportItem]) -> None:
    stored = tx.notes.named([item.guid for item in items])
    now = {guid: each.note for guid, each in stored.items()}
    if any(now.get(item.guid) != item.before for item in items):
        raise _OvertakenError(
            "The notes were changed since this import was looked at; begin it again."
        )


def _deck_of(source: str) -> str:
    """Return the key under which the name of a source's deck is kept."""
    return f"deck of {source}"


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
