"""Builds a text document from a card's tree: paragraphs, lists, boxes and tables."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextTable

from studyapp.ui.widgets.card.boxes import BoxStack
from studyapp.ui.widgets.card.decorations import BoxKind, ChoiceState, Decorations, Marker
from studyapp.ui.widgets.card.inline import Draw, InlineWriter
from studyapp.ui.widgets.card.media import Media
from studyapp.ui.widgets.card.style import HEADINGS, SMALL_HEADING, CardStyle, Ink
from studyapp.ui.widgets.card.tables import insert_table
from studyapp.ui.widgets.card.tree import Element, Tree

DOCUMENT_MARGIN = 4
CUT_NOTE = "This card is very long. The rest is left out here; edit the card to see all of it."
_CODE_PAD, _QUOTE_PAD, _CHOICE_PAD = 14, 16, 14
_BADGE = 34
_CHOICE_GAP = 4
_PLAIN_BLOCKS = ("p", "li", "div", "dl", "dt", "dd", "figure", "figcaption", "details", "summary")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where paragraphs go: margins, ink, and the gaps below paragraphs and lists."""

    left: int
    right: int
    ink: Ink
    gap: int
    level: int = 0


class Builder:
    """Fills an empty document; `build` is called once."""

    def __init__(self, document: QTextDocument, style: CardStyle, draw: Draw, media: Media) -> None:
        self._document = document
        self._style = style
        self._cursor = QTextCursor(document)
        self.decorations = Decorations()
        self._boxes = BoxStack(self.decorations.boxes)
        self._inline = InlineWriter(self._cursor, style, draw, media, self.decorations)
        self._is_fresh = True
        self._marker: Marker | None = None
        self._table_above: QTextTable | None = None

    def build(self, tree: Tree) -> None:
        """Write the whole tree."""
        style = self._style
        place = _Place(0, 0, style.ink(), style.em(0.65))
        self._cursor.beginEditBlock()
        self._flow(tree.root.children, place)
        if tree.is_cut:
            self._paragraph([CUT_NOTE], replace(place, ink=Ink(color="text3", italic=True)))
        self._cursor.endEditBlock()
        self._set_ends()

    def _flow(self, nodes: Sequence[Element | str], place: _Place) -> None:
        run: list[Element | str] = []
        for node in nodes:
            if isinstance(node, Element) and node.tag in _BLOCKS:
                self._loose(run, place)
                run = []
                self._block(node, place)
            else:
                run.append(node)
        self._loose(run, place)

    def _loose(self, run: Sequence[Element | str], place: _Place) -> None:
        if any(isinstance(node, Element) or node.strip() for node in run):
            self._paragraph(run, place)

    def _block(self, node: Element, place: _Place) -> None:
        writer = _WRITERS.get(node.tag)
        if writer is not None:
            writer(self, node, place)
        elif node.tag == "div" and "math" in node.classes:
            self._display_formula(node, place)
        elif any(child.tag in _BLOCKS for child in node.elements()) or node.tag == "div":
            self._flow(node.children, place)
        else:
            self._paragraph(node.children, place)

    def _paragraph(self, nodes: Sequence[Element | str], place: _Place) -> None:
        self._start(self._style.block(place.left, place.right), place)
        for node in nodes:
            self._inline.write(node, place.ink)

    def _heading(self, node: Element, place: _Place) -> None:
        scale, weight = HEADINGS.get(node.tag, SMALL_HEADING)
        form = self._style.block(place.left, place.right)
        form.setTopMargin(0 if self._cursor.atStart() else self._style.em(0.5))
        self._start(form, replace(place, gap=self._style.em(0.45)))
        ink = replace(place.ink, scale=place.ink.scale * scale, weight=weight)
        for child in node.children:
            self._inline.write(child, ink)

    def _display_formula(self, node: Element, place: _Place) -> None:
        form = self._style.block(place.left, place.right)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.setTopMargin(self._style.em(0.4))
        self._start(form, replace(place, gap=self._style.em(0.8)))
        self._inline.write_formula(node.text(), place.ink, display=True)

    def _rule(self, _node: Element, place: _Place) -> None:
        form = self._style.block(place.left, place.right)
        self._start(form, place)
        self._cursor.insertText(" ", self._style.format(replace(place.ink, scale=0.5)))
        self.decorations.rules.append(self._cursor.blockNumber())

    def _quote(self, node: Element, place: _Place) -> None:
        with self._box(BoxKind.QUOTE, place, _QUOTE_PAD, self._style.em(0.7)) as inside:
            self._flow(node.children, replace(inside, ink=replace(place.ink, color="text2")))

    def _code(self, node: Element, place: _Place) -> None:
        with self._box(BoxKind.CODE, place, _CODE_PAD, self._style.em(0.7)) as inside:
            self._start(self._style.block(inside.left, inside.right, code=True), inside)
            ink = replace(place.ink, code=True, color="text")
            for child in _without_last_newline(node).children:
                self._inline.write_code(child, ink)

    def _table(self, node: Element, place: _Place) -> None:
        self._boxes.before_table()
        laid = insert_table(self._cursor, node, self._style, place.left, place.right, place.ink)
        if laid is None:
            return
        self.decorations.tables.append(laid.table)
        for cell in laid.cells:
            start = laid.table.cellAt(cell.row, cell.column).firstCursorPosition()
            self._cursor.setPosition(start.position())
            self._inline.start(place.left + place.right + laid.padding)
            for child in cell.element.children:
                self._inline.write(child, cell.ink)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh, self._table_above = True, laid.table

    def _list(self, node: Element, place: _Place) -> None:
        if "choices" in node.classes:
            self._choices(node, place)
            return
        number = int(start) if (start := node.attributes.get("start", "")).isdigit() else 1
        gap = self._style.em(0.28)
        inside = replace(
            place, left=place.left + self._style.em(1.5), gap=gap, level=place.level + 1
        )
        for item in node.elements():
            text = f"{number}." if node.tag == "ol" else ""
            self._item(item, inside, text)
            number += 1
        if self._cursor.blockNumber():
            self._set_gap_below(place.gap)

    def _item(self, item: Element, place: _Place, text: str) -> None:
        self._marker = Marker(-1, text, place.level)
        self._flow(item.children, place)
        if self._marker is not None:  # nothing was written: an empty item keeps its marker
            self._paragraph([], place)

    def _choices(self, node: Element, place: _Place) -> None:
        for item in node.elements():
            index = len(self.decorations.choices)
            self.decorations.choices.append(_state(item))
            with self._box(BoxKind.CHOICE, place, _CHOICE_PAD, self._style.em(0.62), index) as box:
                self._flow(item.children or [" "], replace(box, left=box.left + _BADGE))
        self._set_gap_below(int(self._cursor.blockFormat().bottomMargin()) + place.gap)

    @contextmanager
    def _box(
        self, kind: BoxKind, place: _Place, side: int, pad: int, choice: int = -1
    ) -> Iterator[_Place]:
        gap = _CHOICE_GAP if choice > 0 else self._style.em(0.65)
        self._boxes.open(kind, place.left, place.right, pad, gap, choice)
        yield replace(place, left=place.left + side, right=place.right + side)
        below = self._boxes.close(pad, gap, self._cursor.blockNumber())
        self._set_gap_below(below)

    def _start(self, form: QTextBlockFormat, place: _Place) -> None:
        form.setBottomMargin(place.gap)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
            self._is_fresh = False
        else:
            self._cursor.insertBlock(form)
        self._cursor.setBlockCharFormat(self._style.format(place.ink))
        number = self._cursor.blockNumber()
        above = self._boxes.block_started(number)
        if above:
            form.setTopMargin(form.topMargin() + above)
            self._cursor.setBlockFormat(form)
        if self._table_above is not None:
            self._set_gap_after_table(form.topMargin() or self._style.em(0.9))
        self._inline.start(place.left + place.right)
        if self._marker is not None:
            self.decorations.markers.append(replace(self._marker, block=number))
            self._marker = None

    def _set_ends(self) -> None:
        """Make room for boxes at both ends, where Qt leaves out the margins of paragraphs."""
        if self._table_above is not None:
            self._set_gap_after_table(0)
        frame = self._document.rootFrame()
        ends = frame.frameFormat()
        first = max((box.above for box in self.decorations.boxes if box.first == 0), default=0)
        ends.setTopMargin(DOCUMENT_MARGIN + first)
        ends.setBottomMargin(self._boxes.below)  # the last line's distance serves as margin
        frame.setFrameFormat(ends)

    def _set_gap_after_table(self, gap: float) -> None:
        """Widen the table's own margin: Qt leaves out the margin of the paragraph after it."""
        table, self._table_above = self._table_above, None
        if table is None:
            return
        form = table.format().toTableFormat()
        form.setBottomMargin(max(gap, form.bottomMargin()) if gap else 0)
        table.setFormat(form)

    def _set_gap_below(self, gap: int) -> None:
        form = self._cursor.blockFormat()
        form.setBottomMargin(gap)
        self._cursor.setBlockFormat(form)


_WRITERS: dict[str, Callable[[Builder, Element, _Place], None]] = {
    **dict.fromkeys(_HEADINGS, Builder._heading),
    **dict.fromkeys(("ul", "ol"), Builder._list),
    "hr": Builder._rule,
    "blockquote": Builder._quote,
    "pre": Builder._code,
    "table": Builder._table,
}
_BLOCKS = frozenset({*_PLAIN_BLOCKS, *_WRITERS})


def _state(item: Element) -> ChoiceState:
    if "right" in item.classes:
        return ChoiceState.RIGHT
    return ChoiceState.OTHER if "wrong" in item.classes else ChoiceState.OPEN


def _without_last_newline(node: Element) -> Element:
    """Leave out the line feeds at the end of a code block, wherever its last text stands."""
    children = list(node.children)
    while children:
        last = children[-1]
        kept = last.rstrip() if isinstance(last, str) else _without_last_newline(last)
        if isinstance(kept, Element) and kept.children:
            return replace(node, children=[*children[:-1], kept])
        if isinstance(kept, str) and kept:
            return replace(node, children=[*children[:-1], kept])
        children.pop()
    return replace(node, children=[])
