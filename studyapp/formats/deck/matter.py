"""The front matter of a deck: `key: value` lines between two lines `---`, a small part of YAML."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyapp.formats.deck.lines import BLANK, SEPARATOR

KEY = re.compile(r"[A-Za-z][\w-]*")
_PAIR = re.compile(rf"(?P<key>{KEY.pattern})[ \t]*:(?:[ \t]+(?P<value>.*))?\Z", re.DOTALL)
_NOT_PLAIN_FIRST = "\"'#&*!|>%@`[]{},?:-"


@dataclass(frozen=True, slots=True)
class Matter:
    """What the front matter says, where the text after it begins, and lines it cannot read.

    `end` is None when the closing line is missing.
    """

    values: tuple[tuple[str, str], ...] = ()
    end: int | None = 0
    unread: tuple[int, ...] = ()


def read_matter(lines: Sequence[str]) -> Matter:
    """Read the front matter at the beginning of a file; without any, the result is empty."""
    start = next((index for index, line in enumerate(lines) if line.strip(BLANK)), len(lines))
    if start == len(lines) or not SEPARATOR.match(lines[start]):
        return Matter()
    values: dict[str, str] = {}
    unread: list[int] = []
    key = ""
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if SEPARATOR.match(line):
            return Matter(tuple(values.items()), index + 1, tuple(unread))
        pair = _PAIR.match(line)
        if pair and pair["key"] not in values:
            key = pair["key"]
            values[key] = _read_value(pair["value"] or "")
        elif line[:1] in BLANK and line.strip(BLANK) and key:
            values[key] = f"{values[key]} {line.strip(BLANK)}".strip(BLANK)
        elif line.strip(BLANK) and not line.startswith("#"):
            unread.append(index + 1)
    return Matter(tuple(values.items()), None)


def _read_value(text: str) -> str:
    value = text.strip(BLANK)
    if value[:1] == '"':
        try:
            return str(json.loads(value, strict=False)).encode(errors="replace").decode()
        except ValueError:
            return value
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def write_matter(values: Iterable[tuple[str, str]]) -> str:
    """Return front matter that reads as these values, its two lines `---` included."""
    lines = (f"{key}: {_written(value)}".rstrip(BLANK) for key, value in values)
    return "\n".join(("---", *lines, "---"))


def _written(value: str) -> str:
    plain = (
        value.isprintable()
        and value == value.strip()
        and value[:1] not in _NOT_PLAIN_FIRST
        and not value.endswith(":")
        and ": " not in value
        and " #" not in value
    )
    return value if plain else json.dumps(value, ensure_ascii=False)
