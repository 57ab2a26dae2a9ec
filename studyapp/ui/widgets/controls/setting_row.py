"""One line of a form: what can be set, a word about it, and the control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.tokens import L
from studyapp.ui.widgets.layout.label import Label


class SettingRow(QWidget):
    """Text at the left, a control at the right."""

    def __init__(
        self, title: str, explanation: str, control: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Label(title, "body"))
        if explanation:
            texts.addWidget(Label(explanation, "caption", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(L)
        row.addLayout(texts, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
