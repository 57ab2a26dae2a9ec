"""Where the notes go: a deck that is there or a new one, and tags for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_PAUSE_MS = 500
_MOST = 40


class Destination(Panel):
    """Two fields in a row.

    Signals: `changed` a moment after deck or tags were changed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.deck_edit = QLineEdit()
        self.deck_edit.setAccessibleName(self.tr("Deck"))
        self.decks_button = IconButton(theme, icons, "chevron-down", self.tr("Decks there are"))
        self.tags_edit = QLineEdit()
        self.tags_edit.setAccessibleName(self.tr("Tags for all notes, separated by spaces"))
        self.tags_edit.setPlaceholderText(self.tr("none"))
        self._menu = QMenu(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._said: tuple[str, tuple[str, ...]] = ("", ())
        self._build()
        self._connect()

    @property
    def deck(self) -> str:
        """The name of the deck, empty to leave it to the file."""
        parts = (part.strip() for part in self.deck_edit.text().split(DECK_SEPARATOR))
        return DECK_SEPARATOR.join(part for part in parts if part)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that every note gets."""
        words = self.tags_edit.text().replace(",", " ").split()
        return tuple(dict.fromkeys(word.lstrip("#.") for word in words if word.lstrip("#.")))

    def open(self, deck: str, decks: Sequence[str], *, left_to_file: bool) -> None:
        """Begin with a deck; `left_to_file` when the file has decks of its own."""
        self.deck_edit.setText("" if left_to_file else deck)
        self.deck_edit.setCursorPosition(0)
        self.deck_edit.setPlaceholderText(self.tr("as in the file") if left_to_file else deck)
        self.tags_edit.clear()
        self._pause.stop()
        self._said = (self.deck, self.tags)
        completer = QCompleter(list(decks), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.deck_edit.setCompleter(completer)
        completer.activated.connect(lambda _text: self._pause.start())
        self._menu.clear()
        for name in decks[:_MOST]:
            text = name.replace(DECK_SEPARATOR, " › ").replace("&", "&&")
            self._menu.addAction(text).triggered.connect(
                lambda _checked=False, name=name: self.deck_edit.setText(name)
            )
        self.decks_button.setEnabled(bool(decks))

    def _build(self) -> None:
        for edit in (self.deck_edit, self.tags_edit):
            edit.setAcceptDrops(False)  # a file dropped here is for the window
        self.decks_button.setMenu(self._menu)
        self.decks_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.decks_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(Label(self.tr("Deck"), "caption-strong"))
        row.addWidget(self.deck_edit, 3)
        row.addWidget(self.decks_button)
        row.addSpacing(L - M)
        row.addWidget(Label(self.tr("Tags for all"), "caption-strong"))
        row.addWidget(self.tags_edit, 2)
        self.body.setContentsMargins(L, M, L, M)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.deck_edit.textChanged.connect(lambda _text: self._pause.start())
        self.tags_edit.textChanged.connect(lambda _text: self._pause.start())
        self.deck_edit.editingFinished.connect(self._on_pause)
        self.tags_edit.editingFinished.connect(self._on_pause)
        self._pause.timeout.connect(self._on_pause)

    def _on_pause(self) -> None:
        self._pause.stop()
        said = (self.deck, self.tags)
        if said != self._said:
            self._said = said
            self.changed.emit()
