"""The places of new cards along the learning path, kept in step with what notes and decks say."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from studyapp.core.cards import DeckAttributes, Note, NoteKind
from studyapp.core.learning_path import (
    PATH_START,
    learning_path,
    path_note,
    position_before_path,
    position_on_path,
    whole_number,
)
from studyapp.storage.bulk import LISTED, listed
from studyapp.storage.decks import DeckRepository
from studyapp.storage.rows import to_attributes
from studyapp.storage.tables import card, deck, note

_MAY_BE_ON_IT = (
    select(
        note.c.id,
        note.c.guid,
        note.c.attributes,
        note.c.position,
        deck.c.attributes.label("deck_attributes"),
    )
    .join_from(note, deck, note.c.deck_id == deck.c.id)
    .where((deck.c.attributes != "") | note.c.attributes.like('%"order"%'))
)
_CARDS = select(card.c.id, card.c.note_id, card.c.ordinal, card.c.position).where(
    card.c.note_id.in_(LISTED)
)
_LEFT = (
    select(card.c.id, card.c.ordinal, note.c.guid, note.c.attributes, note.c.position)
    .join_from(card, note, card.c.note_id == note.c.id)
    .where(card.c.position >= PATH_START, card.c.note_id.not_in(LISTED))
)
_PLACE = update(card).where(card.c.id == bindparam("row")).values(position=bindparam("place"))


class LearningPathRepository:
    """Knows which notes have a place on the path, and gives their cards the positions for it.

    Whoever changes what the path depends on calls `outdate`; the transaction lays it anew
    before it ends, once, however much was changed.
    """

    def __init__(self, connection: Connection, decks: DeckRepository) -> None:
        self._connection = connection
        self._decks = decks
        self._is_outdated = False
        self._ordered: set[str] | None = None

    def holds(self, value: Note) -> bool:
        """Return whether a note has a place on the path: an order of its own, or its deck's."""
        return self.holds_any([value])

    def holds_any(self, values: Iterable[Note]) -> bool:
        """Return whether one of several notes has a place on the path."""
        if self._ordered is None:
            known = self._decks.attributes().items()
            self._ordered = {name for name, said in known if order_of(said) is not None}
        return any(value.deck in self._ordered or _has_order(value) for value in values)

    def outdate(self) -> None:
        """Have the path laid anew at the end of the transaction."""
        self._is_outdated = True
        self._ordered = None

    def outdate_for(self, values: Iterable[Note]) -> None:
        """Have it laid anew if one of these notes, which came or changed, has a place on it."""
        if not self._is_outdated and self.holds_any(values):
            self._is_outdated = True

    def put_off(self) -> None:
        """Leave the path as it is for now; whoever says so outdates it again later."""
        self._is_outdated = False

    def settle(self) -> None:
        """Lay the path if it is outdated; what was known of the decks may change hereafter."""
        self._ordered = None
        if self._is_outdated:
            self._is_outdated = False
            self._lay()

    def _lay(self) -> None:
        rows = {row.guid: row for row in self._connection.execute(_MAY_BE_ON_IT)}
        orders = {text: order_of(to_attributes(text)) for text in _deck_texts(rows.values())}
        seen = [path_note(_note(r), r.position, orders[r.deck_attributes]) for r in rows.values()]
        path = learning_path(each for each in seen if each.order is not None)
        ranks = {rows[guid].id: rank for rank, guid in enumerate(path.guids)}
        placed = [
            {"row": row.id, "place": place}
            for row in self._connection.execute(_CARDS, listed(ranks))
            if (place := position_on_path(ranks[row.note_id], row.ordinal)) != row.position
        ]
        placed += [
            {"row": row.id, "place": position_before_path(_note(row), row.position, row.ordinal)}
            for row in self._connection.execute(_LEFT, listed(ranks))
        ]
        if placed:
            self._connection.execute(_PLACE, placed)


def order_of(attributes: DeckAttributes) -> int | None:
    """Return a deck's place on the path, None when it has none."""
    return whole_number(dict(attributes).get("order", ""))


def _has_order(value: Note) -> bool:
    return bool(value.attributes) and whole_number(value.attribute("order")) is not None


def _deck_texts(rows: Iterable[Any]) -> set[str]:
    return {row.deck_attributes for row in rows}


def _note(row: Any) -> Note:
    """Return of a note what the path depends on."""
    return Note(row.guid, "", NoteKind.PLAIN, "", attributes=to_attributes(row.attributes))
