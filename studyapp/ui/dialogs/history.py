"""Why a card is due, and what has happened to it so far."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from studyapp.core import rendering
from studyapp.core.cards import DECK_SEPARATOR
from studyapp.ui import words
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.icons import Icons
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.study_words import grade_name
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import XS, S
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.study.service import CardHistory, HistoryEntry

_WIDTH, _ROW, _MOST_ROWS = 640, 36, 8
_MOST_ENTRIES = 500
_PADDING = 12
_DAY_WIDTH = 124
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGNMENTS = (_LEFT, _LEFT, _LEFT, _RIGHT, _RIGHT, _RIGHT)
_TONES = ("again", "again", "again", "hard", "good", "easy")


class HistoryDialog(Dialog):
    """One sentence and a small table, the latest first."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        history: "CardHistory",
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, self.tr("Why is this due?"), parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason_label = Label(history.reason, wrap=True)
        self.table = self._table(history)
        self.body.addWidget(Label(_front(history), "strong", wrap=True))
        self.body.addWidget(self.reason_label)
        self.body.addWidget(Label(self._state(history, today), "caption", wrap=True))
        self.body.addSpacing(S)
        panel = Panel()
        panel.body.setContentsMargins(S, XS, S, S)
        panel.body.addWidget(self.table)
        panel.setVisible(bool(history.entries))
        self.body.addWidget(panel)
        self.body.addStretch()
        self.close_button = self.add_button(self.tr("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    def _state(self, history: "CardHistory", today: date) -> str:
        memory = history.card.memory
        parts = [history.card.deck.replace(DECK_SEPARATOR, " › ")]
        if memory.due is not None:
            parts.append(self.tr("due {0}").format(words.when(memory.due, today)))
            parts.append(self.tr("ease {0} %").format(memory.ease))
        if memory.lapses:
            parts.append(self.tr("forgotten {0}").format(_times(memory.lapses)))
        return " · ".join(parts)

    def _table(self, history: "CardHistory") -> QTableWidget:
        titles = [
            self.tr("Day"),
            self.tr("What"),
            self.tr("Grade"),
            self.tr("Gap after"),
            self.tr("Ease"),
            self.tr("Took"),
        ]
        entries = list(reversed(history.entries))[:_MOST_ENTRIES]
        table = QTableWidget(len(entries), len(titles))
        table.setAccessibleName(self.tr("History of this card"))
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().resizeSection(0, _DAY_WIDTH)
        table.horizontalHeader().setHighlightSections(False)
        for column, alignment in enumerate(_ALIGNMENTS):
            if (title := table.horizontalHeaderItem(column)) is not None:
                title.setTextAlignment(alignment)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setItemDelegate(_RowDelegate(self.theme, table))
        table.setShowGrid(False)
        for row, entry in enumerate(entries):
            for column, item in enumerate(self._items(entry)):
                table.setItem(row, column, item)
        table.setFixedHeight(_ROW * (min(len(entries), _MOST_ROWS) + 1) + 4)
        return table

    def _items(self, entry: "HistoryEntry") -> list[QTableWidgetItem]:
        grade = self.tr("–") if entry.grade is None else grade_name(entry.grade)
        what = self.tr("{0}, taken back").format(entry.what) if entry.undone else entry.what
        texts = [
            f"{words.short_day(entry.day)} {entry.day.year}",
            what,
            grade,
            words.days(entry.interval) if entry.interval else self.tr("–"),
            f"{entry.ease} %",
            _took(entry.seconds),
        ]
        items = [QTableWidgetItem(text) for text in texts]
        for item, alignment in zip(items, _ALIGNMENTS, strict=True):
            item.setTextAlignment(alignment)
            if entry.undone:
                item.setForeground(self.theme.color("text3"))
        items[0].setToolTip(plain_tip(f"{words.full_day(entry.day)}, {entry.at:%H:%M}"))
        if entry.grade is not None and not entry.undone:
            items[2].setForeground(self.theme.color(_TONES[entry.grade]))
        return items


class _RowDelegate(QStyledItemDelegate):
    """Paints cells with the side margins that the headings have, a chosen row as a whole."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(ink.color() if ink is not None else self._theme.color("text"))
        place = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(place, alignment, index.data())


def _front(history: "CardHistory") -> str:
    return rendering.plain_face(history.note, history.card.ordinal).question.partition("\n")[0]


def _times(count: int) -> str:
    return words.counted(count, "{count} time", "{count} times")


def _took(seconds: float) -> str:
    if not seconds:
        return "–"
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"
