"""The lists of deck text that mean something: options and key points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studyapp.formats.common.text_lines import split
from studyapp.formats.deck.lines import BLANK, DeckLine, joined, tidy

POINT = re.compile(r"[ ]?(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*))?\Z", re.DOTALL)
INDENT = 4
_CONTINUED = re.compile(r" {2}|\t")
_OWN_BLOCK = re.compile(r" {0,3}(?:[-*+>|#]|\d{1,9}[.)]|`{3}|~{3})")


@dataclass(slots=True)
class ListItem:
    """One item of a list, or, without a match, lines that stand between items."""

    match: re.Match[str] | None
    lines: list[DeckLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the item says, its later lines no longer indented."""
        if self.match is None:
            return joined(self.lines)
        rest = _outdented([line.text for line in self.lines[1:]])
        return "\n".join((self.match["text"] or "", *rest)).strip(BLANK)


def read_items(lines: Sequence[DeckLine], pattern: re.Pattern[str]) -> list[ListItem]:
    """Return the items of a list and what stands between them, in order."""
    items = [ListItem(None)]
    after_blank = False
    for index, line in enumerate(lines):
        match = None if line.in_code else pattern.match(line.text)
        in_same_code = line.in_code and index > 0 and lines[index - 1].in_code
        if match:
            items.append(ListItem(match))
        elif not in_same_code and _leaves_item(items[-1], line, after_blank):
            items.append(ListItem(None))
        items[-1].lines.append(line)
        after_blank = line.is_blank
    return [item for item in items if item.match or item.text]


def _leaves_item(item: ListItem, line: DeckLine, after_blank: bool) -> bool:
    if item.match is None or line.is_blank or _CONTINUED.match(line.text):
        return False
    return after_blank or _OWN_BLOCK.match(line.text) is not None


def _outdented(lines: list[str]) -> list[str]:
    """Return the lines without the indentation of the first of them."""
    first = next((line for line in lines if line.strip(BLANK)), "")
    width = min(INDENT, len(first) - len(first.lstrip(" ")))
    return [
        line[1:] if line[:1] == "\t" else line[min(width, len(line) - len(line.lstrip(" "))) :]
        for line in lines
    ]


def write_item(bullet: str, text: str) -> str:
    """Return an item whose later lines are indented, so that none can have a meaning."""
    first, *rest = split(tidy(text).strip(BLANK))
    indented = (" " * INDENT + line if line else line for line in rest)
    return "\n".join((f"{bullet} {first}" if first else bullet, *indented))
