"""A printable deck as a PDF; needs no window, and may run beside one."""

import re
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextOption,
)

from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent
from studyapp.ui.fonts import MONO, SANS
from studyapp.ui.printing.pictures import TEXT, PrintedPictures
from studyapp.ui.tokens import LIGHT

DPI = 96
FOOTER = 26
INDENT = 22

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_NAV = re.compile(r"<nav>.*?</nav>", re.DOTALL)
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
    pictures = PrintedPictures()
    document = _document(_understood(pictures.taken_from(html)), writer, pictures)
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


def _document(html: str, writer: QPdfWriter, pictures: PrintedPictures) -> QTextDocument:
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
        begins = block.isValid() and bool(block.blockFormat().pageBreakPolicy() & _BEFORE)
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


def _understood(html: str) -> str:
    """Return a page as a document understands it: without its style, each card a table."""
    html = _NAV.sub("", _STYLE.sub("", html))
    html = _SECTION.sub(r'\1 style="page-break-before:always">', html)
    html = html.replace("</small>", "</small><br>")
    html = html.replace('<article><div class="number">', f'{_ARTICLE}<p class="number">')
    html = html.replace('</div><div class="sides">', '</p></td><td class="sides">')
    return html.replace("</div></article>", f"</td></tr></table>{_RULE}")


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
    h3 {{ font-size: 13px; margin-bottom: 3px; }}
    th {{ text-align: left; font-weight: 600; }}
    .quiet {{ color: {LIGHT.text3}; }}
    .yes {{ color: {LIGHT.good}; }}
    .half {{ color: {LIGHT.hard}; }}
    .no {{ color: {LIGHT.again}; }}
    code, pre {{ font-family: {mono}, monospace; font-size: 12px; }}
    code {{ color: #A8235C; }}
    pre code {{ color: {LIGHT.text}; }}
    pre {{ background-color: #F7F8FB; white-space: pre-wrap; margin-bottom: 6px; }}
    blockquote {{ color: {LIGHT.text2}; }}
    th, td {{ padding: 3px 8px; }}
    td.sides {{ padding: 0; }}
    {coloured}"""
