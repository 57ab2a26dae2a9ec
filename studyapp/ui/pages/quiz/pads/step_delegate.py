"""Paints a step: its place, its words, and how it was marked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.tokens import BODY, CAPTION, RADIUS_GRADE
from studyapp.ui.widgets.card.kit import CardKit

STATE = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2
_LEAST_HEIGHT, _GAP, _TEXT_LEFT, _BADGE, _SIDE, _PAD = 50, 8, 54, 26, 14, 12
_LOOKS = {
    "": ("surface", "line2", "surface2", "text2"),
    "right": ("good_soft", "good", "good", "surface"),
    "wrong": ("again_soft", "again", "again", "surface"),
}


class StepDelegate(QStyledItemDelegate):
    """Draws rows as the options of a choice look."""

    def __init__(self, kit: CardKit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._view = parent
        kit.theme.changed.connect(parent.update)

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = max(200, self._view.width()) - _TEXT_LEFT - _SIDE
        text = QFontMetrics(sized(BODY)).boundingRect(
            0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, index.data()
        )
        return QSize(width, max(_LEAST_HEIGHT, text.height() + 2 * _PAD) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, badge, sign = _LOOKS[index.data(STATE) or ""]
        theme = self._kit.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not index.data(STATE)
        frame = QRectF(option.rect).adjusted(1, 1, -1, -_GAP - 1)
        painter.setPen(QPen(theme.color("accent" if chosen else line), 1.5 if chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else fill))
        painter.drawRoundedRect(frame, RADIUS_GRADE, RADIUS_GRADE)
        self._badge(painter, frame, index, badge, sign)
        painter.setPen(theme.color("text"))
        painter.setFont(sized(BODY))
        place = frame.adjusted(_TEXT_LEFT, 0, -_SIDE, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), index.data())
        painter.restore()

    def _badge(
        self, painter: QPainter, frame: QRectF, index: AnyIndex, fill: str, sign: str
    ) -> None:
        theme = self._kit.theme
        top = frame.center().y() - _BADGE / 2
        place = QRectF(frame.left() + _SIDE, top, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(theme.color(sign))
        painter.setFont(sized(CAPTION, 600))
        right = index.data(PLACE)
        number = str(right if right and index.data(STATE) == "wrong" else index.row() + 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
