"""Notes without marks for their headings, as a PDF gives them when its text is copied."""

from collections.abc import Collection, Sequence

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents.cutting.note_lines import NoteLine, read_lines
from studyapp.formats.documents.cutting.tables import telling_rows
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.page_breaks import joins, residue
from studyapp.formats.documents.shapes.contents import contents
from studyapp.formats.documents.shapes.headings import headings
from studyapp.formats.documents.shapes.note_drafts import DraftMaker, Found, caption
from studyapp.formats.documents.shapes.shape import ShapeReading


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read notes: what page breaks left is dropped, broken sentences are joined, headings found."""
    read = read_lines(lines)
    dropped = residue(read, mender)
    listed = contents([line for line in read if line.at not in dropped])
    if listed is not None:
        dropped |= mender.drops(RepairKind.CHROME, lines, *listed)
    joined = joins(read, dropped, mender)
    rows = telling_rows([line for line in read if line.at not in dropped], joined)
    cuts = headings(read, dropped, joined, rows)
    title = _title(read, cuts, dropped)
    if title is not None and mender.drops(RepairKind.CHROME, lines, title.at, title.at):
        dropped.add(title.at)
        cuts = tuple(cut for cut in cuts if cut != title.at)
    maker = DraftMaker(Found(read, dropped, joined, rows, cuts), mender)
    return ShapeReading(cuts, maker.draft, frozenset(dropped), caption(title.text) if title else "")


def _title(
    lines: Sequence[NoteLine], cuts: Sequence[int], dropped: Collection[int]
) -> NoteLine | None:
    """Return the heading that stands over the whole document: the first line, with no text."""
    told = [line for line in lines if line.is_told and line.at not in dropped][:2]
    if len(told) == 2 and len(cuts) > 2 and [line.at for line in told] == list(cuts[:2]):
        first = told[0]
        return None if first.text.endswith((":", "?")) or first.is_numbered else first
    return None
