"""The lines of a document as they stand in its file."""

import re

_ENDS = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text without their ends; a page break ends a line too."""
    lines = _ENDS.split(text.removeprefix("\ufeff"))
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def shown(lines: list[str]) -> str:
    """Return lines as one text, without blank lines at its ends."""
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    """Return a text with single blanks only."""
    return " ".join(text.split())


def short(text: str, size: int = 60) -> str:
    """Return the beginning of a text, up to a word's end."""
    if len(text) <= size:
        return text
    return text[:size].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"
