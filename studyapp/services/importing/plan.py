"""What an import would do, note by note, and what the learner decides of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.cards import DeckAttributes, Note
from studyapp.formats.common.snapshot import CardRecord
from studyapp.services.importing.workspace import Workspace


class ItemState(StrEnum):
    """What becomes of one note of an import."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    REMOVED = "removed"
    SKIPPED = "skipped"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One note: as it is in the collection, and as the file has it.

    KEPT: both the learner and the file changed it, or the learner said so; the wording in
    the collection stays. REMOVED: gone from the file, its cards are suspended. SKIPPED: it is
    in the file and stays out. MERGED: it stays out because `other` took its text over.
    `theirs` is how the file has it, where the learner gave it another text.
    """

    guid: str
    state: ItemState
    before: Note | None = None
    after: Note | None = None
    other: str = ""
    theirs: Note | None = None

    @property
    def note(self) -> Note:
        """The note as it would stand there, or as it stands where the file has it no more."""
        note = self.after or self.before
        assert note is not None  # noqa: S101 - an item is about a note, of here or of there
        return note


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing is written before it is applied.

    `deck` is the file's own name for its deck, `decks` are all decks that it names; `pictures` gives the file of each name that
    its notes show or play. `cards` hold what the file knows of the cards of its notes.
    Whatever is decided gives another plan; this one stays as it is.
    """

    source: str
    deck: str
    descriptions: Mapping[str, str]
    items: tuple[ImportItem, ...]
    decks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    cards: Mapping[str, tuple[CardRecord, ...]] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    attempts: tuple[AttemptRecord, ...] = ()
    attributes: Mapping[str, DeckAttributes] = field(default_factory=dict)
    workspace: Workspace | None = field(default=None, repr=False)

    def item(self, guid: str) -> ImportItem:
        """Return the item of a note."""
        return next(item for item in self.items if item.guid == guid)

    def keep_mine(self, guid: str) -> "ImportPlan":
        """Leave a note of the collection as it is."""
        return self._with(replace(self.item(guid), state=ItemState.KEPT))

    def take_theirs(self, guid: str) -> "ImportPlan":
        """Take what the file has, whatever was decided before."""
        item = self.item(guid)
        state = ItemState.CHANGED if item.before else ItemState.NEW
        if item.after is None:
            state = ItemState.REMOVED
        after = item.theirs or item.after
        return self._with(replace(item, state=state, after=after, other="", theirs=None))

    def edit(self, guid: str, note: Note) -> "ImportPlan":
        """Take a note in the words that the learner gives it."""
        item = self.item(guid)
        state = ItemState.CHANGED if item.before else ItemState.NEW
        theirs = item.theirs or item.after
        return self._with(replace(item, state=state, after=replace(note, guid=guid), theirs=theirs))

    def skip(self, guid: str) -> "ImportPlan":
        """Leave a note of the file out."""
        return self._with(replace(self.item(guid), state=ItemState.SKIPPED))

    def merge(self, guid: str, other: Note) -> "ImportPlan":
        """Leave a note out and give its text to another, in this file or in the collection."""
        item = self.item(guid)
        assert item.after is not None  # noqa: S101 - only what the file has can be merged
        known = next((each for each in self.items if each.guid == other.guid), None)
        if known is None:
            both = united(other, item.after)
            target = ImportItem(other.guid, ItemState.CHANGED, other, both, other=guid)
        else:
            state = ItemState.CHANGED if known.before else ItemState.NEW
            own = known.before if known.state is ItemState.KEPT else known.after
            both = united(own or other, item.after)
            target = replace(known, state=state, after=both, theirs=known.theirs or known.after)
        left = replace(item, state=ItemState.MERGED, other=other.guid)
        return self._with(left)._with(target)

    def _with(self, item: ImportItem) -> "ImportPlan":
        """Return the plan with another item for its note, at the end if there was none."""
        items = [item if each.guid == item.guid else each for each in self.items]
        if item not in items:
            items.append(item)
        return replace(self, items=tuple(items))


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, note by note.

    `reviews` counts the answers that came with it, `attempts` the quizzes and interviews.
    """

    added: int
    changed: int
    kept: int
    unchanged: int
    removed: int
    items: tuple[ImportItem, ...]
    warnings: tuple[str, ...] = ()
    skipped: int = 0
    merged: int = 0
    reviews: int = 0
    change: int = 0
    attempts: int = 0


def united(note: Note, other: Note) -> Note:
    """Return a note with what another one says beside it: in its More, and among its tags."""
    parts = (other.front, other.back, *(f"- {point}" for point in other.key_points), other.more)
    said = {text.strip() for text in (note.front, note.back, note.more, *note.key_points)}
    fresh = [part.strip() for part in parts if part.strip() and part.strip() not in said]
    return replace(
        note,
        more="\n\n".join(filter(None, (note.more.rstrip(), *fresh))),
        tags=tuple(dict.fromkeys((*note.tags, *other.tags))),
    )
