"""Sums of answers a day, an hour and a phase: what the charts read instead of the whole log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import add

from sqlalchemy import ColumnElement, Connection, delete, func, select

from studyapp.core.scheduling.sums import Sums
from studyapp.core.statistics import PHASES, Phase
from studyapp.storage.bulk import insert_tuples, plain_rows
from studyapp.storage.tables import ALL_DECKS, daily

_SUMS = ("again", "hard", "good", "easy", "milliseconds")
_ADDED = "ON CONFLICT DO UPDATE SET " + ", ".join(f"{n} = {n} + excluded.{n}" for n in _SUMS)
_ANSWERS = daily.c.again + daily.c.hard + daily.c.good + daily.c.easy
_RIGHT = daily.c.hard + daily.c.good + daily.c.easy
_IS_RECALL = daily.c.phase.in_(
    [PHASES.index(each) for each in (Phase.LEARNING, Phase.YOUNG, Phase.MATURE)]
)
_IS_DRILL = daily.c.phase == PHASES.index(Phase.DRILL)


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


class DailyRepository:
    """Adds answers to the sums and reads them; deck row 0 stands for all decks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sums: Sums) -> None:
        """Add sums of decks, each to its deck's and to those of all decks."""
        totals = with_all_decks(sums).items()
        rows = sorted((*key, *counted) for key, counted in totals if any(counted))
        insert_tuples(self._connection, daily, rows, _ADDED)

    def replace_all(self, sums: Sums) -> None:
        """Forget all sums and store these of decks instead, and those of all decks."""
        self._connection.execute(delete(daily))
        rows = [(*key, *counted) for key, counted in sorted(with_all_decks(sums).items())]
        insert_tuples(self._connection, daily, rows)

    def all(self) -> Sums:
        """Return every sum that is not zero."""
        rows = plain_rows(self._connection, f"SELECT * FROM daily WHERE {' OR '.join(_SUMS)}")  # noqa: S608
        return {row[:4]: list(row[4:]) for row in rows}

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

    def by_phase_and_hour(
        self, deck_ids: Sequence[int], since: date
    ) -> dict[tuple[Phase, int], tuple[int, int, int, int]]:
        """Return answers by button (Again to Easy) for each phase and hour (UTC)."""
        columns = [func.sum(daily.c[name]) for name in _SUMS[:4]]
        query = (
            select(daily.c.phase, daily.c.hour, *columns)
            .where(*_since(deck_ids, since))
            .group_by(daily.c.phase, daily.c.hour)
        )
        rows = self._connection.execute(query)
        return {(PHASES[row[0]], row[1]): (row[2], row[3], row[4], row[5]) for row in rows}

    def first_day(self) -> date | None:
        """Return the first study day with an answer."""
        query = select(func.min(daily.c.day)).where(daily.c.deck_id == ALL_DECKS, _ANSWERS > 0)
        ordinal = self._connection.execute(query).scalar()
        return None if ordinal is None else date.fromordinal(ordinal)


def with_all_decks(sums: Sums) -> Sums:
    """Return sums of decks together with those of all decks."""
    totals = dict(sums)
    for (_, day, hour, phase), counted in sums.items():
        key = ALL_DECKS, day, hour, phase
        whole = totals.get(key)
        totals[key] = [*map(add, whole, counted)] if whole else counted
    return totals


def _since(deck_ids: Sequence[int], since: date) -> list[ColumnElement[bool]]:
    return [daily.c.deck_id.in_(deck_ids), daily.c.day >= since.toordinal()]
