"""A row of two to four choices of which one holds."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

_INSET = 4


class SegmentedControl(QFrame):
    """Shows choices side by side; arrow keys move between them.

    Signals: `chosen` with the key of the choice, when the learner changed it.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        layout.setSpacing(2)
        for key, text in choices:
            layout.addWidget(self._button(name, key, text))

    @property
    def current(self) -> str:
        """The key of the choice that holds, empty before one was set."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Show a choice, without a signal."""
        self._buttons[key].setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Change the words of a choice."""
        button = self._buttons[key]
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def set_shown(self, key: str, shown: bool) -> None:
        """Offer a choice, or hide it."""
        self._buttons[key].setVisible(shown)

    def _button(self, name: str, key: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "segment")
        button.setAccessibleName(f"{name}: {text}")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        return button
