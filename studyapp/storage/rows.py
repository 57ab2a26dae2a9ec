"""Rows to values and back; JSON only here."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from studyapp.core.cards import Card, Choice, Note, NoteKind
from studyapp.core.scheduling.events import SEED
from studyapp.core.scheduling.memory import Memory, day_of
from studyapp.storage.tables import NEW, REVIEW, SUSPENDED

Values = dict[str, Any]


def tag_names(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored: single words, each once."""
    return tuple(dict.fromkeys(" ".join(tags).split()))


NOTE_TEXTS = ("kind", "front", "back", "key_points", "choices", "more", "tags", "attributes")


def note_values(note: Note) -> Values:
    """Return the text columns of a note, its guid among them."""
    return {"guid": note.guid, **dict(zip(NOTE_TEXTS, note_texts(note), strict=True))}


def note_texts(note: Note) -> tuple[str, ...]:
    """Return the text columns of a note, in the order of `NOTE_TEXTS`."""
    return (
        note.kind.value,
        note.front,
        note.back,
        json.dumps(note.key_points, ensure_ascii=False) if note.key_points else "",
        _choices_text(note.choices),
        note.more,
        " ".join(tag_names(note.tags)),
        attributes_text(note.attributes),
    )


def to_note(row: Any, deck: str) -> Note:
    """Return the note of a row that has all text columns."""
    return values_to_note({**row._mapping, "deck": deck})


def values_to_note(values: Mapping[str, Any]) -> Note:
    """Return the note of its text columns and `deck`."""
    key_points = values["key_points"]
    return Note(
        guid=values["guid"],
        deck=values["deck"],
        kind=NoteKind(values["kind"]),
        front=values["front"],
        back=values["back"],
        key_points=tuple(json.loads(key_points)) if key_points else (),
        choices=_to_choices(values["choices"]),
        more=values["more"],
        tags=tuple(values["tags"].split()),
        attributes=to_attributes(values["attributes"]),
    )


MEMORY_COLUMNS = (
    *("due", "interval", "ease", "repetitions", "reviews"),
    *("lapses", "last", "drill", "planned"),
)
"""The columns that cache a card's memory, in the order of its fields."""


def memory_values(memory: Memory, *, suspended: bool) -> Values:
    """Return the columns that cache a card's memory, and its state, which follows from it."""
    state = state_of(memory, suspended=suspended)
    return {"state": state, **dict(zip(MEMORY_COLUMNS, memory, strict=True))}


def state_of(memory: Memory, *, suspended: bool) -> int:
    """Return the state under which a card is filed for the queue."""
    if suspended:
        return SUSPENDED
    return NEW if memory.due_ordinal is None else REVIEW


def to_memory(row: Any) -> Memory:
    """Return the memory cached in a card row."""
    return Memory(
        due_ordinal=row.due,
        interval=row.interval,
        ease=row.ease,
        repetitions=row.repetitions,
        reviews=row.reviews,
        lapses=row.lapses,
        last_ordinal=row.last,
        drill_ordinal=row.drill,
        planned_ordinal=row.planned,
    )


def to_card(row: Any, note_guid: str, deck: str) -> Card:
    """Return the card of a row that has all card columns."""
    return Card(
        id=row.card_id,
        guid=row.card_guid,
        note=note_guid,
        ordinal=row.ordinal,
        deck=deck,
        memory=to_memory(row),
        suspended=row.state == SUSPENDED,
        buried=day_of(row.buried),
        flag=row.flag,
    )


def entry_row(entry: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the columns of an entry, in their order."""
    if entry[3] != SEED:
        return entry
    return (*entry[:10], json.dumps(entry[10]))


def row_entry(row: Any) -> Any:
    """Return the entry of a row that has the columns of the log in their order."""
    if row[3] != SEED:
        return row
    return (*row[:10], tuple(json.loads(row[10])))


def _choices_text(choices: tuple[Choice, ...]) -> str:
    if not choices:
        return ""
    return json.dumps([[c.text, int(c.right)] for c in choices], ensure_ascii=False)


def _to_choices(text: str) -> tuple[Choice, ...]:
    if not text:
        return ()
    return tuple(Choice(option, bool(right)) for option, right in json.loads(text))


def attributes_text(attributes: tuple[tuple[str, str], ...]) -> str:
    """Return the column of attributes."""
    return json.dumps(attributes, ensure_ascii=False) if attributes else ""


def to_attributes(text: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes of their column."""
    return tuple((key, value) for key, value in json.loads(text)) if text else ()
