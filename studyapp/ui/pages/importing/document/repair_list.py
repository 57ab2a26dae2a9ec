"""The list of repairs: what was before, what comes in its place, and a switch for each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from studyapp.core.importing.drafts import Repair
from studyapp.ui.fonts import plain_letters, sized
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.repair_model import (
    RepairGroup,
    RepairModel,
    RepairRole,
    SnippetsRole,
)
from studyapp.ui.pages.importing.document.repair_snippets import Snippet
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY, CAPTION

_GROUP, _ROW = 44, 56
_PAD = 12
_TRACK, _TALL, _KNOB = 34, 20, 14
_FEW = 12


class RepairList(QTreeView):
    """Kinds with their repairs; Space or a click on the switch turns a repair or a whole kind.

    Signals: `repair_switched` with a key and whether it is to be on, `kind_switched` with a
    kind and the same; `place_chosen` with the line of the repair that was chosen.
    """

    repair_switched = Signal(str, bool)
    kind_switched = Signal(object, bool)
    place_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RepairModel(self)
        self.setAccessibleName(self.tr("What was mended or left out"))
        self.setProperty("kind", "cards")
        self.setModel(self.rows)
        self.setItemDelegate(RepairDelegate(theme, icons, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.rows.repair_switched.connect(self.repair_switched)
        self.rows.kind_switched.connect(self.kind_switched)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.viewport().update)

    def show_repairs(self, repairs: Sequence[Repair], lines: Sequence[str] = ()) -> None:
        """Show repairs of a document's lines; kinds with few of them begin unfolded."""
        if self.rows.set_repairs(repairs, lines):
            for row in range(self.rows.rowCount()):
                index = self.rows.index(row, 0)
                self.setExpanded(index, self.rows.rowCount(index) <= _FEW or row == 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.rows.switch(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if switch_place(QRectF(self.visualRect(index))).contains(event.position()):
            self.rows.switch(index)
        elif self.rows.group(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        repair = self.rows.repair(current)
        if repair is not None:
            self.place_chosen.emit(repair.place.first)


class RepairDelegate(QStyledItemDelegate):
    """Paints kinds as headings and repairs as two lines: before above, after below."""

    def __init__(self, theme: Theme, icons: Icons, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._tree = parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        is_group = not index.parent().isValid()
        return QSize(1, _GROUP if is_group else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        value = index.data(RepairRole)
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = option.state & QStyle.StateFlag.State_Selected
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if is_current else "surface2"))
            painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), 8, 8)
        if isinstance(value, RepairGroup):
            self._paint_group(painter, row, value, self._tree.isExpanded(index))
        else:
            self._paint_repair(painter, row, value, index.data(SnippetsRole))
        painter.restore()

    def _paint_group(
        self, painter: QPainter, row: QRectF, group: RepairGroup, is_open: bool
    ) -> None:
        icon = self._icons.pixmap("chevron-down" if is_open else "chevron-right", 14)
        painter.drawPixmap(QPointF(row.left() + _PAD, row.center().y() - 7), icon)
        name = say.repair_kind(group.kind)
        font = sized(BODY, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        place = row.adjusted(_PAD + 22, 0, -_TRACK - 2 * _PAD, 0)
        width = QFontMetricsF(font).horizontalAdvance(name)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(sized(CAPTION))
        painter.setPen(self._theme.color("text3"))
        whole = group.on == len(group.repairs)
        count = str(group.on) if whole else f"{group.on} / {len(group.repairs)}"
        painter.drawText(place.adjusted(width + 10, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)
        share = group.on / len(group.repairs)
        self._paint_switch(painter, switch_place(row), share)

    def _paint_repair(
        self, painter: QPainter, row: QRectF, repair: Repair, texts: tuple[Snippet, Snippet]
    ) -> None:
        before, after = texts
        place = row.adjusted(_PAD + 22, 7, -_TRACK - 3 * _PAD, -7)
        upper = QRectF(place.left(), place.top(), place.width(), place.height() / 2)
        lower = upper.translated(0, place.height() / 2)
        is_gone = not repair.after.strip()
        self._paint_snippet(painter, upper, before, "again" if repair.is_on else "")
        if repair.is_on and not is_gone:
            self._paint_snippet(painter, lower, after, "good", repair.place.first)
        else:
            said = self.tr("left out") if repair.is_on else self.tr("stays as it is")
            self._paint_snippet(painter, lower, Snippet(said), "", repair.place.first, CAPTION)
        self._paint_switch(painter, switch_place(row), float(repair.is_on))

    def _paint_snippet(
        self,
        painter: QPainter,
        place: QRectF,
        snippet: Snippet,
        tone: str,
        line: int = 0,
        size: int = 13,
    ) -> None:
        """Paint a text with its middle pointed out, and the line at the right end."""
        note = self.tr("line {0}").format(line) if line else ""
        room = QFontMetricsF(sized(CAPTION)).horizontalAdvance(note) + 12 if note else 0
        self._paint_note(painter, place, note)
        font = plain_letters(sized(size))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left, right = place.left(), place.right() - room
        is_small = size == CAPTION
        parts = ((snippet.head, ""), (snippet.middle, tone), (snippet.tail, ""))
        for text, tint in parts:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - left))
            width = metrics.horizontalAdvance(shown)
            spot = QRectF(left, place.top(), width + 1, place.height())
            if tint and shown:
                self._paint_ground(painter, spot, f"{tint}_soft")
            painter.setPen(self._theme.color(tint or ("text3" if is_small else "text2")))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, shown)
            left += width
            if shown != text:
                return

    def _paint_ground(self, painter: QPainter, spot: QRectF, color_name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(color_name))
        painter.drawRoundedRect(spot.adjusted(-2, 1, 1, -1), 4, 4)

    def _paint_note(self, painter: QPainter, place: QRectF, note: str) -> None:
        painter.setFont(sized(CAPTION))
        painter.setPen(self._theme.color("text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, right, note)

    def _paint_switch(self, painter: QPainter, place: QRectF, share: float) -> None:
        color = self._theme.color
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent" if share == 1 else "field"))
        painter.drawRoundedRect(place, _TALL / 2, _TALL / 2)
        gap = (_TALL - _KNOB) / 2
        room = place.width() - 2 * gap - _KNOB
        slide = 0.5 if 0 < share < 1 else share
        knob = QRectF(place.left() + gap + room * slide, place.top() + gap, _KNOB, _KNOB)
        painter.setBrush(color("on_accent" if share == 1 else "surface"))
        painter.drawEllipse(knob)


def switch_place(row: QRectF) -> QRectF:
    """Return where the switch of a row is."""
    return QRectF(row.right() - _PAD - _TRACK, row.center().y() - _TALL / 2, _TRACK, _TALL)
