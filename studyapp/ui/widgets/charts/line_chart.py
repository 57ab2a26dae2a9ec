"""A percentage over time, with the goal as a dashed line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.chart import AXIS_TEXT, NOTHING, Chart
from studyapp.ui.widgets.charts.scale import percent_ticks, stride
from studyapp.ui.widgets.charts.tip import Tip, TipRow

_LEFT, _TOP, _BOTTOM, _RIGHT = 42, 12, 24, 10
_DOT = 4.5


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A value in per cent; `count` says on how many answers it rests."""

    label: str
    title: str
    value: float
    count: int


class LineChart(Chart):
    """Shows how a share has moved, and whether it is above the goal."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        goal: float,
        height: int = 180,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, height, parent)
        self._goal = goal
        self._points: Sequence[LinePoint] = ()
        self._ticks = percent_ticks((), goal)

    def show_points(self, points: Sequence[LinePoint]) -> None:
        """Show these values, evenly apart."""
        self._points = points
        self._ticks = percent_ticks([point.value for point in points], self._goal)
        self.data_changed()

    def count(self) -> int:
        return len(self._points)

    def index_at(self, place: QPointF) -> int:
        if not self._points or not _LEFT - 8 <= place.x() <= self.width():
            return NOTHING
        nearest = round((place.x() - self._area().left()) / self._gap()) if self._gap() else 0
        return min(len(self._points) - 1, max(0, nearest))

    def anchor(self, index: int) -> QPointF:
        area = self._area()
        left = area.left() if len(self._points) > 1 else area.center().x()
        return QPointF(left + index * self._gap(), self._level(self._points[index].value))

    def tip(self, index: int) -> Tip:
        point = self._points[index]
        return Tip(
            point.title,
            (
                TipRow(self.tr("right"), f"{point.value:.1f} %"),
                TipRow(self.tr("answers"), f"{point.count:,}"),
            ),
        )

    def summary(self) -> str:
        if not self._points:
            return self.tr("No values yet.")
        text = self.tr(
            "From {first:.1f} % to {last:.1f} %, goal {goal:.0f} %. Arrow keys read each."
        )
        first, last = self._points[0].value, self._points[-1].value
        return text.format(first=first, last=last, goal=self._goal)

    def paint_chart(self, painter: QPainter) -> None:
        area = self._area()
        for tick in self._ticks:
            self.draw_rule(painter, area, self._level(tick), f"{tick:.0f} %")
        self._paint_goal(painter, area)
        if self._points:
            self._paint_line(painter, area)
            self._paint_dot(painter, area)
            self._paint_labels(painter, area)

    def _paint_goal(self, painter: QPainter, area: QRectF) -> None:
        level = int(self._level(self._goal)) + 0.5
        pen = QPen(self.theme.color("text3"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        painter.setFont(sized(AXIS_TEXT))
        painter.setPen(self.theme.color("text2"))
        top = level - 17 if level >= 17 else level + 1
        place = QRectF(area.right() - 90, top, 90, 16)
        words = self.tr("goal {goal:.0f} %").format(goal=self._goal)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        line = self._path()
        if len(self._points) > 1:
            fill = QPainterPath(line)
            fill.lineTo(area.right(), area.bottom())
            fill.lineTo(area.left(), area.bottom())
            shade = QLinearGradient(0, area.top(), 0, area.bottom())
            shade.setColorAt(0, self.theme.color("accent", 0.20))
            shade.setColorAt(1, self.theme.color("accent", 0.0))
            painter.fillPath(fill, shade)
        pen = QPen(self.theme.color("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)

    def _path(self) -> QPainterPath:
        path = QPainterPath(self.anchor(0))
        for index in range(1, len(self._points)):
            before, here = self.anchor(index - 1), self.anchor(index)
            middle = (before.x() + here.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, here.y()), here)
        return path

    def _paint_dot(self, painter: QPainter, area: QRectF) -> None:
        index = self.pointed if self.pointed != NOTHING else len(self._points) - 1
        place = self.anchor(index)
        if self.pointed != NOTHING:
            painter.setPen(QPen(self.theme.color("line2"), 1))
            painter.drawLine(QPointF(place.x(), area.top()), QPointF(place.x(), area.bottom()))
        painter.setPen(QPen(self.theme.color("surface"), 2))
        painter.setBrush(self.theme.color("accent"))
        painter.drawEllipse(place, _DOT, _DOT)

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(sized(AXIS_TEXT))
        painter.setPen(self.theme.color("text3"))
        metrics = QFontMetricsF(sized(AXIS_TEXT))
        widths = [metrics.horizontalAdvance(point.label) for point in self._points]
        every = stride(len(widths), area.width(), max(widths) + 28)
        for index in range(0, len(self._points), every):
            label = self._points[index].label
            self.draw_label(painter, area, self.anchor(index).x(), label, widths[index])

    def _area(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)

    def _gap(self) -> float:
        return self._area().width() / max(1, len(self._points) - 1)

    def _level(self, value: float) -> float:
        area, low, high = self._area(), self._ticks[0], self._ticks[-1]
        return area.bottom() - (value - low) / (high - low) * area.height()
