"""Paints the frame, letter and result of an option."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from studyapp.ui.tokens import RADIUS_GRADE
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.style import CardStyle

_BADGE = 24.0
_BADGE_LEFT = 13.0


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    line: str
    badge: str
    sign: str
    is_crossed: bool | None = None
    width: float = 1.0


_LOOKS = {
    ChoiceState.OPEN: _Look("surface", "line2", "surface2", "text2"),
    ChoiceState.PICKED: _Look("accent_soft", "accent", "accent", "on_accent", width=1.5),
    ChoiceState.RIGHT: _Look("good_soft", "good", "good", "surface", False, 1.5),
    ChoiceState.MISSED: _Look("surface", "good", "good", "surface", False, 1.5),
    ChoiceState.WRONG: _Look("again_soft", "again", "again", "surface", True, 1.5),
    ChoiceState.OTHER: _Look("surface", "line", "surface2", "text3"),
}


def letter(index: int) -> str:
    """Return the letter of an option."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def paint_choice(
    painter: QPainter,
    rect: QRectF,
    middle: float,
    index: int,
    state: ChoiceState,
    style: CardStyle,
    *,
    hovered: bool,
) -> None:
    """Paint an option's frame; its first line has its middle at `middle`."""
    look = _LOOKS[state]
    hover = hovered and state is ChoiceState.OPEN
    painter.setPen(QPen(style.color("accent" if hover else look.line), look.width))
    painter.setBrush(style.color("surface2" if hover else look.fill))
    half = look.width / 2
    frame = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(frame, RADIUS_GRADE, RADIUS_GRADE)
    badge = QRectF(rect.left() + _BADGE_LEFT, middle - _BADGE / 2, _BADGE, _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color(look.badge))
    painter.drawRoundedRect(badge, 7, 7)
    if look.is_crossed is None:
        _paint_letter(painter, badge, letter(index), style, look.sign)
    else:
        pen = QPen(style.color(look.sign), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        (_paint_cross if look.is_crossed else _paint_tick)(painter, badge.center())


def _paint_letter(
    painter: QPainter, badge: QRectF, text: str, style: CardStyle, color: str
) -> None:
    font = QFont(style.font)
    font.setPixelSize(13)
    font.setWeight(QFont.Weight(650))
    painter.setFont(font)
    painter.setPen(style.color(color))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _paint_tick(painter: QPainter, center: QPointF) -> None:
    x, y = center.x(), center.y()
    points = [QPointF(x - 5, y + 0.5), QPointF(x - 1.5, y + 4), QPointF(x + 5, y - 4)]
    painter.drawPolyline(QPolygonF(points))


def _paint_cross(painter: QPainter, center: QPointF) -> None:
    x, y = center.x(), center.y()
    painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4))
    painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4))
