"""One number that matters, with what it is and how it has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, S
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class StatTile(Panel):
    """Shows a number beside an icon, its change small and coloured, its meaning below."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        caption: str,
        tone: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.number_label = Label("–", "number")
        self.change_label = Label("", "up")
        self.caption_label = Label(caption, "caption")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(IconTile(theme, icons, icon, tone, 40), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._texts(), 1)
        self.body.addLayout(row)
        self.body.setContentsMargins(L, 14, L, 14)

    def show_value(self, number: str, change: str = "", *, rising: bool = True) -> None:
        """Show a number; `change` is empty when there is nothing to compare with."""
        self.number_label.setText(number)
        self.change_label.setText(change)
        self.change_label.set_kind("up" if rising else "down")
        self.setAccessibleName(f"{self.caption_label.text()}: {number} {change}".strip())

    def _texts(self) -> QVBoxLayout:
        numbers = QHBoxLayout()
        numbers.setSpacing(S)
        numbers.addWidget(self.number_label)
        numbers.addWidget(self.change_label, 0, Qt.AlignmentFlag.AlignVCenter)
        numbers.addStretch()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(numbers)
        texts.addWidget(self.caption_label)
        return texts
