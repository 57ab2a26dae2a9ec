"""A running session: the card now, what can be done with it, and the way back."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from studyapp.core.cards import Card, Note
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.core.session import Bookmark, Walk
from studyapp.core.statistics import Counts, SessionSummary
from studyapp.services.study.answering import Answering, AnswerOutcome
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

GRADE_NAMES = {
    Grade.BLACKOUT: "Blackout",
    Grade.WRONG: "Wrong",
    Grade.AGAIN: "Again",
    Grade.HARD: "Hard",
    Grade.GOOD: "Good",
    Grade.EASY: "Easy",
}
_HARDEST = 3


class Stage(StrEnum):
    """Why a card is asked in this session."""

    NEW = "new"
    DRILL = "drill"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A card to be asked, with its note, and why: what is on the screen."""

    card: Card
    note: Note
    stage: Stage


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer given in this session, kept for the summary and for undo."""

    card: int
    front: str
    grade: Grade
    milliseconds: int
    stage: Stage
    due: date
    is_leech: bool
    event: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that Ctrl+Z takes back: an answer, or else a change of content."""

    label: str
    before: Bookmark
    answer: _Given | None = None
    change: int = 0


class StudySession:
    """Walks through planned cards; every answer is durable before the next card is shown."""

    def __init__(
        self,
        *,
        title: str,
        walk: Walk,
        database: Database,
        answering: Answering,
        undo: UndoService,
    ) -> None:
        self.title = title
        self._walk = walk
        self._database = database
        self._answering = answering
        self._undo = undo
        self._steps: list[_Step] = []
        self._given: list[_Given] = []
        self._current: StudyCard | None = None
        self._ahead: StudyCard | None = None
        self._load()

    @property
    def current(self) -> StudyCard | None:
        """The card to ask now, None when the session is over."""
        return self._current

    @property
    def counts(self) -> Counts:
        """What is left, the current card included."""
        return self._walk.counts

    @property
    def done(self) -> int:
        """How many answers were given."""
        return self._walk.done

    @property
    def total(self) -> int:
        """Answers given and cards left."""
        return self._walk.done + self._walk.counts.total

    @property
    def can_undo(self) -> bool:
        """Whether something of this session can be taken back."""
        return bool(self._steps)

    def upcoming(self) -> StudyCard | None:
        """Return the card that comes after the current one, if it is known."""
        following = self._walk.upcoming
        if not following:
            return None
        if self._ahead is None or self._ahead.card.id != following[0]:
            self._ahead = self._read(following[0])
        return self._ahead

    def choices(self) -> dict[Grade, date]:
        """Return the due day that each grade gives the current card."""
        now = self._asked()
        return self._answering.choices(now.card.guid, now.card.memory)

    def answer(self, grade: Grade, milliseconds: int) -> AnswerOutcome:
        """Grade the current card and go on to the next; durable when it returns."""
        now = self._asked()
        answered = self._answering.answer(now.card.id, grade, milliseconds)
        before = self._walk.mark()
        in_drill = answered.memory.drill is not None and not answered.suspended
        self._walk.answered(drill_again=in_drill)
        given = _Given(
            now.card.id,
            now.note.front,
            grade,
            milliseconds,
            now.stage,
            answered.due,
            answered.is_leech,
            answered.event,
        )
        self._given.append(given)
        self._steps.append(_Step(GRADE_NAMES[grade], before, given))
        self._load()
        return answered

    def undo(self) -> str:
        """Take back the last answer or change of this session; return what it was, or nothing.

        Raises `StudyError` when something done elsewhere stands in the way; that step is then
        given up, and the one before it is next.
        """
        if not self._steps:
            return ""
        step, self._ahead = self._steps.pop(), None
        if step.answer is None:
            self._undo.take_back_one(step.change)
        else:
            self._answering.undo(step.answer.card, step.answer.event)
            self._given.remove(step.answer)
        self._walk.back_to(step.before)
        self._load()
        return step.label

    def suspend(self) -> None:
        """Keep the current card back until it is taken up again."""
        card = self._asked().card
        self._change("Suspend", card.note, lambda tx: tx.cards.suspend([card.id], True))
        self._drop({card.id})

    def bury(self) -> None:
        """Keep the current card and its siblings back until tomorrow."""
        card, today = self._asked().card, self._answering.today()
        with self._database.reading() as tx:
            ids = [sibling.id for sibling in tx.cards.of_note(card.note)]
        self._change("Bury", card.note, lambda tx: tx.cards.bury(ids, today))
        self._drop(ids)

    def flag(self, flag: int) -> None:
        """Flag the current card, 0 for none."""
        card = self._asked().card
        self._change("Flag", card.note, lambda tx: tx.cards.flag([card.id], flag))
        self._load()

    def edit(self, note: Note) -> None:
        """Save the current card's note; its progress stays."""
        self._change("Edit", note.guid, lambda tx: self._rewrite(tx, note))
        self.refresh()

    def refresh(self) -> None:
        """Read the cards again after a change from outside; those that are gone are left out."""
        self._ahead = None
        mark = self._walk.mark()
        rows = {*mark.ahead, *mark.drill}
        with self._database.reading() as tx:
            self._walk.dropped(rows - tx.cards.quiz_candidates(list(rows)))
        self._load()

    def summary(self) -> SessionSummary:
        """Return what the session came to so far."""
        asked = [given for given in self._given if given.stage is not Stage.DRILL]
        missed = Counter(given.front for given in self._given if not given.grade.passed)
        return SessionSummary(
            answers=len(asked),
            right=sum(given.grade.passed for given in asked),
            seconds=sum(given.milliseconds for given in self._given) // 1000,
            new=sum(given.stage is Stage.NEW for given in asked),
            reviews=sum(given.stage is Stage.DUE for given in asked),
            drilled=len(self._given) - len(asked),
            leeches=tuple(given.front for given in self._given if given.is_leech),
            hardest=tuple(front for front, _ in missed.most_common(_HARDEST)),
            next_days=dict(sorted(Counter(given.due for given in asked).items())),
        )

    def _change(self, label: str, guid: str, work: Callable[[Transaction], None]) -> None:
        change = self._undo.do(label, [guid], work)
        self._steps.append(_Step(label, self._walk.mark(), change=change))

    def _rewrite(self, tx: Transaction, note: Note) -> None:
        stored = tx.notes.get(note.guid)
        if stored is None:
            raise StudyError("This note was deleted in the meantime; nothing was saved.")
        now = self._undo.clock.milliseconds()
        tx.content.rewrite(stored, note, modified=now)

    def _drop(self, cards: Collection[int]) -> None:
        self._walk.dropped(cards)
        self._load()

    def _asked(self) -> StudyCard:
        if self._current is None:
            raise StudyError("The session is over; there is no card to answer.")
        return self._current

    def _load(self) -> None:
        """Skip cards that are gone."""
        while (row := self._walk.current) is not None:
            ahead, self._ahead = self._ahead, None
            known = ahead if ahead is not None and ahead.card.id == row else self._read(row)
            if known is not None:
                self._current = self._staged(known)
                return
            self._walk.dropped({row})
        self._current = None

    def _read(self, row: int) -> StudyCard | None:
        with self._database.reading() as tx:
            found = tx.cards.with_note(row)
        if found is None or found[0].suspended:
            return None
        return self._staged(StudyCard(*found, Stage.DUE))

    def _staged(self, shown: StudyCard) -> StudyCard:
        memory = shown.card.memory
        if memory.drill == self._answering.today():
            return StudyCard(shown.card, shown.note, Stage.DRILL)
        return StudyCard(shown.card, shown.note, Stage.NEW if memory.is_new else Stage.DUE)
