"""The place between two bars that scrolls and keeps what it holds in the middle."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui.tokens import XL, L, M

_SIDE = XL


class CentredScroll(QScrollArea):
    """Holds `column`, never wider than a width, in the middle of `ground`."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, L, 0, L)
        self.column.setSpacing(M)
        self._middle = QWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._middle.setLayout(self.column)
        self.ground = QWidget()
        self.ground.setProperty("kind", "page")
        self._row = QHBoxLayout(self.ground)
        self._row.addWidget(self._middle)
        self.set_most(width)
        self.give_room_at_the_left(0)
        self.setWidget(self.ground)

    def set_most(self, width: int) -> None:
        """Let the column be at most so wide."""
        self._middle.setMaximumWidth(width)

    def give_room_at_the_left(self, width: int) -> None:
        """Leave more room at the left than at the right."""
        self._row.setContentsMargins(_SIDE + width, 0, _SIDE, 0)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.verticalScrollBar().setValue(0)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as far as a widget needs that may just have been shown."""
        for _ in range(3):  # a row inside of a panel inside of a column
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(widget, 0, M)
