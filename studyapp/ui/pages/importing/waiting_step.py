"""What is shown while something takes a while: what it is, how far, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_STEPS = 1000
_WIDTH = 360


class WaitingStep(QWidget):
    """Signals: `stop_chosen`."""

    stop_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_label = Label("", "section")
        self.doing_label = Label("", "caption")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setAccessibleName(self.tr("How far this has come"))
        self.stop_button = Button(theme, icons, self.tr("Cancel"))
        self.stop_button.clicked.connect(self.stop_chosen)
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(S)
        column.addStretch()
        column.addWidget(IconTile(theme, icons, "import", "accent", 56), 0, center)
        column.addSpacing(S)
        column.addWidget(self.title_label, 0, center)
        column.addSpacing(S)
        column.addWidget(self.bar, 0, center)
        column.addWidget(self.doing_label, 0, center)
        column.addSpacing(L)
        column.addWidget(self.stop_button, 0, center)
        column.addStretch()

    def begin(self, title: str, *, can_stop: bool = True) -> None:
        """Show what is being done, nothing of it yet."""
        self.stop_button.setVisible(can_stop)
        self.title_label.setText(title)
        self.doing_label.setText("\N{NO-BREAK SPACE}")
        self.bar.setValue(0)
        self.stop_button.setEnabled(True)

    def show_progress(self, doing: str, share: float) -> None:
        """Show how far it has come."""
        self.doing_label.setText(doing)
        self.bar.setValue(round(share * _STEPS))

    def show_stopping(self) -> None:
        """Say that it will stop as soon as it can."""
        self.doing_label.setText(self.tr("Stopping …"))
        self.stop_button.setEnabled(False)
