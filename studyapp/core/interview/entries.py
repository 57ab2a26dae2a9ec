"""What is written down during an interview, one entry for each thing that happens, and read back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from studyapp.core.attempts.entries import AttemptEntry, entry_line, entry_values
from studyapp.core.cards import Note
from studyapp.core.interview.ladder_walk import Step
from studyapp.core.interview.rubric import Tick, grade_of
from studyapp.core.interview.turns import Turn, UnlockedAnswer
from studyapp.core.scheduling.events import Grade


def asked_entry(step: Step) -> str:
    """Return a question that was put as it is written down."""
    return entry_line("asked", step=asdict(step))


def kept_entry(draft: UnlockedAnswer) -> str:
    """Return an answer that is not locked yet as it is written down."""
    return entry_line("kept", **asdict(draft))


def locked_entry(draft: UnlockedAnswer, note: Note, step: Step, *, spoken: bool) -> str:
    """Return an answer that is given for good as it is written down, with its question."""
    return entry_line(
        "locked",
        **asdict(draft),
        spoken=spoken,
        step=asdict(step),
        front=note.front,
        back=note.back,
        key_points=note.key_points,
        more=note.more,
        tags=note.tags,
    )


def marked_entry(ticks: Sequence[Tick], grade: Grade, suggested: Sequence[Tick]) -> str:
    """Return ticks that the learner confirmed as written down, beside those suggested."""
    return entry_line("marked", ticks=ticks, grade=int(grade), suggested=tuple(suggested))


def reviewed_entry(event: str) -> str:
    """Return that a grade counts as an ordinary review, with the review's event."""
    return entry_line("reviewed", event=event)


def turns_in(entries: Iterable[AttemptEntry]) -> list[Turn]:
    """Return the questions of one interview in the order in which they were put."""
    found: dict[int, Turn] = {}
    for entry in entries:
        values = entry_values(entry.payload)
        if values["what"] == "asked":
            found[entry.position] = Turn(Step(**values["step"]), entry.at)
        elif entry.position in found:
            found[entry.position] = _after(found[entry.position], values, entry.at)
    return [found[position] for position in sorted(found)]


def answers_in(entries: Iterable[tuple[str, AttemptEntry]]) -> list[tuple[str, Turn]]:
    """Return the locked answers to some questions with their interviews, newest first.

    `entries` are those of their notes, each with its interview, oldest first.
    """
    by_turn: dict[tuple[str, int], list[AttemptEntry]] = {}
    for attempt, entry in entries:
        by_turn.setdefault((attempt, entry.position), []).append(entry)
    found = [(attempt, turn) for (attempt, _), own in by_turn.items() for turn in turns_in(own)]
    locked = [each for each in found if each[1].locked]
    return sorted(locked, key=lambda each: -each[1].at)


def after(turn: Turn, payload: str, at: int) -> Turn:
    """Return a turn after one more entry about it."""
    return _after(turn, entry_values(payload), at)


def _after(turn: Turn, values: Mapping[str, Any], at: int) -> Turn:
    match values["what"]:
        case "kept" if not turn.locked:
            return replace(turn, draft=_draft(values))
        case "locked":
            return replace(
                turn,
                at=at,
                draft=_draft(values),
                locked=True,
                spoken=values["spoken"],
                front=values["front"],
                back=values["back"],
                key_points=tuple(values["key_points"]),
                more=values["more"],
                tags=tuple(values["tags"]),
            )
        case "marked":
            ticks = tuple(Tick(tick) for tick in values["ticks"])
            return replace(turn, ticks=ticks, grade=Grade(values.get("grade", grade_of(ticks))))
        case "reviewed":
            return replace(turn, reviewed=True)
        case _:
            return turn


def _draft(values: Mapping[str, Any]) -> UnlockedAnswer:
    return UnlockedAnswer(values["text"], values["notes"], values["milliseconds"])
