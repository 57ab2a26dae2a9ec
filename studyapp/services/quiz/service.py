"""Quizzes: made from the learner's cards, kept answer by answer, shown and exported afterwards."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.core.attempts.attempt import Attempt
from studyapp.core.errors import StudyError
from studyapp.core.quiz.codec import quiz_from_json, quiz_to_json
from studyapp.core.quiz.entries import answers_in
from studyapp.core.quiz.marks import QuizResult
from studyapp.core.quiz.questions import Quiz, QuizSpec
from studyapp.core.roles import Role
from studyapp.services.attempts.store import AttemptStore
from studyapp.services.clock import Clock
from studyapp.services.preferences import Preferences
from studyapp.services.quiz.pool import KIND, count_quiz_candidates, past_of, read_pool, rows_of
from studyapp.services.study.service import StudyService
from studyapp.storage.database import Database

if TYPE_CHECKING:
    from studyapp.services.quiz.run import QuizRun

_GONE = "This quiz is not in the collection any more; choose another one."
_SEED_BYTES = 3


@dataclass(frozen=True, slots=True)
class QuizLine:
    """A finished quiz in the list of those there were."""

    id: str
    title: str
    ended: datetime
    right: int
    total: int
    seconds: int

    @property
    def percent(self) -> float:
        """Right answers in per cent."""
        return 100.0 * self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A quiz that was left in the middle."""

    id: str
    title: str
    begun: datetime
    done: int
    total: int


class QuizService:
    """Makes quizzes and keeps them; only `bring_forward` touches a card's schedule.

    What makes and marks questions is imported when the first quiz begins, not with the program.
    """

    def __init__(
        self, database: Database, preferences: Preferences, clock: Clock, study: StudyService
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._study = study
        self._attempts = AttemptStore(KIND, _GONE, database, clock, study)

    def matching(self, spec: QuizSpec) -> int:
        """Return how many notes fit the wishes."""
        with self._database.reading() as tx:
            return count_quiz_candidates(tx, spec, self._study.today())

    def tags(self, decks: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the tags of the notes in some decks (none: in all), in order."""
        with self._database.reading() as tx:
            return tuple(tx.quiz_candidates.tags(sorted(rows_of(tx, decks))))

    def begin(self, spec: QuizSpec) -> "QuizRun":
        """Make a quiz and begin it; raise `StudyError` when no question can be made."""
        from studyapp.core.quiz.making import compose
        from studyapp.core.quiz.question_kit import QuestionKit

        seed = self._chance() if spec.seed is None else spec.seed
        settled = replace(spec, seed=seed)
        with self._database.reading() as tx:
            pool = read_pool(tx, settled, self._study.today())
            quiz = compose(settled, title_of(spec), pool.asked, QuestionKit(pool.kin, past_of(tx)))
        if not quiz.questions:
            raise StudyError(
                "No question can be made from these cards; choose more decks or other kinds."
            )
        return self._begun(quiz)

    def unfinished(self) -> Unfinished | None:
        """Return the newest quiz that was left in the middle."""
        stored = self._attempts.unfinished()
        if stored is None:
            return None
        run, begun = self._run(stored), self._attempts.begun(stored)
        return Unfinished(stored.id, stored.title, begun, run.position, run.total)

    def resume(self, attempt: str | None = None) -> "QuizRun | None":
        """Return a quiz (None: the newest that was left) to go on after its last answer."""
        stored = self._attempts.unfinished() if attempt is None else self._attempts.get(attempt)
        return None if stored is None else self._run(stored)

    def give_up(self, attempt: str) -> None:
        """Leave a quiz for good; its answers are kept."""
        self._attempts.give_up(attempt)

    def retry(self, attempt: str) -> "QuizRun":
        """Begin a quiz of the questions that were missed, their options in another order."""
        from studyapp.core.quiz.retrying import again

        missed = [miss.question for miss in self.result(attempt).misses]
        if not missed:
            raise StudyError("Nothing was missed in this quiz, so there is nothing to retry.")
        first = quiz_from_json(self._attempts.get(attempt).spec)
        return self._begun(again(first, missed, self._chance()))

    def bring_forward(self, attempt: str) -> int:
        """Bring the cards that were missed into today's session; return how many were moved."""
        cards = self.result(attempt).missed_cards
        with self._database.reading() as tx:
            notes = [guid.rpartition("#")[0] for guid in cards]
            known = [card for own in tx.cards.of_notes(notes).values() for card in own]
        wanted = [card.id for card in known if card.guid in set(cards)]
        return self._attempts.bring_forward(attempt, wanted)

    def brought(self, attempt: str) -> int:
        """Return how many cards `put_back` would put back now."""
        return self._attempts.brought(attempt)

    def put_back(self, attempt: str) -> int:
        """Put the cards back that `bring_forward` moved; return how many went back."""
        return self._attempts.put_back(attempt)

    def result(self, attempt: str) -> QuizResult:
        """Return what a quiz came to."""
        return self._run(self._attempts.get(attempt)).result()

    def history(self, limit: int = 100, offset: int = 0) -> tuple[QuizLine, ...]:
        """Return the finished quizzes, newest first."""
        return tuple(map(self._line, self._attempts.finished(limit=limit, offset=offset)))

    def line(self, attempt: str) -> QuizLine:
        """Return a finished quiz as the history lists it; raise `StudyError` for any other."""
        stored = self._attempts.get(attempt)
        if stored.result is None:
            raise StudyError("This quiz is not finished; go on with it, or give it up.")
        return self._line(stored)

    def earlier(self, attempt: str, limit: int = 100) -> tuple[QuizLine, ...]:
        """Return the finished quizzes before one, newest first."""
        stored = self._attempts.get(attempt)
        return tuple(map(self._line, self._attempts.finished(limit=limit, before=stored)))

    def export(self, attempt: str, path: Path) -> Path:
        """Write a quiz's result to a file ending in .md, .html or .csv."""
        from studyapp.formats.reports.quiz_report import write_report

        stored = self._attempts.get(attempt)
        at = self._attempts.ended(stored) or self._attempts.begun(stored)
        write_report(self._run(stored).result(), at, path)
        return path

    def _begun(self, quiz: Quiz) -> "QuizRun":
        from studyapp.services.quiz.run import QuizRun

        attempt = self._attempts.begin(quiz.title, quiz_to_json(quiz))
        return QuizRun(attempt, quiz, self._attempts, {})

    def _run(self, stored: Attempt) -> "QuizRun":
        from studyapp.services.quiz.run import QuizRun

        quiz = quiz_from_json(stored.spec)
        answers = answers_in(quiz, self._attempts.entries(stored.id))
        return QuizRun(stored.id, quiz, self._attempts, answers)

    def _line(self, stored: Attempt) -> QuizLine:
        ended = self._attempts.ended(stored) or self._attempts.begun(stored)
        return QuizLine(stored.id, stored.title, ended, **json.loads(stored.result or "{}"))

    def _chance(self) -> int:
        return int.from_bytes(self._clock.chance(_SEED_BYTES))


def title_of(spec: QuizSpec) -> str:
    """Return what a quiz of these wishes is called."""
    decks = [deck.rpartition("::")[2] for deck in spec.decks]
    parts = [", ".join(decks[:2]) + (" and more" if len(decks) > 2 else "")] if decks else []
    parts += [", ".join(spec.tags)] if spec.tags else []
    parts += [Role(spec.role).label] if spec.role else []
    parts += ["due"] * spec.due + ["weak"] * spec.weak
    return ": ".join(part for part in parts if part) or "All decks"
