"""Formulas as vectors, drawn once and kept."""

import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from studyapp.core.rendering.formula_drawing import drawn_svg, is_safe

TALLEST = 12
"""In lines of text."""

_KEPT = 1_024
_INK = "#010203"
K = TypeVar("K")
V = TypeVar("V")
_STRETCHED = re.compile(r"\\(?:left|right)(?![a-zA-Z])\s*\.?")
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_PATH = re.compile(r'<path [^>]*?d="([^"]+)"')
_POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
_BAR = re.compile(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"')
_EDGE = 0.7
"""Room around the ink, for soft edges and half of a frame's line."""


@dataclass(frozen=True, slots=True)
class DrawnFormula:
    """A drawn formula; `ascent` and `descent` are measured from the baseline, in pixels."""

    tex: str
    width: float
    ascent: float
    descent: float
    picture: QSvgRenderer

    @property
    def height(self) -> float:
        """Whole height in pixels."""
        return self.ascent + self.descent

    def draw(self, painter: QPainter, left: float, baseline: float, scale: float = 1.0) -> None:
        """Draw it with its left end on a baseline."""
        top = baseline - self.ascent * scale
        self.picture.render(painter, QRectF(left, top, self.width * scale, self.height * scale))


@dataclass(frozen=True, slots=True)
class FormulaRequest:
    """What is to be drawn: source, type size in pixels, colour, and whether it stands alone."""

    tex: str
    size: float
    color: str
    display: bool


@dataclass(frozen=True, slots=True)
class _Shape:
    svg: str
    box: QRectF


class FormulaCache:
    """Draws formulas and keeps the latest; a formula that cannot be drawn gives None."""

    def __init__(self) -> None:
        self._shapes: OrderedDict[tuple[str, float, bool], _Shape | None] = OrderedDict()
        self._drawn: OrderedDict[FormulaRequest, DrawnFormula | None] = OrderedDict()

    def knows(self, request: FormulaRequest) -> bool:
        """Whether the answer is at hand, so that asking takes no time."""
        return request in self._drawn

    def get(self, request: FormulaRequest) -> DrawnFormula | None:
        """Return the drawn formula, None where its source has to be shown instead."""
        if request not in self._drawn:
            _keep(self._drawn, request, self._draw(request))
        self._drawn.move_to_end(request)
        return self._drawn[request]

    def warm_up(self) -> None:
        """Load the library and its font while there is time."""
        _shape(FormulaRequest("x", 18.0, _INK, False))

    def _draw(self, request: FormulaRequest) -> DrawnFormula | None:
        key = (request.tex, request.size, request.display)
        if key not in self._shapes:
            _keep(self._shapes, key, _shape(request) if is_safe(request.tex) else None)
        shape = self._shapes[key]
        if shape is None:
            return None
        picture = QSvgRenderer(QByteArray(shape.svg.replace(_INK, request.color).encode()))
        picture.setViewBox(shape.box)
        box = shape.box
        return DrawnFormula(request.tex, box.width(), -box.top(), box.bottom(), picture)


def _keep(cache: OrderedDict[K, V], key: K, value: V) -> None:
    cache[key] = value
    while len(cache) > _KEPT:
        cache.popitem(last=False)


def _shape(request: FormulaRequest) -> _Shape | None:
    """Draw a formula; brackets that the library stretches beyond all measure are drawn plain."""
    shape = _drawn(request)
    if shape is None or shape.box.height() <= TALLEST * request.size:
        return shape
    plain = _drawn(replace(request, tex=_STRETCHED.sub("", request.tex)))
    return plain if plain and plain.box.height() <= TALLEST * request.size else None


def _drawn(request: FormulaRequest) -> _Shape | None:
    svg = drawn_svg(request.tex, request.size, display=request.display, color=_INK)
    if svg is None:
        return None
    box = _VIEW_BOX.search(svg)
    if box is None:
        return None
    line = QRectF(*map(float, box[1].split()))
    return _Shape(svg.replace('"black"', f'"{_INK}"'), _trimmed(svg, line))


def _trimmed(svg: str, line: QRectF) -> QRectF:
    """Return the box of what is drawn: the library's leaves gaps beside slanted letters."""
    points = [(float(x), float(y)) for path in _PATH.findall(svg) for x, y in _POINT.findall(path)]
    for found in _BAR.findall(svg):
        x, y, width, height = map(float, found)
        points += [(x, y), (x + width, y + height)]
    if not points:
        return line
    left, right = min(x for x, _ in points) - _EDGE, max(x for x, _ in points) + _EDGE
    top, bottom = min(y for _, y in points) - _EDGE, max(y for _, y in points) + _EDGE
    top, bottom = min(top, line.top()), max(bottom, line.bottom())
    return QRectF(left, top, right - left, bottom - top)
