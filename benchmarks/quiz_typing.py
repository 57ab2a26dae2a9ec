"""How typed answers are judged: other terms never taken for the right one, slips forgiven."""

from collections.abc import Sequence
from random import Random

from studyapp.core.quiz.marking import judged
from studyapp.core.quiz.marks import How
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import Question

SLIPS_A_QUESTION = 3
_SHORTEST = 6
_LETTERS = "aeioulnrst"


def others_accepted(questions: Sequence[Question], kit: QuestionKit) -> tuple[list[str], int]:
    """Return which terms and gap texts pass for another one, and how many were tried."""
    names = sorted({t.text for t in kit.field.terms} | {g.text for g in kit.field.gaps})
    passed, tried = [], 0
    for question in questions:
        for name in names:
            if any(kit.likeness.is_same(name, text) for text in question.accepted):
                continue
            tried += 1
            if judged(name, question.accepted, question.rivals)[0] is not How.WRONG:
                passed.append(f"{name!r} for {question.accepted[0]!r}")
    return passed, tried


def slips_accepted(questions: Sequence[Question], chance: Random) -> tuple[int, int]:
    """Return how many answers with one wrong letter are accepted, and of how many."""
    accepted = tried = 0
    for question in questions:
        answer = question.accepted[0]
        if len(answer) < _SHORTEST or "$" in answer:
            continue
        for _ in range(SLIPS_A_QUESTION):
            typed = slipped(answer, chance)
            tried += 1
            accepted += judged(typed, question.accepted, question.rivals)[0] is not How.WRONG
    return accepted, tried


def slipped(text: str, chance: Random) -> str:
    """Return a text with one letter inside a word lost, doubled, replaced or exchanged."""
    inner = [i for i in range(2, len(text)) if text[i - 2 : i + 1].isalpha()]
    if not inner:
        return text
    at = chance.choice(inner)
    before, letter, after = text[:at], text[at], text[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter * 2 + after,
            before + chance.choice(_LETTERS) + after,
            text[: at - 1] + letter + text[at - 1] + after,
        )
    )
