"""The last seven study days: studied or not."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.layout.painted import Painted

_DOT, _TICK, _HEIGHT = 26, 14, 50


class WeekStrip(Painted):
    """Shows a dot a day with the weekday's letter below; the last one is today."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._week: Sequence[tuple[date, bool]] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Sequence[tuple[date, bool]]) -> None:
        """Show days, each with whether it was studied, today last."""
        self._week = week
        studied = ", ".join(f"{day:%A}" for day, active in week if active)
        self.setAccessibleName(self.tr("Studied this week: {days}").format(days=studied or "–"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * 34, _HEIGHT)

    def paint(self, painter: QPainter) -> None:
        gap = (self.width() - _DOT) / max(1, len(self._week) - 1)
        for index, (day, active) in enumerate(self._week):
            is_today = index == len(self._week) - 1
            dot = QRectF(index * gap, 0, _DOT, _DOT).adjusted(1, 1, -1, -1)
            self._paint_dot(painter, dot, active, is_today)
            painter.setFont(sized(CAPTION))
            painter.setPen(self.theme.color("text" if is_today else "text3"))
            letter = QRectF(dot.x() - 4, _DOT + 6, _DOT + 6, 16)
            painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, f"{day:%a}"[:1])

    def _paint_dot(self, painter: QPainter, dot: QRectF, active: bool, is_today: bool) -> None:
        if active:
            self.fill_rounded(painter, dot, _DOT / 2, "hard_soft")
            corner = dot.center() - QPointF(_TICK / 2, _TICK / 2)
            painter.drawPixmap(corner, self._icons.pixmap("check", _TICK, "hard"))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if is_today else Qt.PenStyle.SolidLine
        pen = QPen(self.theme.color("hard" if is_today else "line2"), 1.5, style)
        if is_today:
            pen.setDashPattern([2.4, 2.2])
        painter.setPen(pen)
        painter.drawEllipse(dot)
