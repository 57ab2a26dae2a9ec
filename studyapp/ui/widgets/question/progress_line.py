"""How much is done, along the lower edge of a bar."""

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.painted import Painted

LINE = 4
_GLIDE_MS = 160


class ProgressLine(Painted):
    """How much of the session is done, as a line that glides on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(LINE)
        self._share = 0.0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_value)

    def show_share(self, share: float, theme: Theme) -> None:
        """Go to a share from 0 to 1."""
        self.setAccessibleName(self.tr("{0} % done").format(round(100 * share)))
        self._glide.stop()
        if theme.appearance.reduce_motion or not self.isVisible():
            self._on_value(share)
            return
        self._glide.setStartValue(self._share)
        self._glide.setEndValue(share)
        self._glide.start()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme.color("line"))
        done = QRectF(-LINE, 0, self.width() * self._share + LINE, LINE)
        self.fill_rounded(painter, done, LINE / 2, "accent")

    def _on_value(self, share: float) -> None:
        self._share = share
        self.update()
