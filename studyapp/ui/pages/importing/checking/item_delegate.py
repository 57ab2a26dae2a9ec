"""A note of an import painted as a row: its front, its deck, and what becomes of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.ui.fonts import sized
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.checking.item_model import EntryRole, ItemModel, ItemRow, front_of
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION

HEIGHT = 52
_PAD = 12
_CHIP = 20


class ItemDelegate(QStyledItemDelegate):
    """Paints rows of one height; with `is_past` it says what was done, not what will be."""

    def __init__(
        self, theme: Theme, model: ItemModel, parent: QAbstractItemView, *, is_past: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_past = is_past
        self._model = model
        theme.changed.connect(parent.viewport().update)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(1, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(EntryRole)
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 8, 8)
        right = self._paint_chip(painter, row, entry)
        self._paint_texts(painter, row.adjusted(_PAD, 7, 0, -7), right - 10, entry)
        painter.restore()

    def _paint_chip(self, painter: QPainter, row: QRectF, entry: ItemRow) -> float:
        text = say.done(entry.item) if self._is_past else say.decision(entry.item, entry.likeness)
        ground, ink = say.decision_tone(entry.item)
        font = sized(11, QFont.Weight.DemiBold)
        width = QFontMetricsF(font).horizontalAdvance(text) + 16
        place = QRectF(row.right() - _PAD - width, row.center().y() - _CHIP / 2, width, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(place, _CHIP / 2, _CHIP / 2)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place.left()

    def _paint_texts(self, painter: QPainter, place: QRectF, right: float, entry: ItemRow) -> None:
        upper = QRectF(place.left(), place.top(), right - place.left(), place.height() / 2)
        lower = upper.translated(0, place.height() / 2)
        self._paint_text(painter, upper, front_of(entry.note), sized(13), "text")
        self._paint_text(painter, lower, _below(entry), sized(CAPTION), "text3")

    def _paint_text(
        self, painter: QPainter, place: QRectF, text: str, font: QFont, token: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _below(entry: ItemRow) -> str:
    if entry.likeness is not None:
        return say.likeness(entry.likeness)
    return entry.note.deck.replace(DECK_SEPARATOR, " › ") if entry.note else ""
