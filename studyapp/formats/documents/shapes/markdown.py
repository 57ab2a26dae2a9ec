"""Notes in Markdown: headings become fronts, what stands below them the answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from studyapp.core.importing.drafts import Draft, Place, RepairKind
from studyapp.formats.documents.cutting.source import one_line, short
from studyapp.formats.documents.cutting.tags import as_tag
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.shapes.shape import ShapeReading, drafted

FEWEST_HEADINGS = 2  # one heading is a title over notes
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*))?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*")
_MATTER = re.compile(r"-{3}[ \t]*")
_TITLE = re.compile(r"title:[ \t]*[\"']?(?P<title>[^\"'\n]{1,200})")
_MOST_TAG_WORDS = 4  # "Knots on small boats" is a topic; of five words it is a sentence
_LONGEST_MATTER = 100  # lines: a rule at the top of a text is not front matter when none ends it
_LONGEST_FRONT = 300  # letters: four lines; what is longer is an answer without a question
_LONGEST_UNDERLINED = 150  # two lines; a paragraph above a rule is no heading
_SHORTENED = 80  # letters: one line
_OPENERS = tuple("#>-*+|`~")


@dataclass(frozen=True, slots=True)
class MarkdownHeading:
    """A heading: its line, how many lines it takes, its level and text."""

    at: int
    lines: int
    level: int
    text: str


def headings_in(lines: Sequence[str]) -> list[MarkdownHeading]:
    """Return the headings of Markdown that stand outside of code and front matter."""
    found: list[MarkdownHeading] = []
    fence = ""
    start = _end_of_matter(lines)
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1]
        mark = _FENCE.match(line)
        if mark:
            fence = _fenced(fence, mark[1], line)
            continue
        heading = None if fence else _heading(lines, number)
        if heading is not None:
            found.append(heading)
    return found


def _fenced(fence: str, marks: str, line: str) -> str:
    """Return the fence that is open after a line of fence marks."""
    if not fence:
        return marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and line.strip() == marks
    return "" if closes else fence


def _heading(lines: Sequence[str], number: int) -> MarkdownHeading | None:
    line = lines[number - 1]
    marked = _HEADING.fullmatch(line)
    if marked:
        text = (marked["text"] or "").strip()
        closed = text.rstrip("#")
        text = closed.strip() if closed != text and closed[-1:] in ("", " ", "\t") else text
        return MarkdownHeading(number, 1, len(marked["marks"]), text) if text else None
    below = lines[number] if number < len(lines) else ""
    if not (below and _UNDERLINE.fullmatch(below)):
        return None
    above = lines[number - 2] if number > 1 else ""
    text = line.strip()
    if above.strip() or not text or len(text) > _LONGEST_UNDERLINED or text.startswith(_OPENERS):
        return None
    return MarkdownHeading(number, 2, 1 if "=" in below else 2, text)


def _end_of_matter(lines: Sequence[str]) -> int:
    """Return the last line of the front matter, 0 when there is none."""
    if not lines or not _MATTER.fullmatch(lines[0]):
        return 0
    for number, line in enumerate(lines[1:_LONGEST_MATTER], 2):
        if _MATTER.fullmatch(line):
            return number
        if line.strip() and ":" not in line and not line.startswith((" ", "-", "#")):
            return 0
    return 0


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read Markdown; a heading over other headings only becomes their tag."""
    matter = _end_of_matter(lines)
    dropped = mender.drops(RepairKind.CHROME, lines, 1, matter) if matter else set()
    found = headings_in(lines)
    over: set[int] = set()
    for heading, following in zip_longest(found, found[1:]):
        if _only_parts(lines, heading, following) and _is_left_out(heading, lines, mender):
            over.add(heading.at)
            dropped |= set(range(heading.at, heading.at + heading.lines))
    cuts = tuple(heading.at for heading in found if heading.at not in over)
    paths = _paths(found, over)
    by_line = {heading.at: heading for heading in found}

    def compose(place: Place) -> Draft | None:
        return _draft(place, lines, dropped, by_line, paths)

    return ShapeReading(cuts, compose, frozenset(dropped), _title(lines, matter, found))


def _only_parts(
    lines: Sequence[str], heading: MarkdownHeading, following: MarkdownHeading | None
) -> bool:
    """Return whether a heading has no text but that of the headings below it."""
    if following is None or following.level <= heading.level:
        return False
    between = lines[heading.at + heading.lines - 1 : following.at - 1]
    return not any(line.strip() for line in between)


def _is_left_out(heading: MarkdownHeading, lines: Sequence[str], mender: Mender) -> bool:
    before = "\n".join(lines[heading.at - 1 : heading.at - 1 + heading.lines])
    place = Place(heading.at, heading.at + heading.lines - 1)
    return mender.makes(RepairKind.LAYOUT, place, before, f"#{as_tag(heading.text)}")


def _title(lines: Sequence[str], matter: int, found: Sequence[MarkdownHeading]) -> str:
    for line in lines[:matter]:
        title = _TITLE.match(line)
        if title:
            return title["title"].strip()
    first = found[0] if found else None
    return first.text if first and first.level == 1 else ""


def _paths(found: Sequence[MarkdownHeading], over: set[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the headings that each heading stands under, without the document's title."""
    paths: dict[int, tuple[str, ...]] = {}
    open_ones: list[MarkdownHeading] = []
    ones = sum(heading.level == 1 for heading in found)
    for heading in found:
        while open_ones and open_ones[-1].level >= heading.level:
            open_ones.pop()
        above = [h for h in open_ones if h.level > 1 or ones > 1]
        paths[heading.at] = tuple(h.text for h in above)
        open_ones.append(heading)
    return paths


def _draft(
    place: Place,
    lines: Sequence[str],
    dropped: set[int],
    by_line: Mapping[int, MarkdownHeading],
    paths: Mapping[int, tuple[str, ...]],
) -> Draft | None:
    kept = [n for n in range(place.first, place.last + 1) if n not in dropped]
    start = next((n for n in kept if lines[n - 1].strip()), None)
    if start is None:
        return None
    heading = by_line.get(start)
    if heading is None:
        front, used = _plain_front(lines[start - 1].strip())
    else:
        front, used = heading.text, heading.lines
    body = [lines[n - 1].rstrip() for n in kept if n >= start + used]
    back = "\n".join(_without_blank_ends(body))
    path = paths.get(start, ())
    tags = (as_tag(text) for text in path if len(text.split()) <= _MOST_TAG_WORDS)
    return drafted(place, front, back, tags=tuple(dict.fromkeys(tag for tag in tags if tag)))


def _without_blank_ends(lines: Sequence[str]) -> Sequence[str]:
    """Return lines without blank ones around them; the first keeps its indentation."""
    told = [index for index, line in enumerate(lines) if line]
    return lines[told[0] : told[-1] + 1] if told else []


def _plain_front(text: str) -> tuple[str, int]:
    """Return a front for a part without a heading, and how many lines it takes."""
    if len(text) <= _LONGEST_FRONT and not text.startswith(_OPENERS):
        return text, 1
    return short(one_line(text.lstrip("#>-*+|`~ ")) or text, _SHORTENED), 0
