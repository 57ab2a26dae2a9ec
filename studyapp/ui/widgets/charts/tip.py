"""What a chart says about one of its values."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION, RADIUS_BUTTON

_LINE, _SIDE, _TOP, _DOT, _GAP, _AWAY = 19, 11, 7, 8, 18, 12


@dataclass(frozen=True, slots=True)
class TipRow:
    """A named number; `token` is the colour of its dot, if it has one."""

    label: str
    value: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """A heading and the numbers below it."""

    title: str
    rows: tuple[TipRow, ...] = ()

    @property
    def spoken(self) -> str:
        """The same in one line, for a screen reader."""
        return ", ".join([self.title, *(f"{row.label} {row.value}".strip() for row in self.rows)])


def draw_tip(painter: QPainter, theme: Theme, tip: Tip, anchor: QPointF, room: QRectF) -> None:
    """Draw a tip beside a point, inside the room there is."""
    size = _size(tip)
    x = anchor.x() + _AWAY
    if x + size.width() > room.right():
        x = anchor.x() - _AWAY - size.width()
    x = max(room.left() + 1, x)
    y = min(anchor.y() - size.height() / 2, room.bottom() - size.height() - 1)
    box = QRectF(round(x) + 0.5, max(room.top(), round(y)) + 0.5, size.width(), size.height())
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box, RADIUS_BUTTON, RADIUS_BUTTON)
    _draw_texts(painter, theme, tip, box)


def _draw_texts(painter: QPainter, theme: Theme, tip: Tip, box: QRectF) -> None:
    line = QRectF(box.x() + _SIDE, box.y() + _TOP, box.width() - 2 * _SIDE, _LINE)
    left = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(sized(CAPTION, QFont.Weight.DemiBold))
    painter.setPen(theme.color("text"))
    painter.drawText(line, left, tip.title)
    painter.setFont(sized(CAPTION))
    for row in tip.rows:
        line.translate(0, _LINE)
        words = line
        if row.token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(row.token))
            painter.drawRoundedRect(QRectF(line.x(), line.y() + 5.5, _DOT, _DOT), 2, 2)
            words = line.adjusted(_DOT + 6, 0, 0, 0)
        painter.setPen(theme.color("text2"))
        painter.drawText(words, left, row.label)
        painter.setPen(theme.color("text"))
        painter.drawText(line, left | Qt.AlignmentFlag.AlignRight, row.value)


def _size(tip: Tip) -> QSizeF:
    bold, plain = (QFontMetricsF(sized(CAPTION, weight)) for weight in (QFont.Weight.DemiBold, 400))
    widths = [bold.horizontalAdvance(tip.title)]
    for row in tip.rows:
        dot = _DOT + 6 if row.token else 0
        gap = _GAP if row.label and row.value else 0
        widths.append(plain.horizontalAdvance(row.label + row.value) + gap + dot)
    return QSizeF(max(widths) + 2 * _SIDE + 2, _LINE * (1 + len(tip.rows)) + 2 * _TOP)
