"""What a good answer names, as a list to tick off."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui.tokens import RADIUS_BUTTON, XS, S
from studyapp.ui.widgets.card.document import CardDocument
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label

_BOX, _TEXT_LEFT, _SIDE, _ABOVE = 18, 30, 5, 5


class KeyPointBox(QCheckBox):
    """A tick box whose label is rich text."""

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._html = ""
        self._style = kit.style(scale=0.94)
        self._document = CardDocument("", self._style, kit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kit.theme.changed.connect(self._on_theme_changed)

    def show_point(self, html: str) -> None:
        """Show a point, not ticked."""
        self._html = html
        self.setChecked(False)
        self._rebuild()
        self.setAccessibleName(self._document.plain_text())

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def hitButton(self, _position: object) -> bool:  # noqa: N802
        """Let the whole row be clicked."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            self._paint_ground(painter)
        self._paint_box(painter)
        painter.translate(_TEXT_LEFT, _ABOVE - 1)
        self._document.paint(painter, QRectF(self.rect()).translated(-_TEXT_LEFT, 0))
        painter.end()

    def _rebuild(self) -> None:
        self._document = CardDocument(self._html, self._style, self._kit)
        self._fit()
        self.update()

    def _fit(self) -> None:
        self._document.set_width(self.width() - _TEXT_LEFT - _SIDE)
        height = math.ceil(self._document.height) + 2 * _ABOVE - 4
        if height != self.height():
            self.setFixedHeight(height)

    def _on_theme_changed(self) -> None:
        style = self._kit.style(scale=0.94)
        if style is not self._style:
            self._style = style
            self._rebuild()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._kit.theme
        painter.setPen(QPen(theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface2"))
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ground, RADIUS_BUTTON, RADIUS_BUTTON)

    def _paint_box(self, painter: QPainter) -> None:
        theme, middle = self._kit.theme, _ABOVE + 3 + self._style.metrics.height() / 2
        box = QRectF(_SIDE, middle - _BOX / 2, _BOX, _BOX)
        ticked = self.isChecked()
        painter.setPen(QPen(theme.color("good" if ticked else "field"), 1.5))
        painter.setBrush(theme.color("good" if ticked else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if ticked:
            pen = QPen(theme.color("surface"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            x, y = box.center().x(), box.center().y()
            tick = [QPointF(x - 4, y + 0.5), QPointF(x - 1, y + 3.5), QPointF(x + 4.2, y - 3)]
            painter.drawPolyline(QPolygonF(tick))


class KeyPointList(QWidget):
    """The points of one answer; ticks are the learner's own and go with the card.

    Signals: `ticked` with how many are ticked.
    """

    ticked = Signal(int)

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._boxes: list[KeyPointBox] = []
        self._shown = 0
        self._count_label = Label("", "caption")
        head = QHBoxLayout()
        head.setContentsMargins(XS, 0, XS, 0)
        head.setSpacing(S)
        head.addWidget(Label(self.tr("Key points: which did you name?"), "caption-strong"))
        head.addStretch()
        head.addWidget(self._count_label)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, S, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(head)
        self._layout.addSpacing(XS)

    @property
    def boxes(self) -> list[KeyPointBox]:
        """The boxes of this card's points."""
        return self._boxes[: self._shown]

    def show_points(self, points: tuple[str, ...]) -> None:
        """Show the points of a card, none of them ticked."""
        while len(self._boxes) < len(points):
            self._boxes.append(self._new_box())
        self._shown = len(points)
        for box, html in zip(self._boxes, points, strict=False):
            box.show_point(html)
            box.show()
        for box in self._boxes[len(points) :]:
            box.hide()
        self.setVisible(bool(points))
        self._on_toggled()

    def _new_box(self) -> KeyPointBox:
        box = KeyPointBox(self._kit, self)
        box.toggled.connect(self._on_toggled)
        self._layout.addWidget(box)
        return box

    def _on_toggled(self) -> None:
        count = sum(box.isChecked() for box in self.boxes)
        self._count_label.setText(self.tr("{0} of {1}").format(count, self._shown))
        self.ticked.emit(count)
