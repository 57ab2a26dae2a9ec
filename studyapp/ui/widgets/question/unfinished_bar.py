"""An attempt that was left in the middle, to go on with or to give up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label


class UnfinishedBar(QFrame):
    """Hidden while nothing was left.

    Signals, each with the attempt's id: `resumed`, `given_up`, and `ended` when the result of
    what there is so far is wanted.
    """

    resumed = Signal(str)
    ended = Signal(str)
    given_up = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reason")
        self._id = ""
        self.text_label = Label("", "strong", wrap=True)
        self.resume_button = Button(theme, icons, self.tr("Go on"), kind="soft")
        self.end_button = Button(theme, icons, self.tr("See the result"), kind="ghost")
        self.give_up_button = Button(theme, icons, self.tr("Give it up"), kind="ghost")
        row = QHBoxLayout(self)
        row.setContentsMargins(L, M, L, M)
        row.setSpacing(S)
        row.addWidget(IconTile(theme, icons, icon, "accent", 32))
        row.addSpacing(S)
        row.addWidget(self.text_label, 1)
        for button, signal in (
            (self.give_up_button, self.given_up),
            (self.end_button, self.ended),
            (self.resume_button, self.resumed),
        ):
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self._id))
        self.hide()

    def show_attempt(self, attempt: str, text: str, *, can_end: bool = False) -> None:
        """Say where an attempt was left; `can_end` when there is enough for a result."""
        self._id = attempt
        self.text_label.setText(text)
        self.end_button.setVisible(can_end)
        self.show()
