"""A year of study days, a column a week, darker where more was answered."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui import words
from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.chart import AXIS_TEXT, NOTHING, Chart
from studyapp.ui.widgets.charts.tip import Tip, TipRow

WEEKS = 53
_QUANTILES = (0.35, 0.70, 0.92)
_LEFT, _TOP = 36, 20
_SMALLEST, _LARGEST = 10.0, 18.0
_ROWS = ((0, "Mon"), (2, "Wed"), (4, "Fri"))


class HeatMap(Chart):
    """Shows answers a day up to and including the last day; fewer weeks where it is narrow."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, _TOP + round(7 * _SMALLEST), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: Mapping[date, int] = {}
        self._last: date | None = None
        self._steps: tuple[int, ...] = ()
        self._take_height()

    def show_days(self, values: Mapping[date, int], last: date) -> None:
        """Show the year that ends with a day."""
        self._values, self._last = values, last
        counts = sorted(count for count in values.values() if count)
        self._steps = tuple(counts[int(len(counts) * share)] for share in _QUANTILES if counts)
        self.data_changed()

    @property
    def first_day(self) -> date:
        """The Monday the map begins with."""
        return self._monday(self._weeks())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()
        if _weeks_for(event.oldSize().width()) != self._weeks():
            self.data_changed()

    def count(self) -> int:
        return (self._last - self.first_day).days + 1 if self._last else 0

    def index_at(self, place: QPointF) -> int:
        side = self._cell_for(self.width())
        column = int((place.x() - _LEFT) // side)
        row = int((place.y() - _TOP) // side)
        index = column * 7 + row
        inside = 0 <= row < 7 and column >= 0 and index < self.count()
        return index if inside else NOTHING

    def anchor(self, index: int) -> QPointF:
        return self._box(index).center()

    def tip(self, index: int) -> Tip:
        day = self._day(index)
        count = self._values.get(day, 0)
        title = words.answers(count) if count else self.tr("No answers")
        return Tip(title, (TipRow(words.full_day(day), ""),))

    def step(self, key: Qt.Key) -> int | None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}
        return moves.get(key)

    def first_pointed(self, _step: int) -> int:
        return self.count() - 1

    def summary(self) -> str:
        year = self._year()
        active = sum(count > 0 for count in year)
        text = self.tr("{answers} on {days} in the last year. Arrow keys read each day.")
        return text.format(answers=words.answers(sum(year)), days=words.days(active))

    def paint_chart(self, painter: QPainter) -> None:
        if not self._last:
            return
        painter.setFont(sized(AXIS_TEXT))
        painter.setPen(self.theme.color("text3"))
        self._paint_weekdays(painter)
        self._paint_months(painter)
        self._paint_days(painter)

    def _take_height(self) -> None:
        self.setFixedHeight(_TOP + round(7 * self._cell_for(self.width())))

    def _paint_weekdays(self, painter: QPainter) -> None:
        side = self._cell_for(self.width())
        for row, name in _ROWS:
            place = QRectF(0, _TOP + row * side - 1, _LEFT - 8, side)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name
            )

    def _paint_months(self, painter: QPainter) -> None:
        side = self._cell_for(self.width())
        for week in range(self._weeks() - 1):
            day = self.first_day + timedelta(days=7 * week)
            if day.day <= 7:
                place = QRectF(_LEFT + week * side, 0, 60, 16)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{day:%b}")

    def _paint_days(self, painter: QPainter) -> None:
        colors = [QColor(color) for color in self.theme.tokens.heat]
        radius = min(3.5, self._cell_for(self.width()) * 0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(self.count()):
            painter.setBrush(colors[self._level(self._values.get(self._day(index), 0))])
            painter.drawRoundedRect(self._box(index), radius, radius)
        if self.pointed != NOTHING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("text"), 1.5))
            painter.drawRoundedRect(self._box(self.pointed).adjusted(-1, -1, 1, 1), radius, radius)

    def _level(self, count: int) -> int:
        return 1 + sum(count > step for step in self._steps) if count else 0

    def _day(self, index: int) -> date:
        return self.first_day + timedelta(days=index)

    def _year(self) -> list[int]:
        if not self._last:
            return []
        first = self._monday(WEEKS)
        return [count for day, count in self._values.items() if first <= day <= self._last]

    def _monday(self, weeks: int) -> date:
        last = self._last or date.max
        return last - timedelta(days=last.weekday() + 7 * (weeks - 1))

    def _weeks(self) -> int:
        return _weeks_for(self.width())

    def _cell_for(self, width: int) -> float:
        return min(_LARGEST, max(_SMALLEST, (width - _LEFT) / _weeks_for(width)))

    def _box(self, index: int) -> QRectF:
        side = self._cell_for(self.width())
        gap = max(2.0, side * 0.18)
        week, row = divmod(index, 7)
        return QRectF(_LEFT + week * side, _TOP + row * side, side - gap, side - gap)


def _weeks_for(width: int) -> int:
    return max(4, min(WEEKS, int((width - _LEFT) / _SMALLEST)))
