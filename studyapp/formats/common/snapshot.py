"""What an export is made from: notes, their cards and the log, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.cards import Card, DeckAttributes, Note
from studyapp.core.scheduling.events import Event
from studyapp.core.scheduling.scheduler import Scheduler


@dataclass(frozen=True, slots=True)
class CardRecord:
    """A card and its effective log in order, which is empty when the schedule stays at home.

    What files bring and take along; their cards have no row.
    """

    card: Card
    events: Sequence[Event] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The part of a collection that is exported, as it stood on a study day.

    For the formats that are written at once; `Outgoing` is for the one that streams.

    `cards` are found by note guid, `decks` gives the description of each deck by its name,
    `attributes` what else its front matter says.
    `changed` says when a note was last changed (UTC milliseconds, by note guid): a program
    that knows the note already takes the newer wording. `attempts` are the quizzes and
    interviews, which only a complete archive takes along.
    """

    notes: Sequence[Note]
    cards: Mapping[str, Sequence[CardRecord]]
    day: date
    decks: Mapping[str, str]
    scheduler: Scheduler
    changed: Mapping[str, int] = field(default_factory=dict)
    attempts: Sequence[AttemptRecord] = ()
    attributes: Mapping[str, DeckAttributes] = field(default_factory=dict)
