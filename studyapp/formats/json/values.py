"""Notes, cards, events and attempts as plain JSON values, and back without loss."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.attempts.attempt import AttemptStatus
from studyapp.core.attempts.entries import AttemptEntry
from studyapp.core.cards import Card, Choice, Note, NoteKind
from studyapp.core.scheduling.events import (
    Action,
    Advance,
    Event,
    Grade,
    Reset,
    Review,
    Seed,
    SetDue,
    Undo,
)
from studyapp.core.scheduling.memory import Memory

Json = dict[str, Any]
Decode = Callable[[Any], Any]
Value = TypeVar("Value")
_LARGEST = 2**53
_IDENTIFIER_BYTES = 16


def to_json(value: Any) -> Any:
    """Return a value of the core as JSON: days as text, a frozen class as an object."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Memory):
        return {name: to_json(getattr(value, name)) for name in _MEMORY}
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    return value


def event_to_json(event: Event) -> Json:
    """Return an event; its kind, and what belongs to the kind, stand beside its id."""
    kind = {"kind": _KIND_OF[type(event.action)]}
    head = {"id": event.id, "at": event.at, "card": event.card, "day": event.day.isoformat()}
    action: Json = to_json(event.action)
    return head | kind | action


def note_from_json(data: Any) -> Note:
    """Return a note; raises KeyError, TypeError or ValueError for what is none."""
    return _built(Note, data, _NOTE)


def card_from_json(data: Any) -> Card:
    """Return a card; raises KeyError, TypeError or ValueError for what is none."""
    return _built(Card, data, _CARD)


def event_from_json(data: Any) -> Event:
    """Return an event; raises KeyError, TypeError or ValueError for what is none."""
    kind, decoders = _ACTIONS[data["kind"]]
    return _built(Event, data | {"action": _built(kind, data, decoders)}, _EVENT)


def attempt_from_json(data: Any) -> AttemptRecord:
    """Return a quiz or an interview; raises KeyError, TypeError or ValueError for what is none."""
    return _built(AttemptRecord, data, _ATTEMPT)


def pairs_from_json(data: Any) -> tuple[tuple[str, str], ...]:
    """Return pairs of texts; raises TypeError or ValueError for what is none."""
    return _several(_pair)(data)  # type: ignore[no-any-return]


def text(value: Any) -> str:
    """Return the value, a text that can be stored; raises TypeError or ValueError for any other."""
    checked = _checked(value, str)
    if not checked.isascii():
        checked.encode()
    return checked


def day(value: Any) -> date:
    """Return the day that is written as a text."""
    return date.fromisoformat(text(value))


def number(value: Any) -> int:
    """Return the value, a whole number that can be stored; raises TypeError or ValueError for others."""
    if isinstance(value, bool):
        raise TypeError(value)
    checked = _checked(value, int)
    if abs(checked) > _LARGEST:
        raise ValueError(value)
    return checked


def _identifier(value: Any) -> str:
    """Return the value, an identifier of 32 hexadecimal digits."""
    if len(bytes.fromhex(text(value))) != _IDENTIFIER_BYTES:
        raise ValueError(value)
    return text(value)


def _made(value: Any) -> str:
    """Return the value, a text that is JSON itself."""
    json.loads(text(value))
    return text(value)


def _flag(value: Any) -> bool:
    return _checked(value, bool)


def _checked(value: Any, kind: type[Value]) -> Value:
    if not isinstance(value, kind):
        raise TypeError(value)
    return value


def _built(
    kind: Callable[..., Value], data: Mapping[str, Any], decoders: Mapping[str, Decode]
) -> Value:
    return kind(**{name: decode(data[name]) for name, decode in decoders.items()})


def _several(decode: Decode) -> Decode:
    return lambda values: tuple(decode(value) for value in _checked(values, list))


def _or_none(decode: Decode) -> Decode:
    return lambda value: None if value is None else decode(value)


def _pair(value: Any) -> tuple[str, str]:
    key, content = _checked(value, list)
    return text(key), text(content)


_CHOICE: dict[str, Decode] = {"text": text, "right": _flag}
_NOTE: dict[str, Decode] = {
    "guid": text,
    "deck": text,
    "kind": NoteKind,
    "front": text,
    "back": text,
    "key_points": _several(text),
    "choices": _several(lambda data: _built(Choice, data, _CHOICE)),
    "more": text,
    "tags": _several(text),
    "attributes": _several(_pair),
}
_MEMORY: dict[str, Decode] = {
    "repetitions": number,
    "interval": number,
    "ease": number,
    "due": _or_none(day),
    "last": _or_none(day),
    "reviews": number,
    "lapses": number,
    "drill": _or_none(day),
    "planned": _or_none(day),
}
_CARD: dict[str, Decode] = {
    "id": number,
    "guid": text,
    "note": text,
    "ordinal": number,
    "deck": text,
    "memory": lambda data: _built(Memory.on_days, {"planned": None, **data}, _MEMORY),
    "suspended": _flag,
    "buried": _or_none(day),
    "flag": number,
}
_EVENT: dict[str, Decode] = {
    "id": _identifier,
    "at": number,
    "card": text,
    "day": day,
    "action": lambda action: action,
}
_REVIEW: dict[str, Decode] = {
    "grade": Grade,
    "due": day,
    "milliseconds": number,
    "drill": _flag,
    "scheduler": text,
}
_SEED: dict[str, Decode] = {
    "interval": number,
    "ease": number,
    "due": day,
    "repetitions": number,
    "reviews": number,
    "lapses": number,
}
_ENTRY: dict[str, Decode] = {
    "position": number,
    "at": number,
    "payload": _made,
    "note": _or_none(text),
}
_ATTEMPT: dict[str, Decode] = {
    "id": _identifier,
    "kind": text,
    "title": text,
    "begun": number,
    "ended": _or_none(number),
    "status": AttemptStatus,
    "spec": _made,
    "result": _or_none(_made),
    "entries": _several(lambda data: _built(AttemptEntry, data, _ENTRY)),
}
_ACTIONS: dict[str, tuple[type[Action], dict[str, Decode]]] = {
    "review": (Review, _REVIEW),
    "undo": (Undo, {"target": text}),
    "seed": (Seed, _SEED),
    "reset": (Reset, {}),
    "set_due": (SetDue, {"due": day}),
    "advance": (Advance, {"due": day}),
}
_KIND_OF: dict[type[Action], str] = {kind: name for name, (kind, _) in _ACTIONS.items()}
