"""Bars, stacked where there is more than one series."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.chart import AXIS_TEXT, NOTHING, Chart
from studyapp.ui.widgets.charts.scale import count_ticks, short_number, stride
from studyapp.ui.widgets.charts.tip import Tip, TipRow

_LEFT, _TOP, _BOTTOM, _RIGHT = 34, 9, 24, 4
_BAR_SHARE, _WIDEST_BAR, _RADIUS, _SEAM = 0.72, 44.0, 4.0, 1.0


@dataclass(frozen=True, slots=True)
class Series:
    """One layer of the bars, the lowest first; `token` is its colour."""

    name: str
    token: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A place on the axis: the short label below it, the title of its tip, and more for the tip."""

    label: str
    title: str
    extra: tuple[TipRow, ...] = ()
    is_strong: bool = False


class BarChart(Chart):
    """Shows counts side by side, each bar with its layers."""

    def __init__(
        self, theme: Theme, name: str, height: int = 180, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, height, parent)
        self._bars: Sequence[Bar] = ()
        self._series: Sequence[Series] = ()
        self._totals: list[int] = []
        self._ticks = count_ticks(0)

    def show_bars(self, bars: Sequence[Bar], series: Sequence[Series]) -> None:
        """Show these values; every series has one for each bar."""
        self._bars, self._series = bars, series
        self._totals = [sum(s.values[i] for s in series) for i in range(len(bars))]
        self._ticks = count_ticks(max(self._totals, default=0))
        self.data_changed()

    def count(self) -> int:
        return len(self._bars)

    def is_empty(self) -> bool:
        return not any(self._totals)

    def index_at(self, place: QPointF) -> int:
        area = self._area()
        if not self._bars or not area.left() <= place.x() < area.right():
            return NOTHING
        return int((place.x() - area.left()) / (area.width() / len(self._bars)))

    def anchor(self, index: int) -> QPointF:
        return QPointF(self._slot(index).center().x(), self._top_of(self._totals[index]))

    def tip(self, index: int) -> Tip:
        bar = self._bars[index]
        if len(self._series) == 1:
            only = self._series[0]
            return Tip(bar.title, (TipRow(only.name, f"{only.values[index]:,}"), *bar.extra))
        rows = [TipRow(s.name, f"{s.values[index]:,}", s.token) for s in reversed(self._series)]
        return Tip(bar.title, (*rows, *bar.extra))

    def summary(self) -> str:
        if self.is_empty():
            return self.tr("No values yet.")
        most = max(range(len(self._totals)), key=self._totals.__getitem__)
        text = self.tr("{count} bars, the highest: {tip}. Arrow keys read each.")
        return text.format(count=len(self._bars), tip=self.tip(most).spoken)

    def paint_chart(self, painter: QPainter) -> None:
        area = self._area()
        for tick in self._ticks:
            self.draw_rule(painter, area, self._top_of(tick), short_number(tick))
        if self.pointed != NOTHING:
            painter.fillRect(self._slot(self.pointed), self.theme.color("accent", 0.10))
        for index in range(len(self._bars)):
            if self._totals[index]:
                self._paint_bar(painter, index)
        self._paint_labels(painter, area)

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        slot = self._slot(index)
        width = max(1.0, min(_WIDEST_BAR, slot.width() * _BAR_SHARE))
        left = slot.center().x() - width / 2
        top, bottom = self._top_of(self._totals[index]), slot.bottom()
        radius = min(_RADIUS, width / 3, bottom - top)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(left, top, width, bottom - top + radius), radius, radius)
        painter.save()
        painter.setClipPath(outline)
        painter.setClipRect(slot.adjusted(0, -2, 0, 0), Qt.ClipOperation.IntersectClip)
        self._paint_layers(painter, index, left, width)
        painter.restore()

    def _paint_layers(self, painter: QPainter, index: int, left: float, width: float) -> None:
        values = [series.values[index] for series in self._series]
        tops = [self._top_of(total) for total in accumulate(values)]
        bottom = self._top_of(0)
        for series, value, top in zip(self._series, values, tops, strict=True):
            if value:
                seam = _SEAM if top > tops[-1] and bottom - top > 2 * _SEAM else 0
                layer = QRectF(left, top + seam, width, bottom - top - seam)
                painter.fillRect(layer, self.theme.color(series.token))
            bottom = top

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        plain, strong = sized(AXIS_TEXT), sized(AXIS_TEXT, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(strong)
        widths = [metrics.horizontalAdvance(bar.label) for bar in self._bars]
        every = stride(len(widths), area.width(), max(widths, default=0) + 8)
        for index in range(0, len(self._bars), every):
            bar = self._bars[index]
            painter.setFont(strong if bar.is_strong else plain)
            painter.setPen(self.theme.color("text" if bar.is_strong else "text3"))
            middle = self._slot(index).center().x()
            self.draw_label(painter, area, middle, bar.label, widths[index])

    def _area(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)

    def _slot(self, index: int) -> QRectF:
        area = self._area()
        width = area.width() / max(1, len(self._bars))
        return QRectF(area.left() + index * width, area.top(), width, area.height())

    def _top_of(self, value: float) -> float:
        area = self._area()
        return area.bottom() - value / self._ticks[-1] * area.height()
