"""A page that scrolls where the window is too small for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.tokens import PAGE_MARGIN, L
from studyapp.ui.widgets.layout.label import Label

WIDEST = 1240


class ScrollPage(QScrollArea):
    """Holds a heading and, in `column`, what the page consists of; never wider than is readable."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = Label(title, "title")
        self.subtitle_label = Label("\N{NO-BREAK SPACE}", "quiet")
        self.head = QHBoxLayout()
        self.sheet = QWidget()
        self.column = QVBoxLayout(self.sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWidget(self._centered())
        self._build_head()

    def column_width(self) -> int:
        """Return the width that the page's contents have."""
        return min(WIDEST, self.viewport().width() - 2 * PAGE_MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QAbstractButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def _centered(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("kind", "page")
        self.sheet.setMaximumWidth(WIDEST)
        row = QHBoxLayout(ground)
        row.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, 24)
        row.addWidget(self.sheet)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(L)
        return ground

    def _build_head(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.title_label)
        titles.addWidget(self.subtitle_label)
        self.head.setSpacing(8)
        self.head.addLayout(titles)
        self.head.addStretch()
        self.column.addLayout(self.head)
