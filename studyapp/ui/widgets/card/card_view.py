"""A view of one card's text: formulas, code, tables, pictures, options to choose from."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMessageBox, QSizePolicy, QTextBrowser, QWidget

from studyapp.ui.clipboard import copied
from studyapp.ui.theme import TEXT_SIZE, TEXT_SIZES
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.document import CardDocument
from studyapp.ui.widgets.card.kit import CardKit

_KEPT = 16
_SCROLL_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class CardView(QTextBrowser):
    """Shows HTML made by `core.rendering`; loads nothing but pictures from the media folders.

    With `fits` it is as high as its text and leaves scrolling to what is around it.

    Signals: `choice_clicked` with the index of an option, `height_changed` after a new layout.
    """

    choice_clicked = Signal(int)
    height_changed = Signal()

    def __init__(
        self,
        kit: CardKit,
        parent: QWidget | None = None,
        *,
        fits: bool = True,
        muted: bool = False,
        scale: float = 1.0,
        open_link: Callable[[QWidget, QUrl], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._fits = fits
        self._muted = muted
        self._scale = scale
        self._open_link = open_link or ask_and_open
        self._html = ""
        self._style = kit.style(muted=muted, scale=scale)
        self._kept: OrderedDict[str, CardDocument] = OrderedDict()
        self._states: tuple[ChoiceState, ...] = ()
        self._hovered = -1
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._card = CardDocument("", self._style, kit)
        self.set_card("")
        self._idle.timeout.connect(self._on_idle)
        self.anchorClicked.connect(self._on_link_clicked)
        kit.theme.changed.connect(self._on_theme_changed)

    def set_card(self, html: str) -> None:
        """Show a card's text, all options open."""
        self._html = html
        self._states = ()
        self._hovered = -1
        self._show()

    def prepare(self, html: str) -> None:
        """Build a document that will be wanted soon."""
        if html not in self._kept:
            self._keep(html, CardDocument(html, self._style, self._kit))
        self._kept[html].set_width(self.viewport().width())
        self._await_formulas()

    def set_choices(self, states: tuple[ChoiceState, ...]) -> None:
        """Mark the options, in their order."""
        self._states = states
        self._card.set_choices(states)
        self.viewport().update()

    @property
    def choices(self) -> tuple[ChoiceState, ...]:
        """How the options stand."""
        return tuple(self._card.decorations.choices)

    def plain_text(self) -> str:
        """Return the whole text, formulas as LaTeX."""
        return self._card.plain_text()

    def zoom(self, steps: int) -> None:
        """Make the text of all cards larger or smaller; 0 gives the usual size."""
        appearance = self._kit.theme.appearance
        size = appearance.text_size + steps if steps else TEXT_SIZE
        size = min(max(size, TEXT_SIZES.start), TEXT_SIZES.stop - 1)
        self._kit.theme.set_appearance(replace(appearance, text_size=size))

    def sizeHint(self) -> QSize:
        if not self._fits:
            return super().sizeHint()
        return QSize(super().sizeHint().width(), math.ceil(self._card.height))

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Load nothing: pictures come from the media folders only."""
        return QByteArray()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Return the selected text with formulas as LaTeX."""
        cursor = self.textCursor()
        return copied(self._card.plain_text(cursor.selectionStart(), cursor.selectionEnd()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(-offset)
        self._card.paint_decorations(
            painter, QRectF(event.rect()).translated(offset), self._hovered
        )
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom(1 if steps > 0 else -1)
            event.accept()
        elif self._fits:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._fits and event.key() in _SCROLL_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._choice_at(event.position()))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        choice = self._choice_at(event.position())
        if choice >= 0 and not self.textCursor().hasSelection():
            event.accept()
            self.choice_clicked.emit(choice)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._color()

    def _color(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, self._style.color("text"))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self._style.tokens.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self._style.tokens.on_accent))
        self.setPalette(palette)

    def _show(self) -> None:
        card = self._kept.get(self._html)
        if card is None:
            card = CardDocument(self._html, self._style, self._kit)
            self._keep(self._html, card)
        card.set_choices(self._states)
        card.set_width(self.viewport().width())
        before, self._card = self._card, card
        self.setDocument(card.text)
        del before  # only now: Qt still reads the old document while it takes the new one
        self.verticalScrollBar().setValue(0)
        self._fit()
        self._await_formulas()

    def _keep(self, html: str, card: CardDocument) -> None:
        self._kept[html] = card
        self._kept.move_to_end(html)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _fit(self) -> None:
        if not self._fits:
            return
        self._card.set_width(self.viewport().width())
        height = math.ceil(self._card.height)
        if height != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()

    def _await_formulas(self) -> None:
        if any(card.waiting for card in self._kept.values()):
            self._idle.start()

    def _on_idle(self) -> None:
        """Draw one waiting formula, then let the window live; show the card again when all are."""
        for html, card in list(self._kept.items()):
            if not card.waiting:
                continue
            self._kit.formulas.get(card.waiting.pop())
            if not card.waiting:
                del self._kept[html]
                self._show() if html == self._html else self.prepare(html)
            break
        self._await_formulas()

    def _on_theme_changed(self) -> None:
        style = self._kit.style(muted=self._muted, scale=self._scale)
        if style is not self._style:
            self._style = style
            self._kept.clear()
            self._color()
            self._show()

    def _on_link_clicked(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            self._open_link(self, url)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _choice_at(self, point: QPointF) -> int:
        return (
            self._card.choice_at(point + self._offset()) if self._card.decorations.choices else -1
        )

    def _hover(self, choice: int) -> None:
        if choice == self._hovered:
            return
        self._hovered = choice
        is_open = choice >= 0 and self.choices[choice] in (ChoiceState.OPEN, ChoiceState.PICKED)
        cursor = Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(cursor)
        self.viewport().update()


def ask_and_open(parent: QWidget, url: QUrl) -> None:
    """Open a web page in the browser if the learner agrees."""
    address = url.toDisplayString()
    answer = QMessageBox.question(
        parent, parent.tr("Open a web page?"), parent.tr("Open {0}?").format(address)
    )
    if answer == QMessageBox.StandardButton.Yes:
        QDesktopServices.openUrl(url)
