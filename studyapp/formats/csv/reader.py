"""Tables of notes (CSV, TSV and their like): how one is written, and what it brings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.tables import Column, TableForm
from studyapp.core.progress import Progress, silent
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.gathering import file_id
from studyapp.formats.csv.columns import columns_named, completed, is_header
from studyapp.formats.csv.directives import Directives, read_directives
from studyapp.formats.csv.rows import Stray, table_rows, table_text
from studyapp.formats.csv.rows_to_notes import RowReader
from studyapp.formats.csv.sniffer import with_marks

PREVIEW_ROWS = 20  # what fits on a screen above the choices
MOST_COLUMNS = 200
"""What stands in further ones goes under `More`."""

_SUFFIXES = (".csv", ".tsv", ".tab")
_STEP = 1000
_GUESSED_FROM = 100  # a bold word in row 100 makes the cells HTML, one in row 101 does not
_MARKUP = re.compile(
    r"<(?:br|div|p|b|i|u|em|strong|span|font|ul|ol|li|img|table|tr|td|th|sub|sup|code|pre|a|hr"
    r"|h[1-6])(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);",
    re.IGNORECASE,
)


def reads(content: bytes, name: str) -> bool:
    """Whether a file is a table: by its suffix, Anki's lines above it, or columns all along."""
    if PurePath(name).suffix.lower() in _SUFFIXES:
        return True
    try:
        form = sniff(content[: 1 << 16], source=name)
        rows = preview(content[: 1 << 16], form, 50)
    except StudyError:
        return False
    if form.preamble:
        return True
    # "one; two" and "three; four" are two sentences; three lines with one mark each are a table.
    # With names above it and tabs, one row will do.
    is_even = all(len(row) == len(form.columns) for row in rows)
    is_long = len(rows) > 2 or (form.has_header and form.delimiter == "\t" and bool(rows))
    return form.delimiter in "\t;,|" and len(form.columns) > 1 and is_long and is_even


def sniff(
    content: bytes, *, source: str, encoding: str = "", delimiter: str | None = None
) -> TableForm:
    """Return how a table is written and what its columns mean; what is known already is kept."""
    form = TableForm((), encoding=encoding)
    text = table_text(content, form, source=source)
    said = read_directives(text)
    form = replace(form, preamble=said.lines, deck=said.deck, tags=said.tags)
    form = with_marks(text, form, delimiter or said.delimiter)
    rows = [row for _, row in islice(table_rows(text, form), _GUESSED_FROM)]
    if not rows:
        raise StudyError(f"{source} has no rows: choose a table with a question in each row.")
    header = not said.names and not said.columns and is_header(rows[0])
    form = replace(form, has_header=header, first_row=tuple(rows[0]))
    columns = _columns(rows, said, has_header=header)
    form = replace(form, columns=columns, is_html=said.is_html or False)
    return form if said.is_html is not None or form.is_own else replace(form, is_html=_marked(rows))


def preview(
    content: bytes, form: TableForm, rows: int = PREVIEW_ROWS
) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the first rows as they stand there, without the names of the columns."""
    text = table_text(content, form, source="The table")
    first = 1 if form.has_header else 0
    return tuple(tuple(row) for _, row in islice(table_rows(text, form), first, first + rows))


def read_table(
    content: bytes,
    form: TableForm,
    *,
    source: str,
    deck: str = "",
    progress: Progress = silent,
) -> Arrival:
    """Return the notes of a table, one a row; warnings tell of each row that is not as it should be.

    `source` is the name of the file, `deck` where rows belong that name no deck of their own.
    """
    if not form.places(Column.FRONT):
        raise StudyError(f"{source} has no column for the question: choose one.")
    stem = PurePath(source).stem
    home = form.deck or deck or stem or "Table"
    text = table_text(content, form, source=source)
    strays: list[Stray] = []
    reader = RowReader(form, home, file_id(stem, "table"))
    notes = _read(text, form, reader, strays, progress)
    if not notes:
        raise StudyError(f"{source} has no row with a question: look at what its columns mean.")
    return Arrival(
        source=f"csv:{file_id(stem, 'table')}",
        deck=home,
        notes=tuple(notes),
        warnings=reader.warnings(strays),
    )


def _read(
    text: str, form: TableForm, reader: RowReader, strays: list[Stray], progress: Progress
) -> list[Note]:
    rows = table_rows(text, form, strays)
    if form.has_header:
        next(rows, None)
    lines = text.count("\n") + text.count("\r") + 1
    notes = []
    for count, (line, row) in enumerate(rows):
        if count % _STEP == 0:
            progress("Reading the table", min(1.0, line / lines))
        note = reader.note(line, row)
        if note is not None:
            notes.append(note)
    progress("Reading the table", 1.0)
    return notes


def _columns(
    rows: Sequence[Sequence[str]], said: Directives, *, has_header: bool
) -> tuple[Column | None, ...]:
    """Return what the columns mean, as far as said, and else as far as it can be seen."""
    names = said.names or (rows[0] if has_header else [])
    known = {place: column for place, column in said.columns.items() if place < MOST_COLUMNS}
    width = max([len(names) or _usual_width(rows), *(place + 1 for place in known)])
    columns: list[Column | None] = columns_named(names[:MOST_COLUMNS]) if names else []
    columns += [None] * (min(width, MOST_COLUMNS) - len(columns))
    for place, column in known.items():
        columns = [None if each is column else each for each in columns]
        columns[place] = column
    return completed(columns, rows[1:] if has_header else rows)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Return the most cells that rows have, leaving out what only a few of them have."""
    # One row in ten may have a mark in its text: "a;b" nine times and "a;b;c" once are two columns.
    widths = sorted((len(row) for row in rows), reverse=True)
    return widths[len(widths) // 10 if len(widths) > 2 else 0]


def _marked(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells are written in HTML."""
    return any(_MARKUP.search(cell) for row in rows for cell in row if "<" in cell or "&" in cell)
