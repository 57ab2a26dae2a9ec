"""Clozes on their way through Markdown: private characters in, spans out.

A hidden text never enters the converter: one private character stands in its place, so
nothing that happens on the way (links, attributes, the colouring of code) can show it. A
revealed text is rendered where it stands, between two such characters.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from studyapp.core import cloze
from studyapp.core.cloze import Cloze

OPEN, CLOSE = "\U000ff000", "\U000ff001"
_HIDDEN_FROM, _HIDDEN_TO = 0xF0000, 0xFEFFF
_RESERVED = re.compile("[\U000f0000-\U000ff001]")
_UNKNOWN = "\ufffd"
_BLANK = "[...]"
_LINE_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)*")
_PIECE = re.compile(
    r"""(?P<math><(?P<element>span|div)[ ]class="math">[^<]*</(?P=element)>)
    |(?P<tag><(?:"[^"]*"|[^">])*>)
    |(?P<mark>[\U000f0000-\U000ff001])
    |(?P<text>[^<\U000f0000-\U000ff001]+)""",
    re.VERBOSE,
)
_COMMAND = re.compile(r"\\[A-Za-z]+\Z")
_PAIR = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_WITHOUT_CONTENT = frozenset({"br", "img"})
_INLINE = _WITHOUT_CONTENT | {
    *("a", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong"),
    *("sub", "sup", "u"),
}
_SHOWN_START, _END = '<span class="cloze shown">', "</span>"


@dataclass(frozen=True, slots=True)
class AskedCloze:
    """The card's cloze number, and whether its texts are shown or hidden."""

    number: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose clozes are private characters, and the hints of the hidden ones."""

    text: str
    hints: tuple[str, ...] = ()


def mark(text: str, asked: AskedCloze | None) -> Marked:
    """Return the text with the clozes that are asked marked, and all others in plain sight."""
    hints: list[str] = []
    if asked is not None:
        text = _RESERVED.sub(_UNKNOWN, text)

    def write(found: Cloze, inner: str) -> str:
        if asked is None or found.number != asked.number:
            return _apart(text, found.start, inner)
        if asked.shown:
            at_line_start = found.start == 0 or text[found.start - 1] == "\n"
            return _between_marks(inner, at_line_start)
        hints.append(cloze.reveal(found.hint).strip())
        return chr(min(_HIDDEN_FROM + len(hints) - 1, _HIDDEN_TO))

    return Marked(cloze.replace(text, write), tuple(hints))


def _apart(text: str, position: int, inner: str) -> str:
    """Return a text to stand at a position, kept from growing together with a TeX command."""
    touches = inner[:1].isalpha() and _COMMAND.search(text[max(0, position - 20) : position])
    return f" {inner}" if touches else inner


def _between_marks(text: str, at_line_start: bool) -> str:
    """Return the text between marks, which must not part a list's bullet from its line."""
    text = text.replace(OPEN, "").replace(CLOSE, "")
    head = _LINE_START.match(text)
    start = head.end() if head and at_line_start else 0
    return f"{text[:start]}{OPEN}{text[start:]}{CLOSE}"


def unmark(html: str, hints: tuple[str, ...], render_hint: Callable[[str], str]) -> str:
    """Return sanitised HTML with spans in place of the private characters."""
    if not _RESERVED.search(html):
        return html
    pieces = [_Piece.of(match) for match in _PIECE.finditer(html)]
    return "".join(_Writer(pieces, hints, render_hint).write())


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag, a formula, a mark, or the text between them."""

    kind: str
    source: str

    @staticmethod
    def of(match: re.Match[str]) -> "_Piece":
        """Return the piece a match of the scanner found."""
        kind = match.lastgroup if match.lastgroup != "element" else "math"
        return _Piece(kind or "text", match[0])


class _Writer:
    """Walks through the pieces, and knows whether it is in a shown cloze and in code."""

    def __init__(
        self, pieces: list[_Piece], hints: tuple[str, ...], render_hint: Callable[[str], str]
    ) -> None:
        self._pieces = pieces
        self._hints = hints
        self._render_hint = render_hint
        self._shown = False
        self._wrapped_to = -1
        self._in_code = False

    def write(self) -> Iterator[str]:
        for index, piece in enumerate(self._pieces):
            if piece.kind == "mark":
                yield self._mark(index, piece.source)
            elif piece.kind == "math":
                yield self._math(index, piece.source)
            elif piece.kind == "tag":
                yield self._tag(piece.source)
            else:
                yield self._text(index, piece.source)

    def _mark(self, index: int, mark: str) -> str:
        if mark == OPEN:
            self._shown = True
            self._wrapped_to = max(self._wrapped_to, self._end_of_span(index))
            return _SHOWN_START if self._wrapped_to > index else ""
        if mark == CLOSE:
            self._shown = False
            return _END if index == self._wrapped_to else ""
        hint = self._hint(mark)
        shown = escape(hint) if self._in_code or not hint else self._render_hint(hint)
        return f'<span class="cloze">{shown or _BLANK}{_END}'

    def _end_of_span(self, start: int) -> int:
        """Return where one span can end that holds the whole cloze, or -1 if none can."""
        open_tags: list[str] = []
        for index in range(start + 1, len(self._pieces)):
            piece = self._pieces[index]
            if piece.kind == "mark" and piece.source in (OPEN, CLOSE):
                return -1 if open_tags or piece.source == OPEN else index
            if piece.kind == "math" and (OPEN in piece.source or CLOSE in piece.source):
                return -1
            if piece.kind in ("math", "tag") and not _stays_inline(piece, open_tags):
                return -1
        return -1

    def _text(self, index: int, text: str) -> str:
        alone = self._shown and index > self._wrapped_to and not text.isspace()
        return f"{_SHOWN_START}{text}{_END}" if alone else text

    def _tag(self, tag: str) -> str:
        if tag.startswith(("<code", "</code")):
            self._in_code = tag[1] != "/"
        return self._without_marks(tag, "...") if _RESERVED.search(tag) else tag

    def _math(self, index: int, formula: str) -> str:
        wrap = self._shown and index > self._wrapped_to and formula.startswith("<span")
        formula = self._boxed(formula) if _RESERVED.search(formula) else formula
        return f"{_SHOWN_START}{formula}{_END}" if wrap else formula

    def _boxed(self, formula: str) -> str:
        """Return a formula with boxes, which TeX draws, in place of its marks."""
        formula = _PAIR.sub(_box, formula)
        return self._without_marks(formula, r"\boxed{\ldots}", r"\boxed{{\text{{{}}}}}")

    def _without_marks(self, source: str, blank: str, form: str = "{}") -> str:
        def plain(match: re.Match[str]) -> str:
            if match[0] in (OPEN, CLOSE):
                self._shown = match[0] == OPEN
                return ""
            hint = escape(re.sub(r"[\\{}$^_%#~&]", " ", self._hint(match[0])).strip())
            return form.format(hint) if hint else blank

        return _RESERVED.sub(plain, source)

    def _hint(self, mark: str) -> str:
        index = ord(mark) - _HIDDEN_FROM
        return self._hints[index] if index < len(self._hints) else ""


def _box(match: re.Match[str]) -> str:
    tex = match[1]
    whole = tex.count("{") == tex.count("}") and "&amp;" not in tex and r"\\" not in tex
    return rf"\boxed{{{tex}}}" if whole and tex.strip() else f" {tex}"


def _stays_inline(piece: _Piece, open_tags: list[str]) -> bool:
    """Keep track of the open inline tags; return False at a tag that a span cannot hold."""
    name = _TAG_NAME.match(piece.source)
    if name is None or name[1] not in _INLINE:
        return False
    if piece.kind == "math" or name[1] in _WITHOUT_CONTENT:
        return True
    if piece.source[1] != "/":
        open_tags.append(name[1])
        return True
    return bool(open_tags) and open_tags.pop() == name[1]
