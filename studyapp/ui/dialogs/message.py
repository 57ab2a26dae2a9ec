"""One sentence that the learner has to know, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label


class MessageDialog(Dialog):
    """Shows a sentence that can be selected, with one button or two."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        text: str,
        *,
        icon: str = "alert",
        tone: str = "hard",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, title, parent, width=420)
        self.text_label = Label(text, "quiet", wrap=True)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(L)
        tile = IconTile(theme, icons, icon, tone)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text_label, 1)
        self.body.addLayout(row)
        self.body.addStretch()
        self.close_button = self.add_button(button or self.tr("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    @classmethod
    def tell(
        cls, theme: Theme, icons: Icons, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        """Show a problem until the learner closes it."""
        cls(theme, icons, title, text, parent=parent).exec()
