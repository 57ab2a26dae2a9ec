"""How much of the day is done, as a ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.painted import Painted

_TURN = 360 * 16
_TOP = 90 * 16


class Ring(Painted):
    """Shows a share from 0 to 1, clockwise from the top."""

    def __init__(
        self, theme: Theme, side: int = 34, width: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._line = width
        self._share = 0.0
        self.setFixedSize(side, side)

    @property
    def share(self) -> float:
        """The share that is shown."""
        return self._share

    def set_share(self, share: float) -> None:
        """Show a share."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paint(self, painter: QPainter) -> None:
        half = self._line / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        pen = QPen(self.theme.color("hover"), self._line)
        painter.setPen(pen)
        painter.drawEllipse(place)
        if self._share:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setColor(self.theme.color("good" if self._share == 1 else "accent"))
            painter.setPen(pen)
            painter.drawArc(place, _TOP, -round(self._share * _TURN))
