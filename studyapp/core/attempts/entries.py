"""What is written down during an attempt: one line of JSON for each thing that happens.

`what` names the thing. A reader passes over what it does not know, so that quizzes and
interviews share one log: the moving of missed cards is written and read here for both.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Moved = tuple[str, int]
"""A card that was brought forward: the event that did it, and the card's row."""


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """One thing that was written down; `payload` is JSON, `note` the guid of the note it is about.

    `position` is the question's place as its kind counts it; `at` in UTC milliseconds.
    """

    position: int
    at: int
    payload: str
    note: str | None = None


def entry_line(what: str, **values: object) -> str:
    """Return what happened as it is written down; enumerations and tuples as JSON has them."""
    return json.dumps({"what": what, **values}, ensure_ascii=False)


def entry_values(payload: str) -> dict[str, Any]:
    """Return what was written down; raise `ValueError` when it is no entry."""
    values = json.loads(payload)
    if not isinstance(values, dict) or "what" not in values:
        raise ValueError(f"{payload!r} is no entry of an attempt")
    return values


def brought_entry(moved: Iterable[Moved]) -> str:
    """Return the moving of missed cards into today's session as it is written down."""
    return entry_line("brought", moved=[list(move) for move in moved])


def put_back_entry() -> str:
    """Return the undoing of all such moves as it is written down."""
    return entry_line("put back")


def moves_in(entries: Iterable[AttemptEntry]) -> list[Moved]:
    """Return the cards that were brought forward and not put back since, from entries in order."""
    standing: list[Moved] = []
    for values in (entry_values(entry.payload) for entry in entries):
        match values["what"]:
            case "brought":
                standing += _moves(values["moved"])
            case "moved" if values["cards"]:  # as interviews wrote it at first
                standing += _moves(values["cards"])
            case "put back" | "moved":  # "moved" of no card was an interview's "put back"
                standing.clear()
    return standing


def _moves(pairs: Iterable[Iterable[Any]]) -> list[Moved]:
    return [(event, card) for event, card in pairs]
