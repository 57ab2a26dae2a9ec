"""From the bytes of an SVG to bytes that are safe to draw, with its colour words resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from studyapp.core.rendering.drawings.allowed import (
    ELEMENTS,
    HOLD_TEXT,
    LENGTHS,
    LINKS,
    PAINTS,
    REFERENCE,
    TRANSFORMS,
    plain_colour,
    plain_value,
)
from studyapp.core.rendering.drawings.embedded import embedded_picture
from studyapp.core.rendering.drawings.outlines import numbers
from studyapp.core.rendering.drawings.palette import INK, Palette
from studyapp.core.rendering.drawings.reading import DrawingElement, DrawingError, read_tree
from studyapp.core.rendering.drawings.sheets import Sheets
from studyapp.core.rendering.drawings.work import MOST_WORK, work

MOST_FAMILIES = 8
_WORD = re.compile(r"var\(\s*--([\w-]{1,40})\s*(?:,([^()]{1,60}))?\)")
_FRAGMENT = re.compile(r"#[\w:.-]{1,200}")
_OTHERS = frozenset({"requiredFeatures", "requiredExtensions"})
_OWN_FONT = frozenset({"sans-serif", "system-ui"})
_SVG = 'xmlns="http://www.w3.org/2000/svg"'
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


@dataclass(frozen=True, slots=True)
class Drawing:
    """A safe drawing.

    `follows_scheme` when it names colours by word, so that it needs no light paper in the dark.
    One that is not `is_quick` would hold up the window for about a second or longer.
    """

    content: bytes
    follows_scheme: bool
    is_quick: bool


def safe_drawing(
    source: bytes, palette: Palette, font: str, *, one_family: bool = False
) -> Drawing:
    """Return what is safe of a drawing; text without a family of its own is set in `font`.

    Colour words (`var(--ink)`) and `currentColor` become colours of the palette. With
    `one_family` a list of families becomes its first, for those who cannot read lists.
    Raises `DrawingError` for what cannot be made safe.
    """
    root = read_tree(source)
    cleaning = _Cleaning(root, palette, one_family=one_family)
    clean = cleaning.cleaned(root, palette[INK])
    if clean is None:
        raise DrawingError("The file is no drawing.")
    cleaning.settle(clean)
    if cleaning.has_text:
        clean.attributes.setdefault("font-family", font)
    if cleaning.uses_words:
        clean.attributes.setdefault("fill", palette[INK])
    is_quick = work(clean) <= MOST_WORK
    content = "".join(_written(clean, is_root=True)).encode()
    return Drawing(content, cleaning.uses_words, is_quick)


class _Cleaning:
    """Makes a clean copy of a tree, and remembers what was seen on the way."""

    def __init__(self, root: DrawingElement, palette: Palette, *, one_family: bool) -> None:
        self.uses_words = self.has_text = False
        self._palette = palette
        self._one_family = one_family
        self._sheets = Sheets(root)
        self._families: set[str] = set()
        self._names: set[str] = set()

    def cleaned(
        self, element: DrawingElement, colour: str, *, is_root: bool = True
    ) -> DrawingElement | None:
        """Return a copy with nothing but what is allowed; `colour` is what currentColor means."""
        tag = "g" if element.tag == "a" else element.tag
        is_known = tag in ELEMENTS and (tag != "svg" or is_root)
        if not is_known or _OTHERS & element.attributes.keys():
            return None
        given = element.attributes | self._sheets.looks(element)
        colour = self._colour(given.get("color", ""), colour) or colour
        values = ((name, self._value(name, value, colour)) for name, value in given.items())
        clean = DrawingElement(tag, {name: value for name, value in values if value is not None})
        if not self._keep_reference(element, clean):
            return None
        for child in element.children:
            if isinstance(child, str):
                if tag in HOLD_TEXT:
                    clean.children.append(child)
            elif (made := self.cleaned(child, colour, is_root=False)) is not None:
                clean.children.append(made)
        self.has_text |= tag == "text"
        self._names.add(clean.attributes.get("id", ""))
        return clean

    def settle(self, element: DrawingElement) -> None:
        """Take away references to what is not there."""
        given = element.attributes
        for name in ("fill", "stroke", *LINKS):
            found = REFERENCE.fullmatch(given.get(name, ""))
            if found and found[2] not in self._names:
                if name in LINKS:
                    del given[name]
                else:
                    given[name] = "none"
        if (
            given.get("xlink:href", "").startswith("#")
            and given["xlink:href"][1:] not in self._names
        ):
            del given["xlink:href"]
        for child in element.children:
            if isinstance(child, DrawingElement):
                self.settle(child)

    def _value(self, name: str, value: str, colour: str) -> str | None:
        if name in PAINTS:
            return self._paint(value, colour)
        if name in LINKS:
            found = REFERENCE.fullmatch(value.strip())
            return f"url(#{found[2]})" if found else None
        if name == "font-family":
            return self._family(value)
        if name in LENGTHS or name in TRANSFORMS:
            numbers(value)
        return plain_value(name, value)

    def _paint(self, value: str, colour: str) -> str | None:
        found = REFERENCE.match(value.strip())
        return f"url(#{found[2]})" if found else self._colour(value, colour)

    def _colour(self, value: str, current: str) -> str | None:
        word = _WORD.fullmatch(value.strip())
        if word is None:
            if value.strip().lower() != "currentcolor":
                return plain_colour(value)
            self.uses_words |= current == self._palette[INK]
            return current
        if word[1] in self._palette:
            self.uses_words = True
            return self._palette[word[1]]
        return plain_colour(word[2] or "")

    def _family(self, value: str) -> str | None:
        name = plain_value("font-family", value)
        if name is None:
            return None
        first = name.partition(",")[0].strip(" '\"")
        self._families.add(name)
        if first.lower() in _OWN_FONT or len(self._families) > MOST_FAMILIES:
            return None
        return first if self._one_family else name

    def _keep_reference(self, element: DrawingElement, clean: DrawingElement) -> bool:
        """Copy the reference of an element if it is harmless; return whether the element stays."""
        given = element.attributes
        address = given.get("href", given.get("xlink:href"))
        if element.tag == "image":
            picture = embedded_picture(address or "")
            if picture is not None:
                clean.attributes["xlink:href"] = picture.address
            return picture is not None
        if address is not None and element.tag != "a" and _FRAGMENT.fullmatch(address.strip()):
            clean.attributes["xlink:href"] = address.strip()
        return element.tag != "use" or "xlink:href" in clean.attributes


def _written(element: DrawingElement, *, is_root: bool = False) -> Iterator[str]:
    spaces = f" {_SVG}" if is_root else ""
    if is_root and _refers(element):
        spaces += f" {_XLINK}"
    yield f"<{element.tag}{spaces}"
    for name, value in element.attributes.items():
        yield f" {name}={quoteattr(value)}"
    if not element.children:
        yield "/>"
        return
    yield ">"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _written(child)
    yield f"</{element.tag}>"


def _refers(element: DrawingElement) -> bool:
    return "xlink:href" in element.attributes or any(
        _refers(child) for child in element.children if isinstance(child, DrawingElement)
    )
