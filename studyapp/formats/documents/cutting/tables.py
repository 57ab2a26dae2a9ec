"""Tables in notes: which rows are facts of their own, and what stands above their columns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from studyapp.formats.documents.cutting.body import cells_of, joined_cells
from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine
from studyapp.formats.documents.cutting.plain import literal, paragraph

_TALKING = 40  # letters in a cell on average: numbers and words are a table, sentences are notes
_LONGEST_HEAD = 40  # "What it is good for" names a column; what is longer is a row
_LONGEST_NAME = 60  # what a row is about fits in front of a note
_FEWEST_ROWS = 2  # a table of one row is a text in two columns


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table whose rows are facts: its cells, and the names of its columns."""

    cells: tuple[str, ...]
    head: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the row is about."""
        return self.cells[0].rstrip(": ")

    def told(self) -> str:
        """Return the row's other cells as Markdown, each under the name of its column."""
        blocks: list[str] = []
        for index, cell in enumerate(self.cells[1:], 1):
            column = self.head[index] if index < len(self.head) else ""
            if cell and column:
                blocks.append(f"**{literal(column)}**: {literal(cell)}")
            elif cell:
                blocks.append(paragraph(cell))
        return "\n\n".join(blocks)


def telling_rows(lines: Sequence[NoteLine], joined: Collection[int]) -> Mapping[int, Row]:
    """Return the rows, by line, of the tables whose cells hold sentences."""
    found: dict[int, Row] = {}
    table: list[tuple[int, tuple[str, ...]]] = []
    for line in (*lines, None):
        if line is not None and not line.is_told:
            continue
        if line is not None and line.kind is Kind.ROW:
            if line.at in joined and table:
                table[-1] = (table[-1][0], joined_cells(table[-1][1], cells_of(line)))
            else:
                table.append((line.at, cells_of(line)))
            continue
        found |= _rows(table)
        table = []
    return found


def _rows(table: Sequence[tuple[int, tuple[str, ...]]]) -> dict[int, Row]:
    head = _head(table)
    rows = [(at, cells) for at, cells in table[bool(head) :] if cells[0]]
    others = [cell for _, cells in rows for cell in cells[1:]]
    talking = bool(others) and sum(map(len, others)) >= _TALKING * len(others)
    named = all(len(cells[0]) <= _LONGEST_NAME for _, cells in rows)
    if not (talking and named and len(rows) >= _FEWEST_ROWS):
        return {}
    return {at: Row(cells, head) for at, cells in rows}


def _head(table: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    if len(table) <= _FEWEST_ROWS:
        return ()
    first = table[0][1]
    short = all(len(cell) <= _LONGEST_HEAD and cell[-1:] not in ".:" for cell in first[1:])
    return first if short and len(first) > 1 else ()
