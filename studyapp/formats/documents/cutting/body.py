"""The text below a heading as Markdown: paragraphs, lists, tables and code."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from studyapp.formats.documents.cutting.note_lines import Kind, NoteLine
from studyapp.formats.documents.cutting.plain import literal, paragraph

_INDENT = "    "
_WIDE = 50  # letters: "Red: stop" and "Green: go" stay apart; lines of a column of text flow
_DEEPEST = 3  # "- a", "- b", "- c", "- d", each further in: what is deeper is a slip of the copy
_FINAL = tuple(".;:!?")


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph, an item of a list, rows of a table, code."""

    kind: Kind
    parts: list[str]
    level: int = 0
    is_numbered: bool = False
    rows: list[tuple[str, ...]] = field(default_factory=list)


def markdown_of(lines: Sequence[NoteLine], joined: Collection[int] = ()) -> str:
    """Return lines as Markdown; `joined` are those that go on where the line before broke off."""
    blocks = _Blocks(joined)
    for line in _with_items(lines):
        blocks.take(line)
    return _written(blocks.found)


def _with_items(lines: Sequence[NoteLine]) -> list[NoteLine]:
    """Return the lines with numbered ones that stand next to items as items too."""
    told = [line for line in lines if line.is_told]
    near: set[int] = set()
    for line, other in pairwise(told):
        if _may_be_item(line) and _may_be_item(other) and Kind.BULLET in (line.kind, other.kind):
            near |= {line.at, other.at}
    return [
        replace(line, kind=Kind.BULLET) if line.at in near and line.kind is Kind.TEXT else line
        for line in lines
    ]


def _may_be_item(line: NoteLine) -> bool:
    return line.kind is Kind.BULLET or (line.kind is Kind.TEXT and line.number is not None)


def cells_of(line: NoteLine) -> tuple[str, ...]:
    """Return the cells of a row."""
    return tuple(cell.strip() for cell in line.raw.rstrip().split("\t"))


class _Blocks:
    """Takes lines one by one and gathers them into blocks."""

    def __init__(self, joined: Collection[int]) -> None:
        self.found: list[_Block] = []
        self._joined = joined
        self._after_blank = True
        self._indents: list[int] = []

    def take(self, line: NoteLine) -> None:
        if line.kind in (Kind.BLANK, Kind.RESIDUE):
            if line.kind is Kind.RESIDUE:
                self._add(_Block(Kind.TEXT, [line.text]))
            self._after_blank = True
            return
        last = self.found[-1] if self.found else None
        if last is not None and line.at in self._joined and last.kind is not Kind.CODE:
            self._go_on(last, line)
        elif line.kind is Kind.CODE:
            self._take_code(last, line)
        elif line.kind is Kind.ROW:
            self._take_row(last, line)
        elif line.kind is Kind.BULLET:
            level = self._level(line, last)
            self._add(_Block(Kind.BULLET, [line.text], level, line.is_numbered))
        elif last is not None and not self._after_blank and last.kind in (Kind.TEXT, Kind.BULLET):
            last.parts.append(_own_text(line))
        else:
            self._add(_Block(Kind.TEXT, [_own_text(line)]))
        self._after_blank = False

    def _add(self, block: _Block) -> None:
        self.found.append(block)

    def _go_on(self, last: _Block, line: NoteLine) -> None:
        if last.kind is Kind.ROW:
            cells = cells_of(line) if line.kind is Kind.ROW else (line.text,)
            last.rows[-1] = joined_cells(last.rows[-1], cells)
        else:
            last.parts.append(_own_text(line))

    def _take_code(self, last: _Block | None, line: NoteLine) -> None:
        if last is None or last.kind is not Kind.CODE:
            self._add(_Block(Kind.CODE, []))
        self.found[-1].parts.append(line.raw)

    def _take_row(self, last: _Block | None, line: NoteLine) -> None:
        if last is None or last.kind is not Kind.ROW:
            self._add(_Block(Kind.ROW, []))
        self.found[-1].rows.append(cells_of(line))

    def _level(self, line: NoteLine, last: _Block | None) -> int:
        if last is None or last.kind is not Kind.BULLET:
            self._indents = []
        while self._indents and self._indents[-1] > line.indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < line.indent:
            self._indents.append(line.indent)
        return min(len(self._indents) - 1, _DEEPEST)


def joined_cells(row: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row whose cells go on with those of another."""
    width = max(len(row), len(more))
    pairs = zip(
        (*row, *[""] * (width - len(row))), (*more, *[""] * (width - len(more))), strict=True
    )
    return tuple(f"{left} {right}".strip() for left, right in pairs)


def _own_text(line: NoteLine) -> str:
    """Return the text of a line that is no item, with the number it began with."""
    return line.raw.strip() if line.kind is not Kind.BULLET else line.text


def _written(blocks: Sequence[_Block]) -> str:
    texts: list[str] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is Kind.BULLET:
            end = index
            while end < len(blocks) and blocks[end].kind is Kind.BULLET:
                end += 1
            texts.append(_list(blocks[index:end]))
            index = end
            continue
        texts.append(_alone(block))
        index += 1
    return "\n\n".join(text for text in texts if text)


def _alone(block: _Block) -> str:
    if block.kind is Kind.CODE:
        return "\n".join(block.parts)
    if block.kind is Kind.ROW:
        return _table(block.rows)
    return _paragraph(block.parts)


def _paragraph(parts: Sequence[str]) -> str:
    """Return the lines of a paragraph: short ones stay apart, long ones were broken to fit."""
    narrow = max(map(len, parts)) < _WIDE
    text = paragraph(parts[0].strip())
    for before, part in pairwise(parts):
        apart = narrow or (len(before) < _WIDE and before.rstrip().endswith(_FINAL))
        text += f"  \n{paragraph(part.strip())}" if apart else f" {literal(part.strip())}"
    return text


def joined_text(parts: Sequence[str]) -> str:
    """Return the pieces of a broken text as one line."""
    return " ".join(part.strip() for part in parts if part.strip())


def _list(items: Sequence[_Block]) -> str:
    """Return items as one list, numbered when most of its outer items were."""
    outer = [item for item in items if item.level == 0]
    numbered = 2 * sum(item.is_numbered for item in outer) > len(outer)
    rows: list[str] = []
    count = 0
    for item in items:
        count += item.level == 0
        mark = f"{count}." if numbered and item.level == 0 else "-"
        rows.append(f"{_INDENT * item.level}{mark} {paragraph(joined_text(item.parts))}")
    return "\n".join(rows)


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    width = max(len(row) for row in rows)
    filled = [(*row, *[""] * (width - len(row))) for row in rows]
    if len(filled) == 1:
        return "\n".join(f"- {literal(cell)}" for cell in filled[0] if cell)
    written = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in filled]
    return "\n".join((written[0], "|" + " --- |" * width, *written[1:]))


def _cell(text: str) -> str:
    return literal(text).replace("|", "\\|")
