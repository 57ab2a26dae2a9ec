"""Draws formulas and pictures in a document."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from studyapp.ui.tokens import LIGHT, RADIUS_BUTTON
from studyapp.ui.widgets.card.decorations import InlineObject
from studyapp.ui.widgets.card.inline import OBJECT_INDEX
from studyapp.ui.widgets.card.media import Picture
from studyapp.ui.widgets.card.style import CardStyle

_LEAST_WIDTH = 40.0
_HIGHEST = 520.0
_MISSING = QSizeF(360, 56)
_PAPER = 8.0


class ObjectHandler(QPyTextObject):
    """Measures and draws the inline objects of one document."""

    def __init__(self, objects: list[InlineObject], style: CardStyle, *, is_dark: bool) -> None:
        super().__init__()
        self._objects = objects
        self._style = style
        self._is_dark = is_dark

    def intrinsicSize(self, doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        """Return the room that an object takes in its line."""
        value = self._object(form)
        room = _room(doc, value)
        if value.formula is not None:
            scale = min(1.0, room / max(1.0, value.formula.width))
            ascent, descent = value.formula.ascent, value.formula.descent
            return QSizeF(value.formula.width * scale, max(ascent + descent, 2 * descent) * scale)
        if value.picture is not None:
            return _fitted(value.picture.size, room)
        return QSizeF(min(room, _MISSING.width()), _MISSING.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        """Draw an object."""
        value = self._object(form)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if value.formula is not None:
            scale = rect.width() / max(1.0, value.formula.width)
            value.formula.draw(painter, rect.x(), _baseline(doc, position, QRectF(rect)), scale)
        elif value.picture is not None:
            self._draw_picture(painter, QRectF(rect), value.picture)
        else:
            self._draw_missing(painter, QRectF(rect), value)
        painter.restore()

    def _object(self, form: QTextFormat) -> InlineObject:
        return self._objects[form.intProperty(OBJECT_INDEX)]

    def _draw_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS_BUTTON, RADIUS_BUTTON)
        painter.setClipPath(path)
        if self._is_dark and picture.is_transparent:
            painter.fillRect(rect, QColor(LIGHT.surface2))
            rect = rect.adjusted(_PAPER, _PAPER, -_PAPER, -_PAPER)
        picture.draw(painter, rect)

    def _draw_missing(self, painter: QPainter, rect: QRectF, value: InlineObject) -> None:
        pen = QPen(self._style.color("line2"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS_BUTTON, RADIUS_BUTTON)
        painter.setPen(self._style.color("text3"))
        painter.setFont(self._style.font)
        trouble = "Picture not shown" if value.is_refused else "Picture missing"
        text = f"{trouble}: {value.alt}" if value.alt else trouble
        inside = rect.adjusted(14, 0, -14, 0)
        text = self._style.metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)


def _room(doc: QTextDocument, value: InlineObject) -> float:
    return max(_LEAST_WIDTH, doc.textWidth() - 2 * doc.documentMargin() - value.room)


def _fitted(size: QSizeF, room: float) -> QSizeF:
    scale = min(1.0, room / max(1.0, size.width()), _HIGHEST / max(1.0, size.height()))
    return QSizeF(size.width() * scale, size.height() * scale)


def _baseline(doc: QTextDocument, position: int, rect: QRectF) -> float:
    block = doc.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return rect.bottom()
    return doc.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent()
