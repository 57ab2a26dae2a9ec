"""Proof-reading deck files before anyone learns from them."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.core.cards import Note, comma_separated
from studyapp.core.errors import StudyError
from studyapp.core.learning_path import LearningPath, whole_number
from studyapp.core.progress import Progress, silent
from studyapp.core.proofreading import (
    DeckOnShelf,
    Finding,
    path_of,
    proofread,
    proofread_folder,
    proofread_path,
    texts,
)
from studyapp.core.rendering import to_html
from studyapp.core.rendering.drawings import (
    LIGHT_PALETTE,
    PAGE_FONT,
    DrawingError,
    safe_drawing,
)
from studyapp.services.importing.media import pictures
from studyapp.services.importing.text_files import read_text

if TYPE_CHECKING:
    from studyapp.formats.deck.text import DeckText

README = "README.md"
DEEPEST_FORMULA = 6
TALLEST_FORMULA = 12
"""In lines of text: ziamath draws some brackets around sums thousands of pixels tall."""

_FORMULA_SIZE = 18
_VIEW_BOX = re.compile(r'viewBox="\S+ \S+ \S+ (\S+)"')
_TAG_ROW = re.compile(r"^\|\s*`([\w-]+)`\s*\|", re.MULTILINE)
_MATH = re.compile(r'<(?:span|div) class="math">(.*?)</(?:span|div)>', re.DOTALL)
_PYTHON = re.compile(r"^```python\s*\n(.*?)^```\s*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was read and what was found; `path` are the notes in the order of learning."""

    decks: int
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    path: LearningPath


def proofread_files(paths: Sequence[Path], progress: Progress = silent) -> Proof:
    """Read deck files and folders of them, and return what there is to mend.

    Links may cross the files that are read together. The tags allowed are those of the table
    in the folder's README, where there is one. What is asked of a folder as a whole is not asked
    of single files. Raises `StudyError` when a file cannot be read.
    """
    from studyapp.formats.deck.text import parse

    files = deck_files(paths)
    decks: list[DeckOnShelf] = []
    doubts: list[str] = []
    findings: list[Finding] = []
    for index, path in enumerate(files):
        progress(f"Reading {path.name}", index / len(files))
        parsed = parse(read_text(path), source=path.name)
        doubts += (f"{path.name}: {doubt}" for doubt in parsed.warnings)
        decks.append(_on_shelf(parsed.deck))
        for note in parsed.deck.notes:
            findings += (Finding(note.guid, said) for said in _faults(note, path.parent))
    notes = tuple(note for deck in decks for note in deck.notes)
    findings += _same_ids(notes)
    findings += proofread(notes, _allowed_tags(files))
    findings += proofread_path(decks)
    if any(path.is_dir() for path in paths):
        findings += proofread_folder(decks)
    return Proof(len(files), notes, tuple(findings), tuple(doubts), path_of(decks))


def deck_files(paths: Sequence[Path]) -> list[Path]:
    """Return the deck files among paths and in folders, in order."""
    files: list[Path] = []
    for path in paths:
        inside = (
            sorted(p for p in path.glob("*.md") if p.name != README) if path.is_dir() else [path]
        )
        if not inside:
            raise StudyError(f"The folder {path} has no deck files (.md); name another one.")
        files += inside
    return files


def python_blocks(note: Note) -> list[str]:
    """Return the Python programs that a note shows."""
    return [match[1] for text in texts(note) for match in _PYTHON.finditer(text)]


def _on_shelf(deck: "DeckText") -> DeckOnShelf:
    said = dict(deck.extra)
    needs, roles = (comma_separated(said.get(key, "")) for key in ("needs", "roles"))
    return DeckOnShelf(deck.id, deck.notes, whole_number(said.get("order", "")), needs, roles)


def _allowed_tags(files: Sequence[Path]) -> set[str]:
    readmes = {path.parent / README for path in files}
    return {
        match[1]
        for readme in readmes
        if readme.is_file()
        for match in _TAG_ROW.finditer(read_text(readme))
    }


def _same_ids(notes: Sequence[Note]) -> Iterator[Finding]:
    seen: set[str] = set()
    for note in notes:
        if note.guid in seen:
            yield Finding(note.guid, "two notes have this id; give one of them another")
        seen.add(note.guid)


def _faults(note: Note, folder: Path) -> Iterator[str]:
    for name in pictures([note]):
        if not (folder / name).is_file():
            yield f"the picture {name} is not there"
        elif name.endswith(".svg"):
            yield from _drawing_faults(name, (folder / name).read_bytes())
    for block in python_blocks(note):
        yield from _syntax_faults(block)
    for text in texts(note):
        if "$" in text or "\\" in text:
            yield from _formula_faults(text)


def _drawing_faults(name: str, content: bytes) -> Iterator[str]:
    try:
        drawing = safe_drawing(content, LIGHT_PALETTE, PAGE_FONT)
    except DrawingError as error:
        yield f"the picture {name} is not shown: {error}"
        return
    if not drawing.is_quick:
        yield f"the picture {name} takes too long to draw and is not shown"


def _syntax_faults(program: str) -> Iterator[str]:
    try:
        compile(program, "card", "exec")
    except SyntaxError as error:
        yield f"the code is not Python: {error.msg}, line {error.lineno}"


def _formula_faults(text: str) -> Iterator[str]:
    for match in _MATH.finditer(to_html(text)):
        tex = unescape(match[1])
        if _depth(tex) > DEEPEST_FORMULA:
            yield f"the formula {tex} is nested deeper than {DEEPEST_FORMULA} braces"
        elif not _can_be_drawn(tex):
            yield f"the formula {tex} cannot be drawn well; write it in plainer LaTeX"


def _depth(tex: str) -> int:
    deepest = depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest


def _can_be_drawn(tex: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ziamath's own, not the card's
        try:
            from ziamath.zmath import Latex

            drawn = Latex(tex, size=_FORMULA_SIZE).svg()
        except Exception:  # ziamath raises whatever its parser stumbled over
            return False
    box = _VIEW_BOX.search(drawn)
    return box is not None and float(box[1]) <= TALLEST_FORMULA * _FORMULA_SIZE
