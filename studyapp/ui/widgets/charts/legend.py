"""What the colours of a chart mean."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.layout.painted import Painted

_DOT, _AFTER_DOT, _AFTER_TEXT, _HEIGHT = 10, 6, 16, 20


class Legend(Painted):
    """Names of series, each with a dot in its colour (the name of a token)."""

    def __init__(
        self, theme: Theme, items: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._items: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Change what is named."""
        self._items = items
        self.setAccessibleName(", ".join(text for text, _ in items))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            round(sum(self._widths()) + _AFTER_TEXT * max(0, len(self._items) - 1)), _HEIGHT
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        painter.setFont(sized(CAPTION))
        x = 0.0
        for (text, token), width in zip(self._items, self._widths(), strict=True):
            dot = QRectF(x, (_HEIGHT - _DOT) / 2, _DOT, _DOT)
            self.fill_rounded(painter, dot, 3, token)
            painter.setPen(self.theme.color("text2"))
            place = QRectF(x + _DOT + _AFTER_DOT, 0, width, _HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + _AFTER_TEXT

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(sized(CAPTION))
        return [_DOT + _AFTER_DOT + metrics.horizontalAdvance(text) + 1 for text, _ in self._items]


class HeatLegend(Painted):
    """The steps of a heat map, from less to more."""

    _SIDE, _STEP, _WORD = 12, 16, 38

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Less to more"))
        self.setFixedSize(2 * self._WORD + len(theme.tokens.heat) * self._STEP, _HEIGHT)

    def paint(self, painter: QPainter) -> None:
        painter.setFont(sized(CAPTION))
        painter.setPen(self.theme.color("text3"))
        center = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self._WORD, _HEIGHT), center, self.tr("Less"))
        last = QRectF(self.width() - self._WORD, 0, self._WORD, _HEIGHT)
        painter.drawText(last, center | Qt.AlignmentFlag.AlignRight, self.tr("More"))
        painter.setPen(Qt.PenStyle.NoPen)
        for index, color in enumerate(self.theme.tokens.heat):
            painter.setBrush(QColor(color))
            top = (_HEIGHT - self._SIDE) / 2
            x = self._WORD + index * self._STEP + (self._STEP - self._SIDE) / 2
            painter.drawRoundedRect(QRectF(x, top, self._SIDE, self._SIDE), 3, 3)
