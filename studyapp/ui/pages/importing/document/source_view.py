"""The document as it was, with the cuts drawn in."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from studyapp.ui.fonts import plain_letters, window_font
from studyapp.ui.pages.importing.document.line_marks import LineMarks
from studyapp.ui.pages.importing.document.source_gutter import WIDTH, SourceGutter, token_of
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip

_TEXT = 13
_VEIL = 0.62
_MARGIN = 6


class SourceView(QPlainTextEdit):
    """Shows the lines with their numbers and drafts; the cursor can be moved, the text cannot change.

    Signals: `line_entered` with the line under the cursor; `cut_moved` with the line of a cut
    and where it was dropped; `split_requested` and `merge_requested` with a line.
    """

    line_entered = Signal(int)
    cut_moved = Signal(int, int)
    split_requested = Signal(int)
    merge_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.marks = LineMarks()
        self.current_cut = 0
        self._lines: Sequence[str] = ()
        self._drop_line = 0
        self.gutter = SourceGutter(self, self)
        self._build()
        self._connect()

    @property
    def current_line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show another document, from its beginning, without a signal."""
        if lines != self._lines:
            self._lines = lines
            self.marks = LineMarks()
            shown = (line.replace("\u2029", " ").replace("\n", " ") for line in lines)
            was_blocked = self.blockSignals(True)
            self.setPlainText("\n".join(shown))
            self.blockSignals(was_blocked)

    def set_marks(self, marks: LineMarks) -> None:
        """Draw other cuts."""
        self.marks = marks
        self._show_all()

    def set_current_cut(self, line: int) -> None:
        """Point out a draft by the line at which it begins, 0 for none."""
        self.current_cut = line
        self._show_all()

    def go_to(self, line: int) -> None:
        """Put the cursor into a line and bring it into view, without a signal."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid() or line == self.current_line:
            return
        was_blocked = self.blockSignals(True)
        self.setTextCursor(QTextCursor(block))
        self.blockSignals(was_blocked)
        self._bring_into_view(line)
        self._show_all()

    def visible_lines(self) -> Iterator[tuple[int, float, float]]:
        """Yield number, top and height of every line on screen."""
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            place = self._place(block)
            if place.top() > bottom:
                return
            yield block.blockNumber() + 1, place.top(), place.height()
            block = block.next()

    def line_at(self, y: float) -> int:
        """Return the line at a height, 0 below the last."""
        for line, top, height in self.visible_lines():
            if top <= y < top + height:
                return line
        return 0

    def top_of(self, line: int) -> float | None:
        """Return where a line begins, None while it is out of sight."""
        return next((top for number, top, _ in self.visible_lines() if number == line), None)

    def line_height(self) -> float:
        """Return the height of a line that is not wrapped."""
        return self.fontMetrics().lineSpacing()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_ground(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_marks(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.gutter.setGeometry(QRect(inside.left(), inside.top(), WIDTH, inside.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() in _NO_MODIFIER
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.split_requested.emit(self.current_line)
        elif plain and key == Qt.Key.Key_Backspace:
            self.merge_requested.emit(self.current_line)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            line = self.line_at(event.pos().y())
            told = self.marks.reason(line) if line else ""
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().viewportEvent(event)

    def _build(self) -> None:
        self.setProperty("kind", "source")
        self.setAccessibleName(self.tr("The document, line by line"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setViewportMargins(WIDTH, 0, 0, 0)
        font = plain_letters(window_font())
        font.setPixelSize(_TEXT)
        self.setFont(font)
        self.document().setDocumentMargin(_MARGIN)
        self.viewport().setAutoFillBackground(False)

    def _connect(self) -> None:
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.updateRequest.connect(lambda _place, _dy: self.gutter.update())
        self.gutter.cut_dragged.connect(self._on_cut_dragged)
        self.gutter.cut_dropped.connect(self._on_cut_dropped)
        self.gutter.cut_clicked.connect(self.line_entered)
        self.gutter.split_clicked.connect(self.split_requested)
        self.theme.changed.connect(self._show_all)

    def _place(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _paint_ground(self, painter: QPainter) -> None:
        """Tint the lines of the draft that is pointed out."""
        soft = self.theme.color("accent_soft", 0.55)
        for line, top, height in self.visible_lines():
            mark = self.marks.mark_at(line)
            if mark is not None and mark.line == self.current_cut:
                painter.fillRect(QRectF(0, top, self.viewport().width(), height), soft)

    def _paint_marks(self, painter: QPainter) -> None:
        veil = self.theme.color("surface", _VEIL)
        width = self.viewport().width()
        for line, top, height in self.visible_lines():
            if self.marks.is_dropped(line):
                painter.fillRect(QRectF(0, top, width, height), veil)
            mark = self.marks.begins_at(line)
            if mark is not None:
                is_current = mark.line == self.current_cut
                color = self.theme.color(token_of(mark) if is_current else "line2")
                painter.fillRect(QRectF(0, top, width, 2 if is_current else 1), color)
            if line == self._drop_line:
                painter.fillRect(QRectF(0, top - 1, width, 2), self.theme.color("accent"))

    def _bring_into_view(self, line: int) -> None:
        """Scroll so that a line stands in the upper third, unless it is in sight already."""
        top = self.top_of(line)
        if top is None or not 0 <= top < self.viewport().height() * 0.8:
            rows = self.viewport().height() / max(1.0, self.line_height())
            self.verticalScrollBar().setValue(self._scroll_value(line) - int(rows / 4))

    def _scroll_value(self, line: int) -> int:
        return self.document().findBlockByNumber(line - 1).firstLineNumber()

    def _show_all(self) -> None:
        self.viewport().update()
        self.gutter.update()

    def _on_cursor_moved(self) -> None:
        self._show_all()
        self.line_entered.emit(self.current_line)

    def _on_cut_dragged(self, _line: int, target: int) -> None:
        self._drop_line = target
        self.viewport().update()

    def _on_cut_dropped(self, line: int, target: int) -> None:
        self._drop_line = 0
        self.viewport().update()
        if target and target != line:
            self.cut_moved.emit(line, target)


_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
