"""The bar below a question: check, next, and what else can be done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import XL, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label

_HEIGHT, _MAIN_WIDTH = 74, 220


class QuizBottomBar(QFrame):
    """One main button at the right; quieter ones at the left."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bottom-bar")
        self.setFixedHeight(_HEIGHT)
        self.skip_button = Button(theme, icons, self.tr("I do not know"), kind="ghost")
        self.skip_button.setToolTip(plain_tip(self.tr("Show the answer (Ctrl+Enter)")))
        self.bring_button = Button(theme, icons, self.tr("Ask it today"), kind="ghost")
        self.bring_button.setToolTip(
            plain_tip(self.tr("Bring the missed cards into today's session (R)"))
        )
        self.said_label = Label("", "quiet")
        self.next_button = Button(theme, icons, self.tr("Check"), kind="main")
        self.next_button.setFixedWidth(_MAIN_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(XL, 0, XL, 0)
        row.setSpacing(S)
        row.addWidget(self.skip_button)
        row.addWidget(self.bring_button)
        row.addWidget(self.said_label)
        row.addStretch(1)
        row.addWidget(KeyCap(theme, self.tr("Enter")))
        row.addWidget(self.next_button)

    def ask(self, *, is_ready: bool) -> None:
        """Offer to check the answer."""
        self.next_button.setText(self.tr("Check"))
        self.next_button.setAccessibleName(self.tr("Check"))
        self.next_button.setEnabled(is_ready)
        self.skip_button.show()
        self.said_label.clear()
        self._offer_bringing(False)

    def tell(self, *, is_last: bool, missed: bool) -> None:
        """Offer to go on; what was missed can be asked again today."""
        text = self.tr("See the result") if is_last else self.tr("Next question")
        self.next_button.setText(text)
        self.next_button.setAccessibleName(text)
        self.next_button.setEnabled(True)
        self.skip_button.hide()
        self._offer_bringing(missed)

    def say_brought(self, moved: int) -> None:
        """Say how many cards came into today's session."""
        self._offer_bringing(False)
        if not moved:
            self.said_label.setText(self.tr("It is due today already."))
            return
        one, many = self.tr("{count} card is due today now."), self.tr("{count} cards are due now.")
        self.said_label.setText(words.counted(moved, one, many))

    def _offer_bringing(self, offered: bool) -> None:
        self.bring_button.setVisible(offered)
