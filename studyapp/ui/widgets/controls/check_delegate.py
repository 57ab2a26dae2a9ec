"""Paints rows with a tick box in the theme's colours; a click anywhere in a row ticks it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY, RADIUS_FIELD, S

_BOX, _TICK, _RADIUS = 16, 12, 4
_CHECKED = Qt.CheckState.Checked.value


class CheckDelegate(QStyledItemDelegate):
    """Draws a list whose items can be checked."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        theme.changed.connect(parent.update)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(row, RADIUS_FIELD, RADIUS_FIELD)
        self._box(painter, row, checked=_is_checked(index))
        painter.setPen(self._theme.color("text"))
        painter.setFont(sized(BODY))
        place = row.adjusted(S + _BOX + S, 0, -S, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        is_space = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if event.type() != QEvent.Type.MouseButtonRelease and not is_space:
            return False
        state = Qt.CheckState.Unchecked if _is_checked(index) else Qt.CheckState.Checked
        return bool(model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole))

    def _box(self, painter: QPainter, row: QRectF, *, checked: bool) -> None:
        place = QRectF(row.left() + S, row.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(self._theme.color("accent" if checked else "field"), 1))
        painter.setBrush(self._theme.color("accent" if checked else "surface"))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if checked:
            tick = self._icons.pixmap("check", _TICK, "on_accent")
            inset = (_BOX - _TICK) / 2
            painter.drawPixmap(place.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), tick)


def _is_checked(index: AnyIndex) -> bool:
    return bool(index.data(Qt.ItemDataRole.CheckStateRole) == _CHECKED)
