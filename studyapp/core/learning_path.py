"""The order in which notes are to be learnt: along decks, by priority, never before what they need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from studyapp.core.cards import Note, Priority

PATH_START = 1 << 50
"""The position of the first card on the path; cards without a place on it come before."""

_PRIORITY_STEP, _NOTE_STEP = 1 << 40, 1 << 8
_LONGEST_ORDER = 9
_LINKS = ("follows", "needs")


@dataclass(frozen=True, slots=True)
class PathNote:
    """What of a note decides when it is learnt.

    `order` is its own or its deck's (None: it is learnt before all that have one), `place`
    its place among the notes of its deck, `after` are the notes that must come before it.
    """

    guid: str
    place: int
    priority: Priority = Priority.IMPORTANT
    order: int | None = None
    after: tuple[str, ...] = ()

    @property
    def _sort_key(self) -> tuple[bool, int, int, int, str]:
        return (self.order is not None, self.order or 0, self.priority, self.place, self.guid)


@dataclass(frozen=True, slots=True)
class LearningPath:
    """All notes in the order in which they are learnt, and the knots among them.

    A knot is a group of notes that wait for each other; within it that is not heeded.
    """

    guids: tuple[str, ...]
    knots: tuple[tuple[str, ...], ...] = ()


def whole_number(text: str) -> int | None:
    """Return the number that an `order` gives, None when it is no whole number from 0 on."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ORDER
    return int(text) if is_number else None


def path_note(note: Note, place: int, deck_order: int | None) -> PathNote:
    """Return a note as the path sees it; its own order counts before its deck's."""
    own = whole_number(note.attribute("order"))
    return PathNote(
        note.guid,
        place,
        note.priority,
        deck_order if own is None else own,
        tuple(link for key in _LINKS for link in note.links(key)),
    )


def learning_path(notes: Iterable[PathNote]) -> LearningPath:
    """Return notes by order, priority and place, each after those that it follows or needs.

    What is not among the notes is not waited for. The order of the input means nothing.
    """
    by_guid = {note.guid: note for note in sorted(notes, key=lambda note: note._sort_key)}
    before = {
        guid: [link for link in dict.fromkeys(note.after) if link in by_guid]
        for guid, note in by_guid.items()
    }
    groups = _groups(before)
    sizes: defaultdict[int, list[str]] = defaultdict(list)
    for guid in by_guid:
        sizes[groups[guid]].append(guid)
    knots = tuple(
        tuple(members)
        for members in sizes.values()
        if len(members) > 1 or members[0] in before[members[0]]
    )
    heeded = {
        guid: [link for link in links if groups[link] != groups[guid]]
        for guid, links in before.items()
    }
    return LearningPath(tuple(_in_order(list(by_guid), heeded)), knots)


def position_on_path(rank: int, ordinal: int) -> int:
    """Return a new card's position from the rank of its note on the path."""
    return PATH_START + rank * _NOTE_STEP + min(ordinal, _NOTE_STEP - 1)


def position_before_path(note: Note, place: int, ordinal: int) -> int:
    """Return the position of a new card without a place on the path.

    By priority, then the note's place, then its own.
    """
    return note.priority * _PRIORITY_STEP + place * _NOTE_STEP + min(ordinal, _NOTE_STEP - 1)


def _in_order(guids: Sequence[str], before: Mapping[str, Collection[str]]) -> Iterable[str]:
    """Yield each guid as soon as all before it are out, of several the first in the sequence."""
    rank = {guid: number for number, guid in enumerate(guids)}
    waiting = {guid: len(before[guid]) for guid in guids}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for guid in guids:
        for link in before[guid]:
            after[link].append(guid)
    ready = [rank[guid] for guid in guids if not waiting[guid]]
    heapify(ready)
    while ready:
        guid = guids[heappop(ready)]
        yield guid
        for following in after[guid]:
            waiting[following] -= 1
            if not waiting[following]:
                heappush(ready, rank[following])


def _groups(before: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return a number for each guid, the same for those that can be reached from each other.

    Kosaraju's algorithm, without recursion: a ladder may be long.
    """
    finished: list[str] = []
    _walked(before, before, finished)
    back: defaultdict[str, list[str]] = defaultdict(list)
    for guid, links in before.items():
        for link in links:
            back[link].append(guid)
    return _walked(reversed(finished), back, [])


def _walked(
    starts: Iterable[str], links: Mapping[str, Sequence[str]], finished: list[str]
) -> dict[str, int]:
    """Go from each start as deep as there is something new; return from which start each came."""
    found: dict[str, int] = {}
    for number, start in enumerate(starts):
        if start in found:
            continue
        found[start] = number
        trail = [(start, iter(links.get(start, ())))]
        while trail:
            guid, rest = trail[-1]
            fresh = next((link for link in rest if link not in found), None)
            if fresh is None:
                finished.append(guid)
                trail.pop()
            else:
                found[fresh] = number
                trail.append((fresh, iter(links.get(fresh, ()))))
    return found
