"""Blocks of Markdown put together: lists, quotes and tables."""

from collections.abc import Sequence

_INDENT = "    "
_NOT_ON_A_BULLET = ("```", "- ", "> ", "1. ")
_NOTHING = "<!-- -->"
"""Stands on a bullet whose content must begin on a line of its own."""
MOST_COLUMNS = 60

Item = list[str]
"""The blocks of one list item."""


def list_block(items: Sequence[Item], first: int | None) -> str:
    """Return a list, numbered from `first` on or with bullets."""
    kept = [_on_a_bullet(item) for item in items if item]
    tight = all(len(item) == 1 or _is_tight(item) for item in kept)
    between = "\n" if tight else "\n\n"
    bullets = ("- " if first is None else f"{first + number}. " for number in range(len(kept)))
    written = (indented(between.join(item)) for item in kept)
    return between.join(map("".join, zip(bullets, written, strict=True)))


def _on_a_bullet(item: Item) -> Item:
    block = item[0]
    is_table = block.startswith("| ") and "\n| --- |" in block
    needs_line = is_table or block == "---" or block.startswith(_NOT_ON_A_BULLET)
    return [_NOTHING, *item] if needs_line else item


def _is_tight(item: Item) -> bool:
    """Return whether an item is one line and a list below it."""
    if len(item) != 2 or "\n" in item[0] or "\n\n" in item[1]:
        return False
    return item[1].startswith(("- ", "1. "))


def indented(text: str) -> str:
    """Return a text whose lines after the first belong to a list item."""
    if "\n" not in text:
        return text
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{_INDENT}{line}" if line else "" for line in rest)])


def quote_block(blocks: Sequence[str]) -> str:
    """Return blocks as a quotation."""
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def table_block(rows: Sequence[Sequence[str]], *, has_header: bool) -> str:
    """Return a table; rows are filled up to the longest. Without a header its names stay empty."""
    width = max(len(row) for row in rows)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    header, body = (filled[0], filled[1:]) if has_header else ([""] * width, filled)
    lines = [_row(header), f"|{' --- |' * width}", *map(_row, body)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
