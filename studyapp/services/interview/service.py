"""Mock interviews: begin, resume, look back; what was missed comes due, nothing moves away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.core.attempts.attempt import Attempt
from studyapp.core.errors import StudyError
from studyapp.core.interview.codec import (
    InterviewSpec,
    result_from_json,
    spec_from_json,
    spec_to_json,
)
from studyapp.core.interview.entries import reviewed_entry
from studyapp.core.interview.feedback import topic_name
from studyapp.core.interview.planning import MINUTES, planned, weakness
from studyapp.core.interview.result import InterviewResult
from studyapp.core.interview.rubric import share
from studyapp.core.progress import Progress, silent
from studyapp.core.roles import Role
from studyapp.services.exporting.page_files import PageFiles
from studyapp.services.interview.context import InterviewContext, PastAnswer
from studyapp.services.interview.run import InterviewRun
from studyapp.services.study.answering import Answering, AnswerOutcome

if TYPE_CHECKING:
    from studyapp.core.differences import Piece
    from studyapp.storage.transaction import Transaction

_SEEDS = 1 << 31


@dataclass(frozen=True, slots=True)
class InterviewTopic:
    """A deck with open questions; `weakness` is 0 to 1, `percent` the mean of the last answers."""

    deck: str
    questions: int
    weakness: float
    percent: int | None


@dataclass(frozen=True, slots=True)
class PastInterview:
    """An interview in the history. Instants are local wall time."""

    id: str
    title: str
    begun: datetime
    finished: datetime | None
    minutes: int
    questions: int
    percent: int | None


class InterviewService:
    """Plans interviews from the decks, and keeps what was said in them."""

    def __init__(self, context: InterviewContext, answering: Answering, files: PageFiles) -> None:
        self._context = context
        self._answering = answering
        self._files = files

    def today(self) -> date:
        """Return the study day."""
        return self._context.today()

    def topics(self, deck: str | None = None) -> tuple[InterviewTopic, ...]:
        """Return the decks that have open questions, the weakest first."""
        notes = [note for note in self._context.notes(deck) if note.key_points]
        past = self._context.all_past([note.guid for note in notes])
        weak = self._weak([note.guid for note in notes], past)
        by_deck: dict[str, list[str]] = {}
        for note in notes:
            by_deck.setdefault(note.deck, []).append(note.guid)
        topics = [_topic(name, guids, weak, past) for name, guids in by_deck.items()]
        return tuple(sorted(topics, key=lambda topic: (-topic.weakness, topic.deck)))

    def begin(
        self,
        deck: str | None = None,
        *,
        minutes: int = MINUTES[1],
        seed: int | None = None,
        spoken: bool = False,
        role: str = "",
    ) -> InterviewRun:
        """Return a new interview about a deck and those below it (None: about everything).

        With a `role` it asks what people in that role are asked, their own matters sooner. The same seed asks the same questions while memory stays the same. Raises `StudyError`
        when there is no open question.
        """
        notes = self._context.notes(deck, role)
        if seed is None:
            seed = self._context.clock.milliseconds() % _SEEDS
        guids = [note.guid for note in notes if note.key_points]
        weak = self._weak(guids, self._context.all_past(guids))
        near = self._context.closeness(role)
        plan = planned(notes, weak, minutes=minutes, seed=seed, near=near)
        if plan is None:
            raise StudyError(
                f"{f'The deck {deck!r}' if deck else 'The collection'} has no open questions"
                f"{' for this role' if role else ''}; give notes key points, or choose another "
                f"{'deck or role' if role else 'deck'}."
            )
        asked = [topic_name(deck) if deck else "All topics", *([Role(role).label] if role else [])]
        title = f"{', '.join(asked)}, {minutes} minutes"
        spec = spec_to_json(InterviewSpec(plan, deck, spoken))
        return self.resume(self._context.attempts.begin(title, spec))

    def resume(self, attempt_id: str) -> InterviewRun:
        """Return an interview at the question where it was left."""
        attempt = self._context.attempts.get(attempt_id)
        self._context.read_again(spec_from_json(attempt.spec).deck)
        return InterviewRun(attempt, self._context)

    def unfinished(self) -> PastInterview | None:
        """Return the interview that was left in the middle last."""
        found = self._context.attempts.unfinished()
        return self._to_past(found) if found else None

    def give_up(self, attempt_id: str) -> None:
        """Leave an interview for good; its answers stay in the history of their questions."""
        self._context.attempts.give_up(attempt_id)

    def history(self, *, limit: int = 50, offset: int = 0) -> tuple[PastInterview, ...]:
        """Return the finished interviews, newest first."""
        found = self._context.attempts.finished(limit=limit, offset=offset)
        return tuple(map(self._to_past, found))

    def line(self, attempt_id: str) -> PastInterview:
        """Return an interview as the history lists it."""
        return self._to_past(self._context.attempts.get(attempt_id))

    def result(self, attempt_id: str) -> InterviewResult:
        """Return the result of a finished interview."""
        found = self._context.attempts.get(attempt_id)
        if found.result is None:
            raise StudyError("This interview is not finished; resume it, or leave it for good.")
        return result_from_json(found.result)

    def of_question(self, note_guid: str) -> tuple[PastAnswer, ...]:
        """Return every answer that was given to a question, newest first."""
        return tuple(self._context.past(note_guid))

    def of_topic(self, deck: str) -> tuple[PastAnswer, ...]:
        """Return every answer that was given about a deck and those below it, newest first."""
        guids = [note.guid for note in self._context.notes(deck) if note.key_points]
        found = [past for own in self._context.all_past(guids).values() for past in own]
        return tuple(sorted(found, key=lambda past: past.at, reverse=True))

    def difference(self, older: str, newer: str) -> "tuple[Piece, ...]":
        """Return how one answer became another, word by word."""
        return self._context.difference(older, newer)

    def bring_forward(self, attempt_id: str) -> int:
        """Make the cards of the questions with missed points due today; return how many moved.

        No card is ever moved away from today, and `put_back` takes all of it back.
        """
        missed = self.result(attempt_id).missed
        cards = [card.id for own in self._context.cards(missed).values() for card in own]
        return self._context.attempts.bring_forward(attempt_id, cards)

    def brought(self, attempt_id: str) -> int:
        """Return how many cards `put_back` would put back now."""
        return self._context.attempts.brought(attempt_id)

    def put_back(self, attempt_id: str) -> int:
        """Take the bringing forward of an interview back; return how many cards went back."""
        return self._context.attempts.put_back(attempt_id)

    def review(self, attempt_id: str, note_guid: str) -> AnswerOutcome:
        """Count the grade of an answer as an ordinary review of the question's card.

        Only at the learner's own wish, and once. Raises `StudyError` otherwise.
        """
        turns = self._context.turns(attempt_id)
        marked = [turn for turn in turns if turn.step.note == note_guid and turn.is_marked]
        cards = self._context.cards([note_guid])[note_guid]
        if not marked or not cards:
            raise StudyError("This question has no marked answer or no card, so nothing counts.")
        turn = marked[0]
        if turn.reviewed:
            raise StudyError("This answer counts as a review already; it cannot count twice.")
        number, milliseconds = turn.step.number, turn.draft.milliseconds

        def note_down(tx: "Transaction", event: str) -> None:
            store = self._context.attempts
            store.note_down(tx, attempt_id, number, reviewed_entry(event), note_guid)

        return self._answering.answer(cards[0].id, turn.grade, milliseconds, note_down)

    def export(self, attempt_id: str, path: Path, progress: Progress = silent) -> Path:
        """Write the report of a finished interview as a web page or, ending in .pdf, on paper.

        Raises `StudyError` when the file cannot be written.
        """
        html = self.report(attempt_id, mathml=not self._files.is_paper(path))
        self._files.write(html, path, progress)
        return path

    def report(self, attempt_id: str, *, mathml: bool = True) -> str:
        """Return the report of a finished interview as a whole HTML page.

        Formulas are MathML for browsers, or else drawings for paper.
        """
        from studyapp.formats.reports.interview_report import as_drawing, report_page
        from studyapp.formats.reports.mathml import as_mathml

        begun = self._context.attempts.begun(self._context.attempts.get(attempt_id))
        return report_page(self.result(attempt_id), begun, as_mathml if mathml else as_drawing)

    def _weak(
        self, guids: Sequence[str], past: Mapping[str, Sequence[PastAnswer]]
    ) -> dict[str, float]:
        today = self._context.today()
        cards = self._context.cards(guids)
        return {
            guid: weakness(
                [card.memory for card in cards[guid]],
                today,
                [share(answer.ticks) for answer in past[guid] if answer.ticks],
            )
            for guid in guids
        }

    def _to_past(self, attempt: Attempt) -> PastInterview:
        result = None if attempt.result is None else result_from_json(attempt.result)
        return PastInterview(
            id=attempt.id,
            title=attempt.title,
            begun=self._context.attempts.begun(attempt),
            finished=self._context.attempts.ended(attempt),
            minutes=spec_from_json(attempt.spec).plan.minutes,
            questions=len(result.answers if result else self._context.turns(attempt.id)),
            percent=result.percent if result else None,
        )


def _topic(
    deck: str,
    guids: Sequence[str],
    weak: Mapping[str, float],
    past: Mapping[str, Sequence[PastAnswer]],
) -> InterviewTopic:
    last = [past[guid][0].percent for guid in guids if past[guid] and past[guid][0].ticks]
    return InterviewTopic(
        deck=deck,
        questions=len(guids),
        weakness=sum(weak[guid] for guid in guids) / len(guids),
        percent=round(sum(last) / len(last)) if last else None,
    )
