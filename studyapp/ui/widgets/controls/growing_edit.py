"""A field for plain text that grows with what is written."""

import math

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_FRAME = 26


class GrowingEdit(QPlainTextEdit):
    """Between `least` and `most` lines high; Tab goes on to the next control."""

    def __init__(
        self, name: str, hint: str, least: int, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = math.ceil(self.document().documentLayout().documentSize().height())
        lines = min(max(lines, self._least), self._most)
        height = lines * self.fontMetrics().lineSpacing() + _FRAME
        if height != self.height():
            self.setFixedHeight(height)
