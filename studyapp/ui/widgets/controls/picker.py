"""A button that opens a list of choices of which one holds."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme

_SPACE = "\N{NO-BREAK SPACE}"


class Picker(QPushButton):
    """Shows the choice that holds; a click lists the others.

    Signals: `chosen` with the key of the choice, when the learner changed it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        choices: Iterable[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._icons = icons
        self._current = ""
        self._texts: dict[str, str] = {}
        self._choices_menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setMenu(self._choices_menu)
        self._choices_menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.set_choices(choices)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return self._current

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices; the one that holds stays if it is still among them."""
        self._texts = dict(choices)
        self._choices_menu.clear()
        for key, text in self._texts.items():
            action = self._choices_menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setActionGroup(self._group)
            action.setData(key)
            action.triggered.connect(partial(self._on_chosen, key))
        self.set_current(
            self._current if self._current in self._texts else next(iter(self._texts), "")
        )

    def set_current(self, key: str) -> None:
        """Show a choice, without a signal."""
        self._current = key
        text = self._texts.get(key, "").strip()
        self.setText(text.replace("&", "&&") + _SPACE)
        self.setAccessibleName(f"{self._name}: {text}")
        for action in self._choices_menu.actions():
            action.setChecked(action.data() == key)

    def _on_chosen(self, key: str, _checked: bool = False) -> None:
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def _draw_icon(self) -> None:
        self.setIcon(self._icons.icon("chevron-down", "text2", 14))
