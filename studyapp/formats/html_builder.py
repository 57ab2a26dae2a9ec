"""Builds Markdown from the tokens of HTML, in one walk and without recursion."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from studyapp.formats.html_formulas import Formula, FormulaFinder, Sound
from studyapp.formats.html_tokens import START, TEXT, Token, attributes
from studyapp.formats.markdown_blocks import (
    MOST_COLUMNS,
    Item,
    list_block,
    quote_block,
    table_block,
)
from studyapp.formats.markdown_inline import BREAK, LINK, Run, Styles, paragraphs
from studyapp.formats.markdown_text import (
    code_block,
    code_span,
    escaped,
    formula,
    guarded_lines,
    image,
)

_STYLES = {
    **dict.fromkeys(("b", "strong"), "b"),
    **dict.fromkeys(("i", "em", "var", "cite", "dfn"), "i"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **{name: name for name in ("u", "ins", "sub", "sup", "small", "mark", "kbd")},
    "rt": "sup",
}
_CODE = frozenset({"code", "tt", "samp"})
_PARAGRAPHS = frozenset(
    {
        *("p", "dl", "dt", "dd", "figure", "figcaption", "section", "article", "header", "footer"),
        *("main", "aside", "nav", "address", "form", "fieldset", "details", "summary", "center"),
        *("thead", "tbody", "tfoot", "caption", "colgroup", "title"),
    }
)
_LINES = frozenset({"div", "body", "html", "head", "option", "legend", "textarea"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PLAYED = {"audio": "src", "video": "src", "source": "src", "embed": "src", "object": "data"}
_FRAMED = {"iframe": "src"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|brush:|highlight-source)[-\s]?([\w#+.-]{1,30})")
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SLANT = re.compile(r"font-style\s*:\s*italic")
_LINE_UNDER = re.compile(r"text-decoration[a-z-]*\s*:\s*[^;]*underline")
_LINE_THROUGH = re.compile(r"text-decoration[a-z-]*\s*:\s*[^;]*line-through")
_DEEPEST = 4
"""Lists and quotations inside each other; what is deeper stands as paragraphs."""
_MOST_STYLES = 8


@dataclass(slots=True)
class _Frame:
    """An open list, list item, quotation, table, row or cell, and what it holds so far."""

    kind: str
    styles: int
    blocks: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    first: int | None = None
    has_header: bool = False


class MarkdownBuilder:
    """Takes tokens and keeps the paragraph in the making, and the frames around it."""

    def __init__(self, *, clozes: bool, media: Callable[[str], str]) -> None:
        self._clozes = clozes
        self._media = media
        self._frames = [_Frame("root", 0)]
        self._styles: list[tuple[str, str]] = []
        self._style: Styles = ()
        self._runs: list[Run] = []
        self._line_ends = False
        self._in_code = 0
        self._code: list[str] = []
        self._pre: list[str] = []
        self._in_pre = False
        self._language = ""
        self._in_cell = False
        self._inner_tables = 0
        self._heading = 0

    def build(self, tokens: Sequence[Token]) -> str:
        """Return the Markdown of the tokens."""
        formulas = FormulaFinder(tokens)
        index = 0
        while index < len(tokens):
            kind, name, rest = tokens[index]
            if kind == TEXT:
                index = self._text(tokens, index, formulas)
                continue
            if kind == START:
                self._start(name, rest)
            else:
                self._end(name)
            index += 1
        self._end_pre()
        while len(self._frames) > 1:
            self._close_frame()
        self._flush()
        return "\n\n".join(self._frames[0].blocks)

    # Text

    def _text(self, tokens: Sequence[Token], index: int, formulas: FormulaFinder) -> int:
        text = tokens[index][1]
        if self._in_pre:
            self._pre.append(text)
            return index + 1
        if self._in_code:
            self._code.append(text)
            return index + 1
        if "\\" not in text and "[" not in text:
            self._prose(text)
            return index + 1
        pieces, following = formulas.pieces(index)
        for piece in pieces:
            if isinstance(piece, str):
                self._prose(piece)
            elif isinstance(piece, Sound):
                self._sound(piece)
            else:
                self._formula(piece)
        return following

    def _prose(self, text: str) -> None:
        tidy = " ".join(text.split())
        if not tidy.isprintable():
            tidy = _CONTROLS.sub("", tidy)
        if not tidy:
            if self._runs:
                self._runs.append(Run(" ", self._style))
            return
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        written = f"{before}{escaped(tidy, clozes=self._clozes)}{after}"
        if self._in_cell and "|" in written:
            written = written.replace("|", "\\|")
        self._add(written)

    def _add(self, markdown: str, styles: Styles | None = None) -> None:
        """Append a piece to the paragraph, on a new line if the last one ended."""
        self._into_content()
        if self._line_ends:
            self._line_ends = False
            if self._runs and self._runs[-1].text != BREAK:
                self._runs.append(Run(BREAK, ()))
        self._runs.append(Run(markdown, self._style if styles is None else styles))

    def _into_content(self) -> None:
        """Open the item, row and cell that text needs directly in a list or table."""
        kind = self._frames[-1].kind
        if kind == "list":
            self._open_frame("item")
        elif kind in ("table", "row"):
            if kind == "table":
                self._open_frame("row")
            self._open_cell()

    def _formula(self, found: Formula) -> None:
        alone = found.display and not self._in_cell and not self._heading
        if alone and not self._style:
            written = formula(found.tex, display=True, alone=True, clozes=self._clozes)
            if written:
                self._into_content()
                self._flush()
                self._frames[-1].blocks.append(written)
            return
        tex = (
            found.tex.replace("\\|", "\\Vert ").replace("|", "\\vert ")
            if self._in_cell
            else found.tex
        )
        written = formula(tex, display=found.display, alone=False, clozes=self._clozes)
        if written:
            self._add(written)

    def _sound(self, sound: Sound) -> None:
        address = self._media(sound.name)
        text = escaped(sound.name, clozes=self._clozes)
        self._add(text, (*self._style, f"{LINK}{address}") if address else None)

    # Tags

    def _start(self, name: str, rest: str) -> None:
        if self._in_pre:
            self._start_in_pre(name, rest)
        elif name == "br":
            self._break()
        elif name in _LINES:
            self._line_ends = True
        elif name in _STYLES:
            self._push(name, _STYLES[name])
        elif name in ("span", "font"):
            self._push_span(name, rest)
        elif name in _CODE:
            self._start_code()
        elif name == "img":
            self._image(attributes(rest))
        elif name == "a":
            self._push("a", LINK + attributes(rest).get("href", "").strip())
        elif name in _PLAYED or name in _FRAMED:
            self._played(name, attributes(rest))
        else:
            self._start_block(name, rest)

    def _end(self, name: str) -> None:
        if self._in_pre:
            self._end_in_pre(name)
        elif name in _LINES:
            self._line_ends = True
        elif name in _STYLES or name in ("a", "span", "font"):
            self._pop(name)
        elif name in _CODE:
            self._end_code()
        elif name == "br":
            self._break()
        else:
            self._end_block(name)

    def _break(self) -> None:
        if self._in_code:
            self._code.append("\n")
            return
        if self._line_ends and self._runs and self._runs[-1].text != BREAK:
            self._runs.append(Run(BREAK, ()))
        self._line_ends = False
        if self._runs or self._frames[-1].kind in ("cell", "item"):
            self._runs.append(Run(BREAK, self._style))

    def _push(self, tag: str, style: str) -> None:
        if len(self._styles) < _MOST_STYLES * 40:
            self._styles.append((tag, style))
            self._restyle()

    def _push_span(self, tag: str, rest: str) -> None:
        names: tuple[str, ...] = ()
        if "style" in rest and ("font-" in rest or "text-decoration" in rest):
            css = attributes(rest).get("style", "")
            names = tuple(
                name
                for name, pattern in (
                    ("b", _WEIGHT),
                    ("i", _SLANT),
                    ("u", _LINE_UNDER),
                    ("s", _LINE_THROUGH),
                )
                if pattern.search(css)
            )
        self._push(tag, " ".join(names))

    def _pop(self, tag: str) -> None:
        base = self._frames[-1].styles
        for place in range(len(self._styles) - 1, base - 1, -1):
            if self._styles[place][0] == tag:
                del self._styles[place]
                self._restyle()
                return

    def _restyle(self) -> None:
        names: list[str] = []
        for _, style in self._styles:
            parts = [style] if style.startswith(LINK) else style.split()
            if parts and parts[0].startswith(LINK) and any(n.startswith(LINK) for n in names):
                continue
            names += [part for part in parts if part not in names]
        self._style = tuple(names[:_MOST_STYLES])

    def _start_code(self) -> None:
        self._in_code += 1

    def _end_code(self) -> None:
        if self._in_code:
            self._in_code -= 1
            if not self._in_code:
                self._finish_code()

    def _finish_code(self) -> None:
        """Add the code that was gathered: each of its lines is a span."""
        self._in_code = 0
        source, self._code = _CONTROLS.sub("", "".join(self._code)), []
        lines = [line for line in source.split("\n") if line.strip()]
        for place, line in enumerate(lines):
            if place:
                self._line_ends = True
            blank = " " if line[:1].isspace() and self._runs else ""
            if blank:
                self._runs.append(Run(" ", self._style))
            self._add(code_span(line, clozes=self._clozes))
            if line[-1:].isspace():
                self._runs.append(Run(" ", self._style))

    def _image(self, values: dict[str, str]) -> None:
        source = values.get("src", "").strip()
        alt = values.get("alt", "") or values.get("title", "")
        address = self._media(source) if source else ""
        if not address:
            self._prose(alt)
        elif re.match(r"(?:https?:)?//", address, re.IGNORECASE):
            written = escaped(" ".join(alt.split()) or address, clozes=self._clozes)
            self._add(written, (*self._style, LINK + address))
        else:
            self._add(image(alt, address, clozes=self._clozes))

    def _played(self, tag: str, values: dict[str, str]) -> None:
        source = values.get(_PLAYED.get(tag) or _FRAMED[tag], "").strip()
        if source:
            address = self._media(source)
            text = escaped(source, clozes=self._clozes)
            self._add(text, (*self._style, LINK + address) if address else None)

    # Blocks

    def _start_block(self, name: str, rest: str) -> None:
        if self._in_cell:
            self._start_in_cell(name, rest)
        elif name in _PARAGRAPHS:
            self._flush()
        elif name == "pre":
            self._flush()
            self._pre, self._in_pre = [], True
            self._language = _language(rest)
        elif name in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[name]
        elif name in ("ul", "ol", "menu", "dir"):
            self._start_list(name, rest)
        elif name == "li":
            self._start_item()
        elif name == "blockquote":
            self._flush()
            if self._depth() < _DEEPEST:
                self._open_frame("quote")
        elif name == "hr":
            self._flush()
            self._into_content()
            self._frames[-1].blocks.append("---")
        elif name in ("table", "tr", "td", "th"):
            self._start_table(name, rest)

    def _end_block(self, name: str) -> None:
        if self._in_cell:
            self._end_in_cell(name)
        elif name in _PARAGRAPHS or name in _HEADINGS:
            self._flush()
        elif name in ("ul", "ol", "menu", "dir"):
            self._close_up_to("list")
        elif name == "li":
            self._close_up_to("item", stop="list")
        elif name == "blockquote":
            self._close_up_to("quote")
        elif name == "table":
            self._close_up_to("table")
        elif name == "tr":
            self._close_up_to("row", stop="table")

    def _depth(self) -> int:
        return sum(frame.kind in ("list", "quote") for frame in self._frames)

    def _start_list(self, name: str, rest: str) -> None:
        self._flush()
        if self._depth() >= _DEEPEST:
            return
        first = None
        if name == "ol":
            start = attributes(rest).get("start", "1") if rest.strip() else "1"
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
        self._open_frame("list").first = first

    def _start_item(self) -> None:
        self._flush()
        if any(frame.kind == "list" for frame in self._frames):
            self._close_up_to("item", stop="list")
        if self._frames[-1].kind == "list":
            self._open_frame("item")
        elif self._depth() < _DEEPEST:
            self._open_frame("list")
            self._open_frame("item")

    def _open_frame(self, kind: str) -> _Frame:
        frame = _Frame(kind, len(self._styles))
        self._frames.append(frame)
        self._line_ends = False
        return frame

    def _close_up_to(self, kind: str, stop: str = "") -> None:
        """Close the innermost frame of a kind and those inside it; nothing beyond a cell or `stop`."""
        for frame in reversed(self._frames):
            if frame.kind == kind:
                break
            if frame.kind in ("cell", "table", stop) or frame.kind == "root":
                self._flush()
                return
        while self._frames[-1].kind != kind:
            self._close_frame()
        self._close_frame()

    def _close_frame(self) -> None:
        self._flush()
        frame = self._frames.pop()
        if len(self._styles) > frame.styles:
            del self._styles[frame.styles :]
            self._restyle()
        parent = self._frames[-1]
        if frame.kind == "item":
            parent.items.append(frame.blocks)
        elif frame.kind == "list":
            self._put(list_block(frame.items, frame.first) if any(frame.items) else "")
        elif frame.kind == "quote":
            self._put(quote_block(frame.blocks) if frame.blocks else "")
        elif frame.kind == "cell":
            parent.rows[-1].append("<br>".join(frame.blocks))
            self._in_cell = False
        elif frame.kind == "row":
            parent.rows += [row for row in frame.rows if any(row)]
            parent.has_header = parent.has_header or frame.has_header
        elif frame.kind == "table":
            self._put(_table(frame))

    def _put(self, block: str) -> None:
        """Append a finished block; one directly in a list belongs to the item before it."""
        if not block:
            return
        parent = self._frames[-1]
        if parent.kind == "list":
            if not parent.items:
                parent.items.append([])
            parent.items[-1].append(block)
        else:
            parent.blocks.append(block)

    def _flush(self) -> None:
        """End the paragraph."""
        if self._in_code:
            self._finish_code()
        level, self._heading = self._heading, 0
        self._line_ends = False
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        if self._in_cell:
            texts = ["<br>".join(paragraphs(runs, "<br>"))]
        elif level:
            texts = [_heading(level, " ".join(paragraphs(runs, " ")))]
        else:
            texts = paragraphs(runs, "  \n")
        self._frames[-1].blocks += [text for text in texts if text]

    # Preformatted text

    def _start_in_pre(self, name: str, rest: str) -> None:
        if name in ("br", "div", "p", "li", "tr"):
            self._end_line_of_pre(always=name == "br")
        elif name == "code" and not self._language:
            self._language = _language(rest)
        elif name == "img":
            self._image(attributes(rest))

    def _end_in_pre(self, name: str) -> None:
        if name == "pre":
            self._end_pre()
        elif name in ("div", "p", "li", "tr"):
            self._end_line_of_pre(always=False)

    def _end_line_of_pre(self, *, always: bool) -> None:
        if always or (self._pre and not self._pre[-1].endswith("\n")):
            self._pre.append("\n")

    def _end_pre(self) -> None:
        if not self._in_pre:
            return
        code = _CONTROLS.sub("", "".join(self._pre).replace("\r\n", "\n").replace("\xa0", " "))
        self._in_pre = False
        code = code.strip("\n").rstrip()
        if not code.strip():
            self._flush()
            return
        images, self._runs = self._runs, []
        self._into_content()
        self._frames[-1].blocks.append(code_block(code, self._language, clozes=self._clozes))
        self._runs = images
        self._flush()

    # Tables

    def _start_table(self, name: str, rest: str) -> None:
        self._flush()
        if name == "table":
            if self._depth() < _DEEPEST:
                self._open_frame("table")
            return
        if not any(frame.kind == "table" for frame in self._frames):
            return
        if name == "tr":
            self._close_up_to("row", stop="table")
            if self._frames[-1].kind == "table":
                self._open_frame("row")
            return
        if self._frames[-1].kind == "table":
            self._open_frame("row")
        if self._frames[-1].kind == "row":
            row = self._frames[-1]
            self._open_cell()
            if name == "th":
                row.has_header = True
            if "span" in rest:
                span = attributes(rest).get("colspan", "")
                width = int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1
                row.first = min(width, MOST_COLUMNS)

    def _open_cell(self) -> None:
        row = self._frames[-1]
        if not row.rows:
            row.rows.append([])
        row.rows[-1] += [""] * ((row.first or 1) - 1)
        row.first = None
        self._open_frame("cell")
        self._in_cell = True
        self._inner_tables = 0

    def _start_in_cell(self, name: str, rest: str) -> None:
        """Begin a line; a cell holds no blocks, and its inner tables are lines of text."""
        if name in ("td", "th", "tr") and not self._inner_tables:
            self._leave_cell()
            self._start_table(name, rest)
        elif name in ("td", "th"):
            self._runs.append(Run(" ", self._style))
        elif name == "table":
            self._inner_tables += 1
            self._line_ends = True
        elif name == "pre":
            self._line_ends = True
            self._start_code()
        elif name in _PARAGRAPHS or name in _HEADINGS or name in _BLOCKS:
            self._line_ends = True

    def _end_in_cell(self, name: str) -> None:
        if name == "pre":
            self._end_code()
            self._line_ends = True
        elif name == "table" and self._inner_tables:
            self._inner_tables -= 1
            self._line_ends = True
        elif name in ("td", "th", "tr", "table") and not self._inner_tables:
            self._leave_cell()
            if name == "table":
                self._close_up_to("table")
            elif name == "tr":
                self._close_up_to("row", stop="table")
        elif name in _PARAGRAPHS or name in _HEADINGS or name in _BLOCKS:
            self._line_ends = True

    def _leave_cell(self) -> None:
        while self._frames[-1].kind != "cell":
            self._close_frame()
        self._close_frame()


_BLOCKS = frozenset({"ul", "ol", "menu", "dir", "li", "blockquote", "hr"})


def _language(rest: str) -> str:
    if "class" not in rest:
        return ""
    found = _LANGUAGE.search(attributes(rest).get("class", ""))
    return found[1] if found else ""


def _heading(level: int, text: str) -> str:
    if text.endswith("#") and text[-2:-1] != "\\":
        text = f"{text[:-1]}\\#"
    return f"{'#' * level} {text}" if text else ""


def _table(frame: _Frame) -> str:
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
