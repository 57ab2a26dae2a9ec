"""The pictures of the decks follow light and dark, can be read, and nothing is cut off."""

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.rendering.drawings import COLOUR_WORDS, LIGHT_PALETTE, safe_drawing
from studyapp.paths import shipped
from studyapp.ui.fonts import window_font

PICTURES = sorted(shipped("decks").glob("images/*.svg"))
COLUMN, LEAST_TEXT = 712, 14
ELEMENTS = {
    "svg", "title", "desc", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path",
    "text", "tspan",
}  # fmt: skip
COLOURED = re.compile(r'\b(fill|stroke|color|stop-color)\s*[=:]\s*"?([^";]*)')
OUTSIDE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="712" height="90" viewBox="0 0 712 90">
<rect x="110" y="40" width="60" height="30" fill="var(--panel)"/>
<text x="140" y="60" font-size="14" text-anchor="middle">too long for its box</text>
<text x="700" y="60" font-size="14">cut off</text>
<text x="300" y="20" font-size="14">one over</text><text x="310" y="24" font-size="14">the other</text>
</svg>"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the room that it takes."""

    text: str
    size: float
    room: QRectF


def each_picture(test):
    return pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)(test)


def lines(root):
    """Return the lines of a picture; one that is turned is left out."""
    for element in root.iter():
        if element.tag.endswith("}text") and not element.get("transform"):
            text, size = "".join(element.itertext()), float(element.get("font-size", "0"))
            font = window_font()
            font.setPixelSize(max(1, round(size)))
            if element.get("font-weight", "400") in ("bold", "600", "650", "700"):
                font.setWeight(QFont.Weight.Bold)
            width = QFontMetricsF(font).horizontalAdvance(text)
            left = float(element.get("x", "0")) - width * (
                {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", "start"), 0.0)
            )
            top = float(element.get("y", "0")) - 0.74 * size
            yield Line(text, size, QRectF(left, top, width, 0.94 * size))


def boxes(root):
    """Return the boxes that are large enough to hold a line."""
    for element in root.iter():
        if element.tag.endswith("}rect"):
            sides = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
            box = QRectF(*sides)
            if box.width() >= 30 and box.height() >= 14:
                yield box


def troubles(source):
    """Return what does not fit in a picture."""
    root = ElementTree.fromstring(source)
    view = QRectF(*(float(side) for side in root.get("viewBox", "").split()))
    written = list(lines(root))
    outside = [
        f"{line.text} leaves the picture" for line in written if not view.contains(line.room)
    ]
    over = [
        f"{line.text} leaves its box"
        for line in written
        for box in boxes(root)
        if box.contains(line.room.center())
        and (line.room.left() < box.left() or line.room.right() > box.right())
    ]
    crowded = [
        f"{one.text} lies over {other.text}"
        for one, other in combinations(written, 2)
        if (shared := one.room & other.room).width() > 0 and shared.height() > 1
    ]
    return outside + over + crowded


@each_picture
def test_a_picture_has_shapes_and_text_in_colour_words_only(path):
    source = path.read_text(encoding="utf-8")

    elements = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(source).iter()}
    colours = {colour for _, colour in COLOURED.findall(source)} - {"none"}

    assert elements <= ELEMENTS
    assert colours <= {f"var(--{word})" for word in COLOUR_WORDS}
    assert "font-family" not in source


@each_picture
def test_a_picture_is_drawn_as_it_is_written_and_fits_the_column(path, qapp):
    drawing = safe_drawing(path.read_bytes(), LIGHT_PALETTE, "Inter")
    vector = QSvgRenderer(QByteArray(drawing.content))

    assert drawing.follows_scheme
    assert drawing.is_quick
    assert vector.isValid()
    assert vector.viewBoxF().width() == COLUMN
    assert drawing.content.count(b"<") == path.read_bytes().count(b"<")


@each_picture
def test_the_text_of_a_picture_is_large_enough_and_where_it_belongs(path, qapp):
    source = path.read_text(encoding="utf-8")

    sizes = [line.size for line in lines(ElementTree.fromstring(source))]

    assert min(sizes) >= LEAST_TEXT
    assert troubles(source) == []


def test_what_does_not_fit_is_found(qapp):
    assert troubles(OUTSIDE) == [
        "cut off leaves the picture",
        "too long for its box leaves its box",
        "one over lies over the other",
    ]
