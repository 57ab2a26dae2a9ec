"""The lines of a Markdown text, and which of them are code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")
_FENCE_END = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Fences:
    """Which lines are code (fences included), and which fences were never closed."""

    in_code: tuple[bool, ...]
    unclosed: tuple[int, ...]


def split(text: str) -> list[str]:
    """Return the lines of a text, whatever the line ends of its system."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def find_fences(lines: Sequence[str]) -> Fences:
    """Find the fenced code blocks. A fence that is never closed opens nothing."""
    in_code = [False] * len(lines)
    unclosed = []
    hopeless: dict[str, int] = {}
    index = 0
    while index < len(lines):
        match = FENCE.match(lines[index])
        if match:
            end = _fence_end(lines, index, match["fence"], hopeless)
            if end is None:
                unclosed.append(index)
            else:
                in_code[index : end + 1] = [True] * (end + 1 - index)
                index = end
        index += 1
    return Fences(tuple(in_code), tuple(unclosed))


def _fence_end(
    lines: Sequence[str], start: int, fence: str, hopeless: dict[str, int]
) -> int | None:
    """Return the line that closes a fence. `hopeless` keeps a second search from being made."""
    length = len(fence)
    if length >= hopeless.get(fence[0], length + 1):
        return None
    for index in range(start + 1, len(lines)):
        match = _FENCE_END.match(lines[index])
        if match and match["fence"][0] == fence[0] and len(match["fence"]) >= length:
            return index
    hopeless[fence[0]] = length
    return None
