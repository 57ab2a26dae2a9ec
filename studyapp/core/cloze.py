r"""Cloze markers in Anki's syntax, `{{c1::text::hint}}`, found with care for braces in the text.

Anki ends a cloze at the first `}}`. Here braces inside are counted, so that formulas such as
`{{c1::\frac{a}{b}}}` end where their author meant; where braces do not match, the first `}}`
ends it as in Anki. Code in backticks belongs to the text whatever it holds, and a backslash
before the first brace (`\{{c1::`) takes the marker's meaning away. Clozes may be nested.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MAX_DEPTH = 8
_RETRIES = 8
_MARKER = "{{c"
_TOKEN = re.compile(
    r"""\{\{c(?P<number>(?!0+::)\d{1,3})::  # a cloze begins
    |\\.                                    # an escaped character
    |(?<!`)(?P<ticks>`+)(?!`)[^`]+(?P=ticks)(?!`)
    |(?P<hint>::)
    |[{}]""",
    re.VERBOSE | re.DOTALL,
)

Write = Callable[["Cloze", str], str]


@dataclass(frozen=True, slots=True)
class Cloze:
    """One cloze: its number, and where it and its text stand in the whole text."""

    number: int
    start: int
    end: int
    text_start: int
    text_end: int
    hint: str = ""


@dataclass(slots=True)
class _Open:
    """A cloze whose end was not met yet."""

    number: int
    start: int
    text_start: int
    depth: int = 0
    hint_at: int | None = None
    first_end: int | None = None


def find(text: str) -> tuple[Cloze, ...]:
    """Return the clozes of a text in the order in which they begin; nested ones follow theirs."""
    if _MARKER not in text:
        return ()
    found: list[Cloze] = []
    start: int | None = 0
    for attempt in range(_RETRIES + 1):
        if start is not None:
            scan = _Scan(text, counting=attempt < _RETRIES)
            start = scan.run(start)
            found += scan.found
    return tuple(sorted(found, key=lambda cloze: (cloze.start, -cloze.end)))


def numbers(*texts: str) -> tuple[int, ...]:
    """Return the cloze numbers that occur in the texts, ascending."""
    return tuple(sorted({cloze.number for text in texts for cloze in find(text)}))


def replace(text: str, write: Write) -> str:
    """Return the text with each cloze replaced by what `write` makes of it and its inner text."""
    clozes = find(text)
    return _replaced(text, 0, len(text), list(reversed(clozes)), write) if clozes else text


def reveal(text: str) -> str:
    """Return the text without cloze markers and hints."""
    return replace(text, lambda _, inner: inner)


def _replaced(text: str, start: int, end: int, waiting: list[Cloze], write: Write) -> str:
    pieces = []
    while waiting and waiting[-1].start < end:
        cloze = waiting.pop()
        pieces.append(text[start : cloze.start])
        pieces.append(
            write(cloze, _replaced(text, cloze.text_start, cloze.text_end, waiting, write))
        )
        start = cloze.end
    return "".join((*pieces, text[start:end]))


class _Scan:
    """One walk through a text; with `counting`, braces inside a cloze must match."""

    def __init__(self, text: str, *, counting: bool) -> None:
        self.found: list[Cloze] = []
        self._text = text
        self._counting = counting
        self._open: list[_Open] = []

    def run(self, start: int) -> int | None:
        """Scan from a position; return where to go on when a cloze had to be ended early."""
        while token := _TOKEN.search(self._text, start):
            start = self._step(token)
        return self._settle()

    def _step(self, token: re.Match[str]) -> int:
        """Take a token in and return where to look for the next one."""
        number, ticks = token["number"], token["ticks"]
        if number and len(self._open) < MAX_DEPTH:
            self._open.append(_Open(int(number), token.start(), token.end()))
            return token.end()
        if ticks:
            whole = self._open and _MARKER not in token[0]
            return token.end() if whole else token.start() + len(ticks)
        return self._inside(self._open[-1], token) if self._open else token.end()

    def _inside(self, cloze: _Open, token: re.Match[str]) -> int:
        at = token.start()
        if token["hint"]:
            if cloze.depth == 0 and cloze.hint_at is None:
                cloze.hint_at = at
        elif token[0] == "}":
            return self._closing(cloze, at)
        elif token[0] == r"\}":
            self._remember_end(cloze, at + 1)
        elif self._counting:
            cloze.depth += len(token[0]) - len(token[0].lstrip("{"))
        return token.end()

    def _closing(self, cloze: _Open, at: int) -> int:
        if cloze.depth == 0 and self._text.startswith("}}", at):
            self._open.pop()
            self._close(cloze, at)
            return at + 2
        self._remember_end(cloze, at)
        cloze.depth = max(0, cloze.depth - 1)
        return at + 1

    def _remember_end(self, cloze: _Open, at: int) -> None:
        if cloze.first_end is None and self._text.startswith("}}", at):
            cloze.first_end = at

    def _settle(self) -> int | None:
        """End the outermost cloze that is still open at its first `}}`, if it has one."""
        for cloze in self._open:
            end = cloze.first_end
            if end is not None:
                self.found = [inner for inner in self.found if inner.end <= end]
                self._close(cloze, end)
                return end + 2
        return None

    def _close(self, cloze: _Open, end: int) -> None:
        """Note a cloze; what looks like one inside its hint is part of the hint."""
        hint_at = cloze.hint_at if cloze.hint_at is not None and cloze.hint_at < end else end
        while self.found and self.found[-1].start > hint_at:
            self.found.pop()
        hint = self._text[hint_at + 2 : end]
        self.found.append(
            Cloze(cloze.number, cloze.start, end + 2, cloze.text_start, hint_at, hint)
        )
