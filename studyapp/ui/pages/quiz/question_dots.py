"""A small numbered square for each question of a quiz."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.layout.painted import Painted

_SIDE, _GAP, _COLUMNS, _MOST_ROWS = 26, 4, 10, 5


class QuestionDots(Painted):
    """Green for right, red for wrong; arrow keys and Enter, or a click, choose one.

    Signals: `chosen` with the index of a question.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._marks: Sequence[bool] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_marks(self, marks: Sequence[bool]) -> None:
        """Show how each question was answered."""
        self._marks, self._current = marks, 0
        columns, rows = self._columns(), -(-len(marks) // max(1, self._columns()))
        step = _SIDE + _GAP
        width, height = (max(1, count) * step - _GAP + 2 for count in (columns, rows))
        self.setFixedSize(QSize(width, height))
        self._tell()
        self.update()

    def paint(self, painter: QPainter) -> None:
        painter.setFont(sized(CAPTION, 600))
        for index, right in enumerate(self._marks):
            place = self._place(index)
            self.fill_rounded(painter, place, 6, "good_soft" if right else "again_soft")
            painter.setPen(self.theme.color("good" if right else "again"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index + 1))
            if index == self._current and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.theme.color("accent"), 2))
                painter.drawRoundedRect(place, 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(self._current + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._marks)):
            if self._place(index).contains(event.position()):
                self._choose(index)
                self.chosen.emit(index)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._marks):
            self._current = index
            self._tell()
            self.update()

    def _tell(self) -> None:
        right = sum(self._marks)
        name = self.tr("All questions: {0} right of {1}").format(right, len(self._marks))
        self.setAccessibleName(name)
        if self._marks:
            state = self.tr("right") if self._marks[self._current] else self.tr("wrong")
            told = self.tr("Question {0}, {1}").format(self._current + 1, state)
            self.setAccessibleDescription(told)

    def _columns(self) -> int:
        count = len(self._marks)
        return max(min(count, _COLUMNS), -(-count // _MOST_ROWS))

    def _place(self, index: int) -> QRectF:
        row, column = divmod(index, max(1, self._columns()))
        step = _SIDE + _GAP
        return QRectF(1 + column * step, 1 + row * step, _SIDE, _SIDE)
