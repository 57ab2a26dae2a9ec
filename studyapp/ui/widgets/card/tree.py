"""A card's HTML as a small tree, cut where it would take too long to show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

CHARACTERS = 60_000
ELEMENTS = 12_000
CODE_LINES = 400
TABLE_ROWS = 120
DEPTH = 16
"""Most of each that one card shows; beyond it the card is cut and says so.

Tags deeper than `DEPTH` are left out, their text is not.
"""

_VOID = {"br", "hr", "img", "input", "wbr", "col"}
_SKIPPED = {"script", "style", "head", "title", "template", "noscript"}


@dataclass(slots=True)
class Element:
    """One tag with what is inside it; text stands among the children as it was written."""

    tag: str
    classes: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        """Yield the children that are tags."""
        return (child for child in self.children if isinstance(child, Element))

    def text(self) -> str:
        """Return all text inside."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def find(self, tag: str) -> "Element | None":
        """Return the first tag of a name inside, at any depth."""
        for child in self.elements():
            found = child if child.tag == tag else child.find(tag)
            if found is not None:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Tree:
    """The parsed card; `is_cut` says that something was too long to be shown."""

    root: Element
    is_cut: bool = False


def parse(html: str) -> Tree:
    """Return the tree of a card's HTML; never raises, whatever the text."""
    parser = _Parser()
    parser.feed(html[: 4 * CHARACTERS])
    parser.close()
    return Tree(parser.root, parser.is_cut or len(html) > 4 * CHARACTERS)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self.is_cut = False
        self._open = [("body", self.root)]
        self._dropped = 0
        self._characters = 0
        self._elements = 0
        self._lines = 0
        self._rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag, or leave it out where a limit is reached."""
        if self._dropped or tag in _SKIPPED or not self._has_room(tag):
            self._dropped += tag not in _VOID
            return
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, tuple(attributes.pop("class", "").split()), attributes)
        around = self._open[-1][1]
        if len(self._open) > DEPTH and tag not in _VOID:
            self._open.append((tag, around))  # too deep to be seen: its text stays with the rest
            return
        around.children.append(element)
        if tag not in _VOID:
            self._open.append((tag, element))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<p/>` for an empty paragraph."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag and everything left open in it."""
        if self._dropped:
            self._dropped -= tag not in _VOID
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Keep text, as much as there is room for."""
        if self._dropped:
            return
        room = CHARACTERS - self._characters
        text = self._shortened_code(data[:room]) if self._in_code() else data[:room]
        self.is_cut |= len(text) < len(data)
        self._characters += len(text)
        if text:
            self._open[-1][1].children.append(text)

    def _has_room(self, tag: str) -> bool:
        self._elements += 1
        if tag == "pre":
            self._lines = 0
        elif tag == "table":
            self._rows = 0
        self._rows += tag == "tr"
        fits = (
            self._elements <= ELEMENTS
            and self._characters < CHARACTERS
            and (tag != "tr" or self._rows <= TABLE_ROWS)
        )
        self.is_cut |= not fits
        return fits

    def _in_code(self) -> bool:
        return any(tag == "pre" for tag, _ in self._open)

    def _shortened_code(self, text: str) -> str:
        room = CODE_LINES - self._lines
        lines = text.split("\n")
        self._lines += len(lines) - 1
        return text if len(lines) <= room else "\n".join(lines[: max(0, room)])
