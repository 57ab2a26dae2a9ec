"""Lays a card's table into a document."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextTable, QTextTableFormat

from studyapp.ui.widgets.card.style import CardStyle, Ink
from studyapp.ui.widgets.card.tree import Element

MOST_COLUMNS = 24
_ALIGNMENTS = {
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "left": Qt.AlignmentFlag.AlignLeft,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is still to be written, and where."""

    row: int
    column: int
    element: Element
    ink: Ink


@dataclass(frozen=True, slots=True)
class LaidTable:
    """An inserted table and what belongs into its cells; `padding` is what these take of a row."""

    table: QTextTable
    cells: tuple[Cell, ...]
    padding: int


def insert_table(
    cursor: QTextCursor, node: Element, style: CardStyle, left: int, right: int, ink: Ink
) -> LaidTable | None:
    """Insert an empty table for a tag, None if it has no cells."""
    above = cursor.blockFormat().bottomMargin() if cursor.position() else 0
    rows = [[c for c in row.elements() if c.tag in ("td", "th")] for row in _rows(node)]
    rows = [row[:MOST_COLUMNS] for row in rows if row]
    if not rows:
        return None
    columns = max(len(row) for row in rows)
    padding = style.em(0.5)
    form = _format(style, left, right, padding)
    form.setTopMargin(above)  # Qt leaves out the margin below a paragraph that a table follows
    table = cursor.insertTable(len(rows), columns, form)
    cells = [
        _prepared(table, y, x, cell, style, ink)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
    ]
    return LaidTable(table, tuple(cells), 2 * padding * columns)


def _rows(node: Element) -> list[Element]:
    rows: list[Element] = []
    for child in node.elements():
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += _rows(child)
    return rows


def _format(style: CardStyle, left: int, right: int, padding: int) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(padding)
    form.setLeftMargin(left)
    form.setRightMargin(right)
    form.setBottomMargin(style.em(0.9))
    return form


def _prepared(
    table: QTextTable, row: int, column: int, cell: Element, style: CardStyle, ink: Ink
) -> Cell:
    cursor = table.cellAt(row, column).firstCursorPosition()
    form = style.block(0, 0)
    form.setAlignment(_alignment(cell))
    cursor.setBlockFormat(form)
    is_head = cell.tag == "th"
    written = replace(ink, weight=600, color="text2") if is_head else ink
    cursor.setBlockCharFormat(style.format(written))
    return Cell(row, column, cell, written)


def _alignment(cell: Element) -> Qt.AlignmentFlag:
    wanted = cell.attributes.get("align", "")
    styled = cell.attributes.get("style", "").replace(" ", "")
    if "text-align:" in styled:
        wanted = styled.partition("text-align:")[2].partition(";")[0]
    return _ALIGNMENTS.get(wanted, Qt.AlignmentFlag.AlignLeft)
