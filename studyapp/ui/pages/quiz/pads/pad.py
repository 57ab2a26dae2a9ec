"""What every way of answering a quiz question has in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import Question, Response
from studyapp.ui.icons import Icons
from studyapp.ui.tokens import M
from studyapp.ui.widgets.card.kit import CardKit


class AnswerPad(QWidget):
    """Takes the answer to one question, then shows how it was marked.

    Signals: `changed` when the answer was, `sent` when the learner is done with it.
    """

    changed = Signal()
    sent = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.icons = icons
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(M)

    def ask(self, question: Question) -> None:
        """Begin anew with a question."""
        raise NotImplementedError

    def response(self) -> Response:
        """Return what is answered now."""
        raise NotImplementedError

    def show_mark(self, answered: MarkedAnswer) -> None:
        """Show what was right and what was not; nothing can be changed any more."""
        raise NotImplementedError

    def pick(self, index: int) -> None:
        """Take the option whose letter was pressed; most pads have none."""

    def step(self, by: int) -> None:
        """Move the choice up or down; most pads leave these keys to what they hold."""

    def take_focus(self) -> None:
        """Let the keys of the keyboard come here."""
        self.setFocus()

    @property
    def is_ready(self) -> bool:
        """Whether there is something to be marked."""
        return not self.response().is_empty
