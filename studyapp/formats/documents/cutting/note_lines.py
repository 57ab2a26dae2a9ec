"""The lines of notes, each with what it is: a bullet, a table row, text, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

LONGEST_MARKS = 40
_MARKS = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?P<bullet>(?:(?:[-*+–—](?=\s)|o(?=\t)|[•·▪◦‣●○■➢✓\uf0a7\uf0b7\uf0d8\uf0fc])[ \t\u00a0]{0,4}){0,3})"
    r"(?P<number>(?:\(\d{1,3}\)|\d{1,3}[.):](?!\d)|\d{1,3} :|[a-z]\)(?=\s)|\.(?=\s))(?:\s?:(?=\s))?)?[ \t\u00a0]*"
)
_RESIDUE = re.compile(r"[\W\d_]{1,6}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DIGITS = re.compile(r"\d{1,3}")
_NEXT_IN_BRACKETS = re.compile(r"\(\d{1,3}\)")
_RULE = re.compile(r"\s*(?:[-_*=–—]\s?){3,200}")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>.{1,300}?)(?<=\S)\1(?P<after>\s?[:.]?)")
_HASHES = re.compile(r"#{1,6}\s+")


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    RESIDUE = auto()
    BULLET = auto()
    ROW = auto()
    CODE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line: `text` is without bullet and number; `number` is what it was numbered."""

    at: int
    kind: Kind
    raw: str
    text: str = ""
    indent: int = 0
    number: int | None = None
    is_numbered: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the line says anything."""
        return self.kind not in (Kind.BLANK, Kind.RESIDUE)

    @property
    def is_bold(self) -> bool:
        """Whether the whole text is bold."""
        return len(self.text) <= LONGEST_BOLD and _BOLD.fullmatch(self.text) is not None


LONGEST_BOLD = 300


def read_lines(lines: Sequence[str]) -> list[NoteLine]:
    """Return the lines with what each is, counted from 1."""
    in_code = _code(lines)
    read = [
        NoteLine(at, Kind.CODE, raw, raw) if at in in_code else _line(at, raw)
        for at, raw in enumerate(lines, 1)
    ]
    return [_as_item(read, index) for index in range(len(read))]


def without_bold(text: str) -> str:
    """Return a text that is bold as a whole without its marks."""
    found = _BOLD.fullmatch(text) if len(text) <= LONGEST_BOLD else None
    return found["text"] + found["after"].strip() if found else text


def _code(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines in fenced code; a fence that never ends opens none."""
    inside: set[int] = set()
    fences = [(at, m[1]) for at, raw in enumerate(lines, 1) if (m := _FENCE.match(raw))]
    opened: tuple[int, str] | None = None
    for at, marks in fences:
        if opened is None:
            opened = (at, marks)
        elif (
            marks[0] == opened[1][0]
            and len(marks) >= len(opened[1])
            and lines[at - 1].strip() == marks
        ):
            inside |= set(range(opened[0], at + 1))
            opened = None
    return inside


def _line(at: int, raw: str) -> NoteLine:
    if not raw.strip():
        return NoteLine(at, Kind.BLANK, raw)
    if (len(raw) <= LONGEST_MARKS and _RESIDUE.fullmatch(raw.strip())) or _RULE.fullmatch(raw):
        return NoteLine(at, Kind.RESIDUE, raw, raw.strip())
    if "\t" in raw.rstrip() and _is_row(raw):
        return NoteLine(at, Kind.ROW, raw, raw.strip(" "))
    hashes = _HASHES.match(raw)
    if hashes:
        return NoteLine(at, Kind.TEXT, raw, raw[hashes.end() :].strip())
    marks = _MARKS.match(raw)
    if marks is None:
        return NoteLine(at, Kind.TEXT, raw, raw.strip())
    if marks["number"] and marks["number"][0] == "(" and _NEXT_IN_BRACKETS.search(raw, marks.end()):
        marks = _MARKS.match(raw[: marks.start("number")]) or marks
    text = raw[marks.end() :].strip()
    number = _DIGITS.search(marks["number"] or "")
    return NoteLine(
        at,
        Kind.BULLET if marks["bullet"] else Kind.TEXT,
        raw,
        text or raw.strip(),
        len(marks["indent"].expandtabs(4)),
        int(number[0]) if number else None,
        marks["number"] is not None,
    )


def _is_row(raw: str) -> bool:
    """Return whether a line has two cells at least; tabs ahead of it or after a bullet are none."""
    cells = raw.split("\t")
    told = [cell for cell in cells if cell.strip()]
    empty_first = not cells[0].strip() and len(told) > 1 and not _MARKS.match(told[0])["bullet"]  # type: ignore[index]
    whole = bool(cells[0].strip()) and len(told) > 1 and any(c.isalnum() for c in cells[0])
    return (whole or empty_first) and not re.fullmatch(r"\s*(?:\(?\d{1,3}[.)]|o)\s*", cells[0])


def _as_item(lines: Sequence[NoteLine], index: int) -> NoteLine:
    """Return a numbered line that stands right beside another item as an item too."""
    line = lines[index]
    if line.kind is not Kind.TEXT or not line.is_numbered:
        return line
    around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]  # type: ignore[operator]
    beside = any(
        other.kind is Kind.BULLET or (other.kind is Kind.TEXT and other.is_numbered)
        for other in around
    )
    if not beside:
        return line
    return NoteLine(line.at, Kind.BULLET, line.raw, line.text, line.indent, line.number, True)
