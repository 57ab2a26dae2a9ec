"""Quizzes, answers and marks as JSON, so that an attempt goes on exactly where it was left."""

import json
from dataclasses import asdict
from typing import Any

from studyapp.core.errors import StudyError
from studyapp.core.quiz.marks import How, LetterKind, LetterPiece, Mark
from studyapp.core.quiz.questions import (
    FeedbackTime,
    Question,
    QuestionKind,
    Quiz,
    QuizSpec,
    Response,
)

VERSION = 1


def quiz_to_json(quiz: Quiz) -> str:
    """Return a quiz as one line of JSON."""
    return json.dumps({"version": VERSION, **asdict(quiz)}, ensure_ascii=False)


def quiz_from_json(text: str) -> Quiz:
    """Return the quiz that was written; raise `StudyError` when it cannot be read."""
    try:
        values = json.loads(text)
        if values.pop("version") > VERSION:
            raise StudyError("This quiz was begun with a newer Studyapp; update it to go on.")
        questions = tuple(_question(value) for value in values["questions"])
        return Quiz(values["title"], _spec(values["spec"]), questions)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StudyError("This quiz cannot be read any more; begin another one.") from error


def response_values(response: Response) -> dict[str, Any]:
    """Return an answer as JSON has it."""
    return asdict(response)


def response_from(values: dict[str, Any]) -> Response:
    """Return the answer that was written."""
    return Response(**_tuples(values))


def mark_values(mark: Mark) -> dict[str, Any]:
    """Return a mark as JSON has it."""
    return asdict(mark)


def mark_from(values: dict[str, Any]) -> Mark:
    """Return the mark that was written."""
    pieces = tuple(LetterPiece(LetterKind(p["kind"]), p["text"]) for p in values["pieces"])
    known = {**_tuples(values), "how": How(values["how"]), "pieces": pieces}
    return Mark(**known)


def _spec(values: dict[str, Any]) -> QuizSpec:
    kinds = tuple(QuestionKind(kind) for kind in values["kinds"])
    return QuizSpec(
        **{**_tuples(values), "kinds": kinds, "feedback": FeedbackTime(values["feedback"])}
    )


def _question(values: dict[str, Any]) -> Question:
    return Question(**{**_tuples(values), "kind": QuestionKind(values["kind"])})


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
