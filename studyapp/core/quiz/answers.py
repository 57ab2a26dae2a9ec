"""Answers in words: what was answered, what is right, and what was taken for right."""

from collections.abc import Sequence

from studyapp.core.quiz.marks import Mark
from studyapp.core.quiz.questions import Question, QuestionKind, Response


def answer_text(question: Question, response: Response) -> str:
    """Return what was answered, as Markdown; empty when nothing was."""
    if response.is_empty:
        return ""
    if question.kind.is_typed:
        return response.text.strip()
    return _picked(question, response.picked)


def right_text(question: Question) -> str:
    """Return the right answer as Markdown."""
    if question.kind.is_typed:
        return question.accepted[0]
    return _picked(question, question.right)


def mistaken_for(question: Question, response: Response, mark: Mark) -> tuple[str, ...]:
    """Return the texts that a learner took for the right answer, to be offered again."""
    if mark.right or response.is_empty:
        return ()
    if question.kind.is_typed:
        return (response.text.strip(),)
    if question.kind is QuestionKind.SINGLE:
        return tuple(question.options[i] for i in response.picked if 0 <= i < len(question.options))
    return ()


def _picked(question: Question, picked: Sequence[int]) -> str:
    options, partners = question.options, question.partners
    if question.kind is QuestionKind.MATCH:
        pairs = zip(options, picked, strict=False)
        return "\n".join(
            f"- {option}: {partners[i] if 0 <= i < len(partners) else '…'}" for option, i in pairs
        )
    chosen = [options[i] for i in picked if 0 <= i < len(options)]
    if question.kind is QuestionKind.ORDER:
        return "\n".join(f"{place}. {text}" for place, text in enumerate(chosen, 1))
    if question.kind is QuestionKind.SEVERAL:
        return "\n".join(f"- {text}" for text in chosen)
    return chosen[0] if chosen else ""
