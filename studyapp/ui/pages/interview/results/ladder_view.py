"""How far each topic was climbed: a ladder of rungs."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.core.interview.ladder_walk import TopicDepth
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY, CAPTION
from studyapp.ui.widgets.layout.painted import Painted

_ROW, _TEXT, _RUNG, _GAP, _WIDEST, _ICON = 58, 24, 20, 4, 64, 12


class LadderView(Painted):
    """A row for each ladder; a rung is green where the answer held, red where it failed."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._depths: Sequence[tuple[str, TopicDepth]] = ()

    def show_depths(self, depths: Sequence[tuple[str, TopicDepth]]) -> None:
        """Show these ladders with their names, in the order in which they were climbed."""
        self._depths = depths
        self.setFixedHeight(max(1, _ROW * len(depths)))
        told = [f"{name}: {self._reached(depth)}" for name, depth in depths]
        self.setAccessibleName(self.tr("Depth reached. {0}").format(". ".join(told)))
        self.setToolTip(plain_tip("\n".join(told)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        for index, (name, depth) in enumerate(self._depths):
            top = float(index * _ROW)
            self._paint_text(painter, top, name, depth)
            for rung in range(depth.rungs):
                self._paint_rung(painter, top + _TEXT, rung, depth)

    def _paint_text(self, painter: QPainter, top: float, name: str, depth: TopicDepth) -> None:
        line = QRectF(0, top, self.width(), _TEXT)
        middle = Qt.AlignmentFlag.AlignVCenter
        reached = self._reached(depth)
        painter.setFont(sized(CAPTION))
        painter.setPen(self.theme.color("text3"))
        room = QFontMetricsF(painter.font()).horizontalAdvance(reached) + 12
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, reached)
        painter.setFont(sized(BODY))
        painter.setPen(self.theme.color("text"))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width() - room)
        painter.drawText(line, middle, shown)

    def _paint_rung(self, painter: QPainter, top: float, rung: int, depth: TopicDepth) -> None:
        width = min(_WIDEST, (self.width() - _GAP * (depth.rungs - 1)) / depth.rungs)
        place = QRectF(rung * (width + _GAP), top, width, _RUNG)
        failed = rung == depth.reached and bool(depth.failed_at)
        held = rung < depth.reached
        tone = "good" if held else "again" if failed else ""
        if not tone:
            pen = QPen(self.theme.color("line2"), 1)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            return
        self.fill_rounded(painter, place, 4, f"{tone}_soft")
        icon = self._icons.pixmap("check" if held else "cross", _ICON, tone)
        painter.drawPixmap(place.center() - QPointF(_ICON / 2, _ICON / 2), icon)

    def _reached(self, depth: TopicDepth) -> str:
        return self.tr("rung {0} of {1}").format(depth.reached, depth.rungs)
