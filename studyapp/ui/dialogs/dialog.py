"""What every dialog has: a heading, a body, and its buttons at the end."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import XL, L, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.label import Label

WIDTH = 480


class Dialog(QDialog):
    """Lays out `body` between a title and `footer`; Escape closes it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        parent: QWidget | None = None,
        *,
        width: int = WIDTH,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.icons = icons
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.title_label = Label(title, "title")
        self.body = QVBoxLayout()
        self.body.setSpacing(S)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(S)
        self.footer.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL - 4, XL, XL - 4)
        layout.setSpacing(L)
        layout.addWidget(self.title_label)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.footer)

    def exec(self) -> int:
        """Show the dialog until it is closed; it is gone soon after its answer was read."""
        result = super().exec()
        self.deleteLater()
        return result

    def add_button(self, text: str, *, kind: str = "", icon: str = "") -> Button:
        """Add a button at the end of the footer; the primary one answers to Enter."""
        button = Button(self.theme, self.icons, text, kind=kind, icon=icon)
        button.setDefault(kind == "primary")
        self.footer.addWidget(button)
        return button
