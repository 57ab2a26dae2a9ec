"""Memory as a fold over events: the readable form of `folding`, for a single card."""

from collections.abc import Iterable, Iterator

from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.events import Event, Undo
from studyapp.core.scheduling.folding import fold, next_memory, undone
from studyapp.core.scheduling.memory import Memory
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
    return next_memory(scheduler, memory, to_entry(event, 0, None))


def replay(scheduler: Scheduler, log: Iterable[Event]) -> Memory:
    """Return the memory that the log of one card folds to."""
    return fold(scheduler, [to_entry(event, 0, None) for event in merge(log)])


def walk(scheduler: Scheduler, log: Iterable[Event]) -> Iterator[tuple[Event, Memory, Memory]]:
    """Yield each effective event of one card with the memory before and after it."""
    memory = Memory()
    for event in effective(log):
        before, memory = memory, next_state(scheduler, memory, event)
        yield event, before, memory
