"""Whether what was missed shall be asked today, and what became of that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.label import Label


class MissedOffer(QWidget):
    """One button that brings the cards forward, and takes that back while it can be.

    Signals: `brought` and `put_back` when the learner wants either.
    """

    brought = Signal()
    put_back = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, offer: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offer = offer
        self._is_brought = False
        self.said_label = Label("", "quiet")
        self.bring_button = Button(theme, icons, offer, kind="soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.said_label)
        row.addWidget(self.bring_button)
        self.bring_button.clicked.connect(self._on_clicked)

    def reset(self, *, any_missed: bool) -> None:
        """Begin with another attempt; without a missed card there is nothing to offer."""
        self.said_label.clear()
        self._ask(is_brought=False)
        self.bring_button.setVisible(any_missed)

    def show_brought(self, moved: int) -> None:
        """Say how many cards became due today."""
        one, many = self.tr("{count} card is due now."), self.tr("{count} cards are due now.")
        nothing = self.tr("They are due today already.")
        self.said_label.setText(words.counted(moved, one, many) if moved else nothing)
        self._ask(is_brought=moved > 0)

    def show_put_back(self, moved: int) -> None:
        """Say how many cards went back to their day."""
        one, many = self.tr("{count} card went back."), self.tr("{count} cards went back.")
        self.said_label.setText(words.counted(moved, one, many))
        self._ask(is_brought=False)

    def _ask(self, *, is_brought: bool) -> None:
        self._is_brought = is_brought
        text = self.tr("Take that back") if is_brought else self._offer
        self.bring_button.setText(text)
        self.bring_button.setAccessibleName(text)

    def _on_clicked(self) -> None:
        (self.put_back if self._is_brought else self.brought).emit()
