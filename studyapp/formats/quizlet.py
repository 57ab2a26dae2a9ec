"""What Quizlet exports: terms and definitions with any marks between them, and no quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.decoding import decoded
from studyapp.formats.common.gathering import Gathering, file_id
from studyapp.formats.common.text_lines import split
from studyapp.formats.csv.columns import is_header

BETWEEN = ("\t", " - ", " – ", " — ", " : ", ": ", ";", ",")
"""What may stand between a term and its definition, in the order in which it is believed."""

NO_TERM = "there is no term, so this was left out."
NO_DEFINITION = "there is no definition."
_QUOTED = re.compile(r'(?:\A|\t)"(?:[^"\t]*"")++[^"\t]*"(?:\t|\Z)')
"""A cell as spreadsheets write it: in quotation marks, and those within it twice."""

# Nine rows "a,b" and one "a, b, c" are terms and definitions, of which one has a comma of its own;
# with two such rows of ten it is prose.
_LEAST = 0.9
_STEP = 1000


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between a term and its definition, and between two of these."""

    between: str
    rows: str


def reads(content: bytes, name: str) -> bool:
    """Whether a file is an export of Quizlet: nothing but terms, tabs and definitions."""
    if PurePath(name).suffix.lower() not in ("", ".txt"):
        return False
    try:
        text = _text(content, name)
    except StudyError:
        return False
    marks = find_marks(text)
    if marks is None or marks.between != "\t" or text.startswith("#"):
        return False
    rows = [row for _, row in _rows(text, marks)]
    if not rows or is_header(rows[0].split("\t")) or any(map(_QUOTED.search, rows)):
        return False
    return len(rows) > 1 and all(row.count("\t") == 1 and '"' not in row[:1] for row in rows)


def find_marks(text: str) -> Marks | None:
    """Return the marks that a text is written with, None when there are none in most of its rows."""
    for between in BETWEEN:
        for rows in ("\n", "\n\n", ";"):
            pieces = [piece for piece in text.split(rows) if piece.strip()]
            if between != rows and _fits(pieces, between, rows):
                return Marks(between, rows)
    if "\t" in text:
        return Marks("\t", "\n")
    return None


def read_quizlet(
    content: bytes,
    *,
    source: str,
    deck: str = "",
    marks: Marks | None = None,
    progress: Progress = silent,
) -> Arrival:
    """Return the notes of an export, one a term; `marks` are found when they are not known."""
    text = _text(content, source)
    marks = marks or find_marks(text)
    if marks is None:
        raise StudyError(
            f"{source} has no terms with a definition: export it with tabs between them."
        )
    stem = PurePath(source).stem
    home = deck or stem or "Quizlet"
    gathering = Gathering(file_id(stem, "quizlet"))
    notes = []
    rows = list(_rows(text, marks))
    for count, (line, row) in enumerate(rows):
        if count % _STEP == 0:
            progress("Reading the terms", count / len(rows))
        note = _note(line, row, marks, home, gathering)
        if note is not None:
            notes.append(note)
    if not notes:
        raise StudyError(f"{source} has no terms: export the set again.")
    progress("Reading the terms", 1.0)
    return Arrival(
        source=f"quizlet:{file_id(stem, 'quizlet')}",
        deck=home,
        notes=tuple(notes),
        warnings=gathering.warnings(),
    )


def _text(content: bytes, source: str) -> str:
    return "\n".join(split(decoded(content, source=source)))


def _fits(pieces: Sequence[str], between: str, rows: str) -> bool:
    """Whether nearly every piece has the mark once; one line alone is a row only with a tab."""
    if len(pieces) < 2 and (rows != "\n" or between != "\t"):
        return False
    once = sum(piece.strip().count(between) == 1 or piece.count(between) == 1 for piece in pieces)
    return bool(pieces) and once >= _LEAST * len(pieces)


def _rows(text: str, marks: Marks) -> Iterator[tuple[int, str]]:
    """Yield the rows with their lines; a line without a mark goes on with the one before it."""
    line, first, whole = 1, 1, ""
    for piece in text.split(marks.rows):
        if marks.between in piece:
            if whole.strip():
                yield first, whole
            first, whole = line + len(piece) - len(piece.lstrip("\n")), piece
        elif whole:
            whole += marks.rows + piece if piece or marks.rows.isspace() else ""
        elif piece.strip():
            yield line, piece
        line += piece.count("\n") + marks.rows.count("\n")
    if whole.strip():
        yield first, whole


def _note(line: int, row: str, marks: Marks, deck: str, gathering: Gathering) -> Note | None:
    term, _, definition = row.partition(marks.between)
    front, back = term.strip(), definition.strip()
    if not front:
        gathering.tell(line, NO_TERM)
        return None
    if not back:
        gathering.tell(line, NO_DEFINITION)
    return Note(gathering.guid(line, front, back), deck, NoteKind.PLAIN, front, back)
