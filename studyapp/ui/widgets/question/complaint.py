"""What went wrong, said where it happened."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.tokens import L, M
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label


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
