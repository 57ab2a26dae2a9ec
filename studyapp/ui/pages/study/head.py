"""The line above a question: its tags, its flag, and why it is asked."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.layout.painted import Painted

FLAGS = ("", "again", "hard", "good", "easy")
"""The token of each flag's colour; the first is no flag."""

_HEIGHT, _CHIP, _SIDE, _GAP, _FLAG = 24, 22, 9, 6, 16


class CardHead(Painted):
    """Painted in one go, because it changes with every card."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._tags: tuple[str, ...] = ()
        self._note = ""
        self._flag = 0
        self.setFixedHeight(_HEIGHT)

    def show_card(self, tags: tuple[str, ...], note: str, flag: int) -> None:
        """Show tags on the left, a note on the right, and a flag where there is one."""
        self._tags, self._note = tags, note
        self._flag = flag if flag < len(FLAGS) else 1
        self.setAccessibleName(", ".join([note, *tags]))
        self.update()

    def paint(self, painter: QPainter) -> None:
        font = sized(CAPTION)
        painter.setFont(font)
        painter.setPen(self.theme.color("text3"))
        right = QRectF(self.rect())
        painter.drawText(
            right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note
        )
        room = self.width() - QFontMetricsF(font).horizontalAdvance(self._note) - 24
        if self._flag:
            flag = self._icons.pixmap("flag-filled", _FLAG, FLAGS[self._flag])
            painter.drawPixmap(QPointF(0, (_HEIGHT - _FLAG) / 2), flag)
        for rect, tag in self._chips(_FLAG + _GAP if self._flag else 0, room):
            self._paint_chip(painter, rect, tag)

    def _chips(self, left: float, room: float) -> Iterator[tuple[QRectF, str]]:
        metrics = QFontMetricsF(sized(CAPTION, 500))
        for tag in self._tags:
            width = metrics.horizontalAdvance(tag) + 2 * _SIDE
            if left + width > room:
                return
            yield QRectF(left, (_HEIGHT - _CHIP) / 2, width, _CHIP), tag
            left += width + _GAP

    def _paint_chip(self, painter: QPainter, rect: QRectF, tag: str) -> None:
        self.fill_rounded(painter, rect, _CHIP / 2, "surface2")
        painter.setFont(sized(CAPTION, 500))
        painter.setPen(self.theme.color("text2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tag)
