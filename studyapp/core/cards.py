"""Notes and cards: what is written down, and the questions asked from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from studyapp.core import cloze
from studyapp.core.scheduling.memory import Memory

DECK_SEPARATOR = "::"
DeckAttributes = tuple[tuple[str, str], ...]
"""What a deck's front matter says beside its name: `order`, `needs`, `roles`, and the rest."""
_EMPTY_LEVEL = re.compile(r"(?:\A|::)\s*(?:::|\Z)")
_LONGEST_LEVEL, _MOST_LEVELS = 200, 30


class NoteKind(StrEnum):
    """How cards are made from a note."""

    PLAIN = "plain"
    REVERSED = "reversed"
    CLOZE = "cloze"
    CHOICE = "choice"
    OPEN = "open"


class Priority(IntEnum):
    """How often interviewers ask it; new cards come in this order."""

    CRITICAL = 0
    IMPORTANT = 1
    NICE_TO_HAVE = 2

    @classmethod
    def named(cls, name: str) -> "Priority":
        """Return the priority written as `name` in deck text; an unknown name counts as important."""
        return _PRIORITIES.get(name, cls.IMPORTANT)


_PRIORITIES = {
    "critical": Priority.CRITICAL,
    "important": Priority.IMPORTANT,
    "nice-to-have": Priority.NICE_TO_HAVE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice note; `text` is Markdown."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is written down. All texts are Markdown.

    `guid` is `deck id/note id` and never changes; `deck` is the full name of the deck,
    levels joined by `::`. `attributes` are the `key=value` pairs of the heading
    (priority, order, roles, source, checked, contrast, follows, needs), in the order they
    were written.
    """

    guid: str
    deck: str
    kind: NoteKind
    front: str
    back: str = ""
    key_points: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    more: str = ""
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def priority(self) -> Priority:
        """How important the note is to interviewers."""
        return Priority.named(self.attribute("priority"))

    def attribute(self, key: str) -> str:
        """Return the value of an attribute, empty when it is not set."""
        return next((value for name, value in self.attributes if name == key), "")

    def links(self, key: str) -> tuple[str, ...]:
        """Return the guids of the notes that an attribute names, separated by commas."""
        deck_id = self.guid.partition("/")[0]
        names = comma_separated(self.attribute(key))
        return tuple(name if "/" in name else f"{deck_id}/{name}" for name in names)

    def ordinals(self) -> tuple[int, ...]:
        """Return the number of each card this note gives, in the order they are asked.

        A cloze note gives one card a cloze number (`c1` is card 0), a reversed note two.
        """
        if self.kind is NoteKind.CLOZE:
            numbers = cloze.numbers(self.front, self.back)
            return tuple(number - 1 for number in numbers) or (0,)
        return (0, 1) if self.kind is NoteKind.REVERSED else (0,)


def kind_of(
    front: str,
    back: str = "",
    key_points: Sequence[str] = (),
    choices: Sequence[Choice] = (),
    *,
    both_ways: bool = False,
) -> NoteKind:
    """Return the kind that a note's content makes it; `both_ways` is the mark `.reversed`."""
    if cloze.numbers(front, back):
        return NoteKind.CLOZE
    if choices:
        return NoteKind.CHOICE
    if both_ways:
        return NoteKind.REVERSED
    return NoteKind.OPEN if key_points else NoteKind.PLAIN


def comma_separated(text: str) -> tuple[str, ...]:
    """Return the names that a list separated by commas gives."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def card_guid(note_guid: str, ordinal: int) -> str:
    """Return the guid of a note's card; it names the card in the log for ever."""
    return f"{note_guid}#{ordinal}"


def deck_name(name: str) -> str:
    """Return a deck's name without empty levels, and with no more of them than anyone needs."""
    is_short = len(name) <= _LONGEST_LEVEL and name.count(DECK_SEPARATOR) < _MOST_LEVELS
    if is_short and not _EMPTY_LEVEL.search(name):
        return name
    levels = (level.strip()[:_LONGEST_LEVEL].rstrip() for level in name.split(DECK_SEPARATOR))
    return DECK_SEPARATOR.join([level for level in levels if level][:_MOST_LEVELS]) or "blank"


def parents(deck: str) -> list[str]:
    """Return the names of a deck's ancestors, outermost first."""
    parts = deck.split(DECK_SEPARATOR)
    return [DECK_SEPARATOR.join(parts[:depth]) for depth in range(1, len(parts))]


@dataclass(frozen=True, slots=True)
class Card:
    """One question asked from a note, with what is remembered of it.

    `id` is the row in this collection, `guid` the name on every machine. `buried` is the
    last study day on which the card is kept back; `flag` is 0 (none) to 7.
    """

    id: int
    guid: str
    note: str
    ordinal: int
    deck: str
    memory: Memory
    suspended: bool = False
    buried: date | None = None
    flag: int = 0
