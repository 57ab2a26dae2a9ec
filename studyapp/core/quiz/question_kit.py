"""What questions are made with: the field, its likenesses, its distractors, and fairness."""

from collections.abc import Callable, Sequence

from studyapp.core.cards import Note, NoteKind
from studyapp.core.quiz.alternatives import accepted_texts
from studyapp.core.quiz.distractors import Distractors
from studyapp.core.quiz.entries import Past
from studyapp.core.quiz.lengths import fairness
from studyapp.core.quiz.likeness import AnswerLikeness
from studyapp.core.quiz.subject_area import SubjectArea, no_past
from studyapp.core.quiz.texts import words

_LONG_WORD = 4


class QuestionKit:
    """Holds what is worked out once for all questions that are made from some notes."""

    def __init__(self, notes: Sequence[Note], past: Callable[[str], Past] = no_past) -> None:
        self.field = SubjectArea(notes, past)
        self.likeness = AnswerLikeness(self.field.acronyms)
        self.distractors = Distractors(self.field, self.likeness)
        self._fairness = fairness(note.choices for note in notes if note.kind is NoteKind.CHOICE)
        self._vocabulary: dict[str, frozenset[str]] = {}

    def accepted(self, note: Note, answer: str) -> tuple[str, ...]:
        """Return every text that is right where `answer` is."""
        return accepted_texts(answer, self.field.acronyms, self.field.past(note.guid).accepted)

    def fair_share(self, note: Note) -> float:
        """Return how often a note's own choices may be asked, so that lengths tell nothing."""
        return self._fairness(note.choices)

    def vocabulary(self, note: Note) -> frozenset[str]:
        """Return the longer words of everything that a note says."""
        if note.guid not in self._vocabulary:
            said = (note.front, note.back, note.more, *note.key_points)
            self._vocabulary[note.guid] = frozenset(w for text in said for w in long_words(text))
        return self._vocabulary[note.guid]


def long_words(text: str) -> list[str]:
    """Return the words of a text that carry its meaning."""
    return [word for word in words(text) if len(word) >= _LONG_WORD and word not in _COMMON]


_COMMON = frozenset(
    [
        "about",
        "also",
        "because",
        "been",
        "before",
        "between",
        "both",
        "does",
        "each",
        "even",
        "from",
        "have",
        "into",
        "just",
        "less",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "must",
        "only",
        "other",
        "over",
        "same",
        "should",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "under",
        "used",
        "uses",
        "using",
        "very",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whose",
        "will",
        "with",
        "without",
        "would",
        "your",
    ]
)
