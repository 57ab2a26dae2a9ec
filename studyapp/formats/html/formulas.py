r"""Formulas and sounds in the text of HTML, as Anki marks them: `\(..\)`, `[latex]`, `[sound:..]`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.formats.html.tokens import START, TEXT, Token

_OPENING = re.compile(r"\\\(|\\\[|\[latex\]|\[\${1,2}\]|\[sound:", re.IGNORECASE)
_CLOSING = {
    "\\(": "\\)",
    "\\[": "\\]",
    "[latex]": "[/latex]",
    "[$]": "[/$]",
    "[$$]": "[/$$]",
    "[sound:": "]",
}
_DISPLAY = ("\\[", "[$$]")
_FURTHEST = 60
"""Tags between the beginning and the end of a formula."""
_LINES = frozenset({"br", "div"})
_NOT_IN_FORMULAS = frozenset(
    {"p", "li", "ul", "ol", "td", "th", "tr", "table", "pre", "code", "hr", "img", "blockquote"}
)
_DOLLARS = re.compile(r"(?<!\\)\$\$(?P<display>[^$]+)\$\$|(?<!\\)\$(?P<inline>[^$]+)\$")
_DISPLAYED = re.compile(
    r"\\begin\{(?:displaymath|equation|math)\*?\}(.*)\\end\{\w+\*?\}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class HtmlFormula:
    """TeX, to stand in a line or on lines of its own."""

    tex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Sound:
    """The name of a file to play."""

    name: str


Piece = str | HtmlFormula | Sound


class FormulaFinder:
    """Finds formulas that begin in a text and may end some tags later."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def pieces(self, index: int) -> tuple[list[Piece], int]:
        """Return what the text token consists of, and the token after the last one that was used.

        A text after the end of a formula in a later token is part of the answer.
        """
        pieces: list[Piece] = []
        vain: set[str] = set()
        text, start, position = self._tokens[index][1], 0, 0
        while opening := _OPENING.search(text, position):
            mark = opening[0].lower()
            found = None if mark in vain else self._inner(text, opening.end(), index, mark)
            if found is None:
                vain.add(mark)
                position = opening.end()
                continue
            pieces.append(text[start : opening.start()])
            pieces += _meaning(mark, found.inner)
            if found.index != index:
                text, index = self._tokens[found.index][1], found.index
                vain.clear()
            start = position = found.end
        pieces.append(text[start:])
        return [piece for piece in pieces if piece != ""], index + 1

    def _inner(self, text: str, start: int, index: int, mark: str) -> "_Found | None":
        """Return what stands before the closing mark, and where that ends."""
        closing = _CLOSING[mark]
        end = _find(text, closing, start)
        if end >= 0:
            return _Found(text[start:end], index, end + len(closing))
        if mark == "[sound:":
            return None
        collected = [text[start:]]
        for place in range(index + 1, min(index + _FURTHEST, len(self._tokens))):
            kind, name, _ = self._tokens[place]
            if kind == TEXT:
                end = _find(name, closing, 0)
                if end >= 0:
                    return _Found("".join([*collected, name[:end]]), place, end + len(closing))
                collected.append(name)
            elif name in _NOT_IN_FORMULAS:
                return None
            elif name in _LINES and kind == START:
                collected.append("\n")
        return None


@dataclass(frozen=True, slots=True)
class _Found:
    """The inside of a formula, and the token and the place in it where the formula ends."""

    inner: str
    index: int
    end: int


def _find(text: str, closing: str, start: int) -> int:
    found = text.find(closing, start)
    return found if found >= 0 or closing[1:2] != "/" else text.lower().find(closing, start)


def _meaning(mark: str, inner: str) -> Iterator[Piece]:
    if mark == "[sound:":
        yield Sound(inner.strip())
    elif mark == "[latex]":
        yield from _latex(inner)
    else:
        yield HtmlFormula(inner.replace("\xa0", " "), mark in _DISPLAY)


def _latex(source: str) -> Iterator[Piece]:
    """Yield a piece of a LaTeX document: text with formulas, or one formula."""
    source = source.replace("\xa0", " ").strip()
    whole = _DISPLAYED.fullmatch(source)
    if whole:
        yield HtmlFormula(whole[1], display=True)
    elif "$" in source:
        yield from _text_with_dollars(source)
    elif "\\" in source or "^" in source or "_" in source:
        yield HtmlFormula(source.removeprefix("\\[").removesuffix("\\]"), display=True)
    elif source:
        yield source


def _text_with_dollars(source: str) -> Iterator[Piece]:
    position = 0
    for match in _DOLLARS.finditer(source):
        if match.start() > position:
            yield source[position : match.start()]
        display = match["display"]
        yield HtmlFormula(display or match["inline"], display is not None)
        position = match.end()
    if position < len(source):
        yield source[position:]
