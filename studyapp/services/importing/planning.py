"""Planning an import: what becomes of the notes that a file brings, in this collection."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from studyapp.core.cards import Note, deck_name
from studyapp.formats.common.arrival import Arrival
from studyapp.services.importing.comparing import Incoming, bounded, compared, facts_key, placed
from studyapp.services.importing.media import Adopted, adopted, adopted_files
from studyapp.services.importing.plan import ImportPlan
from studyapp.services.importing.workspace import Workspace
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the learner wants of an import, and where its file lies.

    `deck` is the deck its notes go into, None for their own; `tags` are worn by all of them.
    `folder` is where pictures that are only named are found; `workspace` what the import was
    lent, None for one that nobody waits for. `has_names` says whether the file names its notes.
    """

    deck: str | None = None
    tags: Sequence[str] = ()
    folder: Path | None = None
    workspace: Workspace | None = None
    has_names: bool = True


def planned(database: Database, media: Path, arrival: Arrival, wanted: Wanted) -> ImportPlan:
    """Return what importing the content of a file would do; nothing is written."""
    arrival = bounded(arrival)
    deck = None if wanted.deck is None else deck_name(wanted.deck)
    with _reading(database, wanted.workspace) as tx:
        facts = tx.settings.get(facts_key(arrival.source)) or {}
        worn = tuple(wanted.tags) or tuple(facts.get("tags", ()))
        notes, doubts = unique(_tagged(placed(arrival.notes, arrival.deck, deck), worn))
        if not wanted.has_names:
            from studyapp.services.importing.matching import known_again  # rapidfuzz takes its time

            notes = known_again(tx, arrival.source, notes)
        found = _adopted(notes, arrival, wanted.folder, media)
        own = tuple(dict.fromkeys(note.deck for note in arrival.notes))
        left = facts.get("left", {})
        items = compared(Incoming(arrival.source, found.notes, own, arrival.changed, left), tx)
    return ImportPlan(
        source=arrival.source,
        deck=arrival.deck,
        decks=own,
        descriptions=arrival.descriptions if deck is None else {},
        attributes=arrival.attributes if deck is None else {},
        items=tuple(items),
        warnings=(*arrival.warnings, *doubts),
        pictures=found.pictures,
        cards=arrival.cards,
        changed=arrival.changed,
        facts={**arrival.facts, **({"tags": worn} if worn else {})},
        attempts=arrival.attempts,
        workspace=wanted.workspace,
    )


def unique(notes: Sequence[Note]) -> tuple[list[Note], list[str]]:
    """Return notes each with a guid of its own, and what became of those that had another's."""
    taken = {note.guid for note in notes}
    if len(taken) == len(notes):
        return list(notes), []
    met: set[str] = set()
    found, doubts = [], []
    for note in notes:
        guid, copy = note.guid, 2
        while guid in met or (guid != note.guid and guid in taken):
            guid, copy = f"{note.guid}-{copy}", copy + 1
        if guid != note.guid:
            doubts.append(f"Two notes are called '{note.guid}'; the second became '{guid}'.")
        met.add(guid)
        found.append(replace(note, guid=guid))
    return found, doubts


def _reading(
    database: Database, workspace: Workspace | None
) -> AbstractContextManager[Transaction]:
    return database.reading_apart() if workspace else database.reading()


def _tagged(notes: Sequence[Note], tags: Sequence[str]) -> list[Note]:
    if not tags:
        return list(notes)
    return [replace(note, tags=tuple(dict.fromkeys((*note.tags, *tags)))) for note in notes]


def _adopted(notes: Sequence[Note], arrival: Arrival, folder: Path | None, media: Path) -> Adopted:
    if arrival.media:
        return adopted_files(notes, arrival.media, media)
    if folder is None:
        return Adopted(tuple(notes), {})
    return adopted(notes, folder, media)
