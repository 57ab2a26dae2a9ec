"""Answers to quiz questions, as they are typed in a terminal or sent as JSON."""

import json
from collections.abc import Callable
from typing import Any

from studyapp.core.quiz.questions import Question, QuestionKind, Response

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACES = {name: i for names in (LETTERS, "123456789") for i, name in enumerate(names)}


def read_response(question: Question, typed: str) -> Response | None:
    """Return the answer that a line means, None when it means none; an empty line passes over."""
    text = typed.strip()
    if text.startswith("{") and (values := _object(text)) is not None:
        return _from_values(values)
    if not text:
        return Response()
    if question.kind.is_typed:
        return Response(text=text)
    return _READERS[question.kind](question, text.lower())


def _object(text: str) -> dict[str, Any] | None:
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return values if isinstance(values, dict) and {"picked", "text"} & values.keys() else None


def _from_values(values: dict[str, Any]) -> Response | None:
    picked, text = values.get("picked", []), values.get("text", "")
    if not isinstance(text, str) or not isinstance(picked, list):
        return None
    if not all(type(index) is int for index in picked):
        return None
    return Response(tuple(picked), text, bool(values.get("timed_out")))


def _letters(question: Question, text: str) -> Response | None:
    named = [char for char in text if not char.isspace() and char not in ",;."]
    picked = tuple(_PLACES.get(char, -1) for char in named)
    fits = all(0 <= index < len(question.options) for index in picked)
    return Response(picked) if picked and fits and len(set(picked)) == len(picked) else None


def _one_letter(question: Question, text: str) -> Response | None:
    found = _letters(question, text)
    return found if found is not None and len(found.picked) == 1 else None


def _all_letters(question: Question, text: str) -> Response | None:
    found = _letters(question, text)
    return found if found is not None and len(found.picked) == len(question.options) else None


def _truth(question: Question, text: str) -> Response | None:
    del question
    known = {
        **dict.fromkeys(("t", "true", "a", "1"), 0),
        **dict.fromkeys(("f", "false", "b", "2"), 1),
    }
    return Response((known[text],)) if text in known else None


def _numbers(question: Question, text: str) -> Response | None:
    named = text.replace(",", " ").split() if any(c in text for c in ", ") else list(text)
    if not all(part.isdecimal() for part in named):
        return None
    picked = tuple(int(part) - 1 for part in named)
    fits = len(picked) == len(question.options)
    return (
        Response(picked) if fits and all(0 <= i < len(question.partners) for i in picked) else None
    )


_READERS: dict[QuestionKind, Callable[[Question, str], Response | None]] = {
    QuestionKind.SINGLE: _one_letter,
    QuestionKind.SEVERAL: _letters,
    QuestionKind.TRUE_FALSE: _truth,
    QuestionKind.MATCH: _numbers,
    QuestionKind.ORDER: _all_letters,
}
