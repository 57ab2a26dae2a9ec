"""The strip beside the source: line numbers, a bar for each draft, and the handles of the cuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.pages.importing.document.line_marks import CutMark
from studyapp.ui.tips import plain_tip
from studyapp.ui.widgets.layout.painted import Painted

if TYPE_CHECKING:
    from studyapp.ui.pages.importing.document.source_view import SourceView

WIDTH = 76
_NUMBERS = 40
_BAR_LEFT, _BAR = 68, 4
_HANDLE_LEFT, _HANDLE_WIDTH, _HANDLE_HEIGHT = 40, 26, 16
_SMALL = 10


class SourceGutter(Painted):
    """Drag a handle to move a cut; the plus that appears beside a line splits there.

    Signals: `cut_dragged` with the line of a cut and the line it hovers over, `cut_dropped`
    with the same two, `split_clicked` with a line.
    """

    cut_dragged = Signal(int, int)
    cut_dropped = Signal(int, int)
    split_clicked = Signal(int)
    cut_clicked = Signal(int)

    def __init__(self, view: SourceView, parent: QWidget) -> None:
        super().__init__(view.theme, parent)
        self._view = view
        self._hovered = 0
        self._dragged = 0
        self._target = 0
        self.setMouseTracking(True)
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 0)

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme.color("surface2"))
        for line, top, height in self._view.visible_lines():
            mark = self._view.marks.mark_at(line)
            self._paint_number(painter, line, top)
            if mark is not None:
                self._paint_bar(painter, mark, line, top, height)
                if mark.line == line:
                    self._paint_handle(painter, mark, top)
            if line == self._hovered and not self._dragged and not self._begins(line):
                self._paint_plus(painter, top)
        if self._dragged:
            self._paint_target(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._view.line_at(event.position().y())
        if self._dragged:
            self._target = line
            self.cut_dragged.emit(self._dragged, line)
        else:
            self._hovered = line
            is_handle = self._begins(line)
            shape = Qt.CursorShape.SplitVCursor if is_handle else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._view.line_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and self._begins(line):
            self._dragged = self._target = line
            self.cut_clicked.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self._view.line_at(event.position().y())
        dragged, self._dragged = self._dragged, 0
        if dragged:
            self.cut_dropped.emit(dragged, line)
        elif event.button() is Qt.MouseButton.LeftButton and line:
            self.split_clicked.emit(line)
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._hovered = 0
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            line = self._view.line_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(line)), self)
            return True
        return super().event(event)

    def _tip(self, line: int) -> str:
        if self._begins(line):
            return self.tr("Drag to move this cut")
        said = self._view.marks.reason(line)
        return said or (self.tr("Click to begin a note here") if line else "")

    def _begins(self, line: int) -> bool:
        return line > 0 and self._view.marks.begins_at(line) is not None

    def _paint_number(self, painter: QPainter, line: int, top: float) -> None:
        painter.setFont(sized(_SMALL))
        is_current = line == self._view.current_line
        painter.setPen(self.theme.color("text" if is_current else "text3"))
        place = QRectF(0, top, _NUMBERS - 6, self._view.line_height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line)
        )

    def _paint_bar(
        self, painter: QPainter, mark: CutMark, line: int, top: float, height: float
    ) -> None:
        first, last = line == mark.line, line == mark.last
        color = self.theme.color(token_of(mark), 1.0 if mark.number % 2 else 0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        upper, lower = top + (3 if first else 0), top + height - (2 if last else 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams between lines
        painter.fillRect(QRectF(_BAR_LEFT, upper, _BAR, lower - upper), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_handle(self, painter: QPainter, mark: CutMark, top: float) -> None:
        middle = top + self._view.line_height() / 2
        place = QRectF(_HANDLE_LEFT, middle - _HANDLE_HEIGHT / 2, _HANDLE_WIDTH, _HANDLE_HEIGHT)
        is_current = mark.line == self._view.current_cut
        painter.setPen(Qt.PenStyle.NoPen)
        token = token_of(mark)
        painter.setBrush(self.theme.color(token if is_current else f"{soft_of(mark)}"))
        painter.drawRoundedRect(place, 5, 5)
        painter.setPen(self.theme.color("surface" if is_current else ink_of(mark)))
        painter.setFont(sized(_SMALL, QFont.Weight.DemiBold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _paint_plus(self, painter: QPainter, top: float) -> None:
        middle = QPointF(_HANDLE_LEFT + _HANDLE_WIDTH / 2, top + self._view.line_height() / 2)
        self.fill_rounded(painter, QRectF(middle.x() - 8, middle.y() - 8, 16, 16), 8, "accent")
        painter.setPen(QPen(self.theme.color("on_accent"), 1.75))
        painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
        painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4))

    def _paint_target(self, painter: QPainter) -> None:
        top = self._view.top_of(self._target)
        if top is None:
            return
        color = self.theme.color("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.fillRect(QRectF(_HANDLE_LEFT, top - 1, self.width() - _HANDLE_LEFT, 2), color)
        corner = QPointF(_HANDLE_LEFT, top)
        arrow = [corner - QPointF(7, 5), corner - QPointF(7, -5), corner]
        painter.drawPolygon(QPolygonF(arrow))


def token_of(mark: CutMark) -> str:
    """Return the colour of a draft's bar."""
    tokens = {"good": "accent", "hard": "fill_hard", "easy": "fill_easy", "left": "line2"}
    return tokens[mark.tone]


def soft_of(mark: CutMark) -> str:
    """Return the ground of a draft's number."""
    tokens = {"good": "accent_soft", "hard": "hard_soft", "easy": "easy_soft", "left": "hover"}
    return tokens[mark.tone]


def ink_of(mark: CutMark) -> str:
    """Return the colour of a draft's number."""
    return {"good": "accent_text", "hard": "hard", "easy": "easy", "left": "text3"}[mark.tone]
