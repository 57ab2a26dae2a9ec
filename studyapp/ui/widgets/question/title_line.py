"""What is asked from, and which question of it this is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY, CAPTION, M
from studyapp.ui.widgets.layout.painted import Painted


class TitleLine(Painted):
    """The deck's name, shortened where there is no room, and the card's number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = ""
        self._position = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, title: str, position: str) -> None:
        """Show both."""
        self._title, self._position = title, position
        self.setAccessibleName(f"{title}, {position}" if position else title)
        self.setToolTip(plain_tip(title))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def paint(self, painter: QPainter) -> None:
        small = QFontMetricsF(sized(CAPTION))
        room = self.width() - small.horizontalAdvance(self._position) - 2 * M
        font = sized(BODY, 500)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideMiddle, max(0.0, room))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        painter.drawText(QRectF(self.rect()), middle, title)
        left = metrics.horizontalAdvance(title) + 10
        painter.setFont(sized(CAPTION))
        painter.setPen(self.theme.color("text3"))
        painter.drawText(QRectF(left, 1, self.width(), self.height()), middle, self._position)
