"""A whole number with a button on either side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.controls.button import IconButton

_FIELD = 72


class Stepper(QWidget):
    """Shows a number that can be typed or stepped.

    Signals: `changed` with the number.
    """

    changed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        allowed: range,
        *,
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spin = QSpinBox()
        self.spin.setRange(allowed.start, allowed.stop - 1)
        self.spin.setSingleStep(step)
        self.spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.spin.setFixedWidth(_FIELD)
        self.spin.setAccessibleName(name)
        self.less_button = IconButton(theme, icons, "minus", self.tr("Less: {}").format(name))
        self.more_button = IconButton(theme, icons, "plus", self.tr("More: {}").format(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.less_button, self.spin, self.more_button):
            layout.addWidget(widget)
        self.less_button.clicked.connect(self.spin.stepDown)
        self.more_button.clicked.connect(self.spin.stepUp)
        self.spin.valueChanged.connect(self._on_value_changed)

    @property
    def value(self) -> int:
        """The number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Show a number."""
        self.spin.setValue(value)
        self._on_value_changed(self.spin.value())

    def _on_value_changed(self, value: int) -> None:
        self.less_button.setEnabled(value > self.spin.minimum())
        self.more_button.setEnabled(value < self.spin.maximum())
        self.changed.emit(value)
