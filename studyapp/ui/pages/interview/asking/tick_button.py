"""One of the three marks of a key point: named, half, missed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studyapp.core.interview.rubric import Tick
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.ticks import ICONS, TONES
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import RADIUS_BUTTON

_WIDTH, _HEIGHT, _ICON = 36, 32, 16
_DASHES = [2.0, 2.0]


class TickButton(QAbstractButton):
    """Filled when it holds; with a dotted outline while the program only suggests it."""

    def __init__(
        self, theme: Theme, icons: Icons, tick: Tick, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tick = tick
        self._theme = theme
        self._icons = icons
        self._is_suggested = False
        self.setCheckable(True)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def is_suggested(self) -> bool:
        """Whether the mark is the program's only."""
        return self._is_suggested

    def show_state(self, *, holds: bool, suggested: bool) -> None:
        """Show whether the mark holds, and whether that is a suggestion only."""
        self._is_suggested = holds and suggested
        self.setChecked(holds)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def nextCheckState(self) -> None:  # noqa: N802
        """Leave the state to the row: one of the three always holds."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, holds = TONES[self.tick], self.isChecked()
        pen = QPen(self._theme.color(tone if holds else "line2"), 1.5 if holds else 1.0)
        ground = f"{tone}_soft" if holds and not self._is_suggested else "surface"
        if self._is_suggested:
            pen.setDashPattern(_DASHES)
        if self.underMouse() and not holds:
            ground = "surface2"
        painter.setPen(pen)
        painter.setBrush(self._theme.color(ground))
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(place, RADIUS_BUTTON, RADIUS_BUTTON)
        corner = QPointF((self.width() - _ICON) / 2, (self.height() - _ICON) / 2)
        ink = tone if holds else "text3"
        painter.drawPixmap(corner, self._icons.pixmap(ICONS[self.tick], _ICON, ink))
        painter.end()
