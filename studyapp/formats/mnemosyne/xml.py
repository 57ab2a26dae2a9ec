"""The XML of Mnemosyne as plain values; documents that define entities of their own are refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress, silent

MOST_DEPTH = 6
MOST_ENTRIES = 2_000_000
_CHUNK = 1 << 18


@dataclass(slots=True)
class XmlEntry:
    """An element below the root: its attributes, and the texts of the elements in it."""

    name: str
    line: int
    attributes: Mapping[str, str]
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Root:
    """A document: its first element, and those below."""

    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    entries: list[XmlEntry] = field(default_factory=list)


def read_xml(content: bytes, *, source: str, progress: Progress = silent) -> Root:
    """Return what an XML document holds; StudyError when it is none, or not a harmless one."""
    reading = _Reading(source)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = reading.refuse
    parser.EntityDeclHandler = reading.refuse
    parser.ExternalEntityRefHandler = reading.refuse
    reading.line = lambda: parser.CurrentLineNumber
    try:
        for start in range(0, len(content), _CHUNK):
            progress("Reading the cards", 0.8 * start / len(content))
            parser.Parse(content[start : start + _CHUNK])
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise StudyError(f"{source} is damaged ({error}): export it again.") from error
    return reading.root


class _Reading:
    def __init__(self, source: str) -> None:
        self.root = Root()
        self.line: Callable[[], int] = int
        self._source = source
        self._depth = 0
        self._name = ""
        self._texts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH or len(self.root.entries) > MOST_ENTRIES:
            raise StudyError(f"{self._source} is nested too deeply, or too long, to be a deck.")
        if self._depth == 1:
            self.root = Root(name, dict(attributes))
        elif self._depth == 2:
            self.root.entries.append(XmlEntry(name, self.line(), dict(attributes)))
        elif self._depth == 3:
            self._name, self._texts = name, []

    def end(self, name: str) -> None:
        if self._depth == 3:
            self.root.entries[-1].fields[self._name] = "".join(self._texts)
        self._depth -= 1

    def text(self, text: str) -> None:
        if self._depth >= 3:
            self._texts.append(text)

    def refuse(self, *_: object) -> int:
        raise StudyError(f"{self._source} defines entities, which no deck does: it is not read.")
