r"""Lines of deck text: which are code, which have a meaning, and how text escapes that meaning.

A line of text that would be taken for a heading, a separator, an option or the start of a code
block is written with a backslash before it (`\## `, `\---`, `- \[x]`), which Markdown shows as
the bare line. Lines that have such backslashes already get one more, and lose one when read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyapp.formats.common.text_lines import find_fences, split

BLANK = " \t\n"
NOTE = re.compile(r"##(?:[ \t]+(?P<front>.*))?\Z", re.DOTALL)
_SECTION = r"\#\#\#[ \t]+(?P<name>key[ ]points|more)[ \t]*:?[ \t]*\#*[ \t]*\Z"
SECTION = re.compile(_SECTION, re.IGNORECASE)
SEPARATOR = re.compile(r"---[ \t]*\Z")
OPTION = re.compile(r"[ ]?[-*+][ \t]+\[(?P<mark>[ xX])\](?:[ \t]+(?P<text>.*))?\Z", re.DOTALL)
_GUARDED = re.compile(
    rf"""(?:(?P<bullet>[ ]?[-*+][ \t]+)|(?P<indent>[ ]{{1,3}})|)
    (?P<slashes>\\*)
    (?(bullet)\[[ x]\](?=[ \t]|\Z)
    |(?:`{{3,}}|~{{3,}}|(?(indent)(?!)|(?:\#\#(?=[ \t]|\Z)|{_SECTION}|---[ \t]*\Z))))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A line, its number in the file, and whether it belongs to a fenced code block."""

    text: str
    number: int
    in_code: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip(BLANK)


def numbered(texts: Sequence[str], first: int) -> tuple[list[DeckLine], tuple[int, ...]]:
    """Return lines from the number `first` on, and the numbers of fences that are never closed."""
    fences = find_fences(texts)
    lines = [
        DeckLine(text, first + index, code)
        for index, (text, code) in enumerate(zip(texts, fences.in_code, strict=True))
    ]
    return lines, tuple(first + index for index in fences.unclosed)


def tidy(text: str) -> str:
    """Return a text as deck text holds it: no blank lines around it, no trailing blanks."""
    lines = split(text)
    while lines and not lines[0].strip(BLANK):
        del lines[0]
    return "\n".join(lines).rstrip(BLANK)


def joined(lines: Iterable[DeckLine]) -> str:
    """Return the text that was written in these lines."""
    return tidy("\n".join(_unguarded(line) for line in lines))


def _unguarded(line: DeckLine) -> str:
    match = None if line.in_code else _GUARDED.match(line.text)
    if match is None or not match["slashes"]:
        return line.text
    at = match.end("slashes")
    return line.text[: at - 1] + line.text[at:]


def guarded(text: str, *, separators: bool = False, options: bool = False) -> str:
    """Return a text whose lines mean nothing to the reader.

    Separators have a meaning in a front only, options in a back only.
    """
    lines = split(text)
    fences = find_fences(lines)

    def has_meaning(index: int) -> bool:
        line = lines[index]
        return bool(
            NOTE.match(line)
            or SECTION.match(line)
            or (separators and SEPARATOR.match(line))
            or (options and OPTION.match(line))
            or index in unclosed
        )

    unclosed = set(fences.unclosed)
    for index, code in enumerate(fences.in_code):
        match = None if code else _GUARDED.match(lines[index])
        if match and (match["slashes"] or has_meaning(index)):
            at = match.end("slashes")
            lines[index] = f"{lines[index][:at]}\\{lines[index][at:]}"
    return "\n".join(lines)
