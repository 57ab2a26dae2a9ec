"""The lines above a table that say how to read it: those of Anki (`#separator:tab`) and `sep=;`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from studyapp.core.importing.tables import Column
from studyapp.formats.csv.sniffer import listed

_LINE = re.compile(r"#([a-z ]+):([^\r\n]*)(?:\r\n?|\n|\Z)", re.IGNORECASE)
_EXCEL = re.compile(r"sep=(.)(?:\r\n?|\n|\Z)", re.IGNORECASE)
_MARKS = {
    "tab": "\t",
    r"\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
_COLUMNS = {
    "tags column": Column.TAGS,
    "deck column": Column.DECK,
    "guid column": Column.GUID,
    "notetype column": Column.KIND,
}
_KEYS = ("separator", "html", "columns", "tags", "deck", "notetype", "if matches", *_COLUMNS)


@dataclass(slots=True)
class Directives:
    """What the lines above a table say; `lines` of them are there."""

    lines: int = 0
    delimiter: str | None = None
    is_html: bool | None = None
    names: list[str] = field(default_factory=list)
    columns: dict[int, Column] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    deck: str = ""


def read_directives(text: str) -> Directives:
    """Return what the first lines of a table say about it."""
    found = Directives()
    start = 1 if text.startswith("\ufeff") else 0
    if excel := _EXCEL.match(text, start):
        return Directives(lines=1, delimiter=excel[1])
    values: dict[str, str] = {}
    while (line := _LINE.match(text, start)) and line[1].strip().lower() in _KEYS:
        values[line[1].strip().lower()] = line[2]
        start = line.end()
        found.lines += 1
    for key in values:
        if key in _SETTERS:
            _SETTERS[key](found, values[key])
        elif key in _COLUMNS and values[key].strip().isdecimal():
            found.columns[int(values[key]) - 1] = _COLUMNS[key]
    if "columns" in values:
        found.names = listed(values["columns"], found.delimiter or "\t")
    return found


def _set_separator(found: Directives, value: str) -> None:
    mark = _MARKS.get(value.strip().lower(), value[:1])
    found.delimiter = mark if mark not in ("", '"', "\r", "\n") else None


def _set_html(found: Directives, value: str) -> None:
    found.is_html = value.strip().lower() == "true"


def _set_tags(found: Directives, value: str) -> None:
    found.tags = tuple(value.split())


def _set_deck(found: Directives, value: str) -> None:
    found.deck = value.strip()


_SETTERS: Mapping[str, Callable[[Directives, str], None]] = {
    "separator": _set_separator,
    "html": _set_html,
    "tags": _set_tags,
    "deck": _set_deck,
}
