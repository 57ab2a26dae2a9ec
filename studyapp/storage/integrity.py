"""What SQLite itself can say about the file, and rebuilding what can be rebuilt."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, case, create_engine, func, select, text, update
from sqlalchemy.exc import DatabaseError

from studyapp.core.cards import Note, NoteKind
from studyapp.core.scheduling.events import ADVANCE, KINDS, REVIEW, SEED, SET_DUE, UNDO
from studyapp.storage.schema import create_all
from studyapp.storage.tables import card, note, note_tag, tag

_BATCH = 2_000
_ONE_CARD = (NoteKind.PLAIN, NoteKind.CHOICE, NoteKind.OPEN)
_LAST_DAY = 3_652_059
_PARTS = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql > ''"
_UNREADABLE_EVENTS = f"""
SELECT count(*) FROM event WHERE
    kind NOT BETWEEN 0 AND {len(KINDS) - 1}
    OR length(id) <> 16
    OR day NOT BETWEEN 1 AND {_LAST_DAY}
    OR (scheduler_id IS NOT NULL AND scheduler_id NOT IN (SELECT id FROM scheduler))
    OR (kind IN ({REVIEW}, {SEED}, {SET_DUE}, {ADVANCE}) AND coalesce(due, 0) NOT BETWEEN 1 AND {_LAST_DAY})
    OR (kind = {REVIEW} AND (coalesce(grade, 9) NOT BETWEEN 0 AND 5 OR milliseconds IS NULL))
    OR (kind = {UNDO} AND coalesce(length(payload), 0) <> 32)
    OR (kind = {SEED} AND NOT CASE WHEN json_valid(payload) THEN json_array_length(payload) = 5 ELSE 0 END)
"""  # noqa: S608 - no text of others
_UNREADABLE_NOTES = """
SELECT count(*) FROM note WHERE
    kind NOT IN ('plain', 'reversed', 'cloze', 'choice', 'open')
    OR (key_points <> '' AND NOT json_valid(key_points))
    OR (choices <> '' AND NOT json_valid(choices))
    OR (attributes <> '' AND NOT json_valid(attributes))
"""
_MISNAMED_CARDS = """
SELECT count(*) FROM card JOIN note ON note.id = card.note_id JOIN identity ON identity.id = card.id
WHERE identity.guid <> note.guid || '#' || card.ordinal
"""


class Integrity:
    """Checks of the file and of the caches that no replay covers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def damage(self) -> list[str]:
        """Return what is wrong with the file and its rows and cannot be rebuilt from others."""
        try:
            return self._page_damage() or self._row_damage()
        except DatabaseError as error:
            return [f"The file is damaged: {error.orig}."]

    def _page_damage(self) -> list[str]:
        rows = self._connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        return [f"The file is damaged: {row}." for row in rows if row != "ok"]

    def _row_damage(self) -> list[str]:
        broken = self._connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        problems = [f"A row of {row[0]} points to a missing {row[2]}." for row in broken]
        for statement, what in (
            (_UNREADABLE_EVENTS, "entries of the log cannot be read"),
            (_UNREADABLE_NOTES, "notes cannot be read"),
            (_MISNAMED_CARDS, "cards have another name than their note"),
        ):
            if count := self._connection.exec_driver_sql(statement).scalar_one():
                problems.append(f"{count} {what}.")
        return problems

    def search_is_sound(self) -> bool:
        """Return whether the search index agrees with the notes."""
        step = self._connection.begin_nested()
        try:
            self._connection.exec_driver_sql(
                "INSERT INTO note_search(note_search, rank) VALUES ('integrity-check', 1)"
            )
        except DatabaseError:
            return False
        finally:
            step.rollback()  # or else a broken index would break the commit, too
        return True

    def rebuild_search(self) -> None:
        """Make the search index anew from the notes."""
        self._connection.exec_driver_sql("INSERT INTO note_search(note_search) VALUES ('rebuild')")

    def wrong_parts(self) -> Mapping[str, str]:
        """Return the indexes and triggers that are missing or different, with the right SQL."""
        present = _parts(self._connection)
        return {
            name: sql
            for name, (kind, sql) in _right_parts().items()
            if name not in present or _tokens(present[name][1]) != _tokens(sql)
        }

    def rebuild_parts(self, parts: Mapping[str, str]) -> None:
        """Make indexes and triggers anew."""
        present = _parts(self._connection)
        for name, sql in parts.items():
            if name in present:
                self._connection.exec_driver_sql(f"DROP {present[name][0]} {name}")
            self._connection.exec_driver_sql(sql)

    def wrong_tags(self) -> Mapping[int, Sequence[str]]:
        """Return the notes whose tag rows differ from their own tags, with the right ones."""
        names = {row.id: row.name for row in self._connection.execute(select(tag.c.id, tag.c.name))}
        stored: dict[int, set[str]] = {}
        for tag_id, note_id in self._connection.execute(select(note_tag)).all():
            stored.setdefault(note_id, set()).add(names.get(tag_id, ""))
        rows = self._connection.execute(select(note.c.id, note.c.tags)).all()
        return {
            note_id: tags.split()
            for note_id, tags in rows
            if set(tags.split()) != stored.get(note_id, set())
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
        for start in range(0, len(card_ids), _BATCH):
            batch = card_ids[start : start + _BATCH]
            self._connection.execute(update(card).where(card.c.id.in_(batch)).values(deck_id=home))

    def notes_with_wrong_cards(self) -> list[str]:
        """Return the guids of notes that have other cards than their text asks for."""
        is_cloze = note.c.kind == NoteKind.CLOZE
        query = (
            select(
                note.c.guid,
                note.c.kind,
                case((is_cloze, note.c.front), else_="").label("front"),
                case((is_cloze, note.c.back), else_="").label("back"),
                func.group_concat(card.c.ordinal).label("ordinals"),
            )
            .join_from(note, card, card.c.note_id == note.c.id, isouter=True)
            .group_by(note.c.id)
        )
        wrong = []
        for guid, kind, front, back, ordinals in self._connection.execute(query).all():
            if kind in _ONE_CARD and ordinals == "0":
                continue
            asked = Note(guid, "", NoteKind(kind), front, back).ordinals()
            there = sorted(int(ordinal) for ordinal in (ordinals or "").split(",") if ordinal)
            if there != sorted(asked):
                wrong.append(guid)
        return wrong


def _parts(connection: Connection) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in connection.execute(text(_PARTS))}


def _right_parts() -> dict[str, tuple[str, str]]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_all(connection)
        parts = _parts(connection)
    engine.dispose()
    return parts


def _tokens(sql: str) -> list[str]:
    """Return what a statement says, however it is laid out."""
    return re.findall(r"\w+|\S", sql)
