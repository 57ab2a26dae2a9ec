"""Two columns side by side where there is room for them, else one below the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studyapp.ui.tokens import L


class TwoColumns(QWidget):
    """Add what belongs into `left` and `right`; `shares` are their parts of the width."""

    def __init__(
        self, room: int, shares: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._shares = shares
        self._count = 0
        self._sides = (QWidget(), QWidget())
        self.left, self.right = (QVBoxLayout(side) for side in self._sides)
        for column in (self.left, self.right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(L)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(L)
        self.arrange(room)

    def set_gap(self, gap: int) -> None:
        """Leave so much room between the columns."""
        self._grid.setSpacing(gap)

    def arrange(self, width: int) -> None:
        """Lay the columns out for a width."""
        count = 2 if width >= self._room else 1
        if count == self._count:
            return
        self._count = count
        left, right = self._sides
        self._grid.addWidget(left, 0, 0)
        self._grid.addWidget(right, 2 - count, count - 1)
        self._grid.setColumnStretch(0, self._shares[0])
        self._grid.setColumnStretch(1, self._shares[1] if count == 2 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width())
