"""Writes the running text of a card: words, code, formulas, pictures."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextCursor, QTextFormat

from studyapp.ui.widgets.card.decorations import Decorations, InlineObject, Pill, PillKind
from studyapp.ui.widgets.card.formulas import DrawnFormula, FormulaRequest
from studyapp.ui.widgets.card.media import Media
from studyapp.ui.widgets.card.style import (
    CODE_SCALE,
    DISPLAY_FORMULA,
    INLINE_FORMULA,
    CardStyle,
    Ink,
    syntax_color,
)
from studyapp.ui.widgets.card.tree import Element

OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT_INDEX = QTextFormat.Property.UserProperty.value + 1
PADDING = QTextFormat.Property.UserProperty.value + 2
"""Marks characters that only make room, so that copying leaves them out."""

LINE_BREAK = "\u2028"
_OBJECT = "\ufffc"
_THIN = "\u202f"
_JOINER = "\u2060"
_GAP = f"\u00a0\u00a0{_JOINER}…{_JOINER}\u00a0\u00a0"
"""A hidden cloze; it never breaks at the end of a line."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_PILLS = {"mark": PillKind.MARK, "kbd": PillKind.KEY}

Draw = Callable[[FormulaRequest], DrawnFormula | None]


class InlineWriter:
    """Appends inline HTML at a cursor, spaces collapsed as a browser does."""

    def __init__(
        self,
        cursor: QTextCursor,
        style: CardStyle,
        draw: Draw,
        media: Media,
        decorations: Decorations,
    ) -> None:
        self._cursor = cursor
        self._style = style
        self._draw = draw
        self._media = media
        self._decorations = decorations
        self._at_start = True
        self._space = False
        self.room = 0

    def start(self, room: int) -> None:
        """Begin a paragraph whose margins take `room` pixels."""
        self.room = room
        self._at_start = True
        self._space = False

    def write(self, node: Element | str, ink: Ink) -> None:
        """Append text or a tag with all that is inside it."""
        if isinstance(node, str):
            self._write_text(node, ink)
            return
        special = _SPECIAL.get(node.tag)
        if special is not None:
            special(self, node, ink)
        elif node.tag == "span" and "math" in node.classes:
            self.write_formula(node.text(), ink, display=False)
        elif node.tag == "span" and "cloze" in node.classes:
            self._write_cloze(node, ink)
        else:
            self._write_children(node, _inked(node, ink))

    def write_code(self, node: Element | str, ink: Ink) -> None:
        """Append a code block's text as it stands, coloured by its tokens' classes."""
        if isinstance(node, str):
            self._cursor.insertText(node.replace("\n", LINE_BREAK), self._style.format(ink))
            return
        if "cloze" in node.classes:
            self._write_cloze(node, replace(ink, scale=ink.scale / CODE_SCALE))
            return
        color = syntax_color(node.classes) if node.tag == "span" else ""
        inside = replace(ink, color=color) if color else ink
        for child in node.children:
            self.write_code(child, inside)

    def write_formula(self, tex: str, ink: Ink, *, display: bool) -> None:
        """Append a formula, or its source as code where it cannot be drawn."""
        scale = (DISPLAY_FORMULA if display else INLINE_FORMULA) * ink.scale
        color = self._style.color(ink.color).name()
        request = FormulaRequest(tex.strip(), round(self._style.size * scale, 2), color, display)
        formula = self._draw(request)
        if formula is None:
            self._write_pill(Element("code", children=[tex.strip()]), ink, PillKind.CODE)
            return
        mark = "$$" if display else "$"
        self._flush_space(ink)
        self._write_object(
            InlineObject(f"{mark}{tex.strip()}{mark}", self.room, formula=formula),
            _raised(self._style.format(ink), formula, self._style.font),
        )

    def _write_text(self, text: str, ink: Ink) -> None:
        text = _SPACES.sub(" ", text)
        body = text.strip(" ")
        self._space |= text.startswith(" ") and not self._at_start
        if not body:
            return
        if self._space and (ink.struck or ink.underlined):
            self._flush_space(ink)
        lead = " " if self._space else ""
        self._cursor.insertText(lead + body, self._style.format(ink))
        self._at_start = False
        self._space = text.endswith(" ")

    def _flush_space(self, ink: Ink) -> None:
        if self._space:
            plain = replace(ink, struck=False, underlined=False, link="")
            self._cursor.insertText(" ", self._style.format(plain))
        self._space = self._at_start = False

    def _write_children(self, node: Element, ink: Ink) -> None:
        for child in node.children:
            self.write(child, ink)

    def _write_break(self, _node: Element, ink: Ink) -> None:
        self._cursor.insertText(LINE_BREAK, self._style.format(ink))
        self._at_start, self._space = True, False

    def _write_named_pill(self, node: Element, ink: Ink) -> None:
        self._write_pill(node, ink, _PILLS[node.tag])

    def _write_inline_code(self, node: Element, ink: Ink) -> None:
        self._write_pill(node, ink, PillKind.CODE)

    def _write_cloze(self, node: Element, ink: Ink) -> None:
        shown = "shown" in node.classes
        if not shown and node.text().strip() in ("[...]", "[…]"):
            node = replace(node, children=[_GAP])
        kind = PillKind.REVEALED if shown else PillKind.HIDDEN
        self._write_pill(node, ink, kind)

    def _write_pill(self, node: Element, ink: Ink, kind: PillKind) -> None:
        self._flush_space(ink)
        self._pad(ink, kind)
        start = self._cursor.position()
        inside, outer = _pill_ink(ink, kind), len(self._decorations.pills)
        self._at_start = kind is not PillKind.CODE
        for child in node.children:
            if kind is PillKind.CODE:
                self._write_code_words(child, ink, inside)
            else:
                self.write(child, inside)
        self._at_start = self._space = False
        end, height = self._cursor.position(), self._style.height(inside)
        self._decorations.pills.insert(outer, Pill(kind, start, end, *height))
        self._pad(ink, kind)

    def _write_code_words(self, node: Element | str, around: Ink, ink: Ink) -> None:
        if isinstance(node, str):
            self._cursor.insertText(_SPACES.sub(" ", node), self._style.format(ink))
        elif "cloze" in node.classes:
            self._write_cloze(node, around)
        else:
            for child in node.children:
                self._write_code_words(child, around, ink)

    def _pad(self, ink: Ink, kind: PillKind) -> None:
        if kind is PillKind.MARK:
            return
        form = QTextCharFormat(self._style.format(ink))
        form.setProperty(PADDING, True)
        self._cursor.insertText(_THIN + _THIN, form)

    def _write_picture(self, node: Element, _ink: Ink) -> None:
        self._flush_space(_ink)
        alt = node.attributes.get("alt", "").strip()
        source = node.attributes.get("src", "")
        picture = self._media.picture(source, self._style.tokens, self._style.family)
        form = QTextCharFormat(self._style.format(self._style.ink()))
        shown = InlineObject(
            alt,
            self.room,
            picture=picture,
            alt=alt or PurePosixPath(source).name,
            is_refused=picture is None and self._media.is_there(source),
        )
        self._write_object(shown, form)

    def _write_object(self, value: InlineObject, form: QTextCharFormat) -> None:
        form.setObjectType(OBJECT_TYPE)
        form.setProperty(OBJECT_INDEX, len(self._decorations.objects))
        self._decorations.objects.append(value)
        self._cursor.insertText(_OBJECT, form)
        glue = QTextCharFormat(self._style.format(self._style.ink()))
        glue.setProperty(PADDING, True)
        self._cursor.insertText(_JOINER, glue)
        self._at_start = self._space = False


_SPECIAL: dict[str, Callable[[InlineWriter, Element, Ink], None]] = {
    "br": InlineWriter._write_break,
    "code": InlineWriter._write_inline_code,
    "mark": InlineWriter._write_named_pill,
    "kbd": InlineWriter._write_named_pill,
    "img": InlineWriter._write_picture,
}


def _inked(node: Element, ink: Ink) -> Ink:
    match node.tag:
        case "strong" | "b":
            return replace(ink, weight=650 if ink.weight < 600 else 850)
        case "em" | "i" | "cite" | "var" | "dfn":
            return replace(ink, italic=True)
        case "del" | "s" | "strike":
            return replace(ink, struck=True)
        case "u" | "ins":
            return replace(ink, underlined=True)
        case "sup" | "sub":
            return replace(ink, raised=1 if node.tag == "sup" else -1)
        case "small":
            return replace(ink, scale=ink.scale * 0.85)
        case "a" if _is_web(node.attributes.get("href", "")):
            return replace(ink, color="accent_text", link=node.attributes["href"])
        case _:
            return ink


def _pill_ink(ink: Ink, kind: PillKind) -> Ink:
    match kind:
        case PillKind.CODE:
            return replace(ink, code=True, color="code_text", underlined=False)
        case PillKind.KEY:
            return replace(ink, code=True, scale=ink.scale * 0.94)
        case PillKind.HIDDEN | PillKind.REVEALED:
            return replace(ink, color="accent_text", weight=600)
        case _:
            return ink


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _raised(form: QTextCharFormat, formula: DrawnFormula, font: QFont) -> QTextCharFormat:
    """Make the line as high as a formula on the baseline needs.

    Qt centres an object on half the x-height of its font, so a font is chosen whose x-height
    is twice the difference of ascent and descent; the handler then draws on the baseline.
    """
    form = QTextCharFormat(form)
    sized = QFont(font)
    wanted = 2 * max(0.0, formula.ascent - formula.descent)
    sized.setPixelSize(max(1, round(wanted / _x_height_share(font))))
    form.setFont(sized)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form


def _x_height_share(font: QFont) -> float:
    large = QFont(font)
    large.setPixelSize(200)
    return max(0.2, QFontMetrics(large).xHeight() / 200)
