"""What page breaks left behind: lonely bullets and numbers, and sentences cut in two."""

from collections.abc import Sequence

from studyapp.core.importing.drafts import Place, RepairKind
from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine
from studyapp.formats.documents.cutting.words import ASKING, PAGE
from studyapp.formats.documents.repairs.mending import Mender

_LONG = 40  # letters: a line that is shorter and does not end is an item or a heading
_SHORT_END = 14  # "- word word" before a long line in small letters: the page broke in the bullet
_FINAL = tuple(".!?:;。！？…")
_WIDTH = 60


def residue(lines: Sequence[NoteLine], mender: Mender) -> set[int]:
    """Return the lines that are left over from page breaks, where they are to be dropped."""
    dropped: set[int] = set()
    for line in lines:
        page = len(line.raw) <= _LONG and PAGE.fullmatch(line.raw) and _is_alone(lines, line.at - 1)
        if line.kind is Kind.RESIDUE or (line.is_told and page):
            place = Place(line.at, line.at)
            if mender.makes(RepairKind.PAGE_BREAK, place, line.raw.strip()):
                dropped.add(line.at)
    return dropped


def _is_alone(lines: Sequence[NoteLine], index: int) -> bool:
    around = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(line.is_told for line in around)


def joins(lines: Sequence[NoteLine], dropped: set[int], mender: Mender) -> set[int]:
    """Return the lines that go on with a sentence which the line before them broke off."""
    found: set[int] = set()
    last: NoteLine | None = None
    gap = small = False
    for line in lines:
        if line.at in dropped or not line.is_told:
            gap = True
            continue
        if last is not None and gap and not small and _goes_on(last, line):
            place = Place(last.at, line.at)
            before = f"{last.raw.rstrip()[-_WIDTH:]} ¶ {line.raw.strip()[:_WIDTH]}"
            after = f"{last.raw.rstrip()[-_WIDTH:]} {line.text.strip()[:_WIDTH]}"
            if mender.makes(RepairKind.PAGE_BREAK, place, before, after):
                found.add(line.at)
        begins = gap and line.at not in found and line.kind is Kind.TEXT
        small = (begins or (small and not gap)) and line.text[:1].islower()
        last, gap = line, False
    return found


def _goes_on(last: NoteLine, line: NoteLine) -> bool:
    if Kind.CODE in (last.kind, line.kind):
        return False
    if line.kind is Kind.ROW:
        return last.kind is Kind.ROW and not line.raw.split("\t", 1)[0].strip()
    ended = last.text.rstrip(" *_)”\"'»").endswith(_FINAL)
    text = line.text.strip("*_ ")
    if ended or line.is_numbered or not text[:1].islower() or _is_question(text):
        return False
    if last.kind is Kind.BULLET and line.kind is not Kind.BULLET:
        return len(last.text) > _LONG or (len(last.text) <= _SHORT_END and len(text) > _LONG)
    return len(last.text) > _LONG


def _is_question(text: str) -> bool:
    short = len(text) <= 2 * _WIDTH
    return short and (text.endswith("?") or (ASKING.match(text) is not None and len(text) <= _LONG))
