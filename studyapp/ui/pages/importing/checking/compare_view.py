"""Two notes that are alike, side by side."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.core.cards import DECK_SEPARATOR, Note
from studyapp.ui.pages.importing.checking.note_view import NoteView
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label


class CompareView(QWidget):
    """Mine at the left, the file's at the right."""

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mine_label = Label("", "caption-strong")
        self.theirs_label = Label(self.tr("In this file"), "caption-strong")
        self.mine_view = NoteView(kit, self.tr("The other note"))
        self.theirs_view = NoteView(kit, self.tr("The note of this file"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        for label, view in (
            (self.mine_label, self.mine_view),
            (self.theirs_label, self.theirs_view),
        ):
            column = QVBoxLayout()
            column.setSpacing(S)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)
            column.addWidget(view, 1)
            row.addLayout(column, 1)

    def show_notes(self, mine: Note, theirs: Note, where: str) -> None:
        """Show both, and where the other one stands."""
        deck = mine.deck.replace(DECK_SEPARATOR, " › ")
        self.mine_label.setText(f"{where} · {deck}" if deck else where)
        self.mine_label.setToolTip(plain_tip(deck))
        self.mine_view.show_note(mine)
        self.theirs_view.show_note(theirs)
