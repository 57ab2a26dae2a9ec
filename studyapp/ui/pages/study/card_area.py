"""The place between the bars, where the card lies and scrolls."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.panel import WIDTH, CardPanel
from studyapp.ui.tokens import L, M
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_SIDE, _BELOW = 24, 28
_LEAST_ABOVE, _MOST_ABOVE, _SHARE_ABOVE = 20, 72, 0.07


class CardArea(QScrollArea):
    """Holds the card's panel in the middle, and above it what went wrong."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = CardPanel(kit, icons)
        self.complaint = Complaint(kit, icons)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout()
        self._column.setSpacing(M)
        self._column.addWidget(self.complaint)
        self._column.addWidget(self.panel)
        self._column.addStretch(1)
        self.ground = self._ground()
        self.setWidget(self.ground)
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_the_middle)

    def complain(self, text: str) -> None:
        """Say what went wrong, or nothing more."""
        self.complaint.say(text)
        if text:
            self.to_top()

    def to_top(self) -> None:
        """Scroll to the question."""
        self.verticalScrollBar().setValue(0)

    def bring_answer_into_view(self) -> None:
        """Scroll as far as the answer needs, its first line staying visible."""
        for _ in range(2):  # a panel inside of a column inside of this
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        panel = self.panel
        part = panel.thought if panel.thought.isVisible() else panel.answer
        if part.isVisible():
            top = part.mapTo(self.ground, part.rect().topLeft()).y()
            end = panel.geometry().bottom() + _BELOW - self.viewport().height()
            self.verticalScrollBar().setValue(min(max(0, end), max(0, top - L)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = round(self.viewport().height() * _SHARE_ABOVE)
        above = min(max(share, _LEAST_ABOVE), _MOST_ABOVE)
        self._column.setContentsMargins(0, above, 0, _BELOW)
        self._keep_in_the_middle()

    def _keep_in_the_middle(self) -> None:
        """Let the card stay where it is when a scroll bar comes and takes room on the right."""
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.maximum() > 0 else 0
        self._row.setContentsMargins(_SIDE + taken, 0, _SIDE, 0)

    def _ground(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("kind", "page")
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle.setLayout(self._column)
        self._row = QHBoxLayout(ground)
        self._row.addWidget(middle)
        return ground


class Complaint(QFrame):
    """One sentence about what went wrong; hidden while all is well."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.label = Label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, M, L, M)
        row.setSpacing(M)
        row.addWidget(IconTile(kit.theme, icons, "alert", "hard", 28))
        row.addWidget(self.label, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence, or hide."""
        if text != self.label.text():
            self.label.setText(text)
            self.setAccessibleName(text)
        self.setVisible(bool(text))
