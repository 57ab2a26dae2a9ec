"""The place over the whole window that says what a drop will do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.clipboard import brought
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY, RADIUS_PANEL, TITLE
from studyapp.ui.widgets.layout.painted import Painted

_INSET = 16
_TILE = 72


class DropTarget(Painted):
    """Covers a window while files are dragged over it.

    Signals: `dropped` with the files, or with one text.
    """

    dropped = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, window: QWidget, is_open: Callable[[], bool]
    ) -> None:
        super().__init__(theme, window)
        self._window = window
        self._icons = icons
        self._is_open = is_open
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDragMoveEvent):
            if self._is_open() and brought(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._appear()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent):
            self.hide()
            return self._take(event)
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme.color("bg", 0.96))
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        pen = QPen(self.theme.color("accent"), 2, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self.theme.color("accent_soft", 0.5))
        painter.drawRoundedRect(box, RADIUS_PANEL, RADIUS_PANEL)
        middle = box.center()
        tile = QRectF(middle.x() - _TILE / 2, middle.y() - _TILE, _TILE, _TILE)
        self.fill_rounded(painter, tile, _TILE * 0.22, "accent")
        size = 34
        corner = tile.center() - QRectF(0, 0, size, size).center()
        painter.drawPixmap(corner, self._icons.pixmap("import", size, "on_accent"))
        line = QRectF(box.left(), tile.bottom() + 16, box.width(), 30)
        self._write(painter, line, self.tr("Drop to import"), TITLE, "text")
        quiet = self.tr("You see what will become of it before anything is written.")
        self._write(painter, line.translated(0, 30), quiet, BODY, "text2")

    def _write(self, painter: QPainter, place: QRectF, text: str, size: int, token: str) -> None:
        weight = QFont.Weight.DemiBold if size == TITLE else QFont.Weight.Normal
        painter.setFont(sized(size, weight))
        painter.setPen(self.theme.color(token))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _appear(self) -> None:
        if self.isHidden():
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()

    def _take(self, event: QDropEvent) -> bool:
        given = brought(event.mimeData()) if self._is_open() else []
        if given:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(given)
        return bool(given)
