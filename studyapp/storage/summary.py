"""Counts of cards by state, due day, interval and ease: one seek each in the tally."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from studyapp.core.scheduling.memory import MATURE_DAYS, day_of
from studyapp.storage.tables import (
    ALL_DECKS,
    BY_DUE,
    BY_EASE,
    BY_INTERVAL,
    BY_STATE,
    NEW,
    REVIEW,
    card,
    tally,
)


class SummaryRepository:
    """Reads the tally, which triggers keep in step with the cards; suspended ones do not count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, deck_ids: Sequence[int] | None) -> dict[tuple[int, bool], int]:
        """Return cards by due day (ordinal) and whether they are mature."""
        counted = self._counted(BY_DUE, deck_ids)
        return {(value // 2, bool(value % 2)): cards for value, cards in counted.items()}

    def new(self, deck_ids: Sequence[int] | None) -> int:
        """Return how many cards were never asked."""
        return self._counted(BY_STATE, deck_ids).get(NEW, 0)

    def intervals(self, deck_ids: Sequence[int] | None) -> dict[int, int]:
        """Return cards by interval in days."""
        return self._counted(BY_INTERVAL, deck_ids)

    def eases(self, deck_ids: Sequence[int] | None) -> dict[int, int]:
        """Return cards by ease in hundredths."""
        return self._counted(BY_EASE, deck_ids)

    def maturity(self) -> dict[int, tuple[int, int, int]]:
        """Return all cards, young and mature ones by deck row."""
        cards = func.sum(case((tally.c.kind == BY_STATE, tally.c.cards), else_=0))
        is_review = (tally.c.kind == BY_STATE) & (tally.c.value == REVIEW)
        reviews = func.sum(case((is_review, tally.c.cards), else_=0))
        is_mature = (tally.c.kind == BY_INTERVAL) & (tally.c.value >= MATURE_DAYS)
        mature = func.sum(case((is_mature, tally.c.cards), else_=0))
        query = (
            select(tally.c.deck_id, cards, reviews, mature)
            .where(tally.c.deck_id != ALL_DECKS, tally.c.kind.in_((BY_STATE, BY_INTERVAL)))
            .group_by(tally.c.deck_id)
        )
        rows = self._connection.execute(query)
        return {row[0]: (row[1], row[2] - row[3], row[3]) for row in rows}

    def oldest_due(self, day: date) -> date | None:
        """Return the earliest due day up to a day."""
        return self._first_due(0, day.toordinal() * 2 + 1)

    def next_due(self, day: date) -> date | None:
        """Return the next due day after a day."""
        return self._first_due((day + timedelta(days=1)).toordinal() * 2, None)

    def is_sound(self) -> bool:
        """Return whether the tally agrees with the cards."""
        query = select(tally).where(tally.c.cards != 0)
        stored = set(map(tuple, self._connection.execute(query).all()))
        return stored == set(map(tuple, self._connection.execute(self._true()).all()))

    def rebuild(self) -> None:
        """Count all cards anew."""
        self._connection.execute(delete(tally))
        columns = ["deck_id", "kind", "value", "cards"]
        self._connection.execute(insert(tally).from_select(columns, self._true()))

    def _true(self) -> Any:
        reviews = card.c.state == REVIEW
        is_mature = case((card.c.interval >= MATURE_DAYS, 1), else_=0)
        parts = []
        for deck_id in (card.c.deck_id, literal(ALL_DECKS)):
            for kind, value, where in (
                (BY_STATE, card.c.state, literal(True)),
                (BY_DUE, card.c.due * 2 + is_mature, reviews),
                (BY_INTERVAL, card.c.interval, reviews),
                (BY_EASE, card.c.ease, reviews),
            ):
                columns = (deck_id.label("d"), literal(kind).label("k"), value.label("v"))
                parts.append(select(*columns, func.count()).where(where).group_by("d", "k", "v"))
        return union_all(*parts)

    def _counted(self, kind: int, deck_ids: Sequence[int] | None) -> dict[int, int]:
        decks = [ALL_DECKS] if deck_ids is None else deck_ids
        query = (
            select(tally.c.value, func.sum(tally.c.cards).label("total"))
            .where(tally.c.deck_id.in_(decks), tally.c.kind == kind)
            .group_by(tally.c.value)
        )
        return {row[0]: row[1] for row in self._connection.execute(query) if row[1]}

    def _first_due(self, first: int, last: int | None) -> date | None:
        conditions: list[ColumnElement[bool]] = [
            tally.c.deck_id == ALL_DECKS,
            tally.c.kind == BY_DUE,
            tally.c.cards > 0,
            tally.c.value >= first,
        ]
        if last is not None:
            conditions.append(tally.c.value <= last)
        value = self._connection.execute(
            select(func.min(tally.c.value)).where(*conditions)
        ).scalar()
        return day_of(None if value is None else value // 2)
