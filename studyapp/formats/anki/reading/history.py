"""Cards of Anki with their schedule and log, as our events."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from studyapp.core.cards import Card, card_guid
from studyapp.core.scheduling.entries import EntryLog, to_entry
from studyapp.core.scheduling.events import REVIEW, Action, Event, Grade, Reset, Seed, SetDue
from studyapp.core.scheduling.folding import fold, next_memory
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.formats.anki.reading.calendar import LAST_DAY, LAST_INSTANT, QUARTER, AnkiCalendar
from studyapp.formats.common.snapshot import CardRecord

_NEW, _REVIEW = 0, 2
_SUSPENDED, _BURIED = -1, (-2, -3)
_FILTERED = 3
_NO_BUTTON = 0
_EARLIEST_SECOND = 1_000_000_000
"""Due numbers from here on are instants in seconds, those below are days."""
_DAY = 86_400_000
_GRADES = tuple(map(int, (Grade.AGAIN, Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)))
_LEAST_EASE, _FIRST_EASE, _MOST_EASE = 130, 250, 9_990
_MOST_DAYS = 100_000


ReviewRow = Sequence[int]


@dataclass(frozen=True, slots=True)
class AnkiCard:
    """A row of Anki's cards."""

    id: int
    note: int
    deck: int
    ordinal: int
    changed: int
    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reviews: int
    lapses: int
    home_due: int
    home_deck: int
    flags: int
    data: str

    @property
    def home(self) -> int:
        """The deck to which the card belongs when no filtered deck has borrowed it."""
        return self.home_deck or self.deck


class HistoryReader:
    """Turns cards and rows of the review log into records."""

    def __init__(self, calendar: AnkiCalendar, scheduler: Scheduler) -> None:
        self._calendar = calendar
        self._days = calendar.days
        self._scheduler = scheduler

    def record(
        self,
        card: AnkiCard,
        rows: Sequence[ReviewRow],
        note: str,
        ordinal: int,
        deck: str,
        *,
        ours: bool,
    ) -> CardRecord:
        """Return a card with its log, which ends with the state that Anki says.

        The log of a card that is `ours` may lead to that state by itself; whoever else wrote
        one had another algorithm, so that the state is written down in any case.
        """
        guid = card_guid(note, ordinal)
        due = self._due(card)
        log = EntryLog(guid, entries := self._entries(rows, guid, due))
        memory = fold(self._scheduler, entries) if ours or card.type == _NEW else Memory()
        settling = self._settling(card, due, memory, settled=ours)
        if settling is not None:
            final = self._final(card, settling, guid, rows[-1][0] if rows else 0)
            entries.append(entry := to_entry(final, 0, None))
            memory = next_memory(self._scheduler, memory, entry)
        return CardRecord(
            Card(
                id=0,
                guid=guid,
                note=note,
                ordinal=ordinal,
                deck=deck,
                memory=memory,
                suspended=card.queue == _SUSPENDED,
                buried=self._calendar.day(card.changed * 1000) if card.queue in _BURIED else None,
                flag=card.flags & 7,
            ),
            log,
        )

    def _due(self, card: AnkiCard) -> int:
        """Return the ordinal of the day on which a card is due."""
        due = card.home_due if card.home_deck and card.home_due > 0 else card.due
        if card.type != _REVIEW and due >= _EARLIEST_SECOND:
            return self._calendar.ordinal(min(due * 1000, LAST_INSTANT))
        return self._calendar.first + max(-_MOST_DAYS, min(due, _MOST_DAYS))

    def _entries(self, rows: Sequence[ReviewRow], guid: str, due: int) -> list[Any]:
        """Return rows as entries of the log.

        The due day that an answer chose is not in its row, only the interval. What is known
        of it: the next answer was given early or not, and the last one led to the card's own.
        """
        calendar, suffix = self._calendar, _suffix(guid)
        entries: list[Any] = []
        following, was_early = 0, False
        for row in reversed(rows):
            at, _, button, interval, factor, taken, kind = row
            ordinal = calendar[at // QUARTER]
            chosen = ordinal + interval if interval > 0 else ordinal
            is_filtered = kind == _FILTERED
            drill = 1 if is_filtered and factor == 0 and button > _NO_BUTTON else None
            if was_early:
                chosen = max(chosen, following + 1)
            elif following:
                chosen = chosen if chosen < following else following
            elif not drill and due >= ordinal:
                chosen = due
            if not drill:
                following, was_early = ordinal, is_filtered
            chosen, key = chosen if chosen < LAST_DAY else LAST_DAY, at.to_bytes(6) + suffix
            if button > _NO_BUTTON:
                grade = _GRADES[button]
                entries.append(
                    (0, key, at, REVIEW, ordinal, grade, chosen, taken, drill, None, None)
                )
            else:
                action = _moved(interval, factor, is_first=row is rows[0], due=self._days[chosen])
                moved = Event(key.hex(), at, guid, self._days[ordinal], action)
                entries.append(to_entry(moved, 0, None))
        entries.reverse()
        return entries

    def _settling(
        self, card: AnkiCard, due: int, memory: Memory, *, settled: bool
    ) -> Action | None:
        """Return what is missing for the state that Anki says."""
        if card.type == _NEW:
            return None if memory.is_new else Reset()
        seed = Seed(
            interval=max(1, min(card.interval, _MOST_DAYS)),
            ease=_ease(card.factor),
            due=self._days[due],
            repetitions=_repetitions(card),
            reviews=max(0, card.reviews),
            lapses=max(0, card.lapses),
        )
        if settled and _is_state(memory, seed):
            return None
        return seed

    def _final(self, card: AnkiCard, action: Action, guid: str, last: int) -> Event:
        """Return the event that settles a card right after its last answer; always the same."""
        at = max(last + 1 if last else 0, _last_review(card.data) * 1000)
        if not at:
            changed = max(1, min(card.changed * 1000, LAST_INSTANT))
            answered = self._calendar.created + (card.due - card.interval) * _DAY
            at = min(max(answered, 1), changed) if card.type == _REVIEW else changed
        suffix = _suffix(f"{guid} {action}").hex()
        return Event(f"{at:012x}{suffix}", at, guid, self._calendar.day(at), action)


def _moved(interval: int, factor: int, *, is_first: bool, due: date) -> Action:
    """Return what a row without an answer means."""
    if factor == 0 and interval <= 0:
        return Reset()
    if is_first and interval > 0:
        return Seed(min(interval, _MOST_DAYS), _ease(factor), due)
    return SetDue(due)


def _ease(factor: int) -> int:
    """Return an ease from Anki's thousandths; cards of FSRS and in learning have none."""
    ease = factor // 10
    return min(ease, _MOST_EASE) if ease >= _LEAST_EASE else _FIRST_EASE


def _repetitions(card: AnkiCard) -> int:
    if card.type != _REVIEW:
        return 0
    return 1 if card.interval <= 1 else 2


def _is_state(memory: Memory, seed: Seed) -> bool:
    return (
        memory.due == seed.due
        and max(1, memory.interval) == seed.interval
        and memory.ease == seed.ease
        and memory.reviews == seed.reviews
        and memory.lapses == seed.lapses
    )


def _suffix(name: str) -> bytes:
    """Return what follows the instant in an event's id, always the same for the same name."""
    chance = blake2b(name.encode(errors="replace"), digest_size=10).digest()
    return bytes.fromhex(uuid7(0, chance))[6:]


def _last_review(data: str) -> int:
    """Return the instant (epoch seconds) of the last answer, which newer Ankis remember."""
    if '"lrt"' not in data:
        return 0
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return 0
    last = values.get("lrt") if isinstance(values, dict) else None
    return last if isinstance(last, int) and 0 < last < LAST_INSTANT // 1000 else 0
