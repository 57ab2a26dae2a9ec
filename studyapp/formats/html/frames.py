"""The blocks of HTML that are open: lists, quotations, tables, and what they hold so far."""

from dataclasses import dataclass, field

from studyapp.formats.markdown.blocks import (
    MOST_COLUMNS,
    Item,
    list_block,
    quote_block,
    table_block,
)
from studyapp.formats.markdown.text import guarded_lines

DEEPEST = 4
"""Lists and quotations inside each other; what is deeper stands as paragraphs."""


@dataclass(slots=True)
class Frame:
    """An open block. `styles` were open before it; `first` numbers a list or widens a cell."""

    kind: str
    styles: int
    blocks: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    first: int | None = None
    has_header: bool = False


class Frames:
    """The open blocks, outermost first; the first of them is the whole text."""

    def __init__(self) -> None:
        self._open = [Frame("root", 0)]

    @property
    def top(self) -> Frame:
        """The innermost open block."""
        return self._open[-1]

    @property
    def depth(self) -> int:
        """How many lists and quotations are open."""
        return sum(frame.kind in ("list", "quote") for frame in self._open)

    @property
    def has_room(self) -> bool:
        """Whether another list or quotation may be opened."""
        return len(self._open) < DEEPEST or self.depth < DEEPEST

    def holds(self, kind: str) -> bool:
        """Return whether a block of a kind is open."""
        return any(frame.kind == kind for frame in self._open)

    def can_close(self, kind: str, stop: str) -> bool:
        """Return whether a block of a kind is open inside the innermost cell, table or `stop`."""
        for frame in reversed(self._open):
            if frame.kind == kind:
                return True
            if frame.kind in ("cell", "table", "root", stop):
                return False
        return False

    def open(self, kind: str, styles: int) -> Frame:
        """Open a block inside the innermost."""
        self._open.append(Frame(kind, styles))
        return self._open[-1]

    def close(self) -> Frame:
        """Close the innermost block and return it; what it holds goes to the one around it."""
        frame = self._open.pop()
        parent = self.top
        if frame.kind == "item":
            parent.items.append(frame.blocks)
        elif frame.kind == "list":
            self.put(list_block(frame.items, frame.first) if any(frame.items) else "")
        elif frame.kind == "quote":
            self.put(quote_block(frame.blocks) if frame.blocks else "")
        elif frame.kind == "cell":
            parent.rows[-1].append("<br>".join(frame.blocks))
        elif frame.kind == "row":
            parent.rows += [row for row in frame.rows if any(row)]
            parent.has_header = parent.has_header or frame.has_header
        elif frame.kind == "table":
            self.put(_table(frame))
        return frame

    def put(self, block: str) -> None:
        """Append a finished block; one directly in a list belongs to the item before it."""
        if not block:
            return
        if self.top.kind != "list":
            self.top.blocks.append(block)
        elif self.top.items:
            self.top.items[-1].append(block)
        else:
            self.top.items.append([block])


def _table(frame: Frame) -> str:
    rows = frame.rows
    if not rows:
        return ""
    width = max(map(len, rows))
    if width == 1 and not frame.has_header:
        cells = (cell.replace("<br>", "  \n") for row in rows for cell in row)
        return "\n\n".join(map(guarded_lines, cells))
    if width > MOST_COLUMNS:
        return "\n\n".join(" ".join(filter(None, row)) for row in rows)
    return table_block(rows, has_header=frame.has_header)
