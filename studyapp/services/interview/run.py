"""A running interview: commit, then reveal, then tick; every step durable before it returns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.core.attempts.attempt import Attempt
from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.interview.codec import result_from_json, result_to_json, spec_from_json
from studyapp.core.interview.entries import (
    after,
    asked_entry,
    kept_entry,
    locked_entry,
    marked_entry,
)
from studyapp.core.interview.ladder_walk import Step, next_step, used_seconds
from studyapp.core.interview.result import InterviewResult, JudgedAnswer
from studyapp.core.interview.rubric import Tick, grade_of
from studyapp.core.interview.suggestion import Suggestion
from studyapp.core.interview.turns import Turn, UnlockedAnswer
from studyapp.core.scheduling.events import Grade
from studyapp.services.interview.context import InterviewContext, PastAnswer
from studyapp.services.interview.results import judged, resulting

if TYPE_CHECKING:
    from studyapp.core.differences import Piece


class RunState(StrEnum):
    """Where an interview stands."""

    ASKING = "asking"
    REVEALED = "revealed"
    OVER = "over"
    FINISHED = "finished"


_OUT_OF_TURN = {
    RunState.ASKING: "The answer is not locked yet; lock it first.",
    RunState.REVEALED: "The answer is locked and stays as it is; mark it and go on.",
    RunState.OVER: "There are no more questions; finish the interview to see its result.",
    RunState.FINISHED: "This interview is finished; its result is in the history.",
}


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """What may be seen of a question before the answer is locked. `front` is Markdown."""

    note: str
    topic: str
    front: str
    tags: tuple[str, ...]
    number: int
    rung: int
    rungs: int
    follow_up: bool
    target_seconds: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """What is shown once the answer is locked.

    `ticks` and `grade` are those confirmed, else those suggested. `pieces` say how the answer
    differs from the `last` one to the same question.
    """

    note: Note
    text: str
    notes: str
    suggestion: Suggestion
    ticks: tuple[Tick, ...]
    grade: Grade
    last: PastAnswer | None
    pieces: "tuple[Piece, ...]"


class InterviewRun:
    """Puts the questions and takes the answers."""

    def __init__(self, attempt: Attempt, context: InterviewContext) -> None:
        spec = spec_from_json(attempt.spec)
        self.id = attempt.id
        self.title = attempt.title
        self.spoken = spec.spoken
        self.plan = spec.plan
        self._context = context
        self._turns = context.turns(attempt.id)
        self._note = Note("", "", NoteKind.OPEN, "")
        self._reveal: Reveal | None = None
        self._over = False
        self._finished = attempt.result is not None
        self._stand()

    @property
    def minutes(self) -> int:
        """The length that was asked for."""
        return self.plan.minutes

    @property
    def budget_seconds(self) -> int:
        """The time for answering."""
        return self.plan.seconds

    @property
    def used_seconds(self) -> int:
        """The time used by the answers so far; a very short answer counts as half its target."""
        return round(used_seconds([turn.taken for turn in self._turns if turn.locked]))

    @property
    def state(self) -> RunState:
        """Where the interview stands."""
        if self._finished:
            return RunState.FINISHED
        if self._over or not self._turns:
            return RunState.OVER
        return RunState.REVEALED if self._turns[-1].locked else RunState.ASKING

    @property
    def question(self) -> InterviewQuestion | None:
        """The question at hand, without its answer."""
        if self.state not in (RunState.ASKING, RunState.REVEALED):
            return None
        step = self._turns[-1].step
        return InterviewQuestion(
            note=step.note,
            topic=step.topic,
            front=self._note.front,
            tags=self._note.tags,
            number=step.number,
            rung=step.rung,
            rungs=step.rungs,
            follow_up=step.is_follow_up,
            target_seconds=step.target_seconds,
        )

    @property
    def draft(self) -> UnlockedAnswer:
        """The answer as it was kept last."""
        return self._turns[-1].draft if self._turns else UnlockedAnswer()

    @property
    def reveal(self) -> Reveal | None:
        """Model answer, key points and suggestion; None before the answer is locked."""
        if self.state is not RunState.REVEALED:
            return None
        if self._reveal is None:
            self._reveal = self._revealed()
        return self._reveal

    @property
    def judged(self) -> tuple[JudgedAnswer, ...]:
        """The answers that were marked so far, with what is said about them."""
        return tuple(judged(turn, self._context) for turn in self._turns if turn.is_marked)

    def prepare(self) -> None:
        """Let the examiner read the decks now, so that the first reveal does not wait for it."""
        self._context.examiner  # noqa: B018 - reading it is the work

    def keep(self, text: str, *, notes: str = "", milliseconds: int = 0) -> None:
        """Keep an answer that is not ready: at a pause, on leaving, every now and then."""
        turn = self._turn(RunState.ASKING)
        draft = UnlockedAnswer(text, notes, max(0, milliseconds))
        if draft != turn.draft:
            self._write(turn, kept_entry(draft), note=None)

    def lock(self, text: str, *, notes: str = "", milliseconds: int) -> Reveal:
        """Give the answer for good; it is on the disk before anything is revealed.

        Raises `StudyError` when it was given already.
        """
        turn = self._turn(RunState.ASKING)
        draft = UnlockedAnswer(text, notes, max(0, milliseconds))
        payload = locked_entry(draft, self._note, turn.step, spoken=self.spoken)
        self._write(turn, payload, note=turn.step.note)
        self._note = self._turns[-1].note_then
        reveal = self.reveal
        assert reveal is not None  # noqa: S101 - narrows the type
        return reveal

    def confirm(self, ticks: Sequence[Tick], grade: Grade | None = None) -> JudgedAnswer:
        """Mark the answer: a tick for each key point, and a grade if not the one that follows.

        It may be done again until the next question. Raises `StudyError` when the ticks do
        not fit the key points.
        """
        turn = self._turn(RunState.REVEALED)
        if len(ticks) != len(turn.key_points):
            raise StudyError(
                f"The question has {len(turn.key_points)} key points, but {len(ticks)} were "
                "marked; tick each of them."
            )
        reveal = self.reveal
        assert reveal is not None  # noqa: S101 - narrows the type
        given = grade_of(ticks) if grade is None else grade
        payload = marked_entry(ticks, given, reveal.suggestion.ticks)
        self._write(turn, payload, note=turn.step.note)
        self._reveal = replace(reveal, ticks=tuple(ticks), grade=given)
        return judged(self._turns[-1], self._context)

    def next(self) -> InterviewQuestion | None:
        """Go on: to the follow-up when the answer held, else to another topic; None at the end."""
        if self._over:
            return None
        turn = self._turn(RunState.REVEALED)
        if not turn.is_marked:
            raise StudyError("The answer is not marked yet; tick its key points first.")
        self._put(next_step(self.plan, [each.taken for each in self._turns], self._missing()))
        return self.question

    def finish(self) -> InterviewResult:
        """Close the interview, also before its end; answers without ticks are not judged."""
        kept = self._context.attempts.get(self.id).result if self._finished else None
        if kept is not None:
            return result_from_json(kept)
        result = resulting(self.title, self.plan, self._turns, self._context)
        self._context.attempts.finish(self.id, result_to_json(result))
        self._finished = True
        return result

    def _stand(self) -> None:
        """Stand at the question that was put last, or at the first one."""
        if not self._turns:
            self._put(next_step(self.plan, [], self._missing()))
            return
        turn = self._turns[-1]
        if turn.locked:
            self._note = turn.note_then
        elif turn.step.note in self._missing():
            self._turns.pop()
            self._put(next_step(self.plan, [each.taken for each in self._turns], self._missing()))
        else:
            self._note = self._context.note(turn.step.note)

    def _put(self, step: Step | None) -> None:
        self._reveal = None
        if step is None:
            self._over = True
            return
        self._note = self._context.note(step.note)
        at = self._context.attempts.append(self.id, step.number, asked_entry(step), step.note)
        self._turns.append(Turn(step, at))

    def _missing(self) -> set[str]:
        asked = [guid for ladder in self.plan.ladders for guid in ladder.rungs]
        return self._context.gone(asked)

    def _turn(self, state: RunState) -> Turn:
        if self.state is not state:
            raise StudyError(_OUT_OF_TURN[self.state])
        return self._turns[-1]

    def _write(self, turn: Turn, payload: str, *, note: str | None) -> None:
        """Write an entry, in the history of a note if one is named; the turn becomes what it says."""
        at = self._context.attempts.append(self.id, turn.step.number, payload, note)
        self._turns[-1] = after(turn, payload, at)

    def _revealed(self) -> Reveal:
        turn = self._turns[-1]
        suggestion = self._context.suggestion(turn)
        last = next(
            (past for past in self._context.past(turn.step.note) if past.attempt != self.id), None
        )
        ticks = turn.ticks or suggestion.ticks
        return Reveal(
            note=self._note,
            text=turn.draft.text,
            notes=turn.draft.notes,
            suggestion=suggestion,
            ticks=ticks,
            grade=turn.grade if turn.is_marked else grade_of(ticks),
            last=last,
            pieces=self._context.difference(last.text, turn.draft.text) if last else (),
        )
