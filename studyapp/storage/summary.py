"""Counts of cards by due day, interval and ease, for the charts."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, case, func, literal_column, select

from studyapp.core.cards import MATURE_DAYS
from studyapp.storage.rows import to_day
from studyapp.storage.tables import card

_IS_REVIEW = literal_column("card.state") == literal_column("1")
_IS_NEW = literal_column("card.state") == literal_column("0")
_IS_MATURE = card.c.interval >= MATURE_DAYS


class SummaryRepository:
    """Reads the memory cache; suspended cards do not count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, deck_ids: Sequence[int] | None) -> dict[tuple[int, bool], int]:
        """Return cards by due day (ordinal) and whether they are mature."""
        mature = _IS_MATURE.label("mature")
        query = select(card.c.due, mature, func.count()).where(_IS_REVIEW, *_within(deck_ids))
        rows = self._connection.execute(query.group_by(card.c.due, mature))
        return {(due, bool(is_mature)): cards for due, is_mature, cards in rows}

    def new(self, deck_ids: Sequence[int] | None) -> int:
        """Return how many cards were never asked."""
        query = select(func.count()).select_from(card).where(_IS_NEW, *_within(deck_ids))
        return int(self._connection.execute(query).scalar_one())

    def intervals(self, deck_ids: Sequence[int] | None) -> dict[int, int]:
        """Return cards by interval in days."""
        return self._grouped(card.c.interval, deck_ids)

    def eases(self, deck_ids: Sequence[int] | None) -> dict[int, int]:
        """Return cards by ease in hundredths."""
        return self._grouped(card.c.ease, deck_ids)

    def maturity(self) -> dict[int, tuple[int, int, int]]:
        """Return all cards, young and mature ones by deck row."""
        young = func.sum(case((_IS_REVIEW & ~_IS_MATURE, 1), else_=0))
        mature = func.sum(case((_IS_REVIEW & _IS_MATURE, 1), else_=0))
        query = select(card.c.deck_id, func.count(), young, mature).group_by(card.c.deck_id)
        return {row[0]: (row[1], row[2], row[3]) for row in self._connection.execute(query)}

    def oldest_due(self, day: date) -> date | None:
        """Return the earliest due day up to a day."""
        query = select(func.min(card.c.due)).where(_IS_REVIEW, card.c.due <= day.toordinal())
        return to_day(self._connection.execute(query).scalar())

    def next_due(self, day: date) -> date | None:
        """Return the next due day after a day."""
        after = (day + timedelta(days=1)).toordinal()
        query = select(func.min(card.c.due)).where(_IS_REVIEW, card.c.due >= after)
        return to_day(self._connection.execute(query).scalar())

    def _grouped(
        self, column: ColumnElement[int], deck_ids: Sequence[int] | None
    ) -> dict[int, int]:
        query = select(column, func.count()).where(_IS_REVIEW, *_within(deck_ids)).group_by(column)
        return {row[0]: row[1] for row in self._connection.execute(query)}


def _within(deck_ids: Sequence[int] | None) -> list[ColumnElement[bool]]:
    return [] if deck_ids is None else [card.c.deck_id.in_(deck_ids)]
