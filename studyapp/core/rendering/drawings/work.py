"""What it costs to paint a drawing, reckoned before anybody paints it.

The weights are microseconds that Qt 6.11 took on a slow computer for a card of 712 x 520 pixels.
"""

import re
from collections.abc import Mapping
from math import sqrt

from studyapp.core.rendering.drawings.allowed import DEFINED, REFERENCE, SHAPES, TOLD
from studyapp.core.rendering.drawings.embedded import embedded_picture
from studyapp.core.rendering.drawings.outlines import FARTHEST, number, numbers, outline
from studyapp.core.rendering.drawings.reading import DrawingElement, DrawingError

MOST_WORK = 500_000.0
"""So that a fine screen and a slower computer stay below about a second."""
MOST_DRAWN = 20_000
"""Elements, each counted as often as `use`, patterns, masks and markers repeat it."""
DEEPEST_USE = 64

_COLUMN = 712.0
_ELEMENT, _CORNER, _TEXT, _LETTER, _STRANGE_LETTER = 25.0, 3.0, 20.0, 2.0, 20.0
_SOLID, _SHADED, _GROUP, _MASK, _PATTERN = 200.0, 600.0, 300.0, 2_000.0, 1_500.0
"""A whole canvas in one colour, in a gradient, by way of a buffer, through a mask, in tiles."""
_PIXEL, _TILE_PIXEL = 0.02, 0.006
_CELL, _NEIGHBOUR, _CROWD = 0.1, 0.045, 110
"""A line that crosses a row of pixels pays for that, and for each other one that crosses it:
a zigzag of 100 lines from top to bottom takes 235,000."""
_LARGEST_SCALE = 1e12
_STEP = re.compile(r"([a-zA-Z]+)\s*\(([^)]*)\)")
_MARKERS = ("marker-start", "marker-mid", "marker-end")


def work(root: DrawingElement) -> float:
    """Return the microseconds that a drawing takes. Raises `DrawingError` for an endless one."""
    return _Reckoning(root).total


class _Reckoning:
    def __init__(self, root: DrawingElement) -> None:
        self.total = 0.0
        self._count = 0
        self._named: dict[str, DrawingElement] = {}
        self._name(root)
        box = numbers(root.attributes.get("viewBox", ""))
        if len(box) == 4:
            width, height = box[2:]
        else:
            width = number(root.attributes, "width", 100.0)
            height = number(root.attributes, "height", 100.0)
        if width <= 0 or height <= 0:
            raise DrawingError("The drawing has no size.")
        self._side = max(width, height)
        self._area = width * height
        self._pixel = _COLUMN / self._side
        self._visit(root, {}, 1.0, 0)

    def _name(self, element: DrawingElement) -> None:
        if "id" in element.attributes:
            self._named.setdefault(element.attributes["id"], element)
        for child in element.children:
            if isinstance(child, DrawingElement):
                self._name(child)

    def _visit(
        self,
        element: DrawingElement,
        above: Mapping[str, str],
        scale: float,
        depth: int,
        times: int = 1,
    ) -> None:
        """Count an element and what it shows; `scale` is by how much its areas are enlarged."""
        self._count += times
        if self._count > MOST_DRAWN or depth > DEEPEST_USE:
            raise DrawingError("The drawing repeats itself too often.")
        given = element.attributes
        looks = {**above, **{name: given[name] for name in _INHERITED if name in given}}
        scale = min(_LARGEST_SCALE, scale * _enlarged(given.get("transform", "")))
        self.total += times * self._own(element, looks, scale)
        for child in element.children:
            if isinstance(child, DrawingElement) and child.tag not in DEFINED | TOLD:
                self._visit(child, looks, scale, depth + 1, times)
        self._follow(element, looks, scale, depth + 1, times)

    def _follow(
        self,
        element: DrawingElement,
        looks: Mapping[str, str],
        scale: float,
        depth: int,
        times: int,
    ) -> None:
        """Count what an element refers to."""
        given = element.attributes
        if element.tag == "use":
            target = self._named.get(given.get("xlink:href", "")[1:])
            if target is not None:
                self._visit(target, looks, scale * self._fitted(given, target), depth, times)
        corners = 1
        if element.tag in SHAPES and any(name in looks for name in _MARKERS):
            corners = 2 + outline(element.tag, given, self._side).corners
        for name in (*_PAINTS, "mask", "clip-path", *_MARKERS):
            source = looks if name in _MARKERS and element.tag in SHAPES else given
            found = REFERENCE.match(source.get(name, ""))
            target = self._named.get(found[2]) if found else None
            if target is None:
                continue
            if name in _MARKERS:
                width = number(looks, "stroke-width", 1.0)
                for child in _elements(target):
                    self._visit(child, {}, scale * width * width, depth, times * corners)
            else:
                self.total += times * self._tile(target, scale)
                for child in _elements(target):
                    self._visit(child, {}, scale, depth, times)

    def _tile(self, target: DrawingElement, scale: float) -> float:
        """Return what one tile of a pattern costs beside what is in it."""
        if target.tag != "pattern":
            return 0.0
        wide, high = (number(target.attributes, side, 1.0) for side in ("width", "height"))
        return _PATTERN + _TILE_PIXEL * abs(wide * high) * scale * self._pixel**2

    def _fitted(self, given: Mapping[str, str], target: DrawingElement) -> float:
        """Return by how much a symbol with a view box of its own is enlarged."""
        box = numbers(target.attributes.get("viewBox", ""))
        if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            return 1.0
        wide, high = (number(given, side, self._side) for side in ("width", "height"))
        return abs(wide * high) / (box[2] * box[3])

    def _own(self, element: DrawingElement, looks: Mapping[str, str], scale: float) -> float:
        given = element.attributes
        cost = _ELEMENT
        if "mask" in given or "clip-path" in given:
            cost += _MASK if "mask" in given else _GROUP
        if "opacity" in given and element.tag in ("g", "use", "svg", "switch"):
            cost += _GROUP
        if element.tag in SHAPES:
            return cost + self._shape(element, looks, scale)
        if element.tag in ("text", "tspan"):
            return cost + self._text(element, looks, scale)
        if element.tag == "image":
            picture = embedded_picture(given.get("xlink:href", ""))
            return cost + _SHADED + _PIXEL * (picture.pixels if picture else 0)
        return cost

    def _shape(self, element: DrawingElement, looks: Mapping[str, str], scale: float) -> float:
        line = outline(element.tag, element.attributes, self._side)
        pixels = self._pixel * sqrt(scale)
        length = min(line.length * pixels, line.corners * 2 * _COLUMN)
        row = _CELL + _NEIGHBOUR * min(line.corners, _CROWD)
        cost = _CORNER * line.corners
        fill, stroke = looks.get("fill", "black"), looks.get("stroke", "none")
        if fill != "none":
            cost += length * row + self._paint(fill, line.width * line.height * scale)
        if stroke != "none":
            width = number(looks, "stroke-width", 1.0)
            cost += self._paint(stroke, (line.length + width) * width * scale)
            around = 2 * length + min(4 * width * pixels, 4 * _COLUMN)
            is_thin = width * pixels <= 1 and "stroke-dasharray" not in looks
            is_dashed = looks.get("stroke-dasharray", "none") != "none"
            cost += around * row * (0.05 if is_thin else 2.0 if is_dashed else 1.0)
        return cost

    def _paint(self, paint: str, area: float) -> float:
        return min(1.0, area / self._area) * (_SHADED if paint.startswith("url") else _SOLID)

    def _text(self, element: DrawingElement, looks: Mapping[str, str], scale: float) -> float:
        text = "".join(child for child in element.children if isinstance(child, str))
        strange = sum(not letter.isascii() for letter in text)
        size = number(looks, "font-size", 16.0)
        area = 0.6 * len(text) * size * size * scale
        return _TEXT + _LETTER * len(text) + _STRANGE_LETTER * strange + self._paint("", area)


_PAINTS = ("fill", "stroke")
_INHERITED = (*_PAINTS, "stroke-width", "stroke-dasharray", "font-size", *_MARKERS)


def _elements(parent: DrawingElement) -> list[DrawingElement]:
    return [child for child in parent.children if isinstance(child, DrawingElement)]


def _enlarged(transform: str) -> float:
    """Return by how much a transform enlarges areas."""
    scale = 1.0
    for name, text in _STEP.findall(transform):
        values = numbers(text)
        if name == "scale" and values:
            scale *= abs(values[0] * values[-1])
        elif name == "matrix" and len(values) == 6:
            scale *= abs(values[0] * values[3] - values[1] * values[2])
        elif name in ("skewX", "skewY"):
            continue
    return min(scale, FARTHEST * FARTHEST)
