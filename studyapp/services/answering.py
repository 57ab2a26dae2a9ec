"""Giving an answer and taking it back: one transaction each, durable when it returns."""

from dataclasses import dataclass, replace
from datetime import date

from studyapp.core.cards import Memory
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Event, Grade, Review, Undo
from studyapp.core.scheduling.replay import effective, replay, walk
from studyapp.core.scheduling.sm2 import is_leech
from studyapp.core.statistics import phase
from studyapp.services.clock import Clock
from studyapp.services.history import History
from studyapp.services.preferences import Preferences
from studyapp.storage.cards import CardState
from studyapp.storage.daily import tally
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

LEECH_TAG = "leech"
LONGEST_ANSWER = 10 * 60_000
_RECENT = 200


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did: the memory now, when the card is asked next, whether it became a leech."""

    memory: Memory
    due: date
    is_leech: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer that was taken back."""

    card: int
    grade: Grade
    drill: bool
    memory: Memory


class Answering:
    """Writes answers to the log and keeps memory and sums in step with it."""

    def __init__(
        self, database: Database, preferences: Preferences, clock: Clock, history: History
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._history = history

    def today(self) -> date:
        """Return the study day."""
        return self._clock.today(self._preferences.settings.rollover_hour)

    def choices(self, guid: str, memory: Memory) -> dict[Grade, date]:
        """Return the due day that each grade would give a card today."""
        return {grade: self._due(guid, memory, grade, self.today()) for grade in Grade}

    def answer(self, card_id: int, grade: Grade, milliseconds: int) -> Answered:
        """Grade a card; in the drill the answer is logged and changes no schedule.

        Raises `StudyError` when the card is gone.
        """
        day = self.today()
        with self._database.transaction() as tx:
            state = _present(tx.cards.state(card_id))
            event = self._event(state, grade, milliseconds, day)
            review = event.action
            assert isinstance(review, Review)  # noqa: S101 - narrows the type
            tx.log.append(event, card_id)
            memory = self._preferences.scheduler.review(state.memory, review, day)
            tx.cards.remember(card_id, memory, suspended=state.suspended, at=event.at)
            asked_as = phase(state.memory.interval, state.memory.reviews, drill=review.drill)
            tx.daily.add(tally(event, review, state.deck_id, asked_as))
            leech = memory.lapses > state.memory.lapses and is_leech(memory.lapses)
            if leech:
                self._mark_leech(tx, card_id, event.at)
        return Answered(memory, review.due, leech)

    def undo_last(self) -> Undone | None:
        """Take back today's newest answer that stands; None when there is none."""
        with self._database.transaction() as tx:
            found = self._last_answer(tx)
            if found is None:
                return None
            event, card_id = found
            return self._take_back(tx, event, card_id)

    def _take_back(self, tx: Transaction, event: Event, card_id: int) -> Undone:
        log = tx.log.of_card(card_id)
        at = self._clock.stamp(log[-1].at)
        undo = Event(self._clock.event_id(at), at, event.card, self.today(), Undo(event.id))
        review = event.action
        assert isinstance(review, Review)  # noqa: S101 - narrows the type
        tx.log.append(undo, card_id)
        scheduler = self._preferences.scheduler
        before = next(m for e, m, _ in walk(scheduler, log) if e.id == event.id)
        memory = replay(scheduler, [*log, undo])
        change = tx.changes.last_done()
        if change is not None and change.at == event.at:
            self._history.take_back(tx, change)
        state = tx.cards.state(card_id)
        if state is not None:
            tx.cards.remember(card_id, memory, suspended=state.suspended, at=at)
            asked_as = phase(before.interval, before.reviews, drill=review.drill)
            tx.daily.add(tally(event, review, state.deck_id, asked_as), times=-1)
        return Undone(card_id, review.grade, review.drill, memory)

    def _last_answer(self, tx: Transaction) -> tuple[Event, int] | None:
        """Only today's answers can be taken back: older ones have others built on them."""
        recent = [(e, card) for e, card in tx.log.newest(_RECENT) if e.day == self.today()]
        standing = {event.id for event in effective(event for event, _ in recent)}
        return next(
            ((e, c) for e, c in recent if e.id in standing and isinstance(e.action, Review)), None
        )

    def _event(self, state: CardState, grade: Grade, milliseconds: int, day: date) -> Event:
        at = self._clock.stamp(state.last_at)
        review = Review(
            grade=grade,
            due=self._due(state.guid, state.memory, grade, day),
            milliseconds=min(max(0, milliseconds), LONGEST_ANSWER),
            drill=state.memory.drill == day,
            scheduler=self._preferences.scheduler.key,
        )
        return Event(self._clock.event_id(at), at, state.guid, day, review)

    def _due(self, guid: str, memory: Memory, grade: Grade, day: date) -> date:
        if memory.drill == day and memory.due is not None:
            return memory.due
        return self._preferences.scheduler.next_due(memory, grade, day, guid)

    def _mark_leech(self, tx: Transaction, card_id: int, at: int) -> None:
        """Tag the note; the change carries the answer's instant, so that undoing takes both back."""
        found = tx.cards.with_note(card_id)
        if found is None:
            return
        _, note = found
        stored = tx.notes.get(note.guid)
        with self._history.changing(tx, "Leech", [note.guid], at=at):
            if stored is not None and LEECH_TAG not in note.tags:
                tagged = replace(note, tags=(*note.tags, LEECH_TAG))
                tx.content.rewrite(stored, tagged, self._history.fold(), modified=at)
            if self._preferences.settings.leech_suspends:
                tx.cards.suspend([card_id], True)


def _present(state: CardState | None) -> CardState:
    if state is None:
        raise StudyError("This card was deleted in the meantime; go on with the next one.")
    return state
