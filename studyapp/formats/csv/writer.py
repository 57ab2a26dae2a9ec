"""Notes as a table: one row a note, as spreadsheets and other programs read it (RFC 4180)."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from studyapp.core.cards import Note
from studyapp.formats.common.replacing import replacing
from studyapp.formats.common.snapshot import Snapshot

COLUMNS = (
    "guid",
    "deck",
    "kind",
    "front",
    "back",
    "key points",
    "choices",
    "more",
    "tags",
    "priority",
    "source",
    "attributes",
)
_OWN_COLUMN = ("priority", "source")


def write_csv(path: Path, snapshot: Snapshot) -> int:
    """Write the notes as UTF-8 with a heading line, whole or not at all; return how many.

    Texts are Markdown. Key points and choices are Markdown lists, right choices being ticked.
    Tags stand between blanks, or one a line where one of them has blanks in it. Attributes stand
    one `key=value` a line: those without a column, or all when their order would be lost.
    """
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        write_table(file, snapshot.notes)
    return len(snapshot.notes)


def write_table(file: TextIO, notes: Iterable[Note]) -> None:
    """Write the heading and a row for each note to an open text file."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_row(note) for note in notes)


def _row(note: Note) -> tuple[str, ...]:
    return (
        note.guid,
        note.deck,
        note.kind.value,
        note.front,
        note.back,
        "\n".join(_item("- ", point) for point in note.key_points),
        "\n".join(_item("- [x] " if each.right else "- [ ] ", each.text) for each in note.choices),
        note.more,
        _tags(note.tags),
        note.attribute("priority"),
        note.attribute("source"),
        "\n".join(f"{key}={value}" for key, value in _attributes(note)),
    )


def _tags(tags: Sequence[str]) -> str:
    has_blanks = any(" " in tag for tag in tags)
    return "".join(f"{tag}\n" for tag in tags) if has_blanks else " ".join(tags)


def _attributes(note: Note) -> Sequence[tuple[str, str]]:
    own = [pair for pair in note.attributes if pair[0] in _OWN_COLUMN]
    others = [pair for pair in note.attributes if pair[0] not in _OWN_COLUMN]
    in_order = sorted(own, key=lambda pair: _OWN_COLUMN.index(pair[0]))
    keeps_order = [*in_order, *others] == list(note.attributes)
    return others if keeps_order else note.attributes


def _item(bullet: str, text: str) -> str:
    """Return an item of a Markdown list; its further lines are indented to belong to it."""
    first, *rest = text.split("\n")
    return "\n".join([bullet + first, *(f"    {line}" if line else "" for line in rest)])
