"""A second try at what was missed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from studyapp.core.quiz.questions import Question, QuestionKind, Quiz

_SUFFIX = ", second try"


def again(quiz: Quiz, missed: Sequence[Question], seed: int) -> Quiz:
    """Return a quiz of the questions that were missed, they and their options in another order."""
    chance = Random(seed)  # noqa: S311 - no secret depends on it
    questions = [reshuffled(question, chance) for question in missed]
    chance.shuffle(questions)
    title = quiz.title if quiz.title.endswith(_SUFFIX) else quiz.title + _SUFFIX
    spec = replace(quiz.spec, questions=len(questions), seed=seed)
    return Quiz(title, spec, tuple(questions))


def reshuffled(question: Question, chance: Random) -> Question:
    """Return the same question with its options in another order."""
    if question.kind.is_typed or question.kind is QuestionKind.TRUE_FALSE:
        return question
    if question.kind is QuestionKind.MATCH:
        order = _order(len(question.partners), chance)
        place = {old: new for new, old in enumerate(order)}
        return replace(
            question,
            partners=tuple(question.partners[old] for old in order),
            right=tuple(place[old] for old in question.right),
        )
    order = _order(len(question.options), chance)
    place = {old: new for new, old in enumerate(order)}
    right = tuple(place[old] for old in question.right)
    per_option = len(question.cards) == len(question.options)
    return replace(
        question,
        options=tuple(question.options[old] for old in order),
        right=right if question.kind is QuestionKind.ORDER else tuple(sorted(right)),
        notes=tuple(question.notes[old] for old in order) if per_option else question.notes,
        cards=tuple(question.cards[old] for old in order) if per_option else question.cards,
    )


def _order(size: int, chance: Random) -> list[int]:
    order = list(range(size))
    chance.shuffle(order)
    return order
