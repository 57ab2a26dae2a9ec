"""Builds Markdown from the tokens of HTML, in one walk and without recursion."""

from collections.abc import Callable, Sequence

from studyapp.formats.html.formulas import FormulaFinder, HtmlFormula, Sound
from studyapp.formats.html.frames import Frame, Frames
from studyapp.formats.html.paragraph import PLAYED, STYLES, Paragraph
from studyapp.formats.html.preformatted import Preformatted
from studyapp.formats.html.tokens import START, TEXT, Token, attributes
from studyapp.formats.markdown.blocks import MOST_COLUMNS
from studyapp.formats.markdown.inline import LINK, paragraphs
from studyapp.formats.markdown.text import code_block, formula

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
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_LINES_IN_CELLS = _PARAGRAPHS | _LISTS | _HEADINGS.keys() | {"li", "blockquote", "hr"}
_LONGEST_NUMBER = 4


class MarkdownBuilder:
    """Takes tokens and keeps the paragraph in the making, and the blocks around it."""

    def __init__(self, *, clozes: bool, media: Callable[[str], str]) -> None:
        self._clozes = clozes
        self._frames = Frames()
        self._paragraph = Paragraph(clozes=clozes, media=media, enter=self._into_content)
        self._pre: Preformatted | None = None
        self._inner_tables = 0
        self._heading = 0

    def build(self, tokens: Sequence[Token]) -> str:
        """Return the Markdown of the tokens."""
        formulas = FormulaFinder(tokens)
        index = 0
        while index < len(tokens):
            kind, name, rest = tokens[index]
            if kind == TEXT:
                index = self._text(name, index, formulas)
                continue
            if self._pre is not None:
                self._in_pre(self._pre, kind, name, rest)
            elif kind == START:
                self._start(name, rest)
            else:
                self._end(name)
            index += 1
        if self._pre is not None:
            self._end_pre(self._pre)
        while self._frames.top.kind != "root":
            self._close_frame()
        self._flush()
        del self._paragraph  # which knows its builder: no cycle is left for Python to find
        return "\n\n".join(self._frames.top.blocks)

    def _text(self, text: str, index: int, formulas: FormulaFinder) -> int:
        """Take a text, and all tokens of a formula that begins in it; return where to go on."""
        paragraph = self._paragraph
        if self._pre is not None:
            self._pre.text(text)
        elif paragraph.in_code:
            paragraph.code(text)
        elif "\\" not in text and "[" not in text:
            paragraph.prose(text)
        else:
            pieces, index = formulas.pieces(index)
            for piece in pieces:
                if isinstance(piece, str):
                    paragraph.prose(piece)
                elif isinstance(piece, Sound):
                    paragraph.sound(piece)
                else:
                    self._formula(piece)
            return index
        return index + 1

    def _into_content(self) -> None:
        """Open the item, row and cell that text needs directly in a list or table."""
        kind = self._frames.top.kind
        if kind == "list":
            self._open_frame("item")
        elif kind in ("table", "row"):
            if kind == "table":
                self._open_frame("row")
            self._open_cell()

    def _formula(self, found: HtmlFormula) -> None:
        paragraph, tex = self._paragraph, found.tex
        if found.display and not (paragraph.in_cell or paragraph.style or self._heading):
            written = formula(tex, display=True, alone=True, clozes=self._clozes)
            if written:
                self._put(written)
            return
        if paragraph.in_cell:
            tex = tex.replace("\\|", "\\Vert ").replace("|", "\\vert ")
        written = formula(tex, display=found.display, alone=False, clozes=self._clozes)
        if written:
            paragraph.add(written)

    # Tags

    def _start(self, name: str, rest: str) -> None:
        paragraph = self._paragraph
        if name == "br":
            paragraph.break_line()
        elif name in _LINES:
            paragraph.line_ends = True
        elif name in STYLES:
            paragraph.push(name, STYLES[name])
        elif name in ("span", "font"):
            paragraph.push_span(name, rest)
        elif name in _CODE:
            paragraph.start_code()
        elif name == "img":
            paragraph.image(attributes(rest))
        elif name == "a":
            paragraph.push("a", LINK + attributes(rest).get("href", "").strip())
        elif name in PLAYED:
            paragraph.played(name, attributes(rest))
        elif paragraph.in_cell:
            self._start_in_cell(name, rest)
        else:
            self._start_block(name, rest)

    def _end(self, name: str) -> None:
        paragraph = self._paragraph
        if name in _LINES:
            paragraph.line_ends = True
        elif name in STYLES or name in ("a", "span", "font"):
            paragraph.pop(name)
        elif name in _CODE:
            paragraph.end_code()
        elif name == "br":
            paragraph.break_line()
        elif paragraph.in_cell:
            self._end_in_cell(name)
        else:
            self._end_block(name)

    # Blocks

    def _start_block(self, name: str, rest: str) -> None:
        if name in _LISTS:
            self._start_list(name, rest)
        elif name == "li":
            self._start_item()
        elif name in ("table", "tr", *_CELLS):
            self._start_table(name, rest)
        elif name in _PARAGRAPHS or name in _HEADINGS or name in ("pre", "blockquote", "hr"):
            self._flush()
            self._heading = _HEADINGS.get(name, 0)
            if name == "pre":
                self._pre = Preformatted(rest)
            elif name == "blockquote" and self._frames.has_room:
                self._open_frame("quote")
            elif name == "hr":
                self._put("---")

    def _end_block(self, name: str) -> None:
        if name in _PARAGRAPHS or name in _HEADINGS:
            self._flush()
        elif name in _LISTS:
            self._close_up_to("list")
        elif name == "li":
            self._close_up_to("item", stop="list")
        elif name == "blockquote":
            self._close_up_to("quote")
        elif name == "table":
            self._close_up_to("table")
        elif name == "tr":
            self._close_up_to("row", stop="table")

    def _start_list(self, name: str, rest: str) -> None:
        self._flush()
        if self._frames.has_room:
            frame = self._open_frame("list")
            if name == "ol":
                frame.first = _number(attributes(rest).get("start", ""), 1)

    def _start_item(self) -> None:
        self._flush()
        if self._frames.holds("list"):
            self._close_up_to("item", stop="list")
        if self._frames.top.kind != "list":
            if not self._frames.has_room:
                return
            self._open_frame("list")
        self._open_frame("item")

    def _open_frame(self, kind: str) -> Frame:
        paragraph = self._paragraph
        paragraph.line_ends = False
        paragraph.base = paragraph.depth
        return self._frames.open(kind, paragraph.depth)

    def _close_up_to(self, kind: str, stop: str = "") -> None:
        """Close the innermost block of a kind and those inside it; nothing beyond a cell or `stop`."""
        self._flush()
        if not self._frames.can_close(kind, stop):
            return
        while self._frames.top.kind != kind:
            self._close_frame()
        self._close_frame()

    def _close_frame(self) -> None:
        self._flush()
        frame = self._frames.close()
        self._paragraph.close_styles(frame.styles, self._frames.top.styles)
        if frame.kind == "cell":
            self._paragraph.in_cell = False

    def _put(self, block: str) -> None:
        """Add a block that is no paragraph."""
        self._into_content()
        self._flush()
        self._frames.put(block)

    def _flush(self) -> None:
        """End the paragraph."""
        level, self._heading = self._heading, 0
        runs = self._paragraph.take()
        if not runs:
            return
        if self._paragraph.in_cell:
            texts = ["<br>".join(paragraphs(runs, "<br>"))]
        elif level:
            texts = [_heading(level, " ".join(paragraphs(runs, " ")))]
        else:
            texts = paragraphs(runs, "  \n")
        self._frames.top.blocks += [text for text in texts if text]

    # Preformatted text

    def _in_pre(self, pre: Preformatted, kind: int, name: str, rest: str) -> None:
        if name == "img":
            self._paragraph.image(attributes(rest))
        elif kind == START:
            pre.start(name, rest)
        elif name == "pre":
            self._end_pre(pre)
        else:
            pre.end(name)

    def _end_pre(self, pre: Preformatted) -> None:
        """Add the code, and below it the images that were in it."""
        self._pre = None
        images = self._paragraph.take()
        if pre.code.strip():
            self._put(code_block(pre.code, pre.language, clozes=self._clozes))
        self._paragraph.runs = images
        self._flush()

    # Tables

    def _start_table(self, name: str, rest: str) -> None:
        self._flush()
        if name == "table":
            if self._frames.has_room:
                self._open_frame("table")
            return
        if not self._frames.holds("table"):
            return
        if name == "tr":
            self._close_up_to("row", stop="table")
        if self._frames.top.kind == "table":
            self._open_frame("row")
        row = self._frames.top
        if name in _CELLS and row.kind == "row":
            self._open_cell()
            row.has_header = row.has_header or name == "th"
            if "span" in rest:
                row.first = min(_number(attributes(rest).get("colspan", ""), 1), MOST_COLUMNS)

    def _open_cell(self) -> None:
        row = self._frames.top
        if not row.rows:
            row.rows.append([])
        row.rows[-1] += [""] * ((row.first or 1) - 1)
        row.first = None
        self._open_frame("cell")
        self._paragraph.in_cell = True
        self._inner_tables = 0

    def _start_in_cell(self, name: str, rest: str) -> None:
        """Begin a line; a cell holds no blocks, and its inner tables are lines of text."""
        if name in ("tr", *_CELLS) and not self._inner_tables:
            self._leave_cell()
            self._start_table(name, rest)
        elif name in _CELLS:
            self._paragraph.blank()
        elif name in _LINES_IN_CELLS or name in ("table", "pre", "tr"):
            self._inner_tables += name == "table"
            self._paragraph.line_ends = True
            if name == "pre":
                self._paragraph.start_code()

    def _end_in_cell(self, name: str) -> None:
        if name in ("tr", "table", *_CELLS) and not self._inner_tables:
            self._leave_cell()
            self._end_block(name)
        elif name in _LINES_IN_CELLS or name in ("table", "pre"):
            self._inner_tables -= name == "table"
            if name == "pre":
                self._paragraph.end_code()
            self._paragraph.line_ends = True

    def _leave_cell(self) -> None:
        while self._frames.top.kind != "cell":
            self._close_frame()
        self._close_frame()


def _number(text: str, otherwise: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number else otherwise


def _heading(level: int, text: str) -> str:
    if text.endswith("#") and text[-2:-1] != "\\":
        text = f"{text[:-1]}\\#"
    return f"{'#' * level} {text}" if text else ""
