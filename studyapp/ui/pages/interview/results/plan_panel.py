"""What to do in the next days: real cards, day by day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.core.interview.result import CardToRead, PlanDay
from studyapp.ui import words
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class PlanPanel(Panel):
    """The missed questions first, then what explains them, then the harder ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The next three days"), parent=parent)
        self.days: list[QFrame] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(M)
        self.body.addLayout(self._list)

    def show_plan(self, plan: Sequence[PlanDay], today: date) -> None:
        """Show the cards of each day."""
        for day in self.days:
            self._list.removeWidget(day)
            day.hide()
            day.deleteLater()
        self.days = [self._day(each, today) for each in plan]
        for day in self.days:
            self._list.addWidget(day)
        self.setVisible(bool(plan))

    def _day(self, day: PlanDay, today: date) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "line-above")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, M, 0, 0)
        column.setSpacing(S)
        when = words.when(day.day, today)
        name = self.tr("{0} · {1}").format(when[:1].upper() + when[1:], words.cards(len(day.cards)))
        column.addWidget(Label(name, "caption-strong"))
        for card in day.cards:
            column.addLayout(card_lines(card))
        return frame


def card_lines(card: CardToRead) -> QVBoxLayout:
    """Return a card's front with the reason to read it."""
    lines = QVBoxLayout()
    lines.setSpacing(1)
    for text, kind in ((card.front, "body"), (card.reason, "caption")):
        lines.addWidget(Label(text, kind, wrap=True))
    return lines
