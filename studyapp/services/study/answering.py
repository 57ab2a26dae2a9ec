"""Giving an answer and taking it back: one transaction each, durable when it returns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.folding import standing
from studyapp.core.scheduling.leeches import LEECH_TAG, is_leech
from studyapp.core.scheduling.memory import Memory
from studyapp.services.ledger import Ledger
from studyapp.services.preferences import Preferences
from studyapp.services.undo.service import UndoService
from studyapp.storage.cards import CardState
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

LONGEST_ANSWER = 10 * 60_000
_LEECH = "Leech"


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What an answer did: the memory now, when the card is asked next, whether it became a leech.

    `event` is its id in the log; `suspended` says that the card is kept back from now on.
    """

    memory: Memory
    due: date
    is_leech: bool
    event: str = ""
    suspended: bool = False


class Answering:
    """Grades cards, and takes answers back."""

    def __init__(
        self, database: Database, preferences: Preferences, ledger: Ledger, undo: UndoService
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._ledger = ledger
        self._undo = undo

    def today(self) -> date:
        """Return the study day."""
        return self._ledger.today()

    def choices(self, guid: str, memory: Memory) -> dict[Grade, date]:
        """Return the due day that each grade would give a card today."""
        return {grade: self._due(guid, memory, grade, self.today()) for grade in Grade}

    def answer(
        self,
        card_id: int,
        grade: Grade,
        milliseconds: int,
        note_down: Callable[[Transaction, str], None] = lambda _tx, _event: None,
    ) -> AnswerOutcome:
        """Grade a card; in the drill the answer is logged and changes no schedule.

        The event's id is noted down in the same transaction. Raises `StudyError` when the
        card is gone.
        """
        day = self.today()
        with self._database.transaction() as tx:
            card = _present(tx.cards.state(card_id))
            review = self._review(card, grade, milliseconds, day)
            written = self._ledger.append(tx, card, review, day)
            memory = written.memory
            leech = memory.lapses > card.memory.lapses and is_leech(memory.lapses)
            if leech:
                self._mark_leech(tx, card_id, written.at)
            note_down(tx, written.id)
        suspended = card.suspended or (leech and self._preferences.settings.leech_suspends)
        return AnswerOutcome(memory, review.due, leech, written.id, suspended)

    def undo(self, card_id: int, event_id: str) -> None:
        """Take back an answer, whatever was answered since.

        Raises `StudyError` when it was taken back already.
        """
        with self._database.transaction() as tx:
            log = tx.log.entries_of([card_id]).get(card_id, [])
            found = next((entry for entry in log if entry[1].hex() == event_id), None)
            if found is None:
                raise StudyError("This answer is not in the log, so it cannot be taken back.")
            if found not in standing(log):
                raise StudyError("This answer was taken back elsewhere already; go on from here.")
            self._ledger.undo(tx, {card_id: [event_id]}, {card_id: log})
            self._undo.forget(tx, _LEECH, found[2])

    def _review(self, card: CardState, grade: Grade, milliseconds: int, day: date) -> Review:
        return Review(
            grade=grade,
            due=self._due(card.guid, card.memory, grade, day),
            milliseconds=min(max(0, milliseconds), LONGEST_ANSWER),
            drill=card.memory.drill == day,
            scheduler=self._ledger.scheduler.key,
        )

    def _due(self, guid: str, memory: Memory, grade: Grade, day: date) -> date:
        if memory.drill == day and memory.due is not None:
            return memory.due
        return self._ledger.scheduler.next_due(memory, grade, day, guid)

    def _mark_leech(self, tx: Transaction, card_id: int, at: int) -> None:
        """Tag the note; the change carries the answer's instant, so that undoing takes both back."""
        found = tx.cards.with_note(card_id)
        if found is None:
            return
        _, note = found
        stored = tx.notes.get(note.guid)
        with self._undo.changing(tx, _LEECH, [note.guid], at=at):
            if stored is not None and LEECH_TAG not in note.tags:
                tagged = replace(note, tags=(*note.tags, LEECH_TAG))
                tx.content.rewrite(stored, tagged, modified=at)
            if self._preferences.settings.leech_suspends:
                tx.cards.suspend([card_id], True)


def _present(state: CardState | None) -> CardState:
    if state is None:
        raise StudyError("This card was deleted in the meantime; go on with the next one.")
    return state
