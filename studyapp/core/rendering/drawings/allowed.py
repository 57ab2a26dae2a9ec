"""What a drawing may have: elements, attributes, and the form of each value."""

import re
from collections.abc import Mapping

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
TEXTS = frozenset({"text", "tspan"})
GROUPS = frozenset({"g", "use", "switch"})
DRAWN = SHAPES | TEXTS | GROUPS | {"image"}
DEFINED = frozenset({
    "defs", "symbol", "marker", "mask", "pattern", "clipPath", "linearGradient", "radialGradient",
})  # fmt: skip
TOLD = frozenset({"title", "desc"})
ELEMENTS = DRAWN | DEFINED | TOLD | {"svg", "stop"}
HOLD_TEXT = TEXTS | TOLD

_NUMBER = r"[-+]?(?:\d{1,12}\.?\d{0,12}|\.\d{1,12})(?:[eE][-+]?\d{1,2})?"
_LENGTHS = re.compile(rf"\s*{_NUMBER}(?:[a-z]{{2}}|%)?(?:[\s,]+{_NUMBER}(?:[a-z]{{2}}|%)?)*\s*")
_GEOMETRY = re.compile(r"[\s\d.,eE+\-MmZzLlHhVvCcSsQqTtAa]*")
_TRANSFORM = re.compile(r"(?:[a-zA-Z]{4,9}\s*\([\s\d.,eE+-]*\)[\s,]*)+")
_KEYWORD = re.compile(r"[\w.+ -]{1,60}")
_FAMILY = re.compile(r"[\w ,'\"-]{1,200}")
_NAME = re.compile(r"[\w:.-]{1,200}")
_COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24}|(?:rgb|hsl)a?\([\d\s.,%/+-]{1,60}\)", re.ASCII
)
REFERENCE = re.compile(r"url\(\s*([\"']?)#([\w:.-]{1,200})\1\s*\)")

LENGTHS = frozenset({
    "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2",
    "fx", "fy", "fr", "dx", "dy", "rotate", "offset", "refX", "refY", "markerWidth",
    "markerHeight", "textLength", "viewBox", "points", "stroke-dasharray", "stroke-dashoffset",
    "stroke-width", "stroke-miterlimit", "font-size", "letter-spacing", "word-spacing",
    "opacity", "fill-opacity", "stroke-opacity", "stop-opacity",
})  # fmt: skip
TRANSFORMS = frozenset({"transform", "gradientTransform", "patternTransform"})
PAINTS = frozenset({"fill", "stroke", "stop-color", "color"})
LINKS = frozenset({"marker-start", "marker-mid", "marker-end", "mask", "clip-path"})
_KEYWORDS = frozenset({
    "text-anchor", "font-weight", "font-style", "font-variant", "stroke-linecap",
    "stroke-linejoin", "fill-rule", "clip-rule", "display", "visibility", "spreadMethod",
    "gradientUnits", "patternUnits", "patternContentUnits", "maskUnits", "maskContentUnits",
    "clipPathUnits", "markerUnits", "orient", "preserveAspectRatio", "dominant-baseline",
    "alignment-baseline", "baseline-shift", "text-decoration", "vector-effect", "paint-order",
    "shape-rendering", "text-rendering", "lengthAdjust", "direction", "systemLanguage", "xml:space",
})  # fmt: skip
_FORMS: Mapping[str, re.Pattern[str]] = (
    dict.fromkeys(_KEYWORDS, _KEYWORD)
    | dict.fromkeys(TRANSFORMS, _TRANSFORM)
    | {"d": _GEOMETRY, "id": _NAME, "font-family": _FAMILY}
)
LOOKS = (PAINTS | LINKS | _KEYWORDS | {"font-family", "transform"}) | {
    name for name in LENGTHS if "-" in name or name == "opacity"
}
"""What a style attribute or a style sheet may say."""


def plain_value(name: str, value: str) -> str | None:
    """Return the value of an attribute that neither colours nor refers, None if it has no place."""
    value = value.strip()
    form = _FORMS.get(name)
    if name in LENGTHS:
        form = _LENGTHS if _LENGTHS.fullmatch(value) else _KEYWORD
    if form is None or not form.fullmatch(value):
        return None
    return value


def plain_colour(value: str) -> str | None:
    """Return a colour that stands for itself, None for anything else."""
    value = value.strip()
    return value if _COLOUR.fullmatch(value) else None
