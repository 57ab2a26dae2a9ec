"""What is written down during a quiz, one entry for each thing that happens, and read back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from studyapp.core.quiz.codec import mark_from, mark_values, response_from, response_values
from studyapp.core.quiz.marks import Mark, MarkedAnswer
from studyapp.core.quiz.questions import Quiz, Response

_ANSWER, _CLAIM, _BROUGHT, _PUT_BACK = "answer", "claim", "brought", "put back"


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier quizzes taught about a note: texts that its learner counted as right, and mistook."""

    accepted: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


NOTHING_PAST = Past()


def answer_entry(response: Response, mark: Mark, milliseconds: int, mistakes: Iterable[str]) -> str:
    """Return an answer as it is written down; `mistakes` are the wrong texts it took for right."""
    return _line(
        {
            "what": _ANSWER,
            "response": response_values(response),
            "mark": mark_values(mark),
            "milliseconds": milliseconds,
            "mistakes": list(mistakes),
        }
    )


def claim_entry(mark: Mark, text: str) -> str:
    """Return 'count mine as right' as it is written down, with the text that was claimed."""
    return _line({"what": _CLAIM, "mark": mark_values(mark), "text": text})


def brought_entry(moved: Iterable[tuple[str, int]]) -> str:
    """Return the moving of missed cards into today's session as it is written down."""
    return _line({"what": _BROUGHT, "moved": [list(move) for move in moved]})


def put_back_entry() -> str:
    """Return the undoing of that move as it is written down."""
    return _line({"what": _PUT_BACK})


def answers_in(quiz: Quiz, entries: Iterable[tuple[int, str]]) -> dict[int, MarkedAnswer]:
    """Return the answers that stand, by position, from the entries of an attempt in order."""
    answers: dict[int, MarkedAnswer] = {}
    for position, payload in entries:
        values = json.loads(payload)
        if values["what"] == _ANSWER:
            answers[position] = _answered(quiz, position, values)
        elif values["what"] == _CLAIM:
            known = answers[position]
            answers[position] = MarkedAnswer(
                position,
                known.question,
                known.response,
                mark_from(values["mark"]),
                known.milliseconds,
            )
    return answers


def moves_in(payloads: Iterable[str]) -> list[tuple[str, int]]:
    """Return the moves of cards that were not put back, from the entries of an attempt in order."""
    moved: list[tuple[str, int]] = []
    for payload in payloads:
        values = json.loads(payload)
        if values["what"] == _BROUGHT:
            moved += [(event, card) for event, card in values["moved"]]
        elif values["what"] == _PUT_BACK:
            moved = []
    return moved


def past_in(payloads: Iterable[str]) -> Past:
    """Return what the entries about a note, newest first, say of its learner."""
    accepted: list[str] = []
    mistakes: list[str] = []
    for payload in payloads:
        values = json.loads(payload)
        if values["what"] == _CLAIM and values["text"]:
            accepted.append(values["text"])
        elif values["what"] == _ANSWER:
            mistakes += values["mistakes"]
    return Past(tuple(dict.fromkeys(accepted)), tuple(dict.fromkeys(mistakes)))


def _answered(quiz: Quiz, position: int, values: dict[str, Any]) -> MarkedAnswer:
    return MarkedAnswer(
        position,
        quiz.questions[position],
        response_from(values["response"]),
        mark_from(values["mark"]),
        values["milliseconds"],
    )


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)
