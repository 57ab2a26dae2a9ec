"""Paints what stands around the text of a card."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextTable,
)

from studyapp.ui.tokens import RADIUS_BUTTON, RADIUS_FIELD
from studyapp.ui.widgets.card.choices import paint_choice
from studyapp.ui.widgets.card.decorations import Box, BoxKind, Decorations, Marker, Pill, PillKind
from studyapp.ui.widgets.card.geometry import block_rect, box_rect, pill_rects, row_top, table_rect
from studyapp.ui.widgets.card.style import CardStyle

_PILL_COLORS = {
    PillKind.CODE: ("code_pill", ""),
    PillKind.HIDDEN: ("accent_soft", "accent"),
    PillKind.REVEALED: ("accent_soft", "accent"),
    PillKind.MARK: ("mark", ""),
    PillKind.KEY: ("surface2", "line2"),
}
_BAR = 3


class DecorationPainter:
    """Paints a document's decorations below its text."""

    def __init__(self, document: QTextDocument, decorations: Decorations, style: CardStyle) -> None:
        self._document = document
        self._decorations = decorations
        self._style = style
        self._laid_out_for = QSizeF()
        self._pills: list[tuple[Pill, QRectF]] = []

    def paint(self, painter: QPainter, exposed: QRectF, hovered: int = -1) -> None:
        """Paint everything that touches the exposed part of the document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._decorations.boxes:
            rect = box_rect(self._document, box)
            if rect.intersects(exposed):
                self._paint_box(painter, box, rect, hovered=box.choice == hovered)
        for table in self._decorations.tables:
            rect = table_rect(self._document, table)
            if rect.intersects(exposed):
                self._paint_table(painter, table, rect)
        self._paint_pills(painter, exposed)
        for marker in self._decorations.markers:
            self._paint_marker(painter, marker, exposed)
        for rule in self._decorations.rules:
            self._paint_rule(painter, block_rect(self._document, rule))

    def _paint_box(self, painter: QPainter, box: Box, rect: QRectF, *, hovered: bool) -> None:
        if box.kind is BoxKind.CHOICE:
            block = self._document.findBlockByNumber(box.first)
            state = self._decorations.choices[box.choice]
            middle = block_rect(self._document, box.first).top() + _first_line(block) / 2
            paint_choice(painter, rect, middle, box.choice, state, self._style, hovered=hovered)
        elif box.kind is BoxKind.CODE:
            painter.setPen(QPen(self._style.color("line"), 1))
            painter.setBrush(self._style.color("code_bg"))
            painter.drawRoundedRect(
                rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BUTTON, RADIUS_BUTTON
            )
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._style.color("accent_soft"))
            painter.drawRoundedRect(rect, RADIUS_FIELD, RADIUS_FIELD)
            painter.setBrush(self._style.color("accent"))
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _paint_table(self, painter: QPainter, table: QTextTable, rect: QRectF) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BUTTON, RADIUS_BUTTON)
        tops = [row_top(self._document, table, row) for row in range(1, table.rows())]
        painter.save()
        painter.setClipPath(frame)
        head = QRectF(
            rect.left(), rect.top(), rect.width(), (tops or [rect.bottom()])[0] - rect.top()
        )
        painter.fillRect(head, self._style.color("surface2"))
        painter.setPen(QPen(self._style.color("line"), 1))
        for top in tops:
            painter.drawLine(QPointF(rect.left(), top), QPointF(rect.right(), top))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._style.color("line"), 1))
        painter.drawPath(frame)

    def _paint_pills(self, painter: QPainter, exposed: QRectF) -> None:
        if self._laid_out_for != (size := self._document.size()):
            self._laid_out_for = size
            self._pills = [
                (pill, rect)
                for pill in self._decorations.pills
                for rect in pill_rects(self._document, pill)
            ]
        for pill, rect in self._pills:
            if rect.intersects(exposed):
                self._paint_pill(painter, pill, rect)

    def _paint_pill(self, painter: QPainter, pill: Pill, rect: QRectF) -> None:
        fill, outline = _PILL_COLORS[pill.kind]
        painter.setBrush(self._style.color(fill))
        pen = QPen(self._style.color(outline), 1) if outline else QPen(Qt.PenStyle.NoPen)
        if pill.kind is PillKind.HIDDEN:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        side = 0.0 if pill.kind is PillKind.MARK else 4.5
        painter.drawRoundedRect(rect.adjusted(-side, 0, side, 0), 5, 5)

    def _paint_marker(self, painter: QPainter, marker: Marker, exposed: QRectF) -> None:
        block = self._document.findBlockByNumber(marker.block)
        rect = block_rect(self._document, marker.block)
        line = block.layout().lineAt(0)
        if not line.isValid() or not rect.intersects(exposed.adjusted(-60, -60, 60, 60)):
            return
        baseline = rect.top() + line.y() + line.ascent()
        left = rect.left() + line.x()
        if marker.text:
            self._paint_number(painter, marker.text, left, baseline)
        else:
            self._paint_bullet(painter, marker.level, left, baseline)

    def _paint_number(self, painter: QPainter, text: str, left: float, baseline: float) -> None:
        font = QFont(self._style.font)
        if hasattr(QFont, "Tag"):
            font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(self._style.color("text2"))
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.drawText(QPointF(left - width - self._style.em(0.42), baseline), text)

    def _paint_bullet(self, painter: QPainter, level: int, left: float, baseline: float) -> None:
        size = self._style.size * 0.155
        center = QPointF(left - self._style.em(0.78), baseline - self._style.metrics.xHeight() / 2)
        color = self._style.color("text3")
        if level % 2:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
        else:
            painter.setPen(QPen(color, 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, size, size)

    def _paint_rule(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(self._style.color("line"), 1))
        middle = round(rect.center().y()) + 0.5
        right = self._document.textWidth() - self._document.documentMargin()
        painter.drawLine(QPointF(rect.left(), middle), QPointF(right, middle))


def _first_line(block: QTextBlock) -> float:
    line = block.layout().lineAt(0)
    return line.height() if line.isValid() else 0.0
