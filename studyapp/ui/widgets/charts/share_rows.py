"""Rows that each make a whole: which answers were given, in shares of a hundred."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.charts.chart import NOTHING, Chart
from studyapp.ui.widgets.charts.tip import Tip, TipRow

_NAME, _NUMBER, _BAR, _RADIUS, _SEAM, _TEXT = 76, 56, 22, 6, 1.0, 13


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a row; `token` is its colour."""

    name: str
    token: str
    value: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A named whole and its parts; `number` is written at the right end."""

    name: str
    parts: tuple[Part, ...]
    number: str

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.value for part in self.parts)


class ShareRows(Chart):
    """Shows rows of parts, all of one length; up and down move between them."""

    def __init__(
        self, theme: Theme, name: str, height: int = 180, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, height, parent)
        self._rows: Sequence[ShareRow] = ()

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show these rows."""
        self._rows = rows
        self.data_changed()

    def count(self) -> int:
        return len(self._rows)

    def index_at(self, place: QPointF) -> int:
        if not self._rows or not 0 <= place.y() < self.height():
            return NOTHING
        return int(place.y() / (self.height() / len(self._rows)))

    def anchor(self, index: int) -> QPointF:
        bar = self._bar(index)
        return QPointF(bar.left() + bar.width() * 0.55, bar.center().y())

    def tip(self, index: int) -> Tip:
        row = self._rows[index]
        title = self.tr("{name}: {count:,} answers").format(name=row.name, count=row.total)
        return Tip(title, tuple(_tip_row(part, row.total) for part in row.parts))

    def step(self, key: Qt.Key) -> int | None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        return moves.get(key)

    def summary(self) -> str:
        if not any(row.total for row in self._rows):
            return self.tr("No values yet.")
        rows = "; ".join(f"{row.name} {row.number}" for row in self._rows if row.total)
        return self.tr("Right answers: {rows}. Arrow keys read each row.").format(rows=rows)

    def paint_chart(self, painter: QPainter) -> None:
        center = Qt.AlignmentFlag.AlignVCenter
        for index, row in enumerate(self._rows):
            bar = self._bar(index)
            painter.setFont(sized(_TEXT))
            painter.setPen(self.theme.color("text2"))
            painter.drawText(QRectF(0, bar.y(), _NAME - 8, bar.height()), center, row.name)
            self._paint_parts(painter, row, bar)
            painter.setFont(sized(_TEXT, QFont.Weight.DemiBold))
            painter.setPen(self.theme.color("text" if row.total else "text3"))
            place = QRectF(bar.right(), bar.y(), _NUMBER, bar.height())
            painter.drawText(place, center | Qt.AlignmentFlag.AlignRight, row.number)

    def _paint_parts(self, painter: QPainter, row: ShareRow, bar: QRectF) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(bar, _RADIUS, _RADIUS)
        painter.fillPath(outline, self.theme.color("surface2"))
        painter.save()
        painter.setClipPath(outline)
        left, last = bar.left(), [part for part in row.parts if part.value][-1:]
        for part in row.parts:
            width = bar.width() * part.value / max(1, row.total)
            seam = 0 if [part] == last else _SEAM
            piece = QRectF(left, bar.top(), max(0.0, width - seam), bar.height())
            painter.fillRect(piece, self.theme.color(part.token))
            left += width
        painter.restore()

    def _bar(self, index: int) -> QRectF:
        height = self.height() / max(1, len(self._rows))
        top = index * height + (height - _BAR) / 2
        return QRectF(_NAME, top, self.width() - _NAME - _NUMBER, _BAR)


def _tip_row(part: Part, total: int) -> TipRow:
    share = 100 * part.value / total if total else 0
    return TipRow(part.name, f"{part.value:,}  ({share:.0f} %)", part.token)
