"""A painter that remembers what it was told to draw, and the colours that a widget shows."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Drawn:
    """One thing that was drawn: a box of a colour, or a text in one."""

    what: str
    rect: QRectF
    color: str
    text: str = ""


class RecordingPainter(QPainter):
    """Draws on a picture of its own, and remembers the order."""

    def __init__(self, width=1200, height=1200):
        self.picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        super().__init__(self.picture)
        self.drawn: list[Drawn] = []

    def drawText(self, rect, flags, text):  # noqa: N802
        self.drawn.append(Drawn("text", QRectF(rect), self.pen().color().name(), text))
        super().drawText(rect, flags, text)

    def drawRoundedRect(self, rect, across, down):  # noqa: N802
        self.drawn.append(Drawn("box", QRectF(rect), self.brush().color().name()))
        super().drawRoundedRect(rect, across, down)

    def fillRect(self, rect, color):  # noqa: N802
        self.drawn.append(Drawn("box", QRectF(rect), QColor(color).name()))
        super().fillRect(rect, color)

    def drawLine(self, start, end):  # noqa: N802
        self.drawn.append(Drawn("line", QRectF(start, end), self.pen().color().name()))
        super().drawLine(start, end)

    def drawPixmap(self, place, pixmap):  # noqa: N802
        size = pixmap.deviceIndependentSize()
        self.drawn.append(Drawn("icon", QRectF(QPointF(place), size), ""))
        super().drawPixmap(place, pixmap)


def recorded(widget) -> list[Drawn]:
    """Return what a painted widget draws."""
    painter = RecordingPainter()
    try:
        widget.paint(painter)
    finally:
        painter.end()
    return painter.drawn


def texts(widget) -> list[str]:
    """Return the texts that a painted widget draws, in their order."""
    return [each.text for each in recorded(widget) if each.what == "text"]


def boxes(widget) -> list[Drawn]:
    """Return the boxes that a painted widget draws, in their order."""
    return [each for each in recorded(widget) if each.what == "box"]


def color_at(widget: QWidget, x: float, y: float) -> str:
    """Return the colour that a widget shows at a place, counted from the far edge if negative."""
    picture = widget.grab().toImage()
    ratio = picture.devicePixelRatio()
    across = x if x >= 0 else widget.width() + x
    down = y if y >= 0 else widget.height() + y
    return picture.pixelColor(int(across * ratio), int(down * ratio)).name()


def colors(widget: QWidget) -> Counter:
    """Return how many pixels of a widget have which colour."""
    picture = widget.grab().toImage()
    return Counter(
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    )
