"""Makes drafts of the lines of notes: the first line becomes the front, the others the back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyapp.core.importing.drafts import Draft, Place
from studyapp.formats.documents.cutting.body import cells_of, joined_text, markdown_of
from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine, without_bold
from studyapp.formats.documents.cutting.plain import literal, paragraph
from studyapp.formats.documents.cutting.source import short
from studyapp.formats.documents.cutting.tables import Row
from studyapp.formats.documents.repairs.blanks import without_blanks
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.shapes.headings import LONGEST, after_label, label_of
from studyapp.formats.documents.shapes.shape import drafted

LONGEST_FRONT = 150  # letters: two lines of a page; a paragraph is shown by its beginning
_SHORTENED = 80  # letters: one line
_SHORTEST_NAME = 4  # "Rope" and less needs the heading above: "Knots: Rope"; "Sheet bend" does not


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of the lines of notes before they are cut."""

    lines: Sequence[NoteLine]
    dropped: Collection[int]
    joined: Collection[int]
    rows: Mapping[int, Row]
    headings: Sequence[int]


def caption(text: str) -> str:
    """Return a heading without its marks."""
    return without_bold(text).strip("*# ").rstrip(":： ")


class DraftMaker:
    """Makes a draft of any lines, cut where headings were found or where a person chose."""

    def __init__(self, found: Found, mender: Mender) -> None:
        self._found = found
        self._mender = mender
        self._known = frozenset(found.headings)
        self._parents = _parents(found)

    def draft(self, place: Place) -> Draft | None:
        """Return the draft of some lines, or None when nothing is told in them."""
        lines = [
            line
            for line in self._found.lines[place.first - 1 : place.last]
            if line.at not in self._found.dropped
        ]
        start = next((index for index, line in enumerate(lines) if line.is_told), None)
        if start is None:
            return self._of_residue(place, lines)
        lines = lines[start:]
        front, opening, used = self._front(lines)
        body = markdown_of(lines[used:], self._found.joined)
        back = "\n\n".join(part for part in (opening, body) if part)
        return drafted(
            place,
            literal(without_blanks(front, place.first, self._mender)),
            without_blanks(back, place.first, self._mender),
        )

    def _of_residue(self, place: Place, lines: Sequence[NoteLine]) -> Draft | None:
        left = joined_text([line.text for line in lines])
        return drafted(place, literal(short(left, LONGEST_FRONT)), "") if left else None

    def _front(self, lines: Sequence[NoteLine]) -> tuple[str, str, int]:
        """Return the front, what of the first lines belongs to the back, and their number."""
        first = lines[0]
        row = self._found.rows.get(first.at)
        if row is not None:
            return self._row_front(first, row, lines)
        if first.kind is Kind.ROW:
            name, *others = [cell for cell in cells_of(first) if cell]
            return name, "\n\n".join(paragraph(cell) for cell in others), 1
        if first.kind is Kind.CODE:
            told = next((line.raw for line in lines if line.raw.strip("`~ ")), first.raw)
            return short(told.strip(), _SHORTENED), "", 0
        used = self._length_of_opening(lines)
        return (*self._text_front(first, joined_text([line.text for line in lines[:used]])), used)

    def _row_front(
        self, first: NoteLine, row: Row, lines: Sequence[NoteLine]
    ) -> tuple[str, str, int]:
        telling = not row.head and len(row.name) > _SHORTEST_NAME
        parent = "" if telling else self._parents.get(first.at, "")
        used = 1
        while used < len(lines) and (
            not lines[used].is_told or lines[used].at in self._found.joined
        ):
            used += 1
        return f"{parent}: {row.name}" if parent else row.name, row.told(), used

    def _length_of_opening(self, lines: Sequence[NoteLine]) -> int:
        """Return how many lines the first sentence or heading takes."""
        used = 1
        for index, line in enumerate(lines[1:], 1):
            if line.at in self._found.joined:
                used = index + 1
            elif line.is_told:
                wrapped = (
                    line.kind is Kind.TEXT and index == used and lines[0].kind is not Kind.CODE
                )
                if not wrapped or lines[0].at in self._known:
                    break
                used = index + 1
        return used

    def _text_front(self, first: NoteLine, whole: str) -> tuple[str, str]:
        label = label_of(whole)
        if label and len(whole) > LONGEST:
            return caption(label), paragraph(after_label(whole))
        if len(whole) > LONGEST_FRONT:
            return short(whole, _SHORTENED), paragraph(whole)
        front = caption(whole) or whole
        parent = self._parents.get(first.at, "")
        return (f"{parent}: {front}" if parent else front), ""


def _parents(found: Found) -> Mapping[int, str]:
    """Return what stands over headings that occur several times, and over the rows of tables.

    A heading without text of its own is over those that follow it.
    """
    texts = {at: caption(found.lines[at - 1].text) for at in found.headings if at not in found.rows}
    counts: dict[str, int] = {}
    for text in texts.values():
        counts[text.casefold()] = counts.get(text.casefold(), 0) + 1
    told = [line.at for line in found.lines if line.is_told and line.at not in found.dropped]
    following = dict(pairwise(told))
    parents: dict[int, str] = {}
    over = above = ""
    for at in found.headings:
        if at in found.rows:
            parents[at] = above
            continue
        if counts[texts[at].casefold()] > 1 and over:
            parents[at] = over
        above = texts[at]
        if following.get(at) in texts:
            over = texts[at]
    return parents
