"""What a quiz is made of: its wishes, its questions and what is answered to them."""

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """How a question is asked and answered."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    CLOZE = "cloze"
    MATCH = "match"
    ORDER = "order"

    @property
    def is_typed(self) -> bool:
        """Whether the answer is written rather than chosen."""
        return self in (QuestionKind.TYPED, QuestionKind.CLOZE)


class FeedbackTime(StrEnum):
    """When a learner is told what was right."""

    EACH = "each"
    END = "end"


@dataclass(frozen=True, slots=True)
class QuizSpec:
    """What a quiz is to be made of; the same wishes, seed and notes give the same quiz.

    No decks means all of them, no tags any. With `due` or `weak` only cards that are due today
    or badly known are asked, with a `role` only notes that suit it. `seconds` is the time for one question, None for no limit;
    a `seed` of None lets chance choose.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    due: bool = False
    weak: bool = False
    questions: int = 20
    seconds: int | None = None
    kinds: tuple[QuestionKind, ...] = tuple(QuestionKind)
    feedback: FeedbackTime = FeedbackTime.EACH
    seed: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, complete in itself, so that it can be asked whatever becomes of its notes.

    Texts are Markdown. What `right` holds depends on the kind: the indexes of the right options
    of a choice; for each term of a match (`options`) the index of its definition (`partners`);
    the indexes of the options of an order as they follow one another. `accepted` are the texts
    that answer a typed question, the one to be shown first; `rivals` are other terms, so like
    an accepted one that they must not pass as a slip of the fingers.
    """

    kind: QuestionKind
    prompt: str
    notes: tuple[str, ...]
    cards: tuple[str, ...]
    deck: str
    tags: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    accepted: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    reason: str = ""

    @property
    def note(self) -> str:
        """The guid of the note that is asked, the first one of a match."""
        return self.notes[0]

    @property
    def weight(self) -> int:
        """How many times the time for one question this one takes."""
        return len(self.options) if self.kind is QuestionKind.MATCH else 1


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions in the order in which they are asked, and what they were made by."""

    title: str
    spec: QuizSpec
    questions: tuple[Question, ...]

    def seconds(self, question: Question) -> int | None:
        """Return the time allowed for a question, None for as long as it takes."""
        if self.spec.seconds is None:
            return None
        return self.spec.seconds * question.weight


@dataclass(frozen=True, slots=True)
class Response:
    """What was answered: the options picked, or a text; nothing at all for a question passed over.

    In a match `picked` holds a partner for each term (-1 for none), in an order the options as
    they were put.
    """

    picked: tuple[int, ...] = ()
    text: str = ""
    timed_out: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.text.strip() and all(index < 0 for index in self.picked)


TRUE, FALSE = 0, 1
CLAIM_OPTIONS = ("True", "False")
