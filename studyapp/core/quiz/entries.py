"""What is written down during a quiz, one entry for each thing that happens, and read back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from studyapp.core.attempts.entries import AttemptEntry, entry_line, entry_values
from studyapp.core.quiz.codec import mark_from, mark_values, response_from, response_values
from studyapp.core.quiz.marks import Mark, MarkedAnswer
from studyapp.core.quiz.questions import Quiz, Response


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier quizzes taught about a note: texts that its learner counted as right, and mistook."""

    accepted: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


NOTHING_PAST = Past()


def answer_entry(response: Response, mark: Mark, milliseconds: int, mistakes: Iterable[str]) -> str:
    """Return an answer as it is written down; `mistakes` are the wrong texts it took for right."""
    return entry_line(
        "answer",
        response=response_values(response),
        mark=mark_values(mark),
        milliseconds=milliseconds,
        mistakes=list(mistakes),
    )


def claim_entry(mark: Mark, text: str) -> str:
    """Return 'count mine as right' as it is written down, with the text that was claimed."""
    return entry_line("claim", mark=mark_values(mark), text=text)


def answers_in(quiz: Quiz, entries: Iterable[AttemptEntry]) -> dict[int, MarkedAnswer]:
    """Return the answers that stand, by position, from the entries of an attempt in order."""
    answers: dict[int, MarkedAnswer] = {}
    for entry in entries:
        values, position = entry_values(entry.payload), entry.position
        match values["what"]:
            case "answer":
                answers[position] = _answered(quiz, position, values)
            case "claim":
                answers[position] = replace(answers[position], mark=mark_from(values["mark"]))
    return answers


def past_in(entries: Iterable[AttemptEntry]) -> Past:
    """Return what the entries about a note, newest first, say of its learner."""
    accepted: list[str] = []
    mistakes: list[str] = []
    for values in (entry_values(entry.payload) for entry in entries):
        if values["what"] == "claim" and values["text"]:
            accepted.append(values["text"])
        elif values["what"] == "answer":
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
