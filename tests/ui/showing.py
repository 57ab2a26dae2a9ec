"""Widgets on the screen, and a painter that remembers what it was told to draw."""

# ruff: noqa: N802 - the names of Qt's own methods

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def shown(qtbot, widget):
    """Show a widget in an active window of its own and return it."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)
    return widget


def laid_out(widget):
    """Let Qt lay out what was added to a visible widget and return the widget."""
    for _ in range(3):
        QApplication.processEvents()
    return widget


def is_repainted_by(widget, change) -> bool:
    """Return whether a visible widget paints itself anew after a change, of its own accord."""
    QApplication.processEvents()
    watcher = _Paintings()
    widget.installEventFilter(watcher)
    change()
    QApplication.processEvents()
    widget.removeEventFilter(watcher)
    return watcher.count > 0


class _Paintings(QObject):
    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def color_at(widget, x: float, y: float) -> str:
    """Return the colour a widget has at a place."""
    return widget.grab().toImage().pixelColor(round(x), round(y)).name()


def share_of_color(widget, color, rect=None) -> float:
    """Return which share of a widget, or of a box in it, has exactly a colour."""
    image = widget.grab().toImage()
    image = image.copy(rect) if rect else image
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(*place).name() == color.name() for place in places) / len(places)


def ink(icon, size: int = 36) -> str:
    """Return the colour in which an icon is drawn."""
    image = icon.pixmap(size, size).toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colors, key=QColor.alpha).name()


@dataclass(frozen=True)
class Words:
    """A text as it was drawn."""

    text: str
    place: QRectF
    color: str
    size: int
    weight: int
    flags: int


@dataclass(frozen=True)
class Shape:
    """A shape as it was drawn, with the colours of its inside and its outline."""

    kind: str
    place: QRectF
    fill: str
    pen: str
    radius: float = 0.0
    is_dashed: bool = False


@dataclass(frozen=True)
class Arc:
    """A part of a ring: where it begins and how far it goes, in degrees against the clock."""

    place: QRectF
    start: float
    span: float
    color: str
    width: float


@dataclass
class Drawing:
    """Everything that was drawn, in order."""

    words: list[Words] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[QRectF] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    paths: list[QPainterPath] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [words.text for words in self.words]

    def said(self, text: str) -> Words:
        return next(words for words in self.words if words.text == text)

    def filled(self, color) -> list[QRectF]:
        return [shape.place for shape in self.shapes if shape.fill == color.name()]

    def outlined(self, color) -> list[QRectF]:
        return [shape.place for shape in self.shapes if shape.pen == color.name()]


class RememberingPainter(QPainter):
    """Draws, and keeps what it has drawn in a `Drawing`."""

    def __init__(self, image: QImage):
        super().__init__(image)
        self.drawing = Drawing()

    def drawText(self, place, flags, text):
        font = self.font()
        self.drawing.words.append(
            Words(
                text,
                QRectF(place),
                self.pen().color().name(),
                font.pixelSize(),
                font.weight().value,
                int(getattr(flags, "value", flags)),
            )
        )
        super().drawText(place, flags, text)

    def drawPixmap(self, corner, pixmap):
        size = pixmap.deviceIndependentSize()
        self.drawing.pictures.append(QRectF(QPointF(corner), size))
        super().drawPixmap(corner, pixmap)

    def drawRoundedRect(self, rect, x, y):
        self._keep("box", rect, radius=x)
        super().drawRoundedRect(rect, x, y)

    def drawEllipse(self, *place):
        rect = place[0]
        if len(place) == 3:
            rect = QRectF(place[0] - QPointF(*place[1:]), place[0] + QPointF(*place[1:]))
        self._keep("ellipse", rect)
        super().drawEllipse(*place)

    def drawLine(self, *ends):
        points = ends if len(ends) == 2 else (QPointF(*ends[:2]), QPointF(*ends[2:]))
        self._keep("line", QRectF(*points), fill="")
        super().drawLine(*ends)

    def drawArc(self, rect, start, span):
        pen = self.pen()
        arc = Arc(QRectF(rect), start / 16, span / 16, pen.color().name(), pen.widthF())
        self.drawing.arcs.append(arc)
        super().drawArc(rect, start, span)

    def drawPath(self, path):
        self.drawing.paths.append(QPainterPath(path))
        super().drawPath(path)

    def fillRect(self, rect, color):
        self._keep("fill", rect, fill=color.name(), pen="")
        super().fillRect(rect, color)

    def _keep(self, kind, rect, *, fill=None, pen=None, radius=0.0):
        brush = self.brush()
        inside = brush.color().name() if brush.style().value else ""
        line = self.pen().color().name() if self.pen().style().value else ""
        shape = Shape(
            kind,
            QRectF(rect),
            inside if fill is None else fill,
            line if pen is None else pen,
            radius,
            bool(self.pen().dashPattern()),
        )
        self.drawing.shapes.append(shape)


def drawn(widget) -> Drawing:
    """Let a painted widget paint itself and return what it has drawn."""
    return drawn_by(widget.paint, widget.width(), widget.height())


def drawn_by(paint, width: int, height: int) -> Drawing:
    """Return what a function draws with the painter it is given."""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32)
    painter = RememberingPainter(image)
    paint(painter)
    painter.end()
    return painter.drawing
