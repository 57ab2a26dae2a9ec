"""Decks by name."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, exists, insert, select, update

from studyapp.core.cards import DECK_SEPARATOR, DeckAttributes
from studyapp.storage.rows import attributes_text, to_attributes
from studyapp.storage.tables import deck, note


class DeckRepository:
    """The decks that hold notes, or are described; the levels above them are only names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self) -> dict[int, str]:
        """Return every deck's name by row."""
        rows = self._connection.execute(select(deck.c.id, deck.c.name))
        return {row.id: row.name for row in rows}

    def descriptions(self) -> dict[str, str]:
        """Return every deck's description by name."""
        rows = self._connection.execute(select(deck.c.name, deck.c.description))
        return {row.name: row.description for row in rows}

    def attributes(self) -> dict[str, DeckAttributes]:
        """Return what every deck's front matter says beside its name and description, by name."""
        rows = self._connection.execute(select(deck.c.name, deck.c.attributes))
        return {row.name: to_attributes(row.attributes) for row in rows}

    def name(self, deck_id: int) -> str:
        """Return one deck's name."""
        query = select(deck.c.name).where(deck.c.id == deck_id)
        return str(self._connection.execute(query).scalar_one())

    def ensure(self, names: Iterable[str]) -> dict[str, int]:
        """Return the rows of decks, making those that do not exist."""
        known = {name: row for row, name in self.names().items()}
        for name in names:
            if name not in known:
                statement = insert(deck).values(name=name).returning(deck.c.id)
                known[name] = self._connection.execute(statement).scalar_one()
        return known

    def within(self, name: str | None) -> list[int]:
        """Return the rows of a deck and all decks below it; of all decks for None."""
        prefix = f"{name}{DECK_SEPARATOR}"
        return [
            row
            for row, full in self.names().items()
            if name is None or full == name or full.startswith(prefix)
        ]

    def describe(self, name: str, description: str) -> None:
        """Set a deck's description."""
        self._connection.execute(
            update(deck).where(deck.c.name == name).values(description=description)
        )

    def set_attributes(self, name: str, attributes: DeckAttributes) -> None:
        """Set what a deck's front matter says."""
        self._connection.execute(
            update(deck).where(deck.c.name == name).values(attributes=attributes_text(attributes))
        )

    def remove_empty(self) -> None:
        """Delete decks without notes and without a description."""
        is_used = exists().where(note.c.deck_id == deck.c.id)
        self._connection.execute(delete(deck).where(~is_used, deck.c.description == ""))
