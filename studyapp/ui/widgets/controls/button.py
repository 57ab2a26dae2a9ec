"""Buttons that follow the theme."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from studyapp.ui.icons import SIZE, Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip

_FILLED = ("primary", "main")
_SPACE = "\N{NO-BREAK SPACE}"


class Button(QPushButton):
    """A button with words; `kind` is primary, main, soft, ghost, link or empty for outlined."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        *,
        kind: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"{_SPACE}{text}" if icon else text, parent)
        self._icons = icons
        self._icon_name = icon
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setAutoDefault(False)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def _draw_icon(self) -> None:
        if self._icon_name:
            color = "on_accent" if self.property("kind") in _FILLED else "text2"
            self.setIcon(self._icons.icon(self._icon_name, color))


class IconButton(QToolButton):
    """A button that is only an icon; its name is its tool tip, and what a screen reader says."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        name: str,
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = icon
        self.setProperty("kind", "small" if small else "")
        self.setIconSize(QSize(14, 14) if small else QSize(SIZE, SIZE))
        self.set_name(name)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def set_name(self, name: str) -> None:
        """Change what the button says it does."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def set_icon(self, icon: str) -> None:
        """Change the drawing."""
        self._icon_name = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(self._icons.icon(self._icon_name, "text2", self.iconSize().width()))
