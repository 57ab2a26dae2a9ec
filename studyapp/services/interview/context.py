"""What an interview needs of the collection: its log of answers, notes, cards, and the examiner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from studyapp.core.cards import Card, Note
from studyapp.core.errors import StudyError
from studyapp.core.interview.entries import answers_in, turns_in
from studyapp.core.interview.rubric import Tick, percent
from studyapp.core.interview.suggestion import Suggestion
from studyapp.core.interview.turns import Turn
from studyapp.core.roles import closeness, suits
from studyapp.core.scheduling.events import Grade
from studyapp.services.attempts.store import AttemptStore
from studyapp.services.clock import Clock
from studyapp.services.preferences import Preferences
from studyapp.services.study.service import StudyService
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

if TYPE_CHECKING:
    from studyapp.core.differences import Piece
    from studyapp.core.interview.examiner import Examiner

KIND = "interview"
_GONE = "This interview is not in the collection; choose one of the list."
MOST_NOTES = 3_000
"""More notes than this are not read for their vocabulary; those of the asked decks come first."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer that was given to a question in some interview. `at` is local wall time.

    The question's `front` and its key points are kept as they were then (Markdown).
    """

    attempt: str
    note: str
    topic: str
    front: str
    at: datetime
    text: str
    notes: str
    spoken: bool
    key_points: tuple[str, ...]
    ticks: tuple[Tick, ...]
    grade: Grade
    seconds: int

    @property
    def percent(self) -> int:
        """The score that it got."""
        return percent(self.ticks)

    @property
    def said(self) -> str:
        """What was judged: the written answer, or the notes of a spoken one."""
        return self.notes if self.spoken and not self.text else self.text


class InterviewContext:
    """Reads for the interviews; what is written goes to `attempts`."""

    def __init__(
        self, database: Database, preferences: Preferences, clock: Clock, study: StudyService
    ) -> None:
        self.attempts = AttemptStore(KIND, _GONE, database, clock, study)
        self.database = database
        self.clock = clock
        self._preferences = preferences
        self._deck: str | None = None

    def today(self) -> date:
        """Return the study day."""
        return self.clock.today(self._preferences.settings.rollover_hour)

    @cached_property
    def examiner(self) -> "Examiner":
        """The examiner, who has read the decks; stemming is imported with the first one."""
        from studyapp.core.interview.examiner import Examiner

        with self.database.reading() as tx:
            near, far = tx.decks.within(self._deck), tx.decks.within(None)
            found = chain(tx.notes.within(near), tx.notes.within(sorted({*far} - {*near})))
            notes = [stored.note for stored in islice(found, MOST_NOTES)]
        return Examiner(notes)

    def read_again(self, deck: str | None) -> None:
        """Let the examiner read the decks anew before the next answer, this one first."""
        self._deck = deck
        self.__dict__.pop("examiner", None)

    def notes(self, deck: str | None, role: str = "") -> list[Note]:
        """Return the notes of a deck and those below it (None: of all) that a role is asked."""
        with self.database.reading() as tx:
            roles = tx.notes.roles() if role else {}
            return [n for n in _notes(tx, deck) if suits(role, roles.get(n.guid, ()))]

    def closeness(self, role: str) -> dict[str, float]:
        """Return how much notes are a role's own, by guid; those that are not are left out."""
        with self.database.reading() as tx:
            named = tx.notes.roles() if role else {}
        near = {guid: closeness(role, roles) for guid, roles in named.items()}
        return {guid: share for guid, share in near.items() if share}

    def note(self, guid: str) -> Note:
        """Return a note; raise `StudyError` when it is gone."""
        found = self.named([guid])
        if guid not in found:
            raise StudyError("This question was deleted in the meantime; begin a new interview.")
        return found[guid]

    def gone(self, guids: Sequence[str]) -> set[str]:
        """Return those of some questions that were deleted, or have no key points any more."""
        there = self.named(guids)
        return {guid for guid in guids if guid not in there or not there[guid].key_points}

    def suggestion(self, turn: Turn) -> Suggestion:
        """Return what the examiner suggests about a locked answer."""
        return self.examiner.suggest(turn.front, turn.back, turn.key_points, turn.said)

    def named(self, guids: Sequence[str]) -> dict[str, Note]:
        """Return those of some notes that are there."""
        with self.database.reading() as tx:
            return {guid: stored.note for guid, stored in tx.notes.named(list(guids)).items()}

    def cards(self, guids: Sequence[str]) -> dict[str, list[Card]]:
        """Return the cards of each of some notes."""
        with self.database.reading() as tx:
            return tx.cards.of_notes(list(guids))

    def difference(self, older: str, newer: str) -> "tuple[Piece, ...]":
        """Return how one answer became another, word by word."""
        from studyapp.core.differences import word_difference

        return word_difference(older, newer)

    def turns(self, attempt_id: str) -> list[Turn]:
        """Return the questions of an interview so far."""
        return turns_in(self.attempts.entries(attempt_id))

    def past(self, note_guid: str) -> list[PastAnswer]:
        """Return the answers ever given to a question, newest first."""
        return self.all_past([note_guid])[note_guid]

    def all_past(self, guids: Sequence[str]) -> dict[str, list[PastAnswer]]:
        """Return the answers ever given to each of some questions, newest first."""
        with self.database.reading() as tx:
            entries = tx.attempts.of_notes(guids, kind=KIND)
        past: dict[str, list[PastAnswer]] = {guid: [] for guid in guids}
        for attempt, turn in answers_in(entries):
            past[turn.step.note].append(self._to_past(attempt, turn))
        return past

    def _to_past(self, attempt_id: str, turn: Turn) -> PastAnswer:
        return PastAnswer(
            attempt=attempt_id,
            note=turn.step.note,
            topic=turn.step.topic,
            front=turn.front,
            at=self.clock.local(turn.at),
            text=turn.draft.text,
            notes=turn.draft.notes,
            spoken=turn.spoken,
            key_points=turn.key_points,
            ticks=turn.ticks,
            grade=turn.grade,
            seconds=round(turn.draft.milliseconds / 1000),
        )


def _notes(tx: Transaction, deck: str | None) -> list[Note]:
    return [stored.note for stored in tx.notes.within(tx.decks.within(deck))]
