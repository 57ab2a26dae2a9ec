"""Memory as a fold over the log."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial, reduce

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Advance, Event, Reset, Review, Seed, SetDue, Undo
from studyapp.core.scheduling.scheduler import Scheduler


def merge(*logs: Iterable[Event]) -> list[Event]:
    """Return the union of logs by event id, in the order in which it is folded."""
    by_id = {event.id: event for log in logs for event in log}
    return sorted(by_id.values(), key=lambda event: (event.at, event.id))


def effective(log: Iterable[Event]) -> list[Event]:
    """Return the events that still count, in order: neither undone nor undos themselves.

    What an undo takes back follows from ids alone, so clocks that disagree change nothing.
    """
    events = merge(log)
    if not any(isinstance(event.action, Undo) for event in events):
        return events
    gone = taken_back(events)
    return [e for e in events if e.id not in gone and not isinstance(e.action, Undo)]


def taken_back(log: Iterable[Event]) -> set[str]:
    """Return the ids of the events that no longer count, undos that were undone among them."""
    return undone({e.id: e.action.target for e in log if isinstance(e.action, Undo)})


def next_state(scheduler: Scheduler, memory: Memory, event: Event) -> Memory:
    """Return the memory after one effective event."""
    match event.action:
        case Review() as review:
            return scheduler.review(memory, review, event.day)
        case Seed() as seed:
            return Memory(
                repetitions=seed.repetitions,
                interval=max(1, seed.interval),
                ease=seed.ease,
                due=seed.due,
                reviews=max(seed.reviews, seed.repetitions),
                lapses=seed.lapses,
            )
        case SetDue(due):
            interval = memory.interval or max(1, (due - event.day).days)
            return replace(memory, due=due, interval=interval, drill=None)
        case Advance(due):
            return _brought_forward(memory, due)
        case Reset():
            return scheduler.initial()
        case Undo():
            return memory


def _brought_forward(memory: Memory, due: date) -> Memory:
    """Return the memory of a card that is asked no later than `due`; its interval stays.

    The day for which it was planned is kept: a right answer before it is an early one.
    A card that was answered on that day already comes back in the day's drill.
    """
    if memory.due is not None and memory.due <= due:
        return memory
    if memory.last is not None and memory.last >= due:
        return replace(memory, drill=due)
    planned = memory.planned or memory.due
    return replace(memory, due=due, interval=memory.interval or 1, planned=planned, drill=None)


def replay(scheduler: Scheduler, log: Iterable[Event]) -> Memory:
    """Return the memory that the log of one card folds to."""
    return reduce(partial(next_state, scheduler), effective(log), scheduler.initial())


def walk(scheduler: Scheduler, log: Iterable[Event]) -> Iterator[tuple[Event, Memory, Memory]]:
    """Yield each effective event of one card with the memory before and after it."""
    memory = scheduler.initial()
    for event in effective(log):
        before, memory = memory, next_state(scheduler, memory, event)
        yield event, before, memory


def undone(targets: Mapping[str, str]) -> set[str]:
    """Return what is taken back by undos (id to target) that are not taken back themselves."""
    gone: set[str] = set()
    unjudged = Counter(targets.values())
    judged = [undo for undo in targets if not unjudged[undo]]
    while judged:
        undo = judged.pop()
        target = targets[undo]
        if undo not in gone:
            gone.add(target)
        unjudged[target] -= 1
        if target in targets and not unjudged[target]:
            judged.append(target)
    return gone
