"""A setting that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studyapp.ui.theme import Theme

_WIDTH, _HEIGHT, _KNOB, _ROOM = 40, 22, 16, 3


class Switch(QAbstractButton):
    """A sliding switch; Space or a click turns it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _ROOM, _HEIGHT + 2 * _ROOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_ROOM, _ROOM, _WIDTH, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if self.isChecked() else "field"))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        gap = (_HEIGHT - _KNOB) / 2
        left = track.right() - gap - _KNOB if self.isChecked() else track.left() + gap
        painter.setBrush(self._theme.color("on_accent" if self.isChecked() else "surface"))
        painter.drawEllipse(QRectF(left, track.top() + gap, _KNOB, _KNOB))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
