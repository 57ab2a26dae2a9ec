"""What came out of an interview, as values that can be kept for years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.core.interview.rubric import Tick, share
from studyapp.core.scheduling.events import Grade

ENOUGH = 0.75
"""The share of points from which on an answer without a missed point needs no repetition: of four
points two may be half named, not three."""


@dataclass(frozen=True, slots=True)
class CardToRead:
    """A card of the collection that helps, and why it is named. `front` is plain text."""

    card: int
    note: str
    front: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanDay:
    """The cards of one of the next days."""

    day: date
    cards: tuple[CardToRead, ...]


@dataclass(frozen=True, slots=True)
class AnswerFeedback:
    """What an examiner says about one answer: its parts, and the whole in sentences.

    `present`, `half`, `missing` and `wrong` are key points as plain text; what was claimed
    wrongly is missing, too.
    """

    present: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    reading: tuple[CardToRead, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """A question with the answer that was given and what the learner ticked.

    Question, model answer and key points are kept as they were then (Markdown). `quotes`
    are the learner's own words for each key point, empty where there are none.
    """

    note: str
    topic: str
    front: str
    back: str
    key_points: tuple[str, ...]
    text: str
    notes: str
    spoken: bool
    seconds: int
    target_seconds: int
    rung: int
    ticks: tuple[Tick, ...]
    grade: Grade
    quotes: tuple[str, ...]
    feedback: AnswerFeedback

    @property
    def percent(self) -> int:
        """The score of the answer."""
        return round(100 * share(self.ticks))


@dataclass(frozen=True, slots=True)
class InterviewResult:
    """The whole interview. `seconds` is the time of answering."""

    title: str
    minutes: int
    seconds: int
    answers: tuple[JudgedAnswer, ...]
    depths: tuple[TopicDepth, ...]
    plan: tuple[PlanDay, ...]
    sentences: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The mean score of the answers."""
        return mean_percent(self.answers)

    @property
    def grade(self) -> float:
        """The mean grade of the answers."""
        grades = [int(answer.grade) for answer in self.answers]
        return sum(grades) / len(grades) if grades else 0.0

    @property
    def missed(self) -> tuple[str, ...]:
        """The notes of which a key point was missed, or too many only half named."""
        return tuple(
            answer.note
            for answer in self.answers
            if Tick.NO in answer.ticks or share(answer.ticks) < ENOUGH
        )


def mean_percent(answers: Sequence[JudgedAnswer]) -> int:
    """Return the mean score of answers in whole percent, 0 when there are none."""
    shares = [share(answer.ticks) for answer in answers]
    return round(100 * sum(shares) / len(shares)) if shares else 0
