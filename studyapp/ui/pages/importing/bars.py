"""The bars above and below an import: where one is, and the way on and back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from studyapp.core.importing.files import FileForm
from studyapp.ui.actions import key_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button, IconButton
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.layout.label import Label

TOP, BOTTOM = 56, 68


class ImportTopBar(QFrame):
    """Close, what is imported and as what, the steps, and undo and redo while a document is cut.

    Signals: `form_chosen` with another form that the file is to be read as.
    """

    form_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top-bar")
        self.setFixedHeight(TOP)
        self._icons = icons
        self.close_button = IconButton(theme, icons, "close", self.tr("Leave the import (Esc)"))
        self.title_label = Label(self.tr("Import"), "strong")
        self.name_label = Label("", "caption")
        self.form_picker = Picker(theme, icons, self.tr("Read as"), _forms())
        self.form_picker.setProperty("kind", "ghost")
        self.form_picker.hide()
        self.steps = [Label("", "caption") for _ in range(3)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(M, 0, M, 0)
        self._row.setSpacing(S)
        self._row.addWidget(self.close_button)
        self._row.addWidget(self.title_label)
        self._row.addWidget(self.name_label)
        self._row.addWidget(self.form_picker)
        self._row.addStretch()
        for label in self.steps:
            self._row.addWidget(label)
            self._row.addSpacing(S)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.form_picker.chosen.connect(self.form_chosen)

    def show_file(self, name: str, form: str | None) -> None:
        """Show what is being imported; without a form, there is nothing to choose about it."""
        self.name_label.setText(name)
        self.form_picker.setVisible(form is not None)
        if form is not None:
            self.form_picker.set_current(form)

    def show_steps(self, names: Sequence[str], current: int) -> None:
        """Show the steps there are and which one this is."""
        shown = [*names, *[""] * len(self.steps)]
        for place, label in enumerate(self.steps):
            text = f"{place + 1}  {shown[place]}" if shown[place] else ""
            label.setText(text)
            label.setVisible(bool(text))
            label.set_kind("step" if place == current else "caption")

    def add_actions(self, actions: Sequence[QAction]) -> list[QToolButton]:
        """Add buttons for commands at the right end."""
        buttons = []
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolTip(plain_tip(f"{action.text()} ({key_text(action)})"))
            button.setAccessibleName(action.text())
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._row.addWidget(button)
            buttons.append(button)
        return buttons


def _forms() -> list[tuple[str, str]]:
    return [(form, say.file_form(form)) for form in FileForm if form is not FileForm.ANKI]


class ImportBottomBar(QFrame):
    """A sentence at the left; back and the one way on at the right."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bottom-bar")
        self.setFixedHeight(BOTTOM)
        self.said_label = Label("", "quiet", wrap=True)
        self.back_button = Button(theme, icons, self.tr("Back"))
        self.forward_button = Button(theme, icons, "", kind="main")
        self.key_cap = KeyCap(theme, self.tr("Ctrl+Enter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(L + S, 0, L, 0)
        row.setSpacing(M)
        row.addWidget(self.said_label, 1)
        row.addWidget(self.key_cap)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)

    def say(self, sentence: str, *, is_problem: bool = False) -> None:
        """Show one sentence."""
        self.said_label.setText(sentence)
        self.said_label.set_kind("error" if is_problem else "quiet")

    def offer(self, forward: str, back: str) -> None:
        """Offer a way on, and the way back."""
        self.forward_button.setText(forward)
        self.forward_button.setAccessibleName(forward)
        self.back_button.setText(back)
        self.back_button.setAccessibleName(back)
