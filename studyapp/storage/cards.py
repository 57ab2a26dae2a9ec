"""Card rows: the cached memory, and what the learner did to a card."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update

from studyapp.core.cards import Card, Note
from studyapp.core.scheduling.memory import Memory, ordinal_of
from studyapp.storage.bulk import LISTED, insert_tuples, listed, plain_rows
from studyapp.storage.decks import DeckRepository
from studyapp.storage.rows import (
    MEMORY_COLUMNS,
    memory_values,
    to_card,
    to_memory,
    to_note,
)
from studyapp.storage.tables import NEW, REVIEW, SUSPENDED, card, deck, identity, note

_CARD = (
    card.c.id.label("card_id"),
    card.c.ordinal,
    card.c.state,
    card.c.due,
    card.c.interval,
    card.c.ease,
    card.c.repetitions,
    card.c.reviews,
    card.c.lapses,
    card.c.last,
    card.c.drill,
    card.c.planned,
    card.c.buried,
    card.c.flag,
)
_JOINED = (
    select(
        *_CARD,
        card.c.note_id,
        card.c.deck_id,
        card.c.last_at,
        identity.c.guid.label("card_guid"),
        deck.c.name.label("deck_name"),
        note.c.guid,
        note.c.kind,
        note.c.front,
        note.c.back,
        note.c.key_points,
        note.c.choices,
        note.c.more,
        note.c.tags,
        note.c.attributes,
    )
    .join_from(card, identity, card.c.id == identity.c.id)
    .join(note, card.c.note_id == note.c.id)
    .join(deck, card.c.deck_id == deck.c.id)
)
_ONE = _JOINED.where(card.c.id == bindparam("card"))
_STATE = select(
    *_CARD, card.c.deck_id, card.c.last_at, identity.c.guid.label("card_guid")
).join_from(card, identity, card.c.id == identity.c.id)
_STATE_OF_NOTES = (
    select(
        *_CARD,
        identity.c.guid.label("card_guid"),
        deck.c.name.label("deck_name"),
        note.c.guid,
    )
    .join_from(card, identity, card.c.id == identity.c.id)
    .join(note, card.c.note_id == note.c.id)
    .join(deck, card.c.deck_id == deck.c.id)
    .where(note.c.guid.in_(LISTED))
    .order_by(card.c.note_id, card.c.ordinal)
)
_STATES = _STATE.where(card.c.id.in_(LISTED))
_DECKS_OF = (
    select(card.c.id, card.c.deck_id)
    .join_from(card, note, card.c.note_id == note.c.id)
    .where(note.c.guid.in_(LISTED))
)
_STATE_OF = _STATE.where(card.c.id == bindparam("card"))
_REMEMBER = (
    update(card)
    .where(card.c.id == bindparam("card"))
    .values({name: bindparam(f"new_{name}") for name in ("state", *MEMORY_COLUMNS, "last_at")})
)


class CardState(NamedTuple):
    """What writing to the log needs of a card's row, and nothing that is slow to read.

    It stands beside `Card`, which has its note's and deck's names, because one is read for
    each answer and all of them for a check. `state` is how the card is filed for the queue,
    `last_at` the instant of its newest entry (UTC milliseconds).
    """

    id: int
    deck_id: int
    state: int
    last_at: int
    memory: Memory
    guid: str = ""

    @property
    def suspended(self) -> bool:
        """Whether the card is kept back."""
        return self.state == SUSPENDED

    @property
    def is_filed(self) -> bool:
        """Whether the state says of the memory what it should."""
        return self.state in (SUSPENDED, NEW if self.memory[0] is None else REVIEW)


class CardRepository:
    """Reads cards and writes their cached memory, suspension, burial and flag."""

    def __init__(self, connection: Connection, decks: DeckRepository) -> None:
        self._connection = connection
        self._decks = decks

    def with_note(self, card_id: int) -> tuple[Card, Note] | None:
        """Return a card and its note, None when it is gone."""
        row = self._connection.execute(_ONE, {"card": card_id}).first()
        if row is None:
            return None
        return to_card(row, row.guid, row.deck_name), to_note(row, row.deck_name)

    def of_note(self, note_guid: str) -> list[Card]:
        """Return the cards of a note in order."""
        return self.of_notes([note_guid])[note_guid]

    def of_notes(self, note_guids: Sequence[str]) -> dict[str, list[Card]]:
        """Return the cards of each of some notes in order."""
        found: dict[str, list[Card]] = {guid: [] for guid in note_guids}
        for row in self._connection.execute(_STATE_OF_NOTES, listed(found)).all():
            found[row.guid].append(to_card(row, row.guid, row.deck_name))
        return found

    def all(self, deck_ids: Sequence[int]) -> list[Card]:
        """Return every card of some decks, in the order of their notes."""
        rows = self._connection.execute(
            _JOINED.where(card.c.deck_id.in_(deck_ids)).order_by(note.c.position, card.c.ordinal)
        )
        return [to_card(row, row.guid, row.deck_name) for row in rows]

    def state(self, card_id: int) -> CardState | None:
        """Return what writing to the log needs of a card, None when it is gone."""
        row = self._connection.execute(_STATE_OF, {"card": card_id}).first()
        return None if row is None else _to_state(row)

    def decks_of(self, note_guids: Sequence[str]) -> dict[int, int]:
        """Return the deck row of each card of some notes."""
        rows = self._connection.execute(_DECKS_OF, listed(note_guids)).all()
        return {row[0]: row[1] for row in rows}

    def quiz_candidates(self, card_ids: Sequence[int]) -> set[int]:
        """Return those of the cards that are there and not suspended."""
        query = select(card.c.id).where(card.c.id.in_(LISTED), card.c.state != SUSPENDED)
        return set(self._connection.execute(query, listed(card_ids)).scalars())

    def count(self) -> int:
        """Return how many cards there are."""
        return int(self._connection.execute(select(func.count()).select_from(card)).scalar_one())

    def states(self, card_ids: Sequence[int]) -> dict[int, CardState]:
        """Return the state of those of some cards that are there, by row."""
        rows = self._connection.execute(_STATES, listed(card_ids))
        return {row.card_id: _to_state(row) for row in rows}

    def all_states(self) -> dict[int, CardState]:
        """Return the state of every card by row, without the guids."""
        columns = ", ".join(("id", "deck_id", "state", "last_at", *MEMORY_COLUMNS))
        rows = plain_rows(self._connection, f"SELECT {columns} FROM card")  # noqa: S608
        new = tuple.__new__
        return {row[0]: CardState._make((*row[:4], new(Memory, row[4:]), "")) for row in rows}

    def remember(self, cards: Iterable[tuple[int, Memory, bool, int]]) -> None:
        """Store the folded memory of cards: row, memory, suspended, newest entry's instant."""
        rows = []
        for card_id, memory, suspended, at in cards:
            values = memory_values(memory, suspended=suspended)
            parameters = {f"new_{name}": value for name, value in values.items()}
            rows.append({"card": card_id, "new_last_at": at, **parameters})
        if rows:
            self._connection.execute(_REMEMBER, rows)

    def guids(self, card_ids: Sequence[int]) -> dict[int, str]:
        """Return the names of cards by row."""
        query = select(identity.c.id, identity.c.guid).where(identity.c.id.in_(LISTED))
        return {row.id: row.guid for row in self._connection.execute(query, listed(card_ids))}

    def insert_all(self, rows: list[tuple[Any, ...]]) -> None:
        """Add card rows, their values in the order of the columns."""
        insert_tuples(self._connection, card, rows)

    def remove(self, card_ids: Sequence[int]) -> None:
        """Delete card rows; their events and names stay."""
        self._connection.execute(delete(card).where(card.c.id.in_(LISTED)), listed(card_ids))

    def place(self, positions: Mapping[int, int], deck_id: int) -> None:
        """Put cards into a deck, each at its position among the new ones."""
        for card_id, position in positions.items():
            self._change([card_id], deck_id=deck_id, position=position)

    def move(self, card_ids: Sequence[int], deck_id: int) -> None:
        """Put cards into a deck; their positions among the new ones stay."""
        self._change(card_ids, deck_id=deck_id)

    def restore(
        self, card_ids: Sequence[int], suspended: int, buried: int | None, flag: int
    ) -> None:
        """Bring back what the learner had done to cards."""
        self.suspend(card_ids, bool(suspended))
        self._change(card_ids, buried=buried, flag=flag)

    def suspend(self, card_ids: Sequence[int], suspended: bool) -> None:
        """Suspend cards or take them up again."""
        again = func.iif(card.c.due.is_(None), NEW, REVIEW)
        self._change(card_ids, state=SUSPENDED if suspended else again)

    def bury(self, card_ids: Sequence[int], until: date | None) -> None:
        """Keep cards back through a study day (None: no longer)."""
        self._change(card_ids, buried=ordinal_of(until))

    def flag(self, card_ids: Sequence[int], flag: int) -> None:
        """Flag cards, 0 for none."""
        self._change(card_ids, flag=flag)

    def _change(self, card_ids: Sequence[int], **values: Any) -> None:
        statement = update(card).where(card.c.id.in_(LISTED)).values(**values)
        self._connection.execute(statement, listed(card_ids))


def _to_state(row: Any) -> CardState:
    return CardState(
        row.card_id, row.deck_id, row.state, row.last_at, to_memory(row), row.card_guid
    )
