"""Studying: what is asked today, in which order, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from studyapp.core.cards import Card, Note
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import (
    Action,
    Advance,
    Event,
    Grade,
    Reset,
    Review,
    Seed,
    SetDue,
)
from studyapp.core.scheduling.folding import standing
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective, walk
from studyapp.core.session import Walk, by_overdueness, planned
from studyapp.core.settings import Settings
from studyapp.core.statistics import Counts, Phase
from studyapp.services.clock import Clock
from studyapp.services.ledger import Ledger
from studyapp.services.preferences import Preferences, require_sense, scheduler_of
from studyapp.services.study.answering import Answering
from studyapp.services.study.session import StudySession
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.tables import ALL_DECKS
from studyapp.storage.transaction import Transaction

DEFAULT_SECONDS_A_CARD = 15.0
_PACE_DAYS = 30

Moved = tuple[str, int]
"""The id of the event that moved a card, and the card's row."""

NoteDown = Callable[[Transaction, Sequence[Moved]], None]
"""Writes down where they came from that cards were moved."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a card. Interval in days and ease in hundredths after it."""

    at: datetime
    day: date
    what: str
    grade: Grade | None
    interval: int
    ease: int
    due: date | None
    seconds: float
    undone: bool


@dataclass(frozen=True, slots=True)
class CardHistory:
    """A card's story, oldest first, and one sentence that says why it is asked when it is."""

    card: Card
    note: Note
    entries: tuple[HistoryEntry, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of today's limits."""

    new: int
    reviews: int


class StudyService:
    """Begins sessions and answers questions about the schedule."""

    def __init__(
        self,
        database: Database,
        preferences: Preferences,
        clock: Clock,
        ledger: Ledger,
        undo: UndoService,
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._ledger = ledger
        self._undo = undo
        self._answering = Answering(database, preferences, ledger, undo)
        self._spread: list[Moved] = []

    @property
    def settings(self) -> Settings:
        """The learner's study settings."""
        return self._preferences.settings

    def save_settings(self, settings: Settings) -> None:
        """Store other study settings.

        Another reading of SM-2 gives every card the memory it would have had; due days stay.
        Raises `StudyError` for settings that make no sense.
        """
        require_sense(settings)
        with self._database.transaction() as tx:
            self._preferences.store(tx, settings)
            if settings.reading != self.settings.reading:
                self._ledger.refold(tx, scheduler_of(settings))
        self._preferences.settings = settings

    def today(self) -> date:
        """Return the study day."""
        return self._answering.today()

    def counts(self, deck: str | None = None) -> Counts:
        """Return what is to be studied today in a deck and those below it (None: in all)."""
        with self._database.reading() as tx:
            allowed = allowance(tx, self.settings, self.today())
            by_deck = tx.queue.counts(self.today(), most_new=allowed.new)
            total = sum((by_deck[row] for row in tx.decks.within(deck)), Counts())
        return capped(total, allowed, backlog=has_backlog(by_deck.values(), allowed))

    def begin(
        self,
        deck: str | None = None,
        *,
        limit: int | None = None,
        minutes: int | None = None,
        ahead: bool = False,
    ) -> StudySession:
        """Return a session of today's cards, or of the next day's when studying ahead.

        Raises `StudyError` when the deck does not exist.
        """
        with self._database.reading() as tx:
            deck_ids = tx.decks.within(deck)
            if deck is not None and not deck_ids:
                raise StudyError(
                    f"There is no deck '{deck}'; 'studyapp decks' shows those there are."
                )
            if minutes is not None:
                limit = max(1, round(minutes * 60 / pace(tx, self.today())))
            walk_ = self._ahead(tx, deck_ids) if ahead else self._planned(tx, deck_ids, limit)
        return StudySession(
            title=deck or "",
            walk=walk_,
            database=self._database,
            answering=self._answering,
            undo=self._undo,
        )

    def history(self, card_id: int) -> CardHistory:
        """Return what happened to a card, and why it is due when it is."""
        with self._database.reading() as tx:
            found = tx.cards.with_note(card_id)
            log = tx.log.of_card(card_id)
        if found is None:
            raise StudyError("This card was deleted in the meantime; there is no history to show.")
        card, note = found
        entries = tuple(self._entries(log))
        return CardHistory(card, note, entries, reason(card, entries, self.today()))

    def spread_backlog(self, days: int) -> int:
        """Move overdue cards evenly over the next days, the relatively latest first.

        Today keeps its share; intervals and ease stay. Returns how many cards were moved.
        """
        today = self.today()
        self._spread = []
        with self._database.transaction() as tx:
            overdue = by_overdueness(tx.queue.due(tx.decks.within(None), today))
            share = -(-len(overdue) // max(1, days))
            moved = {
                candidate.card: today + timedelta(days=index // share)
                for index, candidate in enumerate(overdue)
                if index >= share
            }
            for card_id, card in tx.cards.states(list(moved)).items():
                written = self._ledger.append(tx, card, SetDue(moved[card_id]))
                self._spread.append((written.id, card_id))
        return len(moved)

    def undo_spread(self) -> int:
        """Take back the last spreading of a backlog; return how many cards went back.

        Cards that were answered or moved since stay where they are.
        """
        spread, self._spread = self._spread, []
        return self.put_back(spread)

    def bring_forward(
        self, card_ids: Sequence[int], note_down: NoteDown = lambda _tx, _moved: None
    ) -> list[Moved]:
        """Make cards due today after a miss; return those that were moved, for `put_back`.

        Nothing moves away: what is due already, suspended or gone is left alone. Intervals
        stay, and a right answer before the planned day counts as an early one. What moved is
        noted down in the same transaction.
        """
        today, moved = self.today(), list[Moved]()
        with self._database.transaction() as tx:
            states = tx.cards.states(card_ids)
            for card in (states[row] for row in dict.fromkeys(card_ids) if row in states):
                due = card.memory.due
                if not card.suspended and (due is None or due > today):
                    moved.append((self._ledger.append(tx, card, Advance(today)).id, card.id))
            if moved:
                note_down(tx, moved)
        return moved

    def put_back(
        self, moved: Sequence[Moved], note_down: NoteDown = lambda _tx, _moved: None
    ) -> int:
        """Take back moves of cards; return how many went back.

        Cards that were answered or moved since stay where they are. That the moves were taken
        back is noted down in the same transaction.
        """
        with self._database.transaction() as tx:
            logs = tx.log.entries_of([card_id for _, card_id in moved])
            back = _standing(logs, moved)
            self._ledger.undo(tx, {card_id: [event_id] for event_id, card_id in back}, logs)
            if moved:
                note_down(tx, moved)
        return len(back)

    def standing(self, moved: Sequence[Moved]) -> list[Moved]:
        """Return the moves that `put_back` would take back now."""
        with self._database.reading() as tx:
            return _standing(tx.log.entries_of([card_id for _, card_id in moved]), moved)

    def set_due(self, card_ids: list[int], due: date) -> None:
        """Move cards to a study day; interval and ease stay."""
        self._append(card_ids, SetDue(due))

    def reset(self, card_ids: list[int]) -> None:
        """Make cards new again; their history stays in the log."""
        self._append(card_ids, Reset())

    def _append(self, card_ids: Iterable[int], action: Action) -> None:
        """Write the same event for each of those cards that are still there."""
        with self._database.transaction() as tx:
            for card in tx.cards.states(list(card_ids)).values():
                self._ledger.append(tx, card, action)

    def _planned(self, tx: Transaction, deck_ids: list[int], limit: int | None) -> Walk:
        today, settings = self.today(), self.settings
        allowed = allowance(tx, settings, today)
        by_deck = tx.queue.counts(today, most_new=0)
        paused = has_backlog(by_deck.values(), allowed)
        cards = planned(
            tx.queue.due(deck_ids, today),
            [] if paused else tx.queue.new(deck_ids, today, allowed.new),
            review_limit=allowed.reviews,
            new_limit=allowed.new,
            interleave=settings.interleave,
            asked=tx.queue.asked(today),
        )
        drill = tx.queue.drill(deck_ids, today)
        return Walk(cards if limit is None else cards[:limit], drill)

    def _ahead(self, tx: Transaction, deck_ids: list[int]) -> Walk:
        today, settings = self.today(), self.settings
        cards = planned(
            tx.queue.ahead(deck_ids, today),
            tx.queue.new(deck_ids, today, settings.new_per_day),
            review_limit=settings.reviews_per_day,
            new_limit=settings.new_per_day,
            interleave=settings.interleave,
            asked=tx.queue.asked(today),
        )
        return Walk(cards, tx.queue.drill(deck_ids, today))

    def _entries(self, log: list[Event]) -> list[HistoryEntry]:
        counting = {event.id for event in effective(log)}
        after = {event.id: memory for event, _, memory in walk(self._preferences.scheduler, log)}
        return [
            self._entry(event, after.get(event.id, Memory()), event.id not in counting)
            for event in log
            if isinstance(event.action, Review | Seed | SetDue | Reset | Advance)
        ]

    def _entry(self, event: Event, memory: Memory, undone: bool) -> HistoryEntry:
        review = event.action if isinstance(event.action, Review) else None
        return HistoryEntry(
            at=self._clock.local(event.at),
            day=event.day,
            what=_what(event),
            grade=review.grade if review else None,
            interval=memory.interval,
            ease=memory.ease,
            due=getattr(event.action, "due", None),
            seconds=review.milliseconds / 1000 if review else 0.0,
            undone=undone,
        )


def _standing(logs: Mapping[int, Sequence[Entry]], moved: Sequence[Moved]) -> list[Moved]:
    """Return the moves after which nothing happened to their cards."""
    last = {card_id: standing(log)[-1:] for card_id, log in logs.items()}
    return [
        (event_id, card_id)
        for event_id, card_id in moved
        if any(entry[1].hex() == event_id for entry in last.get(card_id, ()))
    ]


def allowance(tx: Transaction, settings: Settings, today: date) -> Allowance:
    """Return what is left of the day's limits after what was answered."""
    done = tx.daily.by_phase([ALL_DECKS], today, today)
    new = sum(done.get(Phase.NEW, ()))
    reviews = sum(sum(done.get(phase, ())) for phase in (Phase.LEARNING, Phase.YOUNG, Phase.MATURE))
    return Allowance(max(0, settings.new_per_day - new), max(0, settings.reviews_per_day - reviews))


def has_backlog(by_deck: Iterable[Counts], allowed: Allowance) -> bool:
    """Whether more is due than today's limit allows, over all decks: new cards pause then."""
    return sum(counts.due for counts in by_deck) > allowed.reviews


def capped(counts: Counts, allowed: Allowance, *, backlog: bool) -> Counts:
    """Return counts within today's limits."""
    new = 0 if backlog else min(counts.new, allowed.new)
    return Counts(new, counts.drill, min(counts.due, allowed.reviews))


def pace(tx: Transaction, today: date) -> float:
    """Return the learner's own seconds a card, its drill included; a guess before the first answers."""
    since = today - timedelta(days=_PACE_DAYS)
    days = tx.daily.by_day([ALL_DECKS], since)
    answers = sum(day.answers - day.drilled for day in days)
    seconds = sum(day.seconds for day in days)
    return max(1.0, seconds / answers) if answers else DEFAULT_SECONDS_A_CARD


def reason(card: Card, entries: tuple[HistoryEntry, ...], today: date) -> str:
    """Return one sentence that says why a card is asked when it is."""
    memory = card.memory
    if memory.due is None:
        return "It is new: you have not answered it yet."
    if memory.drill == today:
        return "It is in today's drill: it comes back until you grade it Good or Easy."
    counting = [entry for entry in entries if not entry.undone and entry.what != "Drill"]
    last = counting[-1] if counting else None
    if last is None or last.grade is None:
        came = "brought forward" if last and last.what == "Brought forward" else "set"
        return f"It was {came} to {_day(memory.due)}."
    if not last.grade.passed:
        return f"You missed it on {_day(last.day)}, so it starts again with one day."
    late = (today - memory.due).days
    lateness = f", and is {late} day{'s' * (late != 1)} late" if late > 0 else ""
    return (
        f"You knew it on {_day(last.day)}; after {memory.repetitions} right "
        f"answer{'s' * (memory.repetitions != 1)} in a row the gap is {memory.interval} "
        f"day{'s' * (memory.interval != 1)}, so it is due on {_day(memory.due)}{lateness}."
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _what(event: Event) -> str:
    match event.action:
        case Review(drill=True):
            return "Drill"
        case Review():
            return "Review"
        case Seed():
            return "Imported"
        case SetDue():
            return "Moved"
        case Advance():
            return "Brought forward"
        case _:
            return "Reset"
