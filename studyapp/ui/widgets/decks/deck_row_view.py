"""One deck of the tree: its name, how well it is known, what is to be done, and a button."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.core.statistics import DeckRow
from studyapp.ui import words
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY, CAPTION, RADIUS_BUTTON
from studyapp.ui.widgets.charts.split_bar import paint_parts
from studyapp.ui.widgets.controls.button import Button, IconButton
from studyapp.ui.widgets.decks.deck_columns import BUTTON, PAD, ROW, deck_columns
from studyapp.ui.widgets.layout.painted import Painted

INDENT = 18
_FOLD = 26
_BAR = 6
_TICK = 16
_BEFORE_COUNT = 8


class DeckHeading(Painted):
    """The names of the columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(34)

    def paint(self, painter: QPainter) -> None:
        columns = deck_columns(self.width(), self.height())
        painter.setFont(sized(15, QFont.Weight.DemiBold))
        painter.setPen(self.theme.color("text"))
        painter.drawText(columns.name, Qt.AlignmentFlag.AlignVCenter, self.tr("Decks"))
        painter.setFont(sized(CAPTION))
        painter.setPen(self.theme.color("text3"))
        if not columns.mature.isEmpty():
            painter.drawText(columns.mature, Qt.AlignmentFlag.AlignVCenter, self.tr("Mature"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        titles = (self.tr("New"), self.tr("Drill"), self.tr("Due"))
        for place, title in zip(columns.numbers, titles, strict=True):
            painter.drawText(place, right, title)


class DeckRowView(Painted):
    """Shows one deck; a click on a deck with sub-decks folds or unfolds them.

    Signals: `study_requested`, `fold_toggled`.
    """

    study_requested = Signal()
    fold_toggled = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._row: DeckRow | None = None
        self._is_folded: bool | None = None
        self._is_hovered = False
        self.study_button = Button(theme, icons, self.tr("Study"), kind="soft", parent=self)
        self.fold_button = IconButton(
            theme, icons, "chevron-down", self.tr("Fold"), small=True, parent=self
        )
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.study_button.clicked.connect(self.study_requested)
        self.fold_button.clicked.connect(self.fold_toggled)

    def show_deck(self, row: DeckRow, folded: bool | None) -> None:
        """Show a deck; `folded` is None for a deck without sub-decks."""
        self._row, self._is_folded = row, folded
        counts = row.counts
        words = self.tr("Study {deck}: {new} new, {drill} to drill, {due} due")
        self.study_button.setAccessibleName(
            words.format(deck=row.name, new=counts.new, drill=counts.drill, due=counts.due)
        )
        self.study_button.setVisible(counts.total > 0)
        self._show_fold(row, folded)
        self.setToolTip(plain_tip(self._told(row)))
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, ROW)

    def paint(self, painter: QPainter) -> None:
        if self._row is None:
            return
        columns = deck_columns(self.width(), self.height())
        if self._is_hovered and self._is_folded is not None:
            self._paint_hover(painter)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(PAD, 0, self.width() - PAD, 0)
        self._paint_name(painter, self._row, columns.name)
        if not columns.mature.isEmpty():
            self._paint_mature(painter, self._row, columns.mature)
        counts = self._row.counts
        values = ((counts.new, "easy"), (counts.drill, "hard"), (counts.due, "good"))
        for place, (value, token) in zip(columns.numbers, values, strict=True):
            self._paint_number(painter, place, value, token)
        if not counts.total and self._row.young + self._row.mature:
            self._paint_tick(painter, columns.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def enterEvent(self, _event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._is_hovered = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        )
        if is_click and self._is_folded is not None:
            self.fold_toggled.emit()

    def _show_fold(self, row: DeckRow, folded: bool | None) -> None:
        self.fold_button.setVisible(folded is not None)
        self.fold_button.set_icon("chevron-right" if folded else "chevron-down")
        words = (
            self.tr("Show the decks in {deck}") if folded else self.tr("Hide the decks in {deck}")
        )
        self.fold_button.set_name(words.format(deck=row.leaf))

    def _told(self, row: DeckRow) -> str:
        numbers = self.tr("{cards}: {mature} mature, {young} young, {rest} to learn").format(
            cards=words.cards(row.cards),
            mature=row.mature,
            young=row.young,
            rest=row.cards - row.mature - row.young,
        )
        return f"{row.description}\n{numbers}" if row.description else numbers

    def _place(self) -> None:
        if self._row is None:
            return
        button = deck_columns(self.width(), self.height()).button
        self.study_button.setGeometry(round(button.left()), (ROW - 34) // 2 + 1, BUTTON, 34)
        left = PAD + self._row.depth * INDENT - 4
        self.fold_button.setGeometry(left, (ROW - _FOLD) // 2 + 1, _FOLD, _FOLD)

    def _paint_hover(self, painter: QPainter) -> None:
        place = QRectF(self.rect()).adjusted(0, 5, 0, -4)
        self.fill_rounded(painter, place, RADIUS_BUTTON, "surface2")

    def _paint_name(self, painter: QPainter, row: DeckRow, place: QRectF) -> None:
        place = place.adjusted(row.depth * INDENT + _FOLD, 0, 0, 0)
        weight = QFont.Weight.DemiBold if row.depth == 0 else QFont.Weight.Normal
        font = sized(BODY, weight)
        painter.setFont(font)
        painter.setPen(self.theme.color("text" if row.depth < 2 else "text2"))
        metrics, small = QFontMetricsF(font), sized(CAPTION)
        count = f"{row.cards:,}"
        room = place.width() - QFontMetricsF(small).horizontalAdvance(count) - _BEFORE_COUNT
        name = metrics.elidedText(row.leaf, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(small)
        painter.setPen(self.theme.color("text3"))
        place.adjust(metrics.horizontalAdvance(name) + _BEFORE_COUNT, 1, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, count)

    def _paint_mature(self, painter: QPainter, row: DeckRow, place: QRectF) -> None:
        bar = QRectF(place.left(), place.center().y() - _BAR / 2, place.width(), _BAR)
        parts = (("mature", row.mature), ("young", row.young))
        paint_parts(painter, self.theme, bar, parts, row.cards)

    def _paint_tick(self, painter: QPainter, place: QRectF) -> None:
        corner = place.center() - QPointF(_TICK / 2, _TICK / 2)
        painter.drawPixmap(corner, self._icons.pixmap("check", _TICK, "text3"))

    def _paint_number(self, painter: QPainter, place: QRectF, value: int, token: str) -> None:
        painter.setFont(sized(BODY, QFont.Weight.DemiBold if value else QFont.Weight.Normal))
        painter.setPen(self.theme.color(token if value else "text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, right, f"{value:,}" if value else "0")
