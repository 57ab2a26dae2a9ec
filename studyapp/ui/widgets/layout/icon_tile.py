"""An icon in a soft, rounded square."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.painted import Painted


class IconTile(Painted):
    """Shows an icon in a tone: accent, good, hard, again or easy."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        tone: str = "accent",
        side: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._icon = icon
        self._tone = tone
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paint(self, painter: QPainter) -> None:
        side = self.width()
        self.fill_rounded(painter, QRectF(0, 0, side, side), side * 0.22, f"{self._tone}_soft")
        size = round(side / 2 if side < 60 else side * 0.47)
        ink = "accent_text" if self._tone == "accent" else self._tone
        place = QPointF((side - size) / 2, (side - size) / 2)
        painter.drawPixmap(place, self._icons.pixmap(self._icon, size, ink))
