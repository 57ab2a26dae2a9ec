"""What is painted around a card's text: boxes, pills, markers, rules and table lines."""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QTextTable

from studyapp.ui.widgets.card.formulas import DrawnFormula
from studyapp.ui.widgets.card.media import Picture


class BoxKind(StrEnum):
    """Frames around paragraphs."""

    CODE = "code"
    QUOTE = "quote"
    CHOICE = "choice"


class PillKind(StrEnum):
    """Shapes behind words."""

    CODE = "code"
    HIDDEN = "hidden"
    REVEALED = "revealed"
    MARK = "mark"
    KEY = "key"


class ChoiceState(StrEnum):
    """How an option of a choice card stands."""

    OPEN = "open"
    PICKED = "picked"
    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    OTHER = "other"


@dataclass(slots=True)
class Box:
    """A frame around the paragraphs `first` to `last`, `above` and `below` them in pixels."""

    kind: BoxKind
    left: int
    right: int
    first: int = -1
    last: int = -1
    above: int = 0
    below: int = 0
    choice: int = -1


@dataclass(frozen=True, slots=True)
class Pill:
    """A shape behind the characters from `start` to `end`, around the baseline."""

    kind: PillKind
    start: int
    end: int
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a list's paragraph: a number, or a bullet where `text` is empty."""

    block: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class InlineObject:
    """A formula or picture in the text; `source` is what copying gives.

    `room` is what margins take from the column's width. Without content, `alt` is shown; a
    picture that is there and still has none `is_refused`.
    """

    source: str
    room: int
    formula: DrawnFormula | None = None
    picture: Picture | None = None
    alt: str = ""
    is_refused: bool = False


@dataclass(slots=True)
class Decorations:
    """Everything of a document that is not its text."""

    boxes: list[Box] = field(default_factory=list)
    pills: list[Pill] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    tables: list[QTextTable] = field(default_factory=list)
    objects: list[InlineObject] = field(default_factory=list)
    choices: list[ChoiceState] = field(default_factory=list)
