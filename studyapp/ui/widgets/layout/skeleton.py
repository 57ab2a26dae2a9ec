"""What a page shows in the instant before its numbers are there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.tokens import RADIUS_PANEL, L
from studyapp.ui.widgets.layout.painted import Painted

_FIRST, _SECOND, _SIDE = 218, 300, 300
_NARROW = 760


class Skeleton(Painted):
    """The outlines of the Today page's panels, without a single widget in them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_FIRST + _SECOND)

    def paint(self, painter: QPainter) -> None:
        side = _SIDE if self.width() >= _NARROW else 0
        main = self.width() - (side + L if side else 0)
        self._paint_panel(painter, QRectF(0, 0, main, _FIRST))
        self._paint_panel(painter, QRectF(0, _FIRST + L, main, _SECOND))
        if side:
            self._paint_panel(painter, QRectF(main + L, 0, side, _FIRST))
            self._paint_panel(painter, QRectF(main + L, _FIRST + L, side, _SECOND))

    def _paint_panel(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PANEL, RADIUS_PANEL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface2"))
        inner = place.adjusted(20, 20, -20, -20)
        for index, share in enumerate((0.22, 0.46, 0.7)):
            bar = QRectF(inner.x(), inner.y() + index * 34, inner.width() * share, 14)
            painter.drawRoundedRect(bar, 7, 7)
