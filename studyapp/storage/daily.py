"""Sums of answers a day, an hour and a phase: what the charts read instead of the whole log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.statistics import Phase, button
from studyapp.storage.tables import ALL_DECKS, daily

PHASES = tuple(Phase)
_COLUMN = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}
_KEY = ("deck_id", "day", "hour", "phase")
_SUMS = ("again", "hard", "good", "easy", "milliseconds")
_INSERT = upsert(daily).values(
    {**{name: bindparam(name) for name in _KEY}, **{name: bindparam(name) for name in _SUMS}}
)
_ADD = _INSERT.on_conflict_do_update(
    index_elements=list(_KEY),
    set_={name: daily.c[name] + _INSERT.excluded[name] for name in _SUMS},
)
_ANSWERS = daily.c.again + daily.c.hard + daily.c.good + daily.c.easy
_RIGHT = daily.c.hard + daily.c.good + daily.c.easy
_IS_RECALL = daily.c.phase.in_(
    [PHASES.index(each) for each in (Phase.LEARNING, Phase.YOUNG, Phase.MATURE)]
)
_IS_DRILL = daily.c.phase == PHASES.index(Phase.DRILL)
_HOUR = 3_600_000


@dataclass(frozen=True, slots=True)
class DaySum:
    """One study day: all answers and their seconds, and apart from them those to cards that were due.

    `recalled` leaves out new cards and the drill; `drilled` counts the drill alone.
    """

    day: date
    answers: int
    right: int
    seconds: float
    recalled: int = 0
    recalled_right: int = 0
    drilled: int = 0


def tally(event: Event, review: Review, deck_id: int, phase: Phase) -> dict[str, int]:
    """Return the row that one answer adds; hours are UTC, so that no time zone changes a sum."""
    return {
        "deck_id": deck_id,
        "day": event.day.toordinal(),
        "hour": event.at // _HOUR % 24,
        "phase": PHASES.index(phase),
        **dict.fromkeys(_SUMS, 0),
        _COLUMN[button(review.grade)]: 1,
        "milliseconds": review.milliseconds,
    }


class DailyRepository:
    """Adds answers to the sums and reads them; deck row 0 stands for all decks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: dict[str, int], times: int = 1) -> None:
        """Count an answer (times -1: take it back) for its deck and for all decks."""
        counted = {**row, **{name: row[name] * times for name in _SUMS}}
        self._connection.execute(_ADD, [counted, {**counted, "deck_id": ALL_DECKS}])

    def replace_all(self, rows: Iterable[dict[str, int]]) -> None:
        """Forget all sums and count these answers instead."""
        self._connection.execute(delete(daily))
        sums = summed(rows)
        if sums:
            self._connection.execute(insert(daily), sums)

    def all(self) -> list[dict[str, int]]:
        """Return every sum that is not zero, in the order of its key."""
        is_sum = or_(*(daily.c[name] != 0 for name in _SUMS))
        query = select(daily).where(is_sum).order_by(*(daily.c[name] for name in _KEY))
        return [dict(row._mapping) for row in self._connection.execute(query)]

    def by_day(self, deck_ids: Sequence[int], since: date) -> list[DaySum]:
        """Return the sums of each study day since a day."""
        query = (
            select(
                daily.c.day,
                func.sum(_ANSWERS),
                func.sum(_RIGHT),
                func.sum(daily.c.milliseconds),
                func.sum(_ANSWERS).filter(_IS_RECALL),
                func.sum(_RIGHT).filter(_IS_RECALL),
                func.sum(_ANSWERS).filter(_IS_DRILL),
            )
            .where(*_since(deck_ids, since))
            .group_by(daily.c.day)
            .order_by(daily.c.day)
        )
        rows = self._connection.execute(query).all()
        return [
            DaySum(
                date.fromordinal(day), answers, right, ms / 1000, due or 0, known or 0, drill or 0
            )
            for day, answers, right, ms, due, known, drill in rows
            if answers > 0
        ]

    def by_phase(
        self, deck_ids: Sequence[int], since: date, until: date = date.max
    ) -> dict[Phase, tuple[int, int, int, int]]:
        """Return answers by button (Again to Easy) for each phase, of days up to `until`."""
        columns = [func.sum(daily.c[name]).label(name) for name in _SUMS[:4]]
        query = (
            select(daily.c.phase, *columns)
            .where(*_since(deck_ids, since), daily.c.day <= until.toordinal())
            .group_by(daily.c.phase)
        )
        rows = self._connection.execute(query)
        return {PHASES[row.phase]: (row.again, row.hard, row.good, row.easy) for row in rows}

    def by_hour(self, deck_ids: Sequence[int], since: date) -> dict[int, tuple[int, int]]:
        """Return answers and right answers by hour (UTC)."""
        query = (
            select(daily.c.hour, func.sum(_ANSWERS), func.sum(_RIGHT))
            .where(*_since(deck_ids, since))
            .group_by(daily.c.hour)
        )
        return {hour: (answers, right) for hour, answers, right in self._connection.execute(query)}

    def first_day(self) -> date | None:
        """Return the first study day with an answer."""
        query = select(func.min(daily.c.day)).where(daily.c.deck_id == ALL_DECKS, _ANSWERS > 0)
        ordinal = self._connection.execute(query).scalar()
        return None if ordinal is None else date.fromordinal(ordinal)


def summed(rows: Iterable[dict[str, int]]) -> list[dict[str, int]]:
    """Return the sums of single answers, for each deck and for all, in the order of the key."""
    totals: dict[tuple[int, ...], dict[str, int]] = {}
    for row in rows:
        for deck_id in (row["deck_id"], ALL_DECKS):
            key = (deck_id, *(row[name] for name in _KEY[1:]))
            total = totals.setdefault(
                key, {**dict(zip(_KEY, key, strict=True)), **dict.fromkeys(_SUMS, 0)}
            )
            for name in _SUMS:
                total[name] += row[name]
    return [totals[key] for key in sorted(totals)]


def _since(deck_ids: Sequence[int], since: date) -> list[ColumnElement[bool]]:
    return [daily.c.deck_id.in_(deck_ids), daily.c.day >= since.toordinal()]
