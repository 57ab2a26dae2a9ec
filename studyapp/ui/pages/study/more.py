"""The small print of a note, folded away where it is long."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.tokens import XS
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button

_LONG = 420
_SCALE = 0.88


class MoreSection(QWidget):
    """A heading that opens and closes, and the text below it."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.is_open = True
        self.button = Button(kit.theme, icons, self.tr("More"), kind="link", icon="chevron-down")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view = CardView(kit, muted=True, scale=_SCALE)
        self.view.setAccessibleName(self.tr("More about this card"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, XS, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.view)
        self.button.clicked.connect(lambda: self._fold(not self.is_open))
        kit.theme.changed.connect(self._draw_icon)

    def prepare(self, html: str) -> None:
        """Build the text ahead of time."""
        if html:
            self.view.prepare(html)

    def show_text(self, html: str) -> None:
        """Show a text: open if it is short, closed if it is long, nothing if there is none."""
        self.setVisible(bool(html))
        self.view.set_card(html)
        is_long = len(self.view.plain_text()) > _LONG or "<img" in html
        self._fold(not is_long)

    def _fold(self, is_open: bool) -> None:
        self.is_open = is_open
        self.view.setVisible(is_open)
        name = self.tr("More, open") if is_open else self.tr("More, closed")
        self.button.setAccessibleName(name)
        self._draw_icon()

    def _draw_icon(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-right"
        self.button.setIcon(self._icons.icon(name, "accent_text"))
