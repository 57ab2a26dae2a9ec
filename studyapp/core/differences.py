"""What was added to a text and what was taken out of it, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

from studyapp.core.cards import Note

LONGEST = 20_000
"""Texts of more words than this are compared by lines."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_MOST_PIECES = 4_000


class PieceKind(StrEnum):
    """Whether a piece stands in both texts, in the newer one only, or in the older one only."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One part of a note whose text changed, and how."""

    field: str
    pieces: tuple[Piece, ...]


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return how one text becomes the other; all pieces but the added ones give `before` again.

    Words are compared, lines where there are too many words; what is too different to be
    worth comparing is taken out and added whole.
    """
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    head, tail = _at_words(before, after, head, tail)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    middle = _compared(_parts(old, new, _WORD), old, new)
    ends = before[:head], before[len(before) - tail :]
    return _joined(
        [Piece(PieceKind.SAME, ends[0]), *middle, Piece(PieceKind.SAME, ends[1])],
    )


def note_differences(before: Note, after: Note) -> tuple[FieldDifference, ...]:
    """Return the parts of a note that an import changes, in the order a reader sees them."""
    old, new = _fields(before), _fields(after)
    return tuple(
        FieldDifference(name, word_difference(old[name], new[name]))
        for name in old
        if old[name] != new[name]
    )


def _fields(note: Note) -> dict[str, str]:
    return {
        "front": note.front,
        "back": note.back,
        "key points": "\n".join(note.key_points),
        "choices": "\n".join(f"[{'x' if c.right else ' '}] {c.text}" for c in note.choices),
        "more": note.more,
        "tags": " ".join(note.tags),
        "attributes": " ".join(f"{key}={value}" for key, value in note.attributes),
        "deck": note.deck,
        "kind": str(note.kind),
    }


def _shared(first: str, second: str) -> int:
    """Return how many characters two texts share at their beginning."""
    most = min(len(first), len(second))
    if first[:most] == second[:most]:
        return most
    low, high = 0, most
    while low < high - 1:
        middle = (low + high) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _at_words(before: str, after: str, head: int, tail: int) -> tuple[int, int]:
    """Draw both ends back to where no word is cut."""
    while head and (_cuts(before, head) or _cuts(after, head)):
        head -= 1
    while tail and (_cuts(before, len(before) - tail) or _cuts(after, len(after) - tail)):
        tail -= 1
    return head, tail


def _cuts(text: str, place: int) -> bool:
    return 0 < place < len(text) and _WORD.match(text, place - 1).end() > place  # type: ignore[union-attr]


def _parts(old: str, new: str, part: re.Pattern[str]) -> tuple[list[str], list[str]]:
    words = part.findall(old), part.findall(new)
    if part is _WORD and max(map(len, words)) > LONGEST:
        return _parts(old, new, _LINE)
    return words


def _compared(parts: tuple[list[str], list[str]], old: str, new: str) -> list[Piece]:
    before, after = parts
    whole = [Piece(PieceKind.REMOVED, old), Piece(PieceKind.ADDED, new)]
    if not before or not after or max(len(before), len(after)) > LONGEST:
        return whole
    steps = Indel.opcodes(before, after)
    if len(steps) > _MOST_PIECES:
        return whole
    pieces = []
    for step in steps:
        gone = before[step.src_start : step.src_end]
        come = after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(gone)))
        else:
            pieces.append(Piece(PieceKind.REMOVED, "".join(gone)))
            pieces.append(Piece(PieceKind.ADDED, "".join(come)))
    return pieces


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of one kind; blanks between two changes belong to the change."""
    solid: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1 and piece.kind is PieceKind.SAME
        if between and piece.text.isspace() and "\n\n" not in piece.text:
            solid += [Piece(PieceKind.REMOVED, piece.text), Piece(PieceKind.ADDED, piece.text)]
        elif piece.text:
            solid.append(piece)
    joined: list[Piece] = []
    for is_same, run in groupby(solid, key=lambda piece: piece.kind is PieceKind.SAME):
        members = list(run)
        kinds = (PieceKind.SAME,) if is_same else (PieceKind.REMOVED, PieceKind.ADDED)
        for kind in kinds:
            text = "".join(piece.text for piece in members if piece.kind is kind)
            if text:
                joined.append(Piece(kind, text))
    return tuple(joined)
