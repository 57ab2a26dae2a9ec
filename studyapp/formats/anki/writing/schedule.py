"""What Anki keeps of a card's schedule: card columns, review log, days since creation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from studyapp.core.outgoing import OutgoingCard
from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import REVIEW
from studyapp.core.scheduling.folding import memories
from studyapp.core.scheduling.scheduler import Scheduler

_NEW, _REVIEW = 0, 2
_SUSPENDED, _BURIED = -1, -3
_LEARNED, _REVIEWED, _FILTERED, _MANUAL = 0, 1, 3, 4
_BUTTON = (1, 1, 1, 2, 3, 4)
_LONGEST_ANSWER = 7_200_000
"""Milliseconds; the most that Anki lets an answer take."""

Schedule = tuple[int, int, int, int, int, int, int]
"""type, queue, due, ivl, factor, reps, lapses"""
ReviewRow = tuple[int, int, int, int, int, int, int, int]
"""id, cid, ease, ivl, lastIvl, factor, time, type"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts study days as Anki does: from the day on which a collection was created.

    Days are ordinals.
    """

    first: int
    today: int
    offset: timedelta
    rollover_hour: int

    @classmethod
    def of(cls, first: int, today: int, now: datetime, rollover_hour: int) -> "Calendar":
        """Return a calendar that begins no later than on some first day."""
        offset = now.astimezone(now.tzinfo).utcoffset() or timedelta()
        return cls(min(first, today), today, offset, rollover_hour)

    @property
    def created(self) -> int:
        """The first rollover, in epoch seconds."""
        day, hour = date.fromordinal(self.first), time(self.rollover_hour)
        return int(datetime.combine(day, hour, timezone(self.offset)).timestamp())

    @property
    def minutes_west(self) -> int:
        """How far the collection's clock was behind UTC."""
        return -int(self.offset.total_seconds()) // 60


class FreeIds:
    """Hands out ids that were not used yet, each the one wanted or the next free after it."""

    def __init__(self) -> None:
        self._after: dict[int, int] = {}

    def take(self, wanted: int) -> int:
        """Return the first free id from `wanted` on, and use it."""
        after = self._after
        free = wanted
        while free in after:
            free = after[free]
        after[free] = free + 1
        if free != wanted:
            after[wanted] = free + 1
        return free


def new_schedule(position: int) -> Schedule:
    """Return the columns of a card that was never asked."""
    return (_NEW, _NEW, position, 0, 0, 0, 0)


def scheduled(card: OutgoingCard, position: int, calendar: Calendar) -> Schedule:
    """Return the columns of a card as it stands; a card still in today's drill is a review."""
    state = _NEW if card.due is None else _REVIEW
    queue = state
    if card.buried is not None and card.buried >= calendar.today:
        queue = _BURIED
    if card.suspended:
        queue = _SUSPENDED
    if card.due is None:
        return (state, queue, position, 0, 0, card.reviews, card.lapses)
    due, interval = card.due - calendar.first, max(1, card.interval)
    return (state, queue, due, interval, card.ease * 10, card.reviews, card.lapses)


def card_data(card: OutgoingCard) -> str:
    """Return the JSON in which Anki remembers the instant of the last answer."""
    if card.due is not None:
        for entry in reversed(card.log):
            if entry[3] == REVIEW and entry[8] is None:
                return f'{{"lrt": {entry[2] // 1000}}}'
    return "{}"


def review_rows(
    log: Sequence[Entry], card_id: int, scheduler: Scheduler, latest: int
) -> list[ReviewRow]:
    """Return a card's log, whose entries all count, as rows of Anki's.

    Rows have their instant for an id. None is later than `latest` (epoch milliseconds): Anki refuses a package with one from
    the future. A row that is no answer counts as a reset when its factor is zero and as a
    moved due day otherwise.

    Anki marks an answer that had no say in the schedule by the type of filtered decks and a
    factor of zero: its statistics and FSRS leave such rows out, which is right for the drill.
    An early answer has the same type with its factor, and counts.
    """
    if not log:
        return []
    steps = memories(scheduler, log)
    due, before, *_, planned = steps[0]
    rows: list[ReviewRow] = []
    for entry, (next_due, interval, ease, *_, next_planned) in zip(log, steps[1:], strict=True):
        _, _, number, action, day, grade, _, spent, is_drill, _, _ = entry
        if number > latest:
            number = latest
        factor = ease * 10
        if action == REVIEW:
            button = _BUTTON[grade]
            if spent > _LONGEST_ANSWER:
                spent = _LONGEST_ANSWER
            if due is None:
                kind = _LEARNED
            else:
                kind = _FILTERED if is_drill or day < (planned or due) else _REVIEWED
            if is_drill:
                factor = 0
        else:
            button, spent, kind = 0, 0, _MANUAL
            if next_due is None:
                factor = 0
        rows.append((number, card_id, button, interval, before, factor, spent, kind))
        before, due, planned = interval, next_due, next_planned
    return rows
