"""What a proof-reader says, and what it reads together."""

from collections.abc import Collection
from dataclasses import dataclass

from studyapp.core.cards import Note


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: in which note, deck or folder (`guid`), what, and what to do."""

    guid: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The notes that are read together: a note may point to a note of another deck."""

    guids: Collection[str]
    tags: Collection[str]


@dataclass(frozen=True, slots=True)
class DeckOnShelf:
    """A deck as its file says it is: its id, its place on the path, what it needs, for whom it is."""

    id: str
    notes: tuple[Note, ...]
    order: int | None = None
    needs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
