"""A key as it is printed on a keyboard."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studyapp.ui.theme import Theme

_NARROWEST = 22


class KeyCap(QLabel):
    """Shows a key beside what it does; hidden where the learner wants no key caps."""

    def __init__(
        self, theme: Theme, key: str, parent: QWidget | None = None, *, always: bool = False
    ) -> None:
        super().__init__(key, parent)
        self._theme = theme
        self._always = always
        self.setObjectName("keyCap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._is_wanted = True
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_NARROWEST, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_theme_changed(self) -> None:
        wanted = self._always or self._theme.appearance.key_caps
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self.setVisible(wanted)
