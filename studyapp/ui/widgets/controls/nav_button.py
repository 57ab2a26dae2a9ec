"""An entry of the sidebar."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from studyapp.ui.actions import key_text
from studyapp.ui.icons import SIZE, Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip

_SPACE = "\N{NO-BREAK SPACE}" * 2


class NavButton(QPushButton):
    """Triggers an action; the entry of the page that is open stays marked."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        action: QAction,
        icon: str,
        *,
        is_page: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = icon
        self._action = action
        self.setProperty("kind", "nav")
        self.setCheckable(is_page)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setAccessibleName(action.text())
        self.setToolTip(plain_tip(f"{action.text()} ({key_text(action)})"))
        self.set_narrow(False)
        self._draw_icon()
        self.clicked.connect(self._on_clicked)
        self.toggled.connect(self._draw_icon)
        theme.changed.connect(self._draw_icon)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only, or its name too."""
        self.setText("" if narrow else f"{_SPACE}{self._action.text()}")

    def _on_clicked(self) -> None:
        if self.isCheckable():
            self.setChecked(True)
        self._action.trigger()

    def _draw_icon(self) -> None:
        color = "accent_text" if self.isChecked() else "text2"
        self.setIcon(self._icons.icon(self._icon_name, color))
