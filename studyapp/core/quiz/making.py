"""Quizzes made from notes: which note is asked how, and in which order."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from random import Random

from studyapp.core.quiz import ask_choice, ask_cloze, ask_order, ask_points, ask_term
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question, QuestionKind, Quiz, QuizSpec
from studyapp.core.quiz.quiz_note import QuizNote

_Make = Callable[[QuizNote, QuestionKit, Random], Question | None]
_MAKERS: Mapping[QuestionKind, Sequence[_Make]] = {
    QuestionKind.SINGLE: (ask_choice.single, ask_term.single, ask_cloze.single),
    QuestionKind.SEVERAL: (ask_choice.several, ask_term.several, ask_points.several),
    QuestionKind.TRUE_FALSE: (ask_choice.claim, ask_term.claim),
    QuestionKind.TYPED: (ask_term.typed,),
    QuestionKind.CLOZE: (ask_cloze.typed,),
    QuestionKind.ORDER: (ask_order.ordered,),
}
_WEIGHTS: Mapping[QuestionKind, float] = {
    QuestionKind.SINGLE: 4,
    QuestionKind.SEVERAL: 1.5,
    QuestionKind.TRUE_FALSE: 2,
    QuestionKind.TYPED: 2,
    QuestionKind.CLOZE: 2,
    QuestionKind.ORDER: 1,
    QuestionKind.MATCH: 0.5,
}
_QUESTIONS_A_MATCH = 10
"""A match takes up to six notes: a quiz of 20 has two of them, one of 19 has one."""

_MOST_FAILED_MATCHES = 60
"""So many notes without enough siblings (a deck of single facts) end the search for one."""


def compose(spec: QuizSpec, title: str, asked: Sequence[QuizNote], kit: QuestionKit) -> Quiz:
    """Make a quiz; the same wishes, seed and notes give the same one.

    Kinds are mixed, and a note is asked once as long as others are left. There may be fewer
    questions than wished for, none at all at worst.
    """
    return Quiz(title, spec, tuple(_Composer(spec, asked, kit).questions()))


def questions_of(asked: QuizNote, kit: QuestionKit, chance: Random) -> Iterator[Question]:
    """Yield the questions that one note can be asked in, one for each way to make one."""
    for makers in _MAKERS.values():
        made = (make(asked, kit, chance) for make in makers)
        yield from (question for question in made if question is not None)


class _Composer:
    def __init__(self, spec: QuizSpec, asked: Sequence[QuizNote], kit: QuestionKit) -> None:
        self._spec = spec
        self._kit = kit
        self._chance = Random(spec.seed or 0)  # noqa: S311 - no secret depends on it
        self._waiting = sorted(asked, key=lambda one: one.note.guid)
        self._chance.shuffle(self._waiting)
        self._together = frozenset(one.note.guid for one in asked if 0 in one.ordinals)
        self._free = self._together
        self._kinds = [kind for kind in QuestionKind if kind in spec.kinds]
        self._made: list[Question] = []
        self._count: Counter[QuestionKind] = Counter()
        self._used: set[str] = set()

    def questions(self) -> list[Question]:
        """Return the questions: each note once, then what is left in other ways."""
        self._matches()
        self._ask(self._fresh)
        for _ in range(len(self._kinds)):
            before = len(self._made)
            self._ask(self._anew)
            if len(self._made) in (before, self._spec.questions):
                break
        self._chance.shuffle(self._made)
        return self._made

    def _matches(self) -> None:
        if QuestionKind.MATCH not in self._kinds:
            return
        only = self._kinds == [QuestionKind.MATCH]
        most = self._spec.questions if only else max(1, self._spec.questions // _QUESTIONS_A_MATCH)
        failed = 0
        for first in self._waiting:
            if self._count[QuestionKind.MATCH] >= most or failed > _MOST_FAILED_MATCHES:
                return
            guid = first.note.guid
            if guid not in self._free or guid not in self._kit.field.term_of_note:
                continue
            free = self._free - {guid}
            others = [one for one in self._waiting if one.note.guid in free]
            made = ask_term.match([first, *others], self._kit, self._chance)
            failed += not self._keep(made)

    def _ask(self, questions: Callable[[QuestionKind], Iterator[Question]]) -> None:
        """Take questions of each kind in turn, that which is most behind its share first."""
        kinds = [kind for kind in self._kinds if kind is not QuestionKind.MATCH]
        self._chance.shuffle(kinds)
        sources = {kind: questions(kind) for kind in kinds}
        while sources and len(self._made) < self._spec.questions:
            kind = min(sources, key=lambda kind: (self._count[kind] + 0.5) / _WEIGHTS[kind])
            if not self._keep(next(sources[kind], None)):
                del sources[kind]

    def _fresh(self, kind: QuestionKind) -> Iterator[Question]:
        """Yield questions of a kind from notes that were not asked yet."""
        for one in self._waiting:
            if one.note.guid not in self._used and self._is_fair(one, kind):
                yield from self._made_of(replace(one, beside=self._free), kind)

    def _anew(self, kind: QuestionKind) -> Iterator[Question]:
        """Yield questions of a kind from notes that were asked in other ways only."""
        asked_so = {question.note for question in self._made if question.kind is kind}
        for one in self._waiting:
            if one.note.guid not in asked_so:
                yield from self._made_of(replace(one, beside=self._together), kind)

    def _is_fair(self, one: QuizNote, kind: QuestionKind) -> bool:
        if kind is not QuestionKind.SINGLE or not one.note.choices:
            return True
        return self._chance.random() < self._kit.fair_share(one.note)

    def _made_of(self, one: QuizNote, kind: QuestionKind) -> Iterator[Question]:
        made = (make(one, self._kit, self._chance) for make in _MAKERS[kind])
        yield from islice((question for question in made if question is not None), 1)

    def _keep(self, question: Question | None) -> bool:
        if question is None:
            return False
        self._made.append(question)
        self._count[question.kind] += 1
        self._used.update(question.notes)
        self._free = self._free.difference(question.notes)
        return True
