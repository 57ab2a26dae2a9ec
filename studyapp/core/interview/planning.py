"""Which questions an interview asks: weak and critical topics first, ladders to climb."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from types import MappingProxyType

from studyapp.core.cards import Note, Priority
from studyapp.core.proofreading import ladders
from studyapp.core.scheduling.memory import Memory

MINUTES = (10, 20, 45)
SECONDS_TO_BEGIN = 40
SECONDS_A_POINT = 25
UNKNOWN = 0.5
"""The weakness of what was never asked."""

# A critical question comes before an important one that is weaker by less than a quarter, and a
# known critical one (0.5) with a question never asked that is nice to have (0.5).
_PRIORITY_WEIGHT = {
    Priority.CRITICAL: 0.5,
    Priority.IMPORTANT: 0.25,
    Priority.NICE_TO_HAVE: 0.0,
}
_SAME_TOPIC = 0.4
"""What a second ladder of a topic loses: "Attention" at 0.9 and 0.8 has "Tokenising" at 0.5 between."""

_WORTH_CLIMBING, _CLIMB = 3, 0.2
"""Rungs from which on a ladder goes first: an interviewer who asks twice wants a third answer."""

_CHANCE = 0.15
"""What chance may add: less than a step of priority, so that it mixes equals only."""

_OWN_MATTER = 0.6
"""What only one role is asked, important and untried, comes before a critical ladder for all: 0.5 +
0.25 + 0.6 against 0.5 + 0.5 + 0.2 with the best of chances."""

_START_EASE, _EASE_RANGE = 250, 120
"""An ease of 2.5 is not hard at all, one of 1.3 (the least of SM-2) as hard as can be."""

_LAPSE_KEEPS = 0.7
"""A first lapse weighs 0.3, a second 0.21 more: the tenth tells nothing new."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Questions of one topic (a deck's full name), each the follow-up of the one before."""

    topic: str
    rungs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The ladders of an interview in the order in which they are tried, and the time for it.

    `targets` are the seconds that each question (by note guid) should take.
    """

    minutes: int
    seed: int
    ladders: tuple[Ladder, ...]
    targets: Mapping[str, int]

    @property
    def seconds(self) -> int:
        """The time for answering."""
        return self.minutes * 60


def weakness(memories: Iterable[Memory], today: date, scores: Sequence[float] = ()) -> float:
    """Return how weak a question is, 0 to 1: from its cards' memory, and from former interviews.

    `scores` are the shares of points that former answers got, newest first.
    """
    remembered = [_weakness_of(memory, today) for memory in memories]
    from_cards = max(remembered, default=UNKNOWN)
    return (from_cards + 1.0 - scores[0]) / 2 if scores else from_cards


def _weakness_of(memory: Memory, today: date) -> float:
    if memory.due is None:
        return UNKNOWN
    lapsed = 1.0 - _LAPSE_KEEPS**memory.lapses
    hard = min(1.0, max(0.0, (_START_EASE - memory.ease) / _EASE_RANGE))
    late = (today - memory.due).days
    overdue = min(1.0, max(0.0, (1 + late) / max(1, memory.interval)))
    # What was forgotten says most; lateness least, as a holiday makes everything late.
    return 0.4 * lapsed + 0.35 * hard + 0.25 * overdue


def target_seconds(note: Note) -> int:
    """Return the time that a good answer takes: to think, and for each key point."""
    return SECONDS_TO_BEGIN + SECONDS_A_POINT * len(note.key_points)


def planned(
    notes: Sequence[Note],
    weak: Mapping[str, float],
    *,
    minutes: int,
    seed: int,
    near: Mapping[str, float] = MappingProxyType({}),
) -> Plan | None:
    """Return an interview over the open questions among notes, None when there are none.

    `weak` is the weakness of each question by note guid, `near` (0 to 1) how much some are the
    learner's own role's matter. The same arguments give the same plan.
    """
    open_notes = {note.guid: note for note in notes if note.key_points}
    if not open_notes:
        return None
    chance = Random(seed)  # noqa: S311 - variety, not secrecy
    weights = {
        ladder: _weight(ladder, open_notes, weak, near) + chance.random() * _CHANCE
        for ladder in climbs(notes)
    }
    return Plan(
        minutes=minutes,
        seed=seed,
        ladders=tuple(_topics_mixed(weights)),
        targets={guid: target_seconds(note) for guid, note in open_notes.items()},
    )


def climbs(notes: Sequence[Note]) -> list[Ladder]:
    """Return the open questions of notes as ladders, each question once.

    Follow-ups without key points are left out; a question without follow-ups is a ladder of one.
    """
    open_notes = {note.guid: note for note in notes if note.key_points}
    known = {note.guid for note in notes}
    chains = [[guid for guid in chain if guid in known] for chain in ladders(notes)]
    chains = [[guid for guid in chain if guid in open_notes] for chain in chains]
    chains.sort(key=len, reverse=True)
    used: set[str] = set()
    found = []
    for chain in [*chains, *([guid] for guid in open_notes)]:
        rungs = tuple(guid for guid in chain if guid not in used)
        used.update(rungs)
        if rungs:
            found.append(Ladder(open_notes[rungs[0]].deck, rungs))
    return found


def _weight(
    ladder: Ladder, notes: Mapping[str, Note], weak: Mapping[str, float], near: Mapping[str, float]
) -> float:
    """Return how soon a ladder is asked: by weakness, priority, role, and whether it can be climbed."""
    mean = sum(weak.get(guid, UNKNOWN) for guid in ladder.rungs) / len(ladder.rungs)
    climb = _CLIMB if len(ladder.rungs) >= _WORTH_CLIMBING else 0.0
    own = _OWN_MATTER * max(near.get(guid, 0.0) for guid in ladder.rungs)
    return mean + _PRIORITY_WEIGHT[notes[ladder.rungs[0]].priority] + climb + own


def _topics_mixed(weights: Mapping[Ladder, float]) -> list[Ladder]:
    """Return ladders by weight; another ladder of a topic waits for the other topics."""
    taken: dict[str, int] = {}
    by_weight = sorted(weights, key=lambda ladder: (-weights[ladder], ladder.rungs))
    late: dict[Ladder, float] = {}
    for ladder in by_weight:
        place = taken.get(ladder.topic, 0)
        taken[ladder.topic] = place + 1
        late[ladder] = weights[ladder] - _SAME_TOPIC * place
    return sorted(late, key=lambda ladder: (-late[ladder], ladder.rungs))
