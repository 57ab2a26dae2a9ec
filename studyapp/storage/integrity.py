"""What SQLite itself can say about the file, and rebuilding what can be rebuilt."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DatabaseError

from studyapp.storage.tables import card, note, note_tag, tag


class Integrity:
    """Checks of the file and of the caches that no replay covers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def file_problems(self) -> list[str]:
        """Return what SQLite finds wrong with the file."""
        rows = self._connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        problems = [f"The file is damaged: {row}" for row in rows if row != "ok"]
        broken = self._connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return problems + [f"A row of {row[0]} points to a missing {row[2]}" for row in broken]

    def search_is_sound(self) -> bool:
        """Return whether the search index agrees with the notes."""
        try:
            self._connection.exec_driver_sql(
                "INSERT INTO note_search(note_search, rank) VALUES ('integrity-check', 1)"
            )
        except DatabaseError:
            return False
        return True

    def rebuild_search(self) -> None:
        """Make the search index anew from the notes."""
        self._connection.exec_driver_sql("INSERT INTO note_search(note_search) VALUES ('rebuild')")

    def wrong_tags(self) -> Mapping[int, Sequence[str]]:
        """Return the notes whose tag rows differ from their own tags, with the right ones."""
        names = {row.id: row.name for row in self._connection.execute(select(tag.c.id, tag.c.name))}
        stored: dict[int, set[str]] = {}
        for row in self._connection.execute(select(note_tag)):
            stored.setdefault(row.note_id, set()).add(names.get(row.tag_id, ""))
        rows = self._connection.execute(select(note.c.id, note.c.tags))
        return {
            row.id: row.tags.split()
            for row in rows
            if set(row.tags.split()) != stored.get(row.id, set())
        }

    def cards_in_wrong_deck(self) -> list[int]:
        """Return the cards that stand in another deck than their note."""
        query = select(card.c.id).join_from(card, note, card.c.note_id == note.c.id)
        return list(
            self._connection.execute(query.where(card.c.deck_id != note.c.deck_id)).scalars()
        )

    def move_home(self, card_ids: Sequence[int]) -> None:
        """Put cards into their notes' decks."""
        home = select(note.c.deck_id).where(note.c.id == card.c.note_id).scalar_subquery()
        self._connection.execute(update(card).where(card.c.id.in_(card_ids)).values(deck_id=home))

    def notes_without_cards(self) -> int:
        """Return how many notes give no card."""
        used = select(card.c.note_id)
        query = select(func.count()).select_from(note).where(note.c.id.not_in(used))
        return int(self._connection.execute(query).scalar_one())
