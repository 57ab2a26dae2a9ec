"""What every chart has: a value under the mouse, arrow keys, a tip, a focus ring, a name."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION, RADIUS_BUTTON
from studyapp.ui.widgets.charts.tip import Tip, draw_tip
from studyapp.ui.widgets.layout.painted import Painted

AXIS_TEXT = 11
NOTHING = -1


class Chart(Painted):
    """Base of the charts. A subclass says how many values there are, where and what they are."""

    def __init__(
        self, theme: Theme, name: str, height: int = 180, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._pointed = NOTHING
        self.setMouseTracking(True)
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    @property
    def pointed(self) -> int:
        """The value under the mouse or chosen by key; -1 for none."""
        return self._pointed

    def count(self) -> int:
        """Return how many values there are."""
        raise NotImplementedError

    def index_at(self, place: QPointF) -> int:
        """Return the value at a place, -1 for none."""
        raise NotImplementedError

    def anchor(self, index: int) -> QPointF:
        """Return the place of a value, where its tip points to."""
        raise NotImplementedError

    def tip(self, index: int) -> Tip:
        """Return what there is to say about a value."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return the whole chart in a sentence, for a screen reader."""
        raise NotImplementedError

    def paint_chart(self, painter: QPainter) -> None:
        """Draw everything but the tip and the focus ring."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether there is nothing to see yet."""
        return self.count() == 0

    def step(self, key: Qt.Key) -> int | None:
        """Return how far an arrow key moves; None leaves the key to the page."""
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)

    def point_at(self, index: int) -> None:
        """Show the tip of a value; -1 hides it."""
        index = index if 0 <= index < self.count() else NOTHING
        if index != self._pointed:
            self._pointed = index
            self.update()

    def data_changed(self) -> None:
        """Redraw and describe anew; subclasses call it after taking new values."""
        self._pointed = NOTHING
        self._describe()
        self.update()

    def paint(self, painter: QPainter) -> None:
        self.paint_chart(painter)
        if self.is_empty():
            painter.setFont(sized(CAPTION))
            painter.setPen(self.theme.color("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Nothing yet"))
        if self._pointed != NOTHING:
            room = QRectF(self.rect())
            draw_tip(painter, self.theme, self.tip(self._pointed), self.anchor(self._pointed), room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_BUTTON, RADIUS_BUTTON)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.index_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self.point_at(NOTHING)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(NOTHING)
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._target(Qt.Key(event.key()))
        if target is None or not self.count():
            super().keyPressEvent(event)
            return
        self.point_at(target)
        self._describe()

    def _target(self, key: Qt.Key) -> int | None:
        last = self.count() - 1
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return last
        if key == Qt.Key.Key_Escape and self._pointed != NOTHING:
            return NOTHING
        step = self.step(key)
        if step is None:
            return None
        if self._pointed == NOTHING:
            return self.first_pointed(step)
        return min(last, max(0, self._pointed + step))

    def first_pointed(self, step: int) -> int:
        """Return the value an arrow key begins with."""
        return 0 if step > 0 else self.count() - 1

    def _describe(self) -> None:
        spoken = self.summary() if self._pointed == NOTHING else self.tip(self._pointed).spoken
        self.setAccessibleDescription(spoken)

    def draw_rule(self, painter: QPainter, area: QRectF, y: float, text: str) -> None:
        """Draw one line of the grid with its number at the left."""
        painter.setPen(QPen(self.theme.color("line"), 1))
        level = int(y) + 0.5
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        painter.setFont(sized(AXIS_TEXT))
        painter.setPen(self.theme.color("text3"))
        place = QRectF(0, y - 8, area.left() - 8, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def draw_label(
        self, painter: QPainter, area: QRectF, x: float, text: str, width: float
    ) -> None:
        """Draw a label below the chart, kept inside the widget."""
        half = width / 2 + 1
        center = min(max(x, half), self.width() - half)
        place = QRectF(center - half, area.bottom() + 6, 2 * half, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
