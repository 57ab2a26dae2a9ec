"""What leaves for another program: notes with their cards and logs as plain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from studyapp.core.cards import Note, Priority
from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.scheduler import Scheduler


class OutgoingCard(NamedTuple):
    """A card as it stands; days are ordinals, `log` are the entries that count, in order.

    Beside `Card`, as it is read for a hundred thousand cards: without names, dates or what
    only this collection knows of it.
    """

    ordinal: int
    deck: str
    suspended: bool
    due: int | None
    interval: int
    ease: int
    reviews: int
    lapses: int
    buried: int | None
    flag: int
    log: Sequence[Entry] = ()


class OutgoingNote(NamedTuple):
    """A note with its cards; `text` is all that its fields are made of, `note` makes the note.

    `id` is its row, `tags` are words between blanks, `changed` an instant in UTC milliseconds.
    """

    id: int
    guid: str
    deck: str
    tags: str
    changed: int
    text: str
    note: Callable[[], Note]
    cards: Sequence[OutgoingCard]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The part of a collection that leaves, as it stood on the study day `today`.

    Beside `Snapshot`, which holds all of it at once: an Anki package of a whole collection is
    written as it is read, and most of its notes' text is known from the last time.

    `batches` can be walked once and gives some hundred notes at a time, `priorities` has one
    for each of them in their order. No due day is before `first`; both days are ordinals.
    """

    batches: Iterable[Sequence[OutgoingNote]]
    priorities: Sequence[Priority]
    descriptions: Mapping[str, str]
    scheduler: Scheduler
    first: int
    today: int
