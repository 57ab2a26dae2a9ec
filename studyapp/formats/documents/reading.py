"""Reads a document of any shape: repairs, cuts, and a draft for each part."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import Document, Draft, Place, RepairKind, Shape
from studyapp.formats.documents.cutting.source import lines_of
from studyapp.formats.documents.repairs.encoding import mended_encoding
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.misread import mended_letters
from studyapp.formats.documents.shapes import (
    assignment,
    glossary,
    markdown,
    notes,
    questions,
    report,
)
from studyapp.formats.documents.shapes.recognising import shape_of
from studyapp.formats.documents.shapes.shape import Reader, ShapeReading

READERS: Mapping[Shape, Reader] = MappingProxyType(
    {
        Shape.GLOSSARY: glossary.read,
        Shape.NOTES: notes.read,
        Shape.ASSIGNMENT: assignment.read,
        Shape.REPORT: report.read,
        Shape.MARKDOWN: markdown.read,
        Shape.QUESTIONS: questions.read,
    }
)


def recognised(text: str) -> Shape | None:
    """Return the shape of a document by what it says, or None when it says nothing."""
    return shape_of(list(lines_of(text)))


def read_document(
    text: str,
    *,
    name: str = "",
    shape: Shape | None = None,
    cuts: Sequence[int] | None = None,
    without: Collection[str] = frozenset(),
) -> Document:
    """Return a document cut into drafts; nothing is written anywhere.

    `cuts` are the lines at which drafts begin, where a person decided that; `without` names
    the repairs that are not to be made. `name` is the file's, for errors and as a title.
    """
    source = lines_of(text)
    if not any(any(map(str.isalnum, line)) for line in source):
        raise StudyError(f"{name or 'This text'} has no words: there is nothing to make notes of.")
    mender = Mender(without)
    lines = mended_encoding(list(source), mender)
    shape = shape or shape_of(lines) or Shape.NOTES
    lines = mended_letters(lines, mender)
    reading = READERS[shape](lines, mender)
    drafts = _drafts(lines, reading, cuts, mender)
    if not drafts:
        raise StudyError(
            f"{name or 'This text'} gives no notes as {shape.value}: choose another kind of document."
        )
    return Document(
        shape=shape,
        title=reading.title or name,
        lines=source,
        cuts=tuple(draft.place.first for draft in drafts),
        drafts=tuple(drafts),
        repairs=mender.repairs(),
        score=reading.score,
        warnings=_warnings(drafts),
    )


def _drafts(
    lines: list[str], reading: ShapeReading, cuts: Sequence[int] | None, mender: Mender
) -> list[Draft]:
    starts = sorted(
        {cut for cut in (reading.cuts if cuts is None else cuts) if 0 < cut <= len(lines)}
    )
    starts = _with_lead(lines, starts, reading.dropped, mender)
    ends = [start - 1 for start in (*starts[1:], len(lines) + 1)][: len(starts)]
    drafts: list[Draft] = []
    for first, last in zip(starts, ends, strict=True):
        told = [
            n for n in range(first, last + 1) if n not in reading.dropped and lines[n - 1].strip()
        ]
        draft = reading.compose(Place(first, told[-1])) if told else None
        if draft is not None:
            drafts.append(draft)
    return drafts


def _with_lead(
    lines: list[str], starts: list[int], dropped: frozenset[int], mender: Mender
) -> list[int]:
    """Return the cuts, and one before them when lines above the first of them are to stay."""
    end = starts[0] if starts else len(lines) + 1
    lead = [n for n in range(1, end) if n not in dropped and lines[n - 1].strip()]
    if not lead:
        return starts
    before = "\n".join(lines[lead[0] - 1 : lead[-1]])
    place = Place(lead[0], lead[-1])
    kept = any(mender.keeps(number) for number in lead)
    if starts and not kept and mender.makes(RepairKind.CHROME, place, before):
        return starts
    return [lead[0], *starts]


def _warnings(drafts: Sequence[Draft]) -> tuple[str, ...]:
    lost = [str(draft.place.first) for draft in drafts if draft.lost_question]
    if not lost:
        return ()
    return (f"A question is lost: write one for the answer on line {', '.join(lost)}.",)
