"""The topics that can be asked about, the weakest first."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.services.interview.service import InterviewTopic
from studyapp.ui.fonts import sized
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY, CAPTION, RADIUS_BUTTON

SIDE, METER, SCORE = 10, 72, 68
_ROW, _ROWS, _LEAST_ROWS, _METER_HEIGHT = 48, 7, 4, 6
_TOPIC = Qt.ItemDataRole.UserRole
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_STRONG_FROM, _FAIR_FROM = 0.2, 0.35


class TopicList(QListWidget):
    """All topics in the first row, then each of them.

    Signals: `chosen` with the deck, empty for all.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Topics, the weakest first"))
        self.setProperty("kind", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_TopicDelegate(theme, self))
        self._most_rows = _ROWS
        self.currentItemChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    @property
    def deck(self) -> str:
        """The topic that is chosen, empty for all."""
        topic = self.topic()
        return "" if topic is None else topic.deck

    def show_topics(self, topics: Sequence[InterviewTopic], deck: str) -> None:
        """Show topics with one of them chosen, without a signal."""
        self.blockSignals(True)
        self.clear()
        for topic in (_all_of(topics), *topics):
            item = QListWidgetItem(self)
            item.setData(_TOPIC, topic)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(topic))
            item.setToolTip(plain_tip(topic.deck.replace(DECK_SEPARATOR, " › ")))
            if topic.deck == deck or self.currentItem() is None:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._fit()

    def set_room(self, height: int) -> None:
        """Show as many rows at once as there is room for, but never less than four."""
        rows = min(_ROWS, max(_LEAST_ROWS, height // _ROW))
        if rows != self._most_rows:
            self._most_rows = rows
            self._fit()

    def topic(self) -> InterviewTopic | None:
        """Return what is known of the chosen topic."""
        item = self.currentItem()
        chosen: InterviewTopic | None = None if item is None else item.data(_TOPIC)
        return chosen

    def _spoken(self, topic: InterviewTopic) -> str:
        name = topic.deck.rpartition(DECK_SEPARATOR)[2] or self.tr("All topics")
        score = self.tr("last score {0} %").format(topic.percent)
        parts = [name, self.tr("{0} questions").format(topic.questions)]
        if topic.percent is not None:
            parts.append(score)
        if topic.deck:
            parts.append(self.tr("weakness {0} %").format(round(100 * topic.weakness)))
        return ", ".join(parts)

    def _fit(self) -> None:
        self.setFixedHeight(_ROW * min(self._most_rows, self.count()) + 2)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _on_current(self) -> None:
        self.chosen.emit(self.deck)


class _TopicDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        topic: InterviewTopic = index.data(_TOPIC)
        row = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, option.state)
        inner = row.adjusted(SIDE, 0, -SIDE, 0)
        self._paint_score(painter, inner, topic)
        if topic.deck:
            self._paint_meter(painter, inner, topic.weakness)
        self._paint_names(painter, inner, topic)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered:
            pen = QPen(self._theme.color("accent"), 2 if focused else 1)
            painter.setPen(pen if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if chosen else "surface2"))
            painter.drawRoundedRect(row, RADIUS_BUTTON, RADIUS_BUTTON)

    def _paint_score(self, painter: QPainter, row: QRectF, topic: InterviewTopic) -> None:
        known = topic.percent is not None
        painter.setFont(sized(BODY, 600) if known else sized(CAPTION))
        painter.setPen(self._theme.color("text" if known else "text3"))
        text = f"{topic.percent} %" if known else self.tr("new")
        place = QRectF(row.right() - SCORE, row.top(), SCORE, row.height())
        painter.drawText(place, _VCENTER | Qt.AlignmentFlag.AlignRight, text)

    def _paint_meter(self, painter: QPainter, row: QRectF, weakness: float) -> None:
        left = row.right() - SCORE - METER
        top = row.center().y() - _METER_HEIGHT / 2
        whole = QRectF(left, top, METER, _METER_HEIGHT)
        part = QRectF(left, top, max(_METER_HEIGHT, METER * weakness), _METER_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, token in ((whole, "hover"), (part, _token(weakness))):
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(place, _METER_HEIGHT / 2, _METER_HEIGHT / 2)

    def _paint_names(self, painter: QPainter, row: QRectF, topic: InterviewTopic) -> None:
        room = row.width() - SCORE - (METER + 16 if topic.deck else 0)
        above, _, leaf = topic.deck.rpartition(DECK_SEPARATOR)
        name = leaf or self.tr("All topics, the weakest first")
        count = self.tr("{0} questions").format(topic.questions)
        where = above.replace(DECK_SEPARATOR, " › ")
        small = f"{where} · {count}" if where else count
        for text, size, token, top in (
            (name, BODY, "text", 6),
            (small, CAPTION, "text3", 25),
        ):
            painter.setFont(sized(size, 500 if size == BODY else 400))
            painter.setPen(self._theme.color(token))
            metrics = QFontMetricsF(painter.font())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(row.left(), row.top() + top, room, 18), _VCENTER, shown)


def _all_of(topics: Sequence[InterviewTopic]) -> InterviewTopic:
    known = [topic.percent for topic in topics if topic.percent is not None]
    return InterviewTopic(
        deck="",
        questions=sum(topic.questions for topic in topics),
        weakness=0.0,
        percent=round(sum(known) / len(known)) if known else None,
    )


def _token(weakness: float) -> str:
    if weakness < _STRONG_FROM:
        return "fill_good"
    return "fill_hard" if weakness < _FAIR_FROM else "fill_again"
