"""What Anki keeps of a card's schedule: card columns, review log, days since creation."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from studyapp.core.cards import Card, Memory
from studyapp.core.scheduling.events import Event, Review
from studyapp.core.scheduling.replay import next_state
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.formats.snapshot import Snapshot

_NEW, _REVIEW = 0, 2
_SUSPENDED, _BURIED = -1, -3
_LEARNED, _REVIEWED, _FILTERED, _MANUAL = 0, 1, 3, 4
UNSENT = -1
"""The update number of rows that were not synchronised yet."""
_BUTTON = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 4}
_LONGEST_ANSWER = 7_200_000
"""Milliseconds; the most that Anki lets an answer take."""

Schedule = tuple[int, int, int, int, int, int, int]
"""type, queue, due, ivl, factor, reps, lapses"""
ReviewRow = tuple[int, int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts study days as Anki does: from the day on which a collection was created."""

    first: date
    today: date
    offset: timedelta
    rollover_hour: int

    @classmethod
    def of(cls, snapshot: Snapshot, now: datetime, rollover_hour: int) -> "Calendar":
        """Return a calendar that begins no later than anything in the snapshot."""
        first = min(_days_of(snapshot), default=snapshot.day)
        offset = now.astimezone(now.tzinfo).utcoffset() or timedelta()
        return cls(min(first, snapshot.day), snapshot.day, offset, rollover_hour)

    @property
    def created(self) -> int:
        """The first rollover, in epoch seconds."""
        at = datetime.combine(self.first, time(self.rollover_hour), timezone(self.offset))
        return int(at.timestamp())

    @property
    def minutes_west(self) -> int:
        """How far the collection's clock was behind UTC."""
        return -int(self.offset.total_seconds()) // 60

    def number(self, day: date) -> int:
        """Return the number of a study day."""
        return (day - self.first).days


def _days_of(snapshot: Snapshot) -> Iterator[date]:
    for records in snapshot.cards.values():
        for record in records:
            if record.card.memory.due is not None:
                yield record.card.memory.due
            if record.events:
                yield record.events[0].day


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


def scheduled(card: Card, position: int, calendar: Calendar) -> Schedule:
    """Return the columns of a card as it stands; a card still in today's drill is a review."""
    memory = card.memory
    state = _NEW if memory.due is None else _REVIEW
    queue = state
    if card.buried is not None and card.buried >= calendar.today:
        queue = _BURIED
    if card.suspended:
        queue = _SUSPENDED
    if memory.due is None:
        return (state, queue, position, 0, 0, memory.reviews, memory.lapses)
    due, interval = calendar.number(memory.due), max(1, memory.interval)
    return (state, queue, due, interval, memory.ease * 10, memory.reviews, memory.lapses)


def card_data(card: Card, events: Sequence[Event]) -> str:
    """Return the JSON in which Anki remembers the instant of the last answer."""
    if card.memory.due is not None:
        for event in reversed(events):
            if isinstance(event.action, Review) and not event.action.drill:
                return json.dumps({"lrt": event.at // 1000})
    return "{}"


def review_rows(
    events: Iterable[Event], card_id: int, scheduler: Scheduler, ids: FreeIds, latest: int
) -> Iterator[ReviewRow]:
    """Yield a card's log as rows of Anki's; none is later than `latest` (epoch milliseconds).

    Anki refuses a package with a row from the future, hence the limit. A row that is no
    answer counts as a reset when its factor is zero and as a moved due day otherwise.
    """
    memory = scheduler.initial()
    for event in events:
        before, action = memory, event.action
        if isinstance(action, Review):
            memory = scheduler.review(before, action, event.day)
            button, taken = _BUTTON[action.grade], min(action.milliseconds, _LONGEST_ANSWER)
            kind = _kind(action, before, event.day)
            factor = 0 if action.drill else memory.ease * 10
        else:
            memory = next_state(scheduler, before, event)
            button, taken, kind = 0, 0, _MANUAL
            factor = 0 if memory.due is None else memory.ease * 10
        number, interval = ids.take(min(event.at, latest)), memory.interval
        yield (number, card_id, UNSENT, button, interval, before.interval, factor, taken, kind)


def _kind(review: Review, before: Memory, day: date) -> int:
    """Return the type of an answer's row.

    Anki marks an answer that had no say in the schedule by the type of filtered decks and a
    factor of zero: its statistics and FSRS leave such rows out, which is right for the drill.
    An early answer has the same type with its factor, and counts.
    """
    if before.due is None:
        return _LEARNED
    planned = before.planned or before.due
    return _FILTERED if review.drill or day < planned else _REVIEWED
