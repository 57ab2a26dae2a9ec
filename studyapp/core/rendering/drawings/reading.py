"""The XML of a drawing as a tree, as long as it is small, shallow and defines nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from studyapp.core.errors import StudyError

LARGEST_SOURCE = 2_000_000
"""Bytes."""
MOST_DETAIL = 600_000
"""Characters of all attributes without the pictures that are embedded in them."""
MOST_ELEMENTS = 10_000
DEEPEST = 48

_SVG = "http://www.w3.org/2000/svg"
_PREFIXES = {
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "": "",
}


class DrawingError(StudyError):
    """A drawing that cannot be made safe, or that is no drawing."""


@dataclass(slots=True)
class DrawingElement:
    """An element of SVG; what is of another kind has an empty `tag`."""

    tag: str
    attributes: dict[str, str]
    children: list["DrawingElement | str"] = field(default_factory=list)


def read_tree(source: bytes) -> DrawingElement:
    """Return the root of a drawing. Raises `DrawingError`."""
    if len(source) > LARGEST_SOURCE:
        raise DrawingError("The drawing is too large.")
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = reading.doctype
    parser.EntityDeclHandler = reading.refuse
    parser.SkippedEntityHandler = reading.refuse
    parser.ExternalEntityRefHandler = reading.refuse
    parser.ProcessingInstructionHandler = reading.refuse
    try:
        parser.Parse(source, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DrawingError(f"The drawing is damaged ({error}).") from error
    if reading.root is None or reading.root.tag != "svg":
        raise DrawingError("The file is no drawing.")
    return reading.root


class _Reading:
    def __init__(self) -> None:
        self.root: DrawingElement | None = None
        self._open: list[DrawingElement] = []
        self._count = self._detail = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            raise DrawingError("The drawing has too many parts, or they are nested too deeply.")
        self._detail += sum(
            len(value) for name, value in attributes.items() if not name.endswith("href")
        )
        if self._detail > MOST_DETAIL:
            raise DrawingError("The drawing has too many details.")
        namespace, _, local = name.rpartition(" ")
        element = DrawingElement(local if namespace in (_SVG, "") else "", _known(attributes))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(text)

    def doctype(self, _name: str, _system: str | None, _public: str | None, inside: bool) -> None:
        """Leave out a bare document type, which many programs write; refuse one that defines."""
        if inside:
            self.refuse()

    def refuse(self, *_: object) -> int:
        raise DrawingError("The drawing defines entities or refers to a style sheet.")


def _known(attributes: Mapping[str, str]) -> dict[str, str]:
    known = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        if namespace in _PREFIXES:
            known[_PREFIXES[namespace] + local] = value
    return known
