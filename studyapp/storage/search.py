"""Finding notes by words, tags, decks and states."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
)

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.query import QueryField, QueryTerm
from studyapp.core.scheduling.leeches import LEECH_LAPSES
from studyapp.core.scheduling.memory import day_of
from studyapp.storage.decks import DeckRepository
from studyapp.storage.tables import NEW, SUSPENDED, card, deck, note, note_tag, tag


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A note that was found; `due` is the first of its cards' due days."""

    guid: str
    deck: str
    front: str
    kind: str
    tags: tuple[str, ...]
    due: date | None
    suspended: bool


class SearchRepository:
    """Turns conditions into SQL."""

    def __init__(self, connection: Connection, decks: DeckRepository) -> None:
        self._connection = connection
        self._decks = decks

    def count(self, terms: tuple[QueryTerm, ...], today: date) -> int:
        """Return how many notes fulfil all conditions."""
        where = self._conditions(terms, today)
        query = select(func.count()).select_from(note).where(*where)
        return int(self._connection.execute(query).scalar_one())

    def page(
        self, terms: tuple[QueryTerm, ...], today: date, *, limit: int, offset: int
    ) -> tuple[SearchHit, ...]:
        """Return a page of the notes that fulfil all conditions, in the order they were added."""
        due = select(func.min(card.c.due)).where(card.c.note_id == note.c.id).scalar_subquery()
        hidden = select(func.min(card.c.state)).where(card.c.note_id == note.c.id).scalar_subquery()
        query = (
            select(
                *(note.c.guid, note.c.front, note.c.kind, note.c.tags),
                *(deck.c.name, due.label("due"), hidden.label("state")),
            )
            .join_from(note, deck, note.c.deck_id == deck.c.id)
            .where(*self._conditions(terms, today))
            .order_by(note.c.id)
            .limit(limit)
            .offset(offset)
        )
        return tuple(
            SearchHit(
                guid=row.guid,
                deck=row.name,
                front=row.front,
                kind=row.kind,
                tags=tuple(row.tags.split()),
                due=day_of(row.due),
                suspended=row.state == SUSPENDED,
            )
            for row in self._connection.execute(query)
        )

    def _conditions(self, terms: tuple[QueryTerm, ...], today: date) -> list[ColumnElement[bool]]:
        texts = [term for term in terms if term.field is QueryField.TEXT]
        wanted = [_phrase(term) for term in texts if not term.negated]
        unwanted = [_phrase(term) for term in texts if term.negated]
        conditions = [_matches(" AND ".join(wanted))] if wanted else []
        if unwanted:
            conditions.append(~_matches(" OR ".join(unwanted)))
        for term in terms:
            if term.field is not QueryField.TEXT:
                condition = self._condition(term, today)
                conditions.append(~condition if term.negated else condition)
        return conditions

    def _condition(self, term: QueryTerm, today: date) -> ColumnElement[bool]:
        match term.field:
            case QueryField.TAG:
                named = self._tags_named(term.value)
                return note.c.id.in_(select(note_tag.c.note_id).where(note_tag.c.tag_id.in_(named)))
            case QueryField.DECK:
                return note.c.deck_id.in_(self._deck_rows(term.value))
            case QueryField.KIND:
                return note.c.kind == term.value
            case _:
                return _in_state(term.value, today)

    def _tags_named(self, value: str) -> Select[tuple[int]] | list[int]:
        """Return the tags of a name in either case of letters, which SQLite knows of ASCII only."""
        if value.isascii():
            return select(tag.c.id).where(tag.c.name.collate("NOCASE") == value)
        rows = self._connection.execute(select(tag.c.id, tag.c.name))
        return [row.id for row in rows if row.name.lower() == value]

    def _deck_rows(self, value: str) -> list[int]:
        """Return the decks whose name holds these levels, in either case of letters."""
        wanted = f"{DECK_SEPARATOR}{value.lower()}{DECK_SEPARATOR}"
        return [
            row
            for row, name in self._decks.names().items()
            if wanted in f"{DECK_SEPARATOR}{name.lower()}{DECK_SEPARATOR}"
        ]


def _phrase(term: QueryTerm) -> str:
    """Return a term as FTS5 writes it; the index itself splits it into words, as it did the notes."""
    return '"' + term.value.replace('"', " ") + '"' + ("*" if term.prefix else "")


def _matches(expression: str) -> ColumnElement[bool]:
    found = (
        select(literal_column("rowid", Integer))
        .select_from(text("note_search"))
        .where(
            text("note_search MATCH :words").bindparams(bindparam("words", expression, unique=True))
        )
    )
    return note.c.id.in_(found.scalar_subquery())


def _in_state(state: str, today: date) -> ColumnElement[bool]:
    day = today.toordinal()
    conditions = {
        "new": card.c.state == NEW,
        "due": (card.c.state == literal_column("1"))
        & (card.c.due <= day)
        & or_(card.c.buried.is_(None), card.c.buried < day),
        "suspended": card.c.state == SUSPENDED,
        "buried": card.c.buried >= day,
        "flagged": card.c.flag > literal_column("0"),
        "leech": card.c.lapses >= LEECH_LAPSES,
    }
    return exists().where(card.c.note_id == note.c.id, conditions[state])
