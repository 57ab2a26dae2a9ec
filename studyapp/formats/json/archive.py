"""A collection as one JSON file: complete, documented by its own keys, and read back equal.

The file is an object. `format` and `version` say what it is; `day` is the study day on which
it was written, `scheduler` the name and parameters of the algorithm, `settings` what the
learner has set. `decks`, `notes`, `cards`, `events` and `attempts` are lists with one object
a line. Days are ISO dates, instants UTC milliseconds, intervals days, ease hundredths. An event
names its card by guid; what is remembered of a card is the fold of its events.

`attempts` are the quizzes and interviews, each with what was written down during it in
`entries`; `status` is running, finished or left. `spec`, `result` and the `payload` of an entry
are JSON texts as the quiz or the interview wrote them; the `note` of an entry is a guid. The
`attributes` of a deck are what its front matter says: its place on the path, for instance. Files
of older programs have no `attempts`, and no `attributes` of decks.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.cards import DeckAttributes, Note
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.events import Event
from studyapp.formats.common.replacing import replacing
from studyapp.formats.common.snapshot import CardRecord, Snapshot
from studyapp.formats.json.values import (
    Json,
    attempt_from_json,
    card_from_json,
    day,
    event_from_json,
    event_to_json,
    note_from_json,
    number,
    pairs_from_json,
    text,
    to_json,
)

FORMAT = "studyapp-collection"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Archive:
    """What a JSON file holds; the fields are those of the snapshot it was written from."""

    notes: tuple[Note, ...]
    cards: Mapping[str, tuple[CardRecord, ...]]
    day: date
    decks: Mapping[str, str]
    scheduler: str
    changed: Mapping[str, int]
    settings: Mapping[str, Any]
    attempts: tuple[AttemptRecord, ...] = ()
    attributes: Mapping[str, DeckAttributes] = field(default_factory=dict)


def write_json(
    path: Path,
    snapshot: Snapshot,
    *,
    settings: Mapping[str, Any],
    progress: Progress = silent,
) -> None:
    """Write a snapshot and the learner's settings, whole or not at all.

    The events are written as they stand in the snapshot: with a log that keeps its undone
    answers and their undos, the file is complete.
    """
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        _write(file, snapshot, settings, progress)


def read_json(path: Path) -> Archive:
    """Read a file that `write_json` has written; StudyError for any other."""
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise StudyError(f"{path} cannot be read ({reason}): choose another file") from error
    except ValueError as error:
        raise StudyError(f"{path} is no JSON file: export the collection again") from error
    return archive_of(content, name=str(path))


def archive_of(content: str, *, name: str) -> Archive:
    """Read the text of such a file; `name` is for errors."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise StudyError(f"{name} is no JSON file: export the collection again") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise StudyError(f"{name} is no collection of Studyapp: choose another file")
    if data.get("version") != VERSION:
        raise StudyError(f"{name} is of another version of Studyapp: update Studyapp to read it")
    try:
        return _archive(data)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        message = f"{name} is damaged: export the collection again."
        raise StudyError(message) from error


def _write(
    file: TextIO, snapshot: Snapshot, settings: Mapping[str, Any], progress: Progress
) -> None:
    records = [record for cards in snapshot.cards.values() for record in cards]
    head = {
        "format": FORMAT,
        "version": VERSION,
        "day": snapshot.day.isoformat(),
        "scheduler": snapshot.scheduler.key,
        "settings": dict(settings),
    }
    lists: dict[str, Iterable[Json]] = {
        "decks": (
            {"name": name, "description": what, "attributes": snapshot.attributes.get(name, ())}
            for name, what in snapshot.decks.items()
        ),
        "notes": (_note(note, snapshot.changed) for note in snapshot.notes),
        "cards": (to_json(record.card) for record in records),
        "events": (event_to_json(event) for record in records for event in record.events),
        "attempts": (to_json(attempt) for attempt in snapshot.attempts),
    }
    file.write("{\n" + ",\n".join(f"{_line(key)}: {_line(head[key])}" for key in head))
    for done, (name, values) in enumerate(lists.items()):
        progress("Writing JSON", done / len(lists))
        file.write(f",\n{_line(name)}: [")
        file.writelines(_separated(values))
        file.write("\n]")
    file.write("\n}\n")


def _note(note: Note, changed: Mapping[str, int]) -> Json:
    return {**to_json(note), "changed": changed.get(note.guid)}


def _separated(values: Iterable[Json]) -> Iterator[str]:
    separator = "\n"
    for value in values:
        yield separator + _line(value)
        separator = ",\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _archive(data: Json) -> Archive:
    return Archive(
        notes=tuple(note_from_json(each) for each in data["notes"]),
        cards=_records(data["cards"], data["events"]),
        day=day(data["day"]),
        decks={text(each["name"]): text(each["description"]) for each in data["decks"]},
        scheduler=text(data["scheduler"]),
        attributes={
            each["name"]: pairs_from_json(each["attributes"])
            for each in data["decks"]
            if "attributes" in each
        },
        changed={
            text(each["guid"]): number(each["changed"])
            for each in data["notes"]
            if each["changed"] is not None
        },
        settings=dict(data["settings"]),
        attempts=tuple(attempt_from_json(each) for each in data.get("attempts", ())),
    )


def _records(cards: list[Json], events: list[Json]) -> dict[str, tuple[CardRecord, ...]]:
    logs: dict[str, list[Event]] = {}
    for event in map(event_from_json, events):
        logs.setdefault(event.card, []).append(event)
    records: dict[str, list[CardRecord]] = {}
    for card in map(card_from_json, cards):
        record = CardRecord(card, tuple(logs.get(card.guid, ())))
        records.setdefault(card.note, []).append(record)
    return {note: tuple(cards) for note, cards in records.items()}
