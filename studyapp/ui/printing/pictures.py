"""The pictures of a printable deck: taken out of its page, and drawn on paper."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.rendering.drawings import LIGHT_PALETTE, DrawingError, safe_drawing
from studyapp.ui.drawing_colours import drawing_family
from studyapp.ui.fonts import window_font
from studyapp.ui.tokens import LIGHT

TEXT = 14
_SCALE = TEXT / 16
_HIGHEST = 380.0
_SHARPNESS, _MOST_PIXELS = 3.0, 4_000.0
_BELOW_LINE = 5.0
"""How far, in pixels, a formula may reach below its line without moving it."""

_FORMULA = re.compile(r'<svg class="formula".*?</svg>', re.DOTALL)
_IMAGE = re.compile(r'<img src="data:image/([\w+.-]+);base64,([^"]*)" alt="([^"]*)">')
_KINDS = ("png", "jpeg", "gif", "webp", "bmp")
_FRAME = QSizeF(320, 48)
_SHAPE = re.compile(
    r'<path [^>]*?d="(?P<path>[^"]*)"'
    r'|<rect x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" width="(?P<width>[^"]*)" height="(?P<height>[^"]*)"'
)
_STEP = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture of the page. A formula stands on the line and reaches `below` it."""

    size: QSizeF
    shape: QPainterPath | None = None
    image: QImage | None = None
    below: float = 0.0
    is_tall: bool = False


class PrintedPictures(QPyTextObject):
    """Takes the pictures out of a page and draws them in the document, formulas as vectors."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: list[_Picture] = []
        self._numbers: dict[str, str] = {}

    def taken_from(self, html: str) -> str:
        """Return a page with names where its pictures stood; the pictures are kept here."""
        html = _FORMULA.sub(lambda found: self._kept(found[0], _formula), html)
        return _IMAGE.sub(lambda found: self._kept(found[0], _image), html)

    def intrinsicSize(self, doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        """Return the room that a picture takes in its line."""
        picture = self._picture(form)
        size = picture.size
        room = doc.pageSize().width() - 60
        if picture.image is None:
            scale = min(1.0, room / max(1.0, size.width()))
            height = 2 * max(size.height(), picture.below) if picture.is_tall else size.height()
            return QSizeF(size.width() * scale, height * scale)
        scale = min(1.0, room / size.width(), _HIGHEST / size.height())
        return size * scale

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        """Draw a picture; a formula may reach below the place of its line."""
        rect = QRectF(rect)
        picture = self._picture(form)
        if picture.image is not None:
            painter.drawImage(rect, picture.image)
        elif picture.shape is not None:
            baseline = rect.center().y() if picture.is_tall else rect.bottom()
            scale = rect.width() / max(1.0, picture.size.width())
            painter.save()
            painter.translate(rect.x(), baseline)
            painter.scale(scale, scale)
            painter.fillPath(picture.shape, QColor(LIGHT.text))
            painter.restore()

    def _picture(self, form: QTextFormat) -> _Picture:
        return self._pictures[int(form.toImageFormat().name().rpartition(":")[2])]

    def _kept(self, source: str, make: Callable[[str], _Picture | None]) -> str:
        if source not in self._numbers:
            picture = make(source)
            if picture is None:
                return ""
            align = ' style="vertical-align:middle"' if picture.is_tall else ""
            self._numbers[source] = f'<img src="picture:{len(self._pictures)}"{align}>'
            self._pictures.append(picture)
        return self._numbers[source]


def _formula(svg: str) -> _Picture | None:
    box = _BOX.search(svg)
    if box is None:
        return None
    left, top, width, height = (float(each) * _SCALE for each in box.groups())
    shape = _shape(svg)
    shape.translate(-left / _SCALE, 0)
    below = top + height
    scaled = QTransform.fromScale(_SCALE, _SCALE).map(shape)
    return _Picture(QSizeF(width, -top), scaled, below=below, is_tall=below > _BELOW_LINE)


def _shape(svg: str) -> QPainterPath:
    """Return the outlines of a formula; a PDF would get them with a line around from Qt's own reader."""
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for found in _SHAPE.finditer(svg):
        if found["path"] is None:
            bar = (float(found[name]) for name in ("x", "y", "width", "height"))
            shape.addRect(QRectF(*bar))
            continue
        for step, numbers in _STEP.findall(found["path"]):
            _draw(shape, step, [float(number) for number in numbers.replace(",", " ").split()])
    return shape


def _draw(shape: QPainterPath, step: str, numbers: list[float]) -> None:
    draw: dict[str, Callable[..., None]] = {
        "M": shape.moveTo,
        "L": shape.lineTo,
        "Q": shape.quadTo,
        "C": shape.cubicTo,
    }
    if step == "Z":
        shape.closeSubpath()
        return
    count = {"M": 2, "L": 2, "Q": 4, "C": 6}[step]
    for start in range(0, len(numbers) - count + 1, count):
        draw[step](*numbers[start : start + count])


def _image(tag: str) -> _Picture | None:
    """Return the picture of a tag; a drawing that is refused or endless is a frame with its name."""
    found = _IMAGE.fullmatch(tag)
    try:
        content = b64decode(found[2]) if found else b""
    except (BadBase64, ValueError):
        return None
    if found is not None and found[1] == "svg+xml":
        return _drawing(content) or _frame(unescape(found[3]))
    if found is None or found[1] not in _KINDS:
        return None
    image = _photograph(content, found[1])
    return None if image.isNull() else _Picture(QSizeF(image.size()), image=image)


def _photograph(content: bytes, kind: str) -> QImage:
    """Return an image of this kind and no other, so that no drawing comes in its place."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def _drawing(content: bytes) -> _Picture | None:
    family = drawing_family(window_font())
    try:
        drawing = safe_drawing(content, LIGHT_PALETTE, family, one_family=True)
    except DrawingError:
        return None
    renderer = QSvgRenderer(QByteArray(drawing.content))
    size = QSizeF(renderer.defaultSize())
    if not drawing.is_quick or not renderer.isValid() or size.isEmpty():
        return None
    image = _blank(size)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return _Picture(size, image=image)


def _frame(name: str) -> _Picture:
    """Return an empty frame in the place of a picture."""
    image = _blank(_FRAME)
    painter = QPainter(image)
    painter.scale(image.width() / _FRAME.width(), image.height() / _FRAME.height())
    painter.setPen(QPen(QColor(LIGHT.line2), 1, Qt.PenStyle.DashLine))
    frame = QRectF(0, 0, _FRAME.width(), _FRAME.height()).adjusted(1, 1, -1, -1)
    painter.drawRect(frame)
    font = window_font()
    font.setPixelSize(TEXT)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.text3))
    inside = frame.adjusted(12, 0, -12, 0)
    wanted = f"Picture not shown: {name}" if name else "Picture not shown"
    elide = Qt.TextElideMode.ElideRight
    text = QFontMetricsF(font).elidedText(wanted, elide, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
    painter.end()
    return _Picture(_FRAME, image=image)


def _blank(size: QSizeF) -> QImage:
    """Return pixels for something to be drawn, enough of them for paper."""
    size = size * min(_SHARPNESS, _MOST_PIXELS / max(size.width(), size.height()))
    image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
