"""Memory as a fold over the entries of a card."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import ADVANCE, RESET, REVIEW, SEED, SET_DUE, UNDO, Grade
from studyapp.core.scheduling.memory import Memory, MemoryNumbers
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.core.scheduling.sums import Sums, count

_ORDER, _KIND = itemgetter(2, 1), itemgetter(3)
_GOOD = int(Grade.GOOD)
_NEW = Memory()
_NUMBERS: MemoryNumbers = (*_NEW,)
_Step = Callable[[MemoryNumbers, int, int, int], MemoryNumbers]


def fold(
    scheduler: Scheduler,
    log: Sequence[Entry],
    deck: int = 0,
    sums: Sums | None = None,
    times: int = 1,
) -> Memory:
    """Return what is remembered of a card, and count its answers for its deck if there are sums.

    `times` -1 takes them off the sums again.
    """
    memory, step = _NUMBERS, scheduler.step
    for entry in standing(log):
        if sums is not None and entry[3] == REVIEW:
            count(sums, deck, memory, entry, times)
        memory = _after(step, memory, entry)
    return Memory._make(memory)


def memories(scheduler: Scheduler, log: Sequence[Entry]) -> list[MemoryNumbers]:
    """Return what is remembered before the first and after each of entries that all stand."""
    found, step = [_NUMBERS], scheduler.step
    for entry in log:
        found.append(_after(step, found[-1], entry))
    return found


def next_memory(scheduler: Scheduler, memory: Memory, entry: Entry) -> Memory:
    """Return the memory after one entry that counts."""
    return Memory._make(_after(scheduler.step, memory, entry))


def _after(step: _Step, memory: MemoryNumbers, entry: Entry) -> MemoryNumbers:
    """Return the memory after one entry that counts.

    What an answer means is the scheduler's matter; what else can happen to a card, and the
    drill, which changes no schedule, are the same for all.
    """
    if entry[3] != REVIEW:
        return _MOVES[entry[3]](Memory._make(memory), entry)
    if entry[8] is None:
        return step(memory, entry[5], entry[4], entry[6])
    return _drilled(Memory._make(memory), entry)


def standing(log: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries of one card that count, in the order in which they are folded."""
    entries = sorted(log, key=_ORDER)
    if UNDO not in map(_KIND, entries):
        return entries
    gone = undone({entry[1].hex(): entry[10] for entry in entries if entry[3] == UNDO})
    return [entry for entry in entries if entry[3] != UNDO and entry[1].hex() not in gone]


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


def _drilled(memory: Memory, entry: Entry) -> Memory:
    day, due = entry[4], memory.due_ordinal
    is_again = entry[5] < _GOOD and due is not None and due > day
    return memory._replace(drill_ordinal=day if is_again else None)


def _seeded(_memory: Memory, entry: Entry) -> Memory:
    interval, ease, repetitions, reviews, lapses = entry[10]
    return Memory(
        due_ordinal=entry[6],
        interval=max(1, interval),
        ease=ease,
        repetitions=repetitions,
        reviews=max(reviews, repetitions),
        lapses=lapses,
    )


def _reset(_memory: Memory, _entry: Entry) -> Memory:
    return _NEW


def _moved(memory: Memory, entry: Entry) -> Memory:
    due = entry[6]
    interval = memory.interval or max(1, due - entry[4])
    return memory._replace(due_ordinal=due, interval=interval, drill_ordinal=None)


def _brought_forward(memory: Memory, entry: Entry) -> Memory:
    """Return the memory of a card that is asked no later than its entry says; its interval stays.

    The day for which it was planned is kept: a right answer before it is an early one.
    A card that was answered on that day already comes back in the day's drill.
    """
    due, before, last = entry[6], memory.due_ordinal, memory.last_ordinal
    if before is not None and before <= due:
        return memory
    if last is not None and last >= due:
        return memory._replace(drill_ordinal=due)
    return memory._replace(
        due_ordinal=due,
        interval=memory.interval or 1,
        planned_ordinal=memory.planned_ordinal or before,
        drill_ordinal=None,
    )


def _unmoved(memory: Memory, _entry: Entry) -> Memory:
    return memory


_MOVES: dict[int, Callable[[Memory, Entry], Memory]] = {
    UNDO: _unmoved,
    SEED: _seeded,
    RESET: _reset,
    SET_DUE: _moved,
    ADVANCE: _brought_forward,
}
