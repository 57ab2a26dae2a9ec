"""The pages at the left, and what belongs to none of them below."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.actions import WINDOW, Actions
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M
from studyapp.ui.widgets.controls.nav_button import NavButton
from studyapp.ui.widgets.layout.painted import Painted

WIDE, NARROW = 204, 64
PAGES = ("today", "quiz", "interview", "progress")
TOOLS = ("import", "export", "keys", "settings")
_BADGE, _LAYERS = 30, 18


class Sidebar(QWidget):
    """Lists the pages; icons only where the learner wants it narrow."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = Brand(theme, icons)
        self._buttons = {
            command.name: NavButton(
                theme,
                icons,
                actions[command.name],
                command.icon,
                is_page=command.name in PAGES,
            )
            for command in WINDOW.commands
            if command.name in PAGES + TOOLS
        }
        self._build()
        self.set_narrow(False)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self.width() == NARROW

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or names too."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def mark(self, page: str) -> None:
        """Mark the page that is open."""
        for name in PAGES:
            self._buttons[name].setChecked(name == page)

    def button(self, name: str) -> NavButton:
        """Return the entry of a command."""
        return self._buttons[name]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(4)
        column.addWidget(self._brand)
        column.addSpacing(10)
        for name in PAGES:
            column.addWidget(self._buttons[name])
        column.addStretch()
        for name in TOOLS:
            column.addWidget(self._buttons[name])


class Brand(Painted):
    """The sign of the program and, where there is room, its name."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.setFixedHeight(36)

    def paint(self, painter: QPainter) -> None:
        badge = QRectF(5, 3, _BADGE, _BADGE)
        self.fill_rounded(painter, badge, 8, "accent")
        corner = badge.center() - QPointF(_LAYERS / 2, _LAYERS / 2)
        painter.drawPixmap(corner, self._icons.pixmap("layers", _LAYERS, "on_accent"))
        if self.width() > NARROW:
            painter.setFont(sized(15, QFont.Weight.Bold))
            painter.setPen(self.theme.color("text"))
            place = QRectF(badge.right() + 10, 0, self.width(), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "Studyapp")
