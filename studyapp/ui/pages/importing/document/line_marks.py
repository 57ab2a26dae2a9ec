"""Which line of a document belongs to which draft, and why others belong to none."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from studyapp.core.importing.drafts import Document, DraftState, Repair
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.words_of_import import repair_kind

_MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class CutMark:
    """A draft as the source shows it: its first and last line, its number and its tone."""

    line: int
    last: int
    number: int
    tone: str


@dataclass(frozen=True, slots=True)
class LineMarks:
    """What is drawn beside the lines; lines count from 1."""

    cuts: tuple[CutMark, ...] = ()
    lines: tuple[int, ...] = ()
    dropped: Mapping[int, Repair] | None = None
    mended: Mapping[int, Repair] | None = None

    @classmethod
    def of(cls, document: Document, drafts: Sequence[EditedDraft]) -> "LineMarks":
        """Return the marks of a document as it stands."""
        dropped: dict[int, Repair] = {}
        mended: dict[int, Repair] = {}
        for repair in document.repairs:
            if repair.is_on:
                _mark_lines(document.lines, repair, dropped, mended)
        marks = tuple(_mark(draft) for draft in drafts)
        return cls(marks, tuple(mark.line for mark in marks), dropped, mended)

    def mark_at(self, line: int) -> CutMark | None:
        """Return the draft to which a line belongs."""
        place = bisect_right(self.lines, line) - 1
        if place < 0:
            return None
        mark = self.cuts[place]
        return mark if line <= mark.last else None

    def begins_at(self, line: int) -> CutMark | None:
        """Return the draft that begins at a line."""
        mark = self.mark_at(line)
        return mark if mark is not None and mark.line == line else None

    def is_dropped(self, line: int) -> bool:
        """Whether nothing of a line gets into a note."""
        mark = self.mark_at(line)
        return mark is None or mark.tone == "left" or line in (self.dropped or {})

    def reason(self, line: int) -> str:
        """Return what there is to say about a line, empty when nothing."""
        repair = (self.dropped or {}).get(line)
        if repair is not None:
            return _tr("Left out: {kind}").format(kind=repair_kind(repair.kind))
        mark, mended = self.mark_at(line), (self.mended or {}).get(line)
        if mark is None and mended is not None:
            return _tr("Left out: {kind}").format(kind=repair_kind(mended.kind))
        if mark is None:
            return _tr("Belongs to no note")
        if mark.tone == "left":
            return _tr("You left this note out")
        return _said(mended) if mended is not None else ""


def _mark_lines(
    lines: Sequence[str], repair: Repair, dropped: dict[int, Repair], mended: dict[int, Repair]
) -> None:
    """Note a repair at its lines: gone where it takes all of a line, mended elsewhere."""
    last = min(repair.place.last, repair.place.first + _MOST_LINES, len(lines))
    is_gone = not repair.after.strip() and bool(repair.before.strip())
    for line in range(repair.place.first, last + 1):
        is_whole = repair.place.first < repair.place.last or (
            lines[line - 1].strip() in repair.before
        )
        target = dropped if is_gone and is_whole else mended
        target.setdefault(line, repair)


def tone_of(draft: EditedDraft) -> str:
    """Return the tone of a draft: good, hard (incomplete), easy (needs an image) or left."""
    if draft.is_left_out:
        return "left"
    if draft.draft.state is DraftState.NEEDS_IMAGE:
        return "easy"
    return "hard" if draft.needs_a_look else "good"


def _mark(draft: EditedDraft) -> CutMark:
    last = max(draft.line, draft.draft.place.last)
    return CutMark(draft.line, last, draft.number, tone_of(draft))


def _said(repair: Repair) -> str:
    short = repair_kind(repair.kind)
    return _tr("Mended: {kind}").format(kind=short)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LineMarks", text)
