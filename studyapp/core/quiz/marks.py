"""What the marking of an answer came to, and the result of a whole quiz."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from studyapp.core.quiz.questions import Question, Response


class How(StrEnum):
    """Why an answer counts as it does."""

    EXACT = "exact"
    ALTERNATIVE = "alternative"
    ACRONYM = "acronym"
    NUMBER = "number"
    TYPO = "typo"
    CLAIMED = "claimed"
    WRONG = "wrong"
    EMPTY = "empty"
    TIMED_OUT = "timed out"


class LetterKind(StrEnum):
    """What became of some letters between the typed answer and the right one."""

    SAME = "same"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class LetterPiece:
    """Letters that are the same in both, missing in the typed answer, or too many in it."""

    kind: LetterKind
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer was marked. `share` is the part that was right, 1 when all of it was.

    `expected` is the right answer as Markdown, for a typed one that which came nearest;
    `pieces` say where a typed answer differs from it. `missed` are the cards not known.
    """

    right: bool
    how: How
    share: float
    expected: str
    pieces: tuple[LetterPiece, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """A question with what was answered, how it was marked and how long it took."""

    position: int
    question: Question
    response: Response
    mark: Mark
    milliseconds: int


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How many questions of a deck or a tag were right."""

    topic: str
    right: int
    total: int

    @property
    def percent(self) -> float:
        """The share of right answers in per cent."""
        return 100.0 * self.right / self.total


@dataclass(frozen=True, slots=True)
class QuizResult:
    """What a quiz came to: every answer in order, unanswered questions left out of the score."""

    title: str
    answers: tuple[MarkedAnswer, ...]
    total: int

    @property
    def right(self) -> int:
        """How many questions were answered right."""
        return sum(answer.mark.right for answer in self.answers)

    @property
    def score(self) -> str:
        """The score as it is written: right answers of all questions."""
        return f"{self.right} / {self.total}"

    @property
    def percent(self) -> float:
        """Right answers of all questions in per cent, 0 for an empty quiz."""
        return 100.0 * self.right / self.total if self.total else 0.0

    @property
    def seconds(self) -> int:
        """The time that all answers took."""
        return sum(answer.milliseconds for answer in self.answers) // 1000

    @property
    def misses(self) -> tuple[MarkedAnswer, ...]:
        """The answers that were not right, in order."""
        return tuple(answer for answer in self.answers if not answer.mark.right)

    @property
    def missed_cards(self) -> tuple[str, ...]:
        """The guids of the cards that were not known, each once."""
        return tuple(dict.fromkeys(card for a in self.answers for card in a.mark.missed))

    def by_deck(self) -> tuple[TopicScore, ...]:
        """Return the score of each deck, the weakest first."""
        return _scores((a.question.deck, a.mark.right) for a in self.answers)

    def by_tag(self) -> tuple[TopicScore, ...]:
        """Return the score of each tag, the weakest first."""
        return _scores((tag, a.mark.right) for a in self.answers for tag in a.question.tags)


def _scores(marked: Iterable[tuple[str, bool]]) -> tuple[TopicScore, ...]:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for topic, is_right in marked:
        total[topic] += 1
        right[topic] += is_right
    scores = (TopicScore(topic, right[topic], count) for topic, count in total.items())
    return tuple(sorted(scores, key=lambda score: (score.percent, -score.total, score.topic)))
