"""Where the parts of a laid-out document are."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument, QTextTable

from studyapp.ui.widgets.card.decorations import Box, Pill


def block_rect(document: QTextDocument, number: int) -> QRectF:
    """Return the rectangle of a paragraph's lines."""
    return document.documentLayout().blockBoundingRect(document.findBlockByNumber(number))


def box_rect(document: QTextDocument, box: Box) -> QRectF:
    """Return the rectangle of a frame, its margins left out."""
    top = block_rect(document, box.first).top() - box.above
    bottom = block_rect(document, box.last).bottom() + box.below
    margin = document.documentMargin()
    left = margin + box.left
    right = document.textWidth() - margin - box.right
    return QRectF(left, top, max(0.0, right - left), bottom - top)


def table_rect(document: QTextDocument, table: QTextTable) -> QRectF:
    """Return the rectangle of a table's cells.

    Qt gives the size with the margins, at the place of the first cell's text; and it leaves
    a line's distance below the last line of a cell, so everything is moved up by half of it.
    """
    form = table.format().toTableFormat()
    rect = document.documentLayout().frameBoundingRect(table)
    padding = form.cellPadding()
    return QRectF(
        rect.x() - padding,
        rect.y() - padding - _slack(table),
        rect.width() - form.leftMargin() - form.rightMargin(),
        rect.height() - form.topMargin() - form.bottomMargin(),
    )


def row_top(document: QTextDocument, table: QTextTable, row: int) -> float:
    """Return where the line above a table's row is drawn."""
    tops = [
        block_rect(document, table.cellAt(row, column).firstCursorPosition().blockNumber()).top()
        for column in range(table.columns())
    ]
    padding = table.format().toTableFormat().cellPadding()
    return round(min(tops) - padding - _slack(table)) + 0.5


def pill_rects(document: QTextDocument, pill: Pill) -> Iterator[QRectF]:
    """Yield the rectangle of a pill in each line that it touches."""
    block = document.findBlock(pill.start)
    layout, origin = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
    start, end = pill.start - block.position(), pill.end - block.position()
    while start < end:
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            return
        last = min(end, line.textStart() + line.textLength())
        left, right = _x(line.cursorToX(start)), _x(line.cursorToX(last))
        top = origin.y() + line.y() + line.ascent() - pill.ascent - 1
        yield QRectF(origin.x() + left, top, right - left, pill.ascent + pill.descent + 2)
        start = max(last, start + 1)


def _slack(table: QTextTable) -> float:
    return table.cellAt(0, 0).firstCursorPosition().blockFormat().lineHeight() / 2


def _x(position: object) -> float:
    """Return what `cursorToX` found, which Qt gives with or without the cursor's place."""
    found = position[0] if isinstance(position, tuple) else position
    return float(found) if isinstance(found, int | float) else 0.0
