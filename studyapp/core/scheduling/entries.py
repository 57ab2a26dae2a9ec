"""Events, and the numbers that stand for them when there are very many."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, overload

from studyapp.core.scheduling.events import (
    KINDS,
    REVIEW,
    Action,
    Advance,
    Event,
    Grade,
    Reset,
    Review,
    Seed,
    SetDue,
    Undo,
)

_KIND_OF = {action: kind for kind, action in enumerate(KINDS)}
_GRADES = tuple(Grade)
_NO_SCHEDULER: Mapping[int | None, str] = {None: ""}


class Entry(NamedTuple):
    """An entry of the log as numbers, in the order in which it is stored; days are ordinals.

    The one form in which logs are stored, folded, counted and exported. Where there are very
    many they are plain tuples of these fields, just as the database gives them. What a kind
    has no use for is None. `payload` is the target of an undo, and of a seed its interval,
    ease, repetitions, reviews and lapses.
    """

    card: int
    id: bytes
    at: int
    kind: int
    day: int
    grade: Any
    due: Any
    milliseconds: Any
    drill: Any
    scheduler: Any
    payload: Any


def to_entry(event: Event, card_id: int, scheduler_id: int | None) -> Entry:
    """Return an event as the numbers that are stored and folded."""
    action = event.action
    kind, due = _KIND_OF[type(action)], None
    payload: Any = None
    grade, milliseconds, drill = None, None, None
    match action:
        case Review():
            grade, due, milliseconds = (
                int(action.grade),
                action.due.toordinal(),
                action.milliseconds,
            )
            drill = 1 if action.drill else None
        case SetDue() | Advance():
            due = action.due.toordinal()
        case Undo(target):
            payload = target
        case Seed() as seed:
            due = seed.due.toordinal()
            payload = (seed.interval, seed.ease, seed.repetitions, seed.reviews, seed.lapses)
        case Reset():
            pass
    key, day = bytes.fromhex(event.id), event.day.toordinal()
    rest = (grade, due, milliseconds, drill, scheduler_id, payload)
    return Entry._make((card_id, key, event.at, kind, day, *rest))


def to_event(
    entry: Sequence[Any], card_guid: str, schedulers: Mapping[int | None, str] = _NO_SCHEDULER
) -> Event:
    """Return the event that an entry stands for; `schedulers` gives their names by row."""
    _, event_id, at, kind, day, *rest = entry
    action = _to_action(kind, rest, schedulers)
    return Event(event_id.hex(), at, card_guid, date.fromordinal(day), action)


def _to_action(kind: int, rest: Sequence[Any], schedulers: Mapping[int | None, str]) -> Action:
    grade, due, milliseconds, drill, scheduler_id, payload = rest
    if kind == REVIEW:
        return Review(
            _GRADES[grade],
            date.fromordinal(due),
            milliseconds,
            drill is not None,
            schedulers[scheduler_id],
        )
    action = KINDS[kind]
    if action is Undo:
        return Undo(payload)
    if action is SetDue:
        return SetDue(date.fromordinal(due))
    if action is Advance:
        return Advance(date.fromordinal(due))
    if action is Seed:
        interval, ease, repetitions, reviews, lapses = payload
        return Seed(interval, ease, date.fromordinal(due), repetitions, reviews, lapses)
    return Reset()


class EntryLog(Sequence[Event]):
    """The log of a card that a file brings, as entries of card 0 and of no scheduler.

    Tens of thousands of them become events only where somebody looks at them; to whoever
    reads a file's records they are a sequence of events like any other. No two have the same
    id.
    """

    __slots__ = ("card", "entries")

    def __init__(self, card: str, entries: Sequence[Sequence[Any]]) -> None:
        self.card = card
        self.entries = entries

    def of_row(self, card_id: int) -> list[Any]:
        """Return the entries as those of a card's row."""
        return [(card_id, *entry[1:]) for entry in self.entries]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Event]:
        return (to_event(entry, self.card) for entry in self.entries)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> "EntryLog": ...
    def __getitem__(self, index: int | slice) -> "Event | EntryLog":
        if isinstance(index, slice):
            return EntryLog(self.card, self.entries[index])
        return to_event(self.entries[index], self.card)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self.entries))
