"""From the bytes of a table to its rows, each with its line; a stray quotation mark loses nothing."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from studyapp.core.errors import StudyError
from studyapp.core.importing.tables import TableForm
from studyapp.formats.common.decoding import decoded

if TYPE_CHECKING:
    from _csv import Reader

Row: TypeAlias = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""

Stray: TypeAlias = tuple[int, bool]
"""The line of a row with a quotation mark out of place, and whether it is one that never ends."""

LONGEST_CELL = 1 << 22  # a picture of three megabytes, written as base64
# For each mark that is never closed the rest of the file is read once more. A table with twenty of
# them means nothing by its quotation marks (inches: `5"`).
MOST_UNCLOSED = 20
_UNCLOSED = ("unexpected end", "field larger")
"""How the errors begin that mean a quotation mark without its other half."""


def table_text(content: bytes, form: TableForm, *, source: str) -> str:
    """Return the text of a table; StudyError when its encoding is another one, or it is no text."""
    if not form.encoding:
        return decoded(content, source=source)
    try:
        return content.decode(form.encoding)
    except (UnicodeError, LookupError) as error:
        raise StudyError(
            f"{source} is not written in {form.encoding}: choose another encoding."
        ) from error


def table_rows(text: str, form: TableForm, strays: list[Stray] | None = None) -> Iterator[Row]:
    """Yield the rows below the preamble, empty lines left out.

    `strays` collects the rows whose quotation marks are not as they should be; such a row is
    read as well as it goes, one whose last mark is missing as a single line of text.
    """
    file = io.StringIO(text, newline="")
    for _ in range(form.preamble):
        file.readline()
    return _Rows(file, form, strays if strays is not None else []).rows()


class _Rows:
    """Reads strictly, and a row that is not well written once more, in a way that can read it."""

    def __init__(self, file: io.StringIO, form: TableForm, strays: list[Stray]) -> None:
        self._file = file
        self._form = form
        self._strays = strays
        self._reader = _reader(file, form, strict=True)
        self._above = form.preamble
        self._unclosed = 0

    def rows(self) -> Iterator[Row]:
        tell = self._file.tell
        while True:
            start, line = tell(), self._above + self._reader.line_num
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                row = self._read_again(start, line, is_unclosed=str(error).startswith(_UNCLOSED))
            if row:
                yield line + 1, row

    def _read_again(self, start: int, line: int, *, is_unclosed: bool) -> list[str]:
        """Return the row that begins at a place of the file, which is not well written."""
        self._strays.append((line + 1, is_unclosed))
        self._file.seek(start)
        if is_unclosed:
            self._unclosed += 1
        reader = _reader(self._file, replace(self._form, quote="") if is_unclosed else self._form)
        row = next(reader, [])
        self._above = line + reader.line_num
        if self._unclosed == MOST_UNCLOSED:
            self._form = replace(self._form, quote="")
        self._reader = _reader(self._file, self._form, strict=True)
        return row


def _reader(file: io.StringIO, form: TableForm, *, strict: bool = False) -> "Reader":
    csv.field_size_limit(LONGEST_CELL)  # of the whole process; cells may hold a picture
    return csv.reader(
        file,
        delimiter=form.delimiter,
        quotechar=form.quote or None,
        quoting=csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE,
        escapechar=form.escape or None,
        skipinitialspace=form.skips_blanks,
        strict=strict,
    )
