"""A card's HTML as a document that is laid out, painted, searched by point and copied."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextDocument,
    QTextOption,
)

from studyapp.ui.widgets.card.builder import DOCUMENT_MARGIN, Builder
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.formulas import DrawnFormula, FormulaCache, FormulaRequest
from studyapp.ui.widgets.card.geometry import box_rect
from studyapp.ui.widgets.card.inline import OBJECT_TYPE
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.card.objects import ObjectHandler
from studyapp.ui.widgets.card.painter import DecorationPainter
from studyapp.ui.widgets.card.plain import plain_text
from studyapp.ui.widgets.card.style import CardStyle
from studyapp.ui.widgets.card.tree import parse

AT_ONCE = 10
MOST_FORMULAS = 120


class CardDocument:
    """Built once from HTML in a style.

    `waiting` are formulas that were too many to draw at once: they are shown as source, and
    the document is to be built again when they have been drawn.
    """

    def __init__(self, html: str, style: CardStyle, kit: CardKit) -> None:
        self.text = QTextDocument()
        self.text.setUndoRedoEnabled(False)
        self.text.setDocumentMargin(DOCUMENT_MARGIN)
        self.text.setDefaultFont(style.font)
        self.text.setDefaultTextOption(_wrapping())
        self.waiting: list[FormulaRequest] = []
        draw = partial(self._draw_formula, kit.formulas)
        self._asked = self._drawn = 0
        builder = Builder(self.text, style, draw, kit.media)
        builder.build(parse(html))
        self.decorations = builder.decorations
        self._first_choices = tuple(builder.decorations.choices)
        self._handler = ObjectHandler(self.decorations.objects, style, is_dark=kit.theme.is_dark)
        self.text.documentLayout().registerHandler(OBJECT_TYPE, self._handler)
        self._painter = DecorationPainter(self.text, self.decorations, style)

    def set_width(self, width: float) -> None:
        """Lay it out for a width in pixels."""
        if width > 0 and self.text.textWidth() != width:
            self.text.setTextWidth(width)

    @property
    def height(self) -> float:
        """The height of the whole document at its width."""
        return self.text.size().height()

    def set_choices(self, states: tuple[ChoiceState, ...]) -> None:
        """Mark the options; without any, they are as the HTML has them."""
        known = self.decorations.choices
        known[:] = states[: len(known)] if len(states) >= len(known) else self._first_choices

    def choice_at(self, point: QPointF) -> int:
        """Return the index of the option at a point, -1 if there is none."""
        for box in self.decorations.boxes:
            if box.choice >= 0 and box_rect(self.text, box).contains(point):
                return box.choice
        return -1

    def paint_decorations(self, painter: QPainter, exposed: QRectF, hovered: int = -1) -> None:
        """Paint what belongs below the text."""
        self._painter.paint(painter, exposed, hovered)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint everything."""
        self.paint_decorations(painter, exposed)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = exposed
        self.text.documentLayout().draw(painter, context)

    def plain_text(self, start: int = 0, end: int | None = None) -> str:
        """Return the text between two positions as copying gives it."""
        return plain_text(self.text, self.decorations, start, end)

    def _draw_formula(self, formulas: FormulaCache, request: FormulaRequest) -> DrawnFormula | None:
        self._asked += 1
        if self._asked > MOST_FORMULAS:
            return None
        if not formulas.knows(request):
            self._drawn += 1
            if self._drawn > AT_ONCE:
                self.waiting.append(request)
                return None
        return formulas.get(request)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
