"""A ring with a few signs in its middle: a clock, a score."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.layout.painted import Painted

_TOP, _DEGREE = 90 * 16, 16
_WARNING = ("hard", "again")


class TextRing(Painted):
    """Shows a share from 0 to 1 clockwise from the top, in a colour that says how it stands."""

    def __init__(
        self,
        theme: Theme,
        side: int,
        line: float,
        text_size: int = CAPTION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._line = line
        self._text_size = text_size
        self._shown = ("", 0.0, "accent")
        self.setFixedSize(side, side)

    @property
    def text(self) -> str:
        """What stands in the middle."""
        return self._shown[0]

    def show_share(self, text: str, share: float, tone: str, name: str) -> None:
        """Show a text and a share in the colour of a token; `name` is what a screen reader says."""
        shown = (text, round(min(1.0, max(0.0, share)), 3), tone)
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(name)
            self.update()

    def paint(self, painter: QPainter) -> None:
        text, share, tone = self._shown
        half = self._line / 2 + 1
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(self.theme.color("hover"), self._line))
        painter.drawEllipse(place)
        if share:
            pen = QPen(self.theme.color(tone), self._line)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(place, _TOP, -round(share * 360 * _DEGREE))
        painter.setPen(self.theme.color(tone if tone in _WARNING else "text"))
        painter.setFont(sized(self._text_size, 600))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
