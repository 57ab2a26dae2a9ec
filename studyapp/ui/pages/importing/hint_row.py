"""Keys and what they do, in one quiet line."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label


class HintRow(QWidget):
    """Shows key caps with words; gone where the learner wants no key caps."""

    def __init__(
        self, theme: Theme, hints: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_wanted = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, text in hints:
            row.addWidget(KeyCap(theme, key))
            row.addWidget(Label(text, "caption"))
            row.addSpacing(M - 6)
        row.addStretch()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        wanted = self._theme.appearance.key_caps
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self.setVisible(wanted)
