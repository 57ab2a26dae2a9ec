"""Something new fades in."""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Theme

_FADE_MS = 120


class Veil(QWidget):
    """Covers its parent in the colour of the ground and fades away; cheaper than opacity."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme = theme
        self._share = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._on_value)
        self._fade.finished.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lift(self) -> None:
        """Cover everything and fade."""
        self._share = 1.0
        self.setGeometry(0, 0, self._parent.width(), 10_000)
        self.raise_()
        self.show()
        self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("surface", self._share))
        painter.end()

    def _on_value(self, share: float) -> None:
        self._share = share
        self.update()
