"""A note as the card that it gives, question and answer one below the other."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.core import rendering
from studyapp.core.cards import Note, NoteKind
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit

_SCALE = 0.85


class NoteView(QFrame):
    """Shows the first card of a note."""

    def __init__(self, kit: CardKit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "outline")
        self.view = CardView(kit, fits=False, scale=_SCALE)
        self.view.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, S, M)
        column.addWidget(self.view)

    def show_note(self, note: Note) -> None:
        """Show a note; of a choice only the list that says what is right."""
        face = rendering.face(note, note.ordinals()[0])
        is_choice = note.kind is NoteKind.CHOICE
        question = rendering.to_html(note.front) if is_choice else f"{face.question}<hr>"
        points = "".join(f"<li>{point}</li>" for point in rendering.key_points(note))
        listed = f"<ul>{points}</ul>" if points else ""
        self.view.set_card(question + face.answer + listed + rendering.more(note))
