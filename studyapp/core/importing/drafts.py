"""What a document could become: notes with their place in the source, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The kinds of document that are recognised, by content and never by name."""

    GLOSSARY = "glossary"
    NOTES = "notes"
    ASSIGNMENT = "assignment"
    REPORT = "report"
    MARKDOWN = "markdown"
    QUESTIONS = "questions"


INCOMPLETE = "incomplete"
"""The tag of what cannot be studied yet: its cards are kept back when it comes."""


class DraftState(StrEnum):
    """Whether a draft can be studied as it stands."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NEEDS_IMAGE = "needs image"


class RepairKind(StrEnum):
    """What was wrong with the text."""

    ENCODING = "encoding"
    OCR = "ocr"
    PAGE_BREAK = "page break"
    CHROME = "chrome"
    BLANK = "blank"
    REPEATED = "repeated"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of the source, counted from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended or left out, and can be left as it was.

    `key` names it for switching it off and stays the same however often the document is read.
    """

    key: str
    kind: RepairKind
    place: Place
    before: str
    after: str
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """One note in the making. `place` is where it stands; `reason` says why it is not complete.

    `front`, `back`, `more` and `key_points` are Markdown. `lost_question` says that the source
    has no question here: the front is a stand-in for the learner to replace.
    """

    place: Place
    front: str
    back: str
    state: DraftState = DraftState.COMPLETE
    reason: str = ""
    more: str = ""
    key_points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    lost_question: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document cut into drafts.

    `lines` are the source's own lines, as they were; `cuts` the lines at which drafts begin,
    one a draft and in order. `score` is the mark a graded document carries.
    """

    shape: Shape
    title: str
    lines: tuple[str, ...]
    cuts: tuple[int, ...]
    drafts: tuple[Draft, ...]
    repairs: tuple[Repair, ...] = ()
    score: str = ""
    warnings: tuple[str, ...] = ()


def merged(cuts: Sequence[int], index: int) -> tuple[int, ...]:
    """Return the cuts with draft `index` joined to the one before it; the first stays as it is."""
    return tuple(cut for place, cut in enumerate(cuts) if place != index or place == 0)


def split(cuts: Sequence[int], line: int) -> tuple[int, ...]:
    """Return the cuts with a draft beginning at a line too."""
    return tuple(sorted({*cuts, line}))


def moved(cuts: Sequence[int], index: int, line: int) -> tuple[int, ...]:
    """Return the cuts with draft `index` beginning at another line, between its neighbours."""
    least = cuts[index - 1] + 1 if index else 1
    most = cuts[index + 1] - 1 if index + 1 < len(cuts) else line
    bounded = max(least, min(line, most))
    return tuple(bounded if place == index else cut for place, cut in enumerate(cuts))
