"""A thin bar of parts: what today consists of, how well a deck is known."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.painted import Painted

_SEAM = 1.0


class SplitBar(Painted):
    """Shows values beside each other, out of a whole that may be more than their sum."""

    def __init__(self, theme: Theme, thickness: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._parts: Sequence[tuple[str, float]] = ()
        self._whole = 0.0
        self.setFixedHeight(thickness)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[str, float]], whole: float | None = None) -> None:
        """Show values, each with the token of its colour."""
        self._parts = parts
        self._whole = sum(value for _, value in parts) if whole is None else whole
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, self.height())

    def paint(self, painter: QPainter) -> None:
        paint_parts(painter, self.theme, QRectF(self.rect()), self._parts, self._whole)


def paint_parts(
    painter: QPainter,
    theme: Theme,
    place: QRectF,
    parts: Sequence[tuple[str, float]],
    whole: float,
) -> None:
    """Paint values beside each other into a place with round ends."""
    outline = QPainterPath()
    radius = place.height() / 2
    outline.addRoundedRect(place, radius, radius)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(outline, theme.color("hover"))
    painter.setClipPath(outline)
    left = place.left()
    for token, value in parts:
        width = place.width() * value / whole if whole else 0
        if width:
            piece = QRectF(left, place.top(), max(_SEAM, width - _SEAM), place.height())
            painter.fillRect(piece, theme.color(token))
        left += width
    painter.restore()
