"""How large a shape is: the box around it and the length of its outline, rather over than under."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from studyapp.core.rendering.drawings.reading import DrawingError

FARTHEST = 1e6
"""The largest number that a drawing may have for a place or a length."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


@dataclass(frozen=True, slots=True)
class Outline:
    """In the units of the shape; `corners` are the points that it is drawn through."""

    width: float
    height: float
    length: float
    corners: int


def numbers(text: str) -> list[float]:
    """Return the numbers of a text. Raises `DrawingError` for one that is out of all bounds."""
    found = [float(number) for number in _NUMBER.findall(text)]
    if any(abs(number) > FARTHEST for number in found):
        raise DrawingError("The drawing reaches too far.")
    return found


def number(attributes: Mapping[str, str], name: str, otherwise: float = 0.0) -> float:
    """Return the first number of an attribute; a percentage is `otherwise`."""
    text = attributes.get(name, "")
    found = numbers(text)
    return found[0] if found and "%" not in text else otherwise


def outline(tag: str, attributes: Mapping[str, str], canvas: float) -> Outline:
    """Return how large a shape is; a length that is a percentage is that of the canvas."""
    if tag == "path":
        return _through(list(_walk(attributes.get("d", ""))))
    if tag in ("polyline", "polygon"):
        places = numbers(attributes.get("points", ""))
        return _through(list(zip(places[::2], places[1::2], strict=False)))
    if tag == "line":
        wide = abs(number(attributes, "x2", canvas) - number(attributes, "x1"))
        high = abs(number(attributes, "y2", canvas) - number(attributes, "y1"))
        return Outline(wide, high, math.hypot(wide, high), 2)
    if tag in ("circle", "ellipse"):
        radius = number(attributes, "r", canvas)
        wide = 2 * number(attributes, "rx", radius)
        high = 2 * number(attributes, "ry", radius)
        return Outline(wide, high, 1.6 * (wide + high), 4)
    wide, high = number(attributes, "width", canvas), number(attributes, "height", canvas)
    return Outline(wide, high, 2 * (wide + high), 4)


def _through(points: list[tuple[float, float]]) -> Outline:
    if not points:
        return Outline(0, 0, 0, 0)
    across, down = [x for x, _ in points], [y for _, y in points]
    length = sum(math.dist(one, next_) for one, next_ in pairwise(points))
    return Outline(max(across) - min(across), max(down) - min(down), length, len(points))


def _walk(path: str) -> Iterator[tuple[float, float]]:
    """Yield the points of a path, with those that bend its curves."""
    x = y = 0.0
    start = (x, y)
    for step, text in _STEP.findall(path):
        kind, is_relative = step.upper(), step.islower()
        if kind == "Z":
            x, y = start
            yield x, y
            continue
        values = numbers(text)
        count = _TAKES[kind]
        for first in range(0, len(values) - count + 1, count):
            here = (x, y) if is_relative else (0.0, 0.0)
            for point in _points(kind, values[first : first + count], (x, y), here):
                yield point
                x, y = point
            if kind == "M" and first == 0:
                start = (x, y)
    if abs(x) > 100 * FARTHEST or abs(y) > 100 * FARTHEST:
        raise DrawingError("The drawing reaches too far.")


def _points(
    kind: str, values: list[float], now: tuple[float, float], here: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    if kind == "H":
        yield here[0] + values[0], now[1]
    elif kind == "V":
        yield now[0], here[1] + values[0]
    elif kind == "A":
        across, down = values[0], values[1]
        yield now[0] - across, now[1] - down
        yield now[0] + across, now[1] + down
        yield here[0] + values[5], here[1] + values[6]
    else:
        for place in range(0, len(values), 2):
            yield here[0] + values[place], here[1] + values[place + 1]
