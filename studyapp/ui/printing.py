"""A printable deck as a PDF; needs no window, and may run beside one."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextOption,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.ui.fonts import MONO, SANS
from studyapp.ui.tokens import LIGHT

DPI = 96
TEXT = 14
FOOTER = 26
INDENT = 22
_SCALE = TEXT / 16
_HIGHEST = 380.0
_SHARPNESS, _MOST_PIXELS = 3.0, 4_000.0
_BELOW_LINE = 5.0
"""How far, in pixels, a formula may reach below its line without moving it."""

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_NAV = re.compile(r"<nav>.*?</nav>", re.DOTALL)
_FORMULA = re.compile(r'<svg class="formula".*?</svg>', re.DOTALL)
_IMAGE = re.compile(r'<img src="data:[\w/+.-]+;base64,([^"]*)" alt="[^"]*">')
_SHAPE = re.compile(
    r'<path [^>]*?d="(?P<path>[^"]*)"'
    r'|<rect x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" width="(?P<width>[^"]*)" height="(?P<height>[^"]*)"'
)
_STEP = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_SECTION = re.compile(r"(</section>\s*<section [^>]*>\s*<h2)>")
_RULE = f'<hr style="background-color:{LIGHT.line}; height:1px">'
_ARTICLE = (
    '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:6px"><tr><td width="34">'
)


def print_pdf(html: str, path: Path, progress: Progress = silent) -> None:
    """Write a printable deck as a PDF in A4, whole or not at all.

    Raises `StudyError` when the file cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _unwritable(path, file)
    try:
        _write(html, file, progress)
    except BaseException:
        file.cancelWriting()
        raise
    if not file.commit():
        raise _unwritable(path, file)


def _unwritable(path: Path, file: QSaveFile) -> StudyError:
    reason = file.errorString()
    return StudyError(f"{path} cannot be written ({reason}): choose another folder or make room.")


def _write(html: str, file: QSaveFile, progress: Progress) -> None:
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(17, 16, 17, 12), QPageLayout.Unit.Millimeter)
    writer.setCreator("Studyapp")
    title = re.search(r"<title>([^<]*)</title>", html)
    writer.setTitle(title[1] if title else "")
    pictures = _Pictures()
    document = _document(pictures.taken_from(html), writer, pictures)
    painter = QPainter(writer)
    try:
        for page in range(document.pageCount()):
            progress("Printing", page / document.pageCount())
            if page:
                writer.newPage()
            _paint(painter, document, page)
    finally:
        painter.end()
    progress("Printing", 1.0)


def _document(html: str, writer: QPdfWriter, pictures: "_Pictures") -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, pictures)
    font = QFont()
    font.setFamilies([*SANS, "sans-serif"])
    font.setPixelSize(TEXT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    document.setUseDesignMetrics(True)
    document.setIndentWidth(INDENT)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(_sheet())
    document.setTextWidth(writer.width())
    document.setHtml(html)
    page = QSizeF(writer.width(), writer.height() - FOOTER)
    _keep_cards_whole(document, page.height())
    document.setPageSize(page)
    return document


def _keep_cards_whole(document: QTextDocument, height: float) -> None:
    """Begin a new page before each card that would not fit on the rest of one."""
    used = above = 0.0
    split: list[QTextFrame] = []
    item = document.rootFrame().begin()
    while not item.atEnd():
        frame, block = item.currentFrame(), item.currentBlock()
        layout = document.documentLayout()
        box = layout.frameBoundingRect(frame) if frame else layout.blockBoundingRect(block)
        taken, above = box.bottom() - above, box.bottom()
        begins = block.isValid() and block.blockFormat().pageBreakPolicy() & _BEFORE
        if frame and used + taken > height >= taken:
            split.append(frame)
            begins = True
        used = (0.0 if begins else used) + taken
        used -= height * (used // height)
        item += 1
    for frame in split:
        form = frame.frameFormat()
        form.setPageBreakPolicy(_BEFORE)
        frame.setFrameFormat(form)


def _paint(painter: QPainter, document: QTextDocument, page: int) -> None:
    width, height = document.pageSize().width(), document.pageSize().height()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * height, width, height)
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    painter.save()
    painter.translate(0, -page * height)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()
    painter.setPen(QColor(LIGHT.text3))
    font = QFont(document.defaultFont())
    font.setPixelSize(11)
    painter.setFont(font)
    footer = QRectF(0, height, width, FOOTER)
    bottom = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(footer, bottom, f"{page + 1} / {document.pageCount()}")


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture of the page. A formula stands on the line and reaches `below` it."""

    size: QSizeF
    shape: QPainterPath | None = None
    image: QImage | None = None
    below: float = 0.0
    is_tall: bool = False


class _Pictures(QPyTextObject):
    """Takes the pictures out of a page and draws them in the document, formulas as vectors."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: list[_Picture] = []
        self._numbers: dict[str, str] = {}

    def taken_from(self, html: str) -> str:
        """Return the page as a document understands it; its pictures are kept here."""
        html = _NAV.sub("", _STYLE.sub("", html))
        html = _FORMULA.sub(lambda found: self._kept(found[0], _formula), html)
        html = _IMAGE.sub(lambda found: self._kept(found[1], _image), html)
        html = _SECTION.sub(r'\1 style="page-break-before:always">', html)
        html = html.replace("</small>", "</small><br>")
        html = html.replace('<article><div class="number">', f'{_ARTICLE}<p class="number">')
        html = html.replace('</div><div class="sides">', '</p></td><td class="sides">')
        return html.replace("</div></article>", f"</td></tr></table>{_RULE}")

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
        rect: QRectF,
        _doc: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        """Draw a picture; a formula may reach below the place of its line."""
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

    def _kept(self, source: str, make) -> str:
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
    draw = {"M": shape.moveTo, "L": shape.lineTo, "Q": shape.quadTo, "C": shape.cubicTo}
    if step == "Z":
        shape.closeSubpath()
        return
    count = {"M": 2, "L": 2, "Q": 4, "C": 6}[step]
    for start in range(0, len(numbers) - count + 1, count):
        draw[step](*numbers[start : start + count])


def _image(data: str) -> _Picture | None:
    try:
        content = QByteArray(b64decode(data))
    except (BadBase64, ValueError):
        return None
    image, size = QImage.fromData(content), None
    if content.left(2000).contains(b"<svg"):
        size = QSizeF(QSvgRenderer(content).defaultSize())
        image = _rasterised(content)
    if image is None or image.isNull():
        return None
    return _Picture(size or QSizeF(image.size()), image=image)


def _rasterised(content: QByteArray) -> QImage | None:
    """Return a drawing as pixels, enough of them for paper."""
    renderer = QSvgRenderer(content)
    size = QSizeF(renderer.defaultSize())
    if not renderer.isValid() or size.isEmpty():
        return None
    size *= min(_SHARPNESS, _MOST_PIXELS / max(size.width(), size.height()))
    image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _sheet() -> str:
    mono = ", ".join(f"'{name}'" for name in MONO)
    syntax = {
        "k kc kd kn kp kr kt ow nt": "#8238BD", "s sa sb sd s1 s2 se si sr": "#1B7A46",
        "m mb mf mh mi mo il": "#A64B00", "c ch cm cp c1 cs": "#626C80",
        "nf fm nd na": "#2350C0", "nc nn ne": "#8F5600", "nb bp no nv": "#0A6B7E",
    }  # fmt: skip
    coloured = "".join(
        f"pre .{name} {{ color: {color}; }}\n"
        for names, color in syntax.items()
        for name in names.split()
    )
    return f"""
    body {{ color: {LIGHT.text}; }}
    h1 {{ font-size: 26px; margin-bottom: 2px; }}
    h2 {{ font-size: 19px; margin-bottom: 10px; }}
    header p, .number, .label, .tags, small {{ color: {LIGHT.text3}; }}
    small {{ font-size: 11px; font-weight: 400; }}
    .number {{ font-size: 12px; margin-top: 2px; }}
    .question {{ font-size: 15px; font-weight: 600; }}
    .label {{ font-size: 11px; font-weight: 600; margin-top: 6px; margin-bottom: 2px; }}
    .more, .about {{ color: {LIGHT.text2}; font-size: 12px; }}
    .tags {{ font-size: 11px; }}
    p {{ margin-top: 0; margin-bottom: 6px; }}
    ul, ol {{ margin-top: 0; margin-bottom: 6px; margin-left: 0;  }}
    a {{ color: {LIGHT.text}; text-decoration: none; }}
    mark {{ background-color: #FFF0B3; }}
    .cloze {{ color: {LIGHT.accent_text}; font-weight: 600; }}
    .choices {{ list-style-type: upper-alpha; }}
    .right {{ color: {LIGHT.good}; font-weight: 600; }}
    code, pre {{ font-family: {mono}, monospace; font-size: 12px; }}
    code {{ color: #A8235C; }}
    pre code {{ color: {LIGHT.text}; }}
    pre {{ background-color: #F7F8FB; white-space: pre-wrap; margin-bottom: 6px; }}
    blockquote {{ color: {LIGHT.text2}; }}
    th, td {{ padding: 3px 8px; }}
    td.sides {{ padding: 0; }}
    {coloured}"""
