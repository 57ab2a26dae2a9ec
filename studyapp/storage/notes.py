"""Note rows with their tags."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, column, delete, func, insert, select, table, update

from studyapp.core.cards import Note
from studyapp.core.roles import named_roles
from studyapp.storage.bulk import LISTED, insert_tuples, listed
from studyapp.storage.decks import DeckRepository
from studyapp.storage.rows import note_texts, note_values, tag_names, to_attributes, to_note
from studyapp.storage.tables import deck, note, note_tag, tag

_JOINED = select(*note.c, deck.c.name.label("deck_name")).join_from(
    note, deck, note.c.deck_id == deck.c.id
)
_ONE = _JOINED.where(note.c.guid == bindparam("guid"))
_NAMED = _JOINED.where(note.c.guid.in_(LISTED))
_ROLES = select(
    note.c.guid, note.c.attributes.label("own"), deck.c.attributes.label("of_deck")
).join_from(note, deck, note.c.deck_id == deck.c.id)
_PUT = update(note).where(note.c.guid == bindparam("named")).values(position=bindparam("place"))
_SEARCHED = ("front", "back", "key_points", "choices", "more")
_INDEX = insert(table("note_search", *map(column, ("rowid", *_SEARCHED)))).from_select(
    ["rowid", *_SEARCHED],
    select(note.c.id, *(note.c[name] for name in _SEARCHED)).where(note.c.id >= bindparam("first")),
)
"""Notes enter the search index together: one by one, by a trigger, takes four times as long."""


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note with what only the collection knows of it."""

    id: int
    note: Note
    deck_id: int
    position: int
    modified: int
    source: str | None
    source_hash: bytes | None


class NoteText(NamedTuple):
    """What of a note is compared with others."""

    guid: str
    front: str
    back: str
    deck: str
    source: str | None


class NoteRepository:
    """Reads and writes notes; cards are not its matter."""

    def __init__(self, connection: Connection, decks: DeckRepository) -> None:
        self._connection = connection
        self._decks = decks

    def get(self, guid: str) -> StoredNote | None:
        """Return a note, None when it is not there."""
        row = self._connection.execute(_ONE, {"guid": guid}).first()
        return None if row is None else _to_stored(row)

    def named(self, guids: Sequence[str]) -> dict[str, StoredNote]:
        """Return those of the notes that are there, by guid."""
        rows = self._connection.execute(_NAMED, listed(guids)).all()
        return {row.guid: _to_stored(row) for row in rows}

    def within(self, deck_ids: Sequence[int]) -> Iterator[StoredNote]:
        """Yield the notes of some decks in their order."""
        query = _JOINED.where(note.c.deck_id.in_(deck_ids)).order_by(note.c.position, note.c.id)
        for row in self._connection.execute(query):
            yield _to_stored(row)

    def from_source(self, source: str) -> list[StoredNote]:
        """Return the notes that came from an import's source."""
        rows = self._connection.execute(_JOINED.where(note.c.source == source))
        return [_to_stored(row) for row in rows]

    def roles(self) -> dict[str, tuple[str, ...]]:
        """Return for which roles each note is, by guid; those that are for all are left out."""
        query = _ROLES.where(
            note.c.attributes.like('%"roles"%') | deck.c.attributes.like('%"roles"%')
        )
        named = {
            row.guid: named_roles(*(_one(text, "roles") for text in (row.own, row.of_deck)))
            for row in self._connection.execute(query)
        }
        return {guid: roles for guid, roles in named.items() if roles}

    def texts(self) -> list[NoteText]:
        """Return what of every note is compared with others, in the order of their rows."""
        columns = (note.c.guid, note.c.front, note.c.back, deck.c.name, note.c.source)
        query = select(*columns).join_from(note, deck, note.c.deck_id == deck.c.id)
        return [NoteText._make(row) for row in self._connection.execute(query.order_by(note.c.id))]

    def with_same_front(self) -> tuple[tuple[str, ...], ...]:
        """Return the guids of notes whose fronts are the same but for blanks around them."""
        front = func.trim(note.c.front)
        doubled = select(front).group_by(front).having(func.count() > 1)
        query = select(front, note.c.guid).where(front.in_(doubled)).order_by(note.c.id)
        groups: dict[str, list[str]] = {}
        for text, guid in self._connection.execute(query):
            groups.setdefault(text, []).append(guid)
        return tuple(tuple(group) for group in groups.values())

    def count(self) -> int:
        """Return how many notes there are."""
        return int(self._connection.execute(select(func.count()).select_from(note)).scalar_one())

    def next_position(self) -> int:
        """Return the position after the last note's."""
        return 1 + (self._connection.execute(select(func.max(note.c.position))).scalar() or 0)

    def insert_all(
        self,
        notes: Sequence[Note],
        *,
        positions: Sequence[int],
        modified: int,
        source: str | None = None,
        hashes: Mapping[str, bytes] | None = None,
        changed: Mapping[str, int] | None = None,
    ) -> dict[str, tuple[int, int]]:
        """Add notes; return row and deck row by guid.

        `changed` says of notes that were changed at another time than `modified`.
        """
        if not notes:
            return {}
        deck_rows = self._decks.ensure({note.deck for note in notes})
        first = 1 + (self._connection.execute(select(func.max(note.c.id))).scalar() or 0)
        numbers = range(first, first + len(notes))
        hashes, changed = hashes or {}, changed or {}
        rows = [
            (
                *(row, value.guid, deck_rows[value.deck], *note_texts(value)),
                *(position, changed.get(value.guid, modified), source, hashes.get(value.guid)),
            )
            for row, value, position in zip(numbers, notes, positions, strict=True)
        ]
        insert_tuples(self._connection, note, rows)
        self._connection.execute(_INDEX, {"first": first})
        self._tag({row: value.tags for row, value in zip(numbers, notes, strict=True)})
        return {
            value.guid: (row, deck_rows[value.deck])
            for row, value in zip(numbers, notes, strict=True)
        }

    def rewrite(self, note_id: int, value: Note, *, modified: int, **columns: Any) -> int:
        """Replace a note's texts, deck and tags; return its deck row."""
        deck_id = self._decks.ensure([value.deck])[value.deck]
        self._connection.execute(
            update(note)
            .where(note.c.id == note_id)
            .values(**note_values(value), deck_id=deck_id, modified=modified, **columns)
        )
        self._untag([note_id])
        self._tag({note_id: value.tags})
        return deck_id

    def imported(self, note_id: int, source: str | None, source_hash: bytes | None) -> None:
        """Remember from where a note came, and which text came."""
        self._connection.execute(
            update(note).where(note.c.id == note_id).values(source=source, source_hash=source_hash)
        )

    def put_in_order(self, guids: Sequence[str]) -> bool:
        """Deal the positions of some notes among them in a new order; return whether any moved."""
        query = select(note.c.guid, note.c.position).where(note.c.guid.in_(LISTED))
        known = {row.guid: row.position for row in self._connection.execute(query, listed(guids))}
        dealt = zip((guid for guid in guids if guid in known), sorted(known.values()), strict=True)
        moved = [{"named": guid, "place": at} for guid, at in dealt if known[guid] != at]
        if moved:
            self._connection.execute(_PUT, moved)
        return bool(moved)

    def remove(self, note_ids: Sequence[int]) -> None:
        """Delete notes, whose cards are gone already."""
        self._untag(note_ids)
        self._connection.execute(delete(note).where(note.c.id.in_(LISTED)), listed(note_ids))

    def retag(self, tags: Mapping[int, Sequence[str]]) -> None:
        """Make the tag rows of notes anew."""
        self._untag(list(tags))
        self._tag(tags)

    def _tag(self, tags: Mapping[int, Iterable[str]]) -> None:
        names = {note_id: tag_names(own) for note_id, own in tags.items()}
        known = self._tag_rows({name for own in names.values() for name in own})
        rows = [(known[name], note_id) for note_id, own in names.items() for name in own]
        insert_tuples(self._connection, note_tag, sorted(rows))

    def _tag_rows(self, names: set[str]) -> dict[str, int]:
        if not names:
            return {}
        query = select(tag.c.name, tag.c.id)
        known = {row.name: row.id for row in self._connection.execute(query)}
        missing = [{"name": name} for name in sorted(names - known.keys())]
        if missing:
            self._connection.execute(insert(tag), missing)
            known = {row.name: row.id for row in self._connection.execute(query)}
        return known

    def _untag(self, note_ids: Sequence[int]) -> None:
        statement = delete(note_tag).where(note_tag.c.note_id.in_(LISTED))
        self._connection.execute(statement, listed(note_ids))


def _one(attributes: str, key: str) -> str:
    return dict(to_attributes(attributes)).get(key, "")


def _to_stored(row: Any) -> StoredNote:
    return StoredNote(
        id=row.id,
        note=to_note(row, row.deck_name),
        deck_id=row.deck_id,
        position=row.position,
        modified=row.modified,
        source=row.source,
        source_hash=row.source_hash,
    )
