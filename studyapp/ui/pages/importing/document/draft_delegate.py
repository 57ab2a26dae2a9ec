"""A draft painted as a card, and the field in which its front is edited."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studyapp.ui.fonts import sized
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.document.draft_model import DraftModel, DraftRole
from studyapp.ui.pages.importing.document.line_marks import tone_of
from studyapp.ui.pages.importing.text_lines import paint_lines
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY, CAPTION, RADIUS_GRADE

HEIGHT = 136
_GAP = 8
_PAD = 14
_FRONT_LINES, _LINES = 2, 4
_TEXT = 13
_CHIP = 20
_MOST_TAGS = 6


class DraftDelegate(QStyledItemDelegate):
    """Paints number and state, front, the beginning of the back, and tags."""

    def __init__(
        self, theme: Theme, model: DraftModel, parent: QWidget, *, shows_state: bool = True
    ) -> None:
        super().__init__(parent)
        self._shows_state = shows_state
        self._theme = theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(1, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        draft = index.data(DraftRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 1, -1, -_GAP)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_card(painter, card, draft, is_current)
        inside = card.adjusted(_PAD + 4, 10, -_PAD, -10)
        if draft.is_left_out:
            painter.setOpacity(0.55)
        self._paint_head(painter, inside, draft)
        self._paint_texts(painter, inside.adjusted(0, 26, 0, 0), draft)
        painter.restore()

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex
    ) -> QWidget:
        editor = FrontEdit(parent)
        editor.setAccessibleName(self.tr("Front of this note"))
        editor.finished.connect(self._on_finished)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:  # noqa: N802
        assert isinstance(editor, FrontEdit)  # noqa: S101 - made above
        editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex
    ) -> None:
        assert isinstance(editor, FrontEdit)  # noqa: S101 - made above
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        card = option.rect.adjusted(1, 1, -1, -_GAP)
        editor.setGeometry(QRect(card.adjusted(10, 34, -10, -32)))

    def _on_finished(self, keep: bool) -> None:
        editor = self.sender()
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_card(
        self, painter: QPainter, card: QRectF, draft: EditedDraft, is_current: bool
    ) -> None:
        color = self._theme.color
        painter.setPen(QPen(color("accent" if is_current else "line"), 2 if is_current else 1))
        painter.setBrush(color("surface2" if draft.is_left_out else "surface"))
        inset = 1 if is_current else 0.5
        painter.drawRoundedRect(
            card.adjusted(inset, inset, -inset, -inset), RADIUS_GRADE, RADIUS_GRADE
        )

    def _paint_head(self, painter: QPainter, inside: QRectF, draft: EditedDraft) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        row = QRectF(inside.left(), inside.top(), inside.width(), _CHIP)
        font = sized(CAPTION, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.color("text3"))
        painter.drawText(row, middle, str(draft.number))
        if not self._shows_state:
            return
        left = row.left() + QFontMetricsF(font).horizontalAdvance(str(draft.number)) + 10
        state = say.draft_state(draft.draft, is_left_out=draft.is_left_out)
        left = self._paint_chip(painter, QPointF(left, row.top()), state, draft)
        said = draft.draft.reason or (self.tr("edited") if draft.is_edited else "")
        if said:
            painter.setFont(sized(CAPTION))
            painter.setPen(self._theme.color("text3"))
            place = QRectF(left + 8, row.top(), row.right() - left - 8, row.height())
            elide = Qt.TextElideMode.ElideRight
            text = QFontMetricsF(sized(CAPTION)).elidedText(said, elide, place.width())
            painter.drawText(place, middle, text)

    def _paint_chip(
        self, painter: QPainter, corner: QPointF, text: str, draft: EditedDraft
    ) -> float:
        tone = tone_of(draft)
        ground, ink = {"left": ("hover", "text2")}.get(tone, (f"{tone}_soft", tone))
        font = sized(11, QFont.Weight.DemiBold)
        width = QFontMetricsF(font).horizontalAdvance(text) + 16
        place = QRectF(corner.x(), corner.y(), width, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(place, _CHIP / 2, _CHIP / 2)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place.right()

    def _paint_texts(self, painter: QPainter, inside: QRectF, draft: EditedDraft) -> None:
        color = self._theme.color
        front = self._model.preview(draft.draft.front)
        bold = sized(BODY, QFont.Weight.DemiBold)
        tags = [*draft.draft.tags][:_MOST_TAGS]
        has_tags = bool(tags)
        top = inside.top()
        used = paint_lines(
            painter,
            QPointF(inside.left(), top),
            inside.width(),
            front,
            bold,
            color("text"),
            _FRONT_LINES,
        )
        one_line = used < QFontMetricsF(bold).lineSpacing() * 1.5
        most = _LINES - (1 if one_line else 2) - (1 if has_tags else 0)
        back = self._back(draft)
        paint_lines(
            painter,
            QPointF(inside.left(), top + used + 4),
            inside.width(),
            back,
            sized(_TEXT),
            color("text2"),
            max(1, most),
        )
        if has_tags:
            self._paint_tags(painter, inside, tags)

    def _back(self, draft: EditedDraft) -> str:
        parts = [draft.draft.back, *(f"- {point}" for point in draft.draft.key_points)]
        said = self._model.preview("\n".join(part for part in parts if part))
        return said or self.tr("No answer yet")

    def _paint_tags(self, painter: QPainter, inside: QRectF, tags: list[str]) -> None:
        font = sized(11)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left = inside.left()
        for tag in tags:
            width = metrics.horizontalAdvance(tag) + 14
            if left + width > inside.right():
                return
            place = QRectF(left, inside.bottom() - 18, width, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface2"))
            painter.drawRoundedRect(place, 9, 9)
            painter.setPen(self._theme.color("text2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tag)
            left += width + 6


class FrontEdit(QPlainTextEdit):
    """A field that keeps with Enter or when it is left, and gives up with Escape.

    Signals: `finished` with whether to keep the text.
    """

    finished = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finished.emit(False)
        else:
            super().keyPressEvent(event)
