"""One question of an interview with what was answered to it, as far as it went."""

from dataclasses import dataclass

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.ladder_walk import Step, Taken
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade


@dataclass(frozen=True, slots=True)
class UnlockedAnswer:
    """An answer that is being written, or spoken with some notes."""

    text: str = ""
    notes: str = ""
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of an interview, as far as it went.

    Once the answer is locked, question, model answer and key points are kept as they were.
    """

    step: Step
    at: int
    draft: UnlockedAnswer = UnlockedAnswer()
    locked: bool = False
    spoken: bool = False
    front: str = ""
    back: str = ""
    key_points: tuple[str, ...] = ()
    more: str = ""
    tags: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    grade: Grade = Grade.BLACKOUT
    reviewed: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the learner has ticked the key points."""
        return bool(self.ticks)

    @property
    def taken(self) -> Taken:
        """The turn as the walk over the ladders sees it."""
        return Taken(self.step, self.grade, self.draft.milliseconds)

    @property
    def said(self) -> str:
        """What is judged: the written answer, or the notes of a spoken one."""
        return self.draft.notes if self.spoken and not self.draft.text else self.draft.text

    @property
    def note_then(self) -> Note:
        """The question of a locked answer as it was then."""
        return Note(
            guid=self.step.note,
            deck=self.step.topic,
            kind=NoteKind.OPEN,
            front=self.front,
            back=self.back,
            key_points=self.key_points,
            more=self.more,
            tags=self.tags,
        )
