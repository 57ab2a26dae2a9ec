"""A white box with a heading: what every page is laid out from."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.tokens import L, M
from studyapp.ui.widgets.layout.label import Label

SIDE, TOP = 20, 16


class Panel(QFrame):
    """Holds `body`; `head` is the row of its title, where more may stand at the right end."""

    def __init__(
        self, title: str = "", note: str = "", parent: QWidget | None = None, *, kind: str = "panel"
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.note_label = Label(note, "caption")
        self.head = QHBoxLayout()
        self.head.setSpacing(M)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SIDE, TOP, SIDE, L)
        self.body.setSpacing(M)
        if title:
            self.head.addWidget(Label(title, "section"))
            self.head.addWidget(self.note_label)
            self.head.addStretch()
            self.body.addLayout(self.head)

    def set_note(self, text: str) -> None:
        """Change the small text beside the title."""
        self.note_label.setText(text)
