"""Which cards can be asked today; every query is a seek in an index by deck."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    distinct,
    func,
    literal_column,
    or_,
    select,
)

from studyapp.core.session import Candidate
from studyapp.core.statistics import Counts
from studyapp.storage.tables import card, deck

_IS_NEW = literal_column("card.state") == literal_column("0")
_IS_REVIEW = literal_column("card.state") == literal_column("1")
_TODAY: BindParameter[int] = bindparam("today")
_ASKED = select(card.c.note_id).where(card.c.last == _TODAY)
_NOT_KEPT_BACK = or_(card.c.buried.is_(None), card.c.buried < _TODAY)
_DUE = and_(_IS_REVIEW, card.c.due <= _TODAY, _NOT_KEPT_BACK)
_EVERY_DECK = deck.alias("every_deck")
_ANY_DUE = select(card.c.note_id).where(_DUE, card.c.deck_id.in_(select(_EVERY_DECK.c.id)))
"""Naming the decks turns a scan of the index into a seek for each deck."""
_DRILLED = and_(card.c.drill == _TODAY, _NOT_KEPT_BACK, card.c.state == literal_column("1"))


def _per_deck(column: ColumnElement[int], where: ColumnElement[bool]) -> ColumnElement[int]:
    query = select(column).where(where, card.c.deck_id == deck.c.id)
    return query.correlate(deck).scalar_subquery()


_NEW_NOTES = (
    select(card.c.note_id)
    .where(
        _IS_NEW,
        card.c.deck_id == deck.c.id,
        _NOT_KEPT_BACK,
        card.c.note_id.not_in(_ASKED),
        card.c.note_id.not_in(_ANY_DUE),
    )
    .distinct()
    .limit(bindparam("most_new"))
    .correlate(deck)
)
_COUNTS = select(
    deck.c.id,
    select(func.count()).select_from(_NEW_NOTES.subquery()).scalar_subquery().label("new"),
    _per_deck(func.count(), _DRILLED).label("drill"),
    _per_deck(
        func.count(distinct(card.c.note_id)), and_(_DUE, card.c.note_id.not_in(_ASKED))
    ).label("due"),
)
_NEW_OF_DECK = (
    select(card.c.id, card.c.note_id, card.c.position, deck.c.name)
    .join_from(card, deck, card.c.deck_id == deck.c.id)
    .where(_IS_NEW, card.c.deck_id == bindparam("deck"), _NOT_KEPT_BACK)
    .order_by(card.c.position)
)


class QueueRepository:
    """Counts and candidates of a study day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, day: date, *, most_new: int) -> dict[int, Counts]:
        """Return what each deck holds for the day, siblings counted once, at most so many new."""
        rows = self._connection.execute(_COUNTS, {"today": day.toordinal(), "most_new": most_new})
        return {row.id: Counts(row.new, row.drill, row.due) for row in rows}

    def due(self, deck_ids: Sequence[int], day: date) -> list[Candidate]:
        """Return the cards due on or before a day, with how late they are."""
        query = (
            select(card.c.id, card.c.note_id, card.c.due, card.c.interval, deck.c.name)
            .join_from(card, deck, card.c.deck_id == deck.c.id)
            .where(_DUE, card.c.deck_id.in_(deck_ids))
        )
        rows = self._connection.execute(query, {"today": day.toordinal()})
        return [
            Candidate(
                card=row.id,
                note=row.note_id,
                deck=row.name,
                days_late=day.toordinal() - row.due,
                interval=row.interval,
            )
            for row in rows
        ]

    def new(self, deck_ids: Sequence[int], day: date, limit: int) -> list[Candidate]:
        """Return the first new cards in the order they are to be learnt, one a note.

        Notes that are due or were asked that day wait.
        """
        parameters = {"today": day.toordinal()}
        taken = self.asked(day)
        taken.update(self._connection.execute(_ANY_DUE, parameters).scalars())
        found = [c for deck in deck_ids for c in self._new_of_deck(deck, day, limit, taken)]
        return sorted(found, key=lambda candidate: candidate.position)

    def _new_of_deck(self, deck_id: int, day: date, limit: int, taken: set[int]) -> list[Candidate]:
        found: list[Candidate] = []
        parameters = {"today": day.toordinal(), "deck": deck_id}
        with self._connection.execute(_NEW_OF_DECK, parameters) as rows:
            for row in rows:
                if len(found) >= limit:
                    break
                if row.note_id not in taken:
                    taken.add(row.note_id)
                    found.append(Candidate(row.id, row.note_id, row.name, position=row.position))
        return found

    def drill(self, deck_ids: Sequence[int], day: date) -> list[int]:
        """Return the cards to be asked again at the end of the day, in the order they were missed."""
        query = (
            select(card.c.id).where(_DRILLED, card.c.deck_id.in_(deck_ids)).order_by(card.c.last_at)
        )
        return list(self._connection.execute(query, {"today": day.toordinal()}).scalars())

    def asked(self, day: date) -> set[int]:
        """Return the notes that were asked on a day."""
        return set(self._connection.execute(_ASKED, {"today": day.toordinal()}).scalars())

    def ahead(self, deck_ids: Sequence[int], day: date) -> list[Candidate]:
        """Return the cards due on the next day that has any, after a day."""
        first = select(func.min(card.c.due)).where(
            _IS_REVIEW, card.c.deck_id.in_(deck_ids), card.c.due > _TODAY
        )
        query = (
            select(card.c.id, card.c.note_id, card.c.interval, deck.c.name)
            .join_from(card, deck, card.c.deck_id == deck.c.id)
            .where(
                _IS_REVIEW,
                card.c.deck_id.in_(deck_ids),
                card.c.due == first.scalar_subquery(),
                _NOT_KEPT_BACK,
            )
        )
        rows = self._connection.execute(query, {"today": day.toordinal()})
        return [Candidate(row.id, row.note_id, row.name, 0, row.interval) for row in rows]
