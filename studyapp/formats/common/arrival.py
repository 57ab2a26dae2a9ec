"""What a file brings, whatever its format: notes, and what it knows of their cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.cards import DeckAttributes, Note
from studyapp.formats.common.snapshot import CardRecord


@dataclass(frozen=True, slots=True)
class Arrival:
    """The content of a file as values; nothing is in the collection yet.

    `source` names where the notes come from, the same at every import of a newer version of
    the file (`anki:…`, `csv:…`, `document:…`); `deck` is the file's own name for its deck.
    `cards` (by note guid) hold flag, suspension and burial of the cards whose state travels,
    and their events, whose ids are the same at every reading; `Card.id` means nothing here.
    `descriptions` and `attributes` are what it says of decks, by name. `changed` says when a note was last changed (UTC milliseconds, by note guid). `media`
    gives the file of each name that a note shows or plays. `facts` are kept with the import:
    the score of a graded document, the options of a deck. `attempts` are quizzes and
    interviews.
    """

    source: str
    deck: str
    notes: tuple[Note, ...]
    cards: Mapping[str, tuple[CardRecord, ...]] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, DeckAttributes] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    media: Mapping[str, Path] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    attempts: tuple[AttemptRecord, ...] = ()
