"""The bar below a question: lock, confirm, go on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import XL, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label

_HEIGHT, _MAIN_WIDTH = 74, 220


class InterviewBottomBar(QFrame):
    """One main button at the right; at the left what the keys do now."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bottom-bar")
        self.setFixedHeight(_HEIGHT)
        self.hint_label = Label("", "quiet", wrap=True)
        self.hint_label.setMinimumWidth(1)
        self.main_button = Button(theme, icons, self.tr("Lock my answer"), kind="main")
        self.main_button.setMinimumWidth(_MAIN_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(XL, 0, XL, 0)
        row.setSpacing(S)
        row.addWidget(self.hint_label, 1)
        row.addWidget(KeyCap(theme, self.tr("Ctrl+Enter")))
        row.addWidget(self.main_button)

    def ask(self) -> None:
        """Offer to lock the answer."""
        self._offer(
            self.tr("Lock my answer"),
            self.tr("Locked, it stays as it is; then the model answer appears."),
        )

    def mark(self) -> None:
        """Offer to confirm the marks."""
        self._offer(
            self.tr("Confirm"),
            self.tr("Arrow keys choose a point; Y, H, N mark it named, half or missed."),
        )

    def go_on(self) -> None:
        """Offer the next question."""
        self._offer(self.tr("Next question"), self.tr("Marks and grade can still be changed."))

    def _offer(self, text: str, hint: str) -> None:
        self.main_button.setText(text)
        self.main_button.setAccessibleName(text)
        self.hint_label.setText(hint)
