"""A number with what it is, below each other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.widgets.layout.label import Label


class Figure(QWidget):
    """Stands beside others of its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number_label = Label("", "number")
        self.caption_label = Label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number_label)
        column.addWidget(self.caption_label)

    def show_value(self, number: str, caption: str) -> None:
        """Show a number and what it counts."""
        self.number_label.setText(number)
        self.caption_label.setText(caption)
        self.setAccessibleName(f"{caption}: {number}")
