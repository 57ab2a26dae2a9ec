"""Painting a text in a few lines, with dots where there is more."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

_LONGEST = 1000


def paint_lines(
    painter: QPainter,
    corner: QPointF,
    width: float,
    text: str,
    font: QFont,
    color: QColor,
    most: int,
) -> float:
    """Paint at most so many lines below a corner and return the height that they take."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(color)
    shown = wrapped(text, font, width, most)
    for index, line in enumerate(shown):
        baseline = corner.y() + index * metrics.lineSpacing() + metrics.ascent()
        painter.drawText(QPointF(corner.x(), baseline), line)
    return len(shown) * metrics.lineSpacing()


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return a text in at most so many lines, the last one with dots where there is more."""
    flat = " ".join(text[:_LONGEST].split())
    if not flat:
        return []
    layout = QTextLayout(flat, font)
    layout.setCacheEnabled(False)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = flat[start:]
            elide = Qt.TextElideMode.ElideRight
            lines.append(QFontMetricsF(font).elidedText(rest, elide, width))
        else:
            lines.append(flat[start : start + length].rstrip())
    layout.endLayout()
    return lines
