"""What a place says when there is nothing to show yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import XL, L, S
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_TEXT_WIDTH = 440


class EmptyState(QWidget):
    """An icon, a title, a line or two, and at most two buttons, in the middle of its place."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        *,
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title_label = Label("", "title")
        self.text_label = Label("", "quiet", wrap=True)
        self.buttons = QHBoxLayout()
        center = Qt.AlignmentFlag.AlignHCenter
        self.text_label.setAlignment(center)
        self.text_label.setFixedWidth(_TEXT_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(S)
        layout.addStretch()
        layout.addWidget(IconTile(theme, icons, icon, tone, 72), 0, center)
        layout.addSpacing(L)
        layout.addWidget(self.title_label, 0, center)
        layout.addLayout(self._centred_text())
        layout.addSpacing(XL - S)
        layout.addLayout(self.buttons)
        layout.addStretch()
        self.buttons.setAlignment(center)
        self.buttons.setSpacing(S)

    def _centred_text(self) -> QHBoxLayout:
        """Ask the text how high it is at its own width: a column would ask at its own."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.text_label)
        row.addStretch()
        return row

    def show_text(self, title: str, text: str) -> None:
        """Say what is the case and what can be done."""
        self.title_label.setText(title)
        self.text_label.setText(text)
