"""The place between the bars, where the card lies and scrolls."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.panel import WIDTH, CardPanel
from studyapp.ui.tokens import L
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.centred_scroll import CentredScroll
from studyapp.ui.widgets.question.complaint import Complaint

_BELOW = 28
_LEAST_ABOVE, _MOST_ABOVE, _SHARE_ABOVE = 20, 72, 0.07


class CardArea(CentredScroll):
    """Holds the card's panel in the middle, and above it what went wrong."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.panel = CardPanel(kit, icons)
        self.complaint = Complaint(kit, icons)
        self.column.addWidget(self.complaint)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_the_middle)

    def complain(self, text: str) -> None:
        """Say what went wrong, or nothing more."""
        self.complaint.say(text)
        if text:
            self.to_top()

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
        self.column.setContentsMargins(0, above, 0, _BELOW)
        self._keep_in_the_middle()

    def _keep_in_the_middle(self) -> None:
        """Let the card stay where it is when a scroll bar comes and takes room on the right."""
        bar = self.verticalScrollBar()
        self.give_room_at_the_left(bar.width() if bar.maximum() > 0 else 0)
