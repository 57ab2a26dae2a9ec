"""What everything that is painted by hand has in common."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Theme


class Painted(QWidget):
    """A widget that paints itself in the colours of the theme, and again when they change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.update)

    def paint(self, painter: QPainter) -> None:
        """Draw; to be overridden."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()

    def fill_rounded(self, painter: QPainter, rect: QRectF, radius: float, token: str) -> None:
        """Fill a rounded box with a colour of the theme."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(token))
        painter.drawRoundedRect(rect, radius, radius)
