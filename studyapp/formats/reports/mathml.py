"""TeX as MathML, which browsers draw: only what draws is kept of what a stranger wrote."""

from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NOT_DRAWING = frozenset({"class", "href", "id", "src", "style"})


def as_mathml(tex: str) -> str:
    """Return TeX as MathML; what cannot be read stays as it is written."""
    from xml.etree.ElementTree import tostring

    from latex2mathml.converter import convert_to_element

    try:
        # Its own `convert` writes what stands in \text as HTML, scripts among it.
        formula = convert_to_element(tex)
        for part in formula.iter():
            _keep_drawing(part)
        return tostring(formula, encoding="unicode")
    except Exception:  # the library raises anything on a source that it cannot read
        return as_text(tex)


def as_text(tex: str) -> str:
    """Return TeX as it is written, for where no formula can be drawn."""
    return f"<i>{escape(tex)}</i>"


def _keep_drawing(part: "Element") -> None:
    """Make characters of what the library wrote as HTML, and take links and scripts away."""
    part.text, part.tail = unescape(part.text or ""), unescape(part.tail or "")
    for name in list(part.attrib):
        if name.lower() in _NOT_DRAWING or name.lower().startswith("on"):
            del part.attrib[name]
