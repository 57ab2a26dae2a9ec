"""Which marks a table is written with: between its cells, around them, and before a mark itself."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.core.importing.tables import TableForm
from studyapp.formats.csv.columns import is_header
from studyapp.formats.csv.rows import Stray, table_rows

DELIMITERS = "\t|;,:^~\x1f\x1e"
"""Marks between cells, in the order in which they are believed."""

# A table of essays has twenty rows in 16 kB; of a vocabulary, two hundred rows are 6 kB. Reading
# more tells no more, and every mark is tried on all of it.
SAMPLE = 1 << 14
MOST_ROWS = 200
_RARE = ":^~\x1f\x1e"
# Three rows of five: "a,b", "c,d", "e,f" and two words alone is a list with gaps; with a comma in
# two lines of five it is prose, whose lines are fronts.
_LEAST = 0.6


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to read the sample; `odd` counts what looks wrong in its rows."""

    form: TableForm
    rows: Sequence[Sequence[str]]
    odd: float

    @property
    def evenness(self) -> float:
        """The share of the rows that have the most frequent number of cells, if not one."""
        widths = Counter(len(row) for row in self.rows)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return count / len(self.rows) if width > 1 else 0.0

    @property
    def has_header(self) -> bool:
        """Whether the first row names the columns."""
        return bool(self.rows) and is_header(self.rows[0])

    @property
    def score(self) -> float:
        """How well the sample is read this way."""
        if not self.evenness:
            return -float(len(self.rows))
        points = self.evenness - self.odd / len(self.rows)
        # "Front,Back" above "red; hot,rot, heiß": the names outweigh that `;` fits as well. They
        # do not when `,` fits two rows of five and `;` all of them.
        points += 0.5 * self.has_header
        # "at 1:2, b": the hours fit every row. The comma is believed when it fits four of five.
        return points - 0.3 * (self.form.delimiter in _RARE)


def with_marks(text: str, form: TableForm, delimiter: str | None = None) -> TableForm:
    """Return the form with the marks that fit a text best; a delimiter may be known already."""
    sample = _sample(text, form.preamble)
    found = [
        _best(sample, replace(form, delimiter=each))
        for each in (delimiter or DELIMITERS)
        if each in sample or each == delimiter
    ]
    best = max(found, key=lambda each: each.score, default=None)
    if best is None or not (best.evenness >= _LEAST or delimiter or best.has_header):
        return replace(form, delimiter="\t", quote='"')
    return best.form


def _sample(text: str, preamble: int) -> str:
    if len(text) <= SAMPLE:
        return text
    return text[: max(text.rfind("\n", 0, SAMPLE), text.rfind("\r", 0, SAMPLE)) + 1 or SAMPLE]


def _best(sample: str, form: TableForm) -> _Try:
    """Return the best way to read a sample whose delimiter is known."""
    found = [_tried(sample, each) for each in _variants(sample, form)]
    return max(found, key=lambda each: each.score)


def _variants(sample: str, form: TableForm) -> Iterator[TableForm]:
    """Yield what may stand around the cells; the usual first."""
    mark = form.delimiter
    if '"' in sample:
        yield replace(form, quote='"')
        if f'{mark} "' in sample:
            yield replace(form, quote='"', skips_blanks=True)
        if '\\"' in sample:
            yield replace(form, quote='"', escape="\\")
        yield replace(form, quote="")
    elif f"'{mark}'" in sample:
        yield replace(form, quote="'")
    if '"' not in sample:
        yield replace(form, quote='"')
        if f"\\{mark}" in sample:
            yield replace(form, quote='"', escape="\\")


def _tried(sample: str, form: TableForm) -> _Try:
    strays: list[Stray] = []
    rows: list[list[str]] = []
    for _, row in table_rows(sample, form, strays):
        if (strays and strays[-1][1]) or len(rows) == MOST_ROWS:
            break  # a cell that never ends, most likely because the sample does
        rows.append(row)
    marked = sum(_is_odd(cell, form) for row in rows for cell in row if '"' in cell)
    # `"a"b;c` alone has no quotation marks for cells (one left over); beside `"d";e` it has, and
    # is a slip: 1.5 lies between one cell and two.
    return _Try(form, rows, 1.5 * len(strays) + marked)


def _is_odd(cell: str, form: TableForm) -> bool:
    """Whether a quotation mark was left at an end of a cell, where it should have been read."""
    bare = cell.strip()
    if form.quote:
        return bare[:1] == '"' and cell[:1] != '"'
    return '"' in (bare[:1], bare[-1:])


def listed(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line."""
    return next(csv.reader([line], delimiter=delimiter), [])
