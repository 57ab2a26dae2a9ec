"""The white panel with the card in the middle of the study page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.answer import AnswerPart
from studyapp.ui.pages.study.faces import StudyFace
from studyapp.ui.pages.study.head import CardHead
from studyapp.ui.pages.study.thought import ThoughtBox
from studyapp.ui.tokens import S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.kit import CardKit

WIDTH = 786
_SIDE, _TOP, _BOTTOM = 33, 24, 28
_HEAD_SIDE = 4


class CardPanel(QFrame):
    """Question, the learner's thought, answer.

    Signals: `choice_picked` with the index of an option that was clicked.
    """

    choice_picked = Signal(int)

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.head = CardHead(kit.theme, icons)
        self.question = CardView(kit)
        self.question.setAccessibleName(self.tr("Question"))
        self.thought = ThoughtBox()
        self.answer = AnswerPart(kit, icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, _TOP, _SIDE, _BOTTOM)
        layout.setSpacing(0)
        head_row = QVBoxLayout()
        head_row.setContentsMargins(_HEAD_SIDE, 0, _HEAD_SIDE, S)
        head_row.addWidget(self.head)
        layout.addLayout(head_row)
        layout.addWidget(self.question)
        layout.addWidget(self.thought)
        layout.addWidget(self.answer)
        self.question.choice_clicked.connect(self.choice_picked)

    def ask(self, face: StudyFace) -> None:
        """Show a question, nothing else."""
        self.answer.hide()
        self.thought.clear()
        self.question.set_card(face.question)

    def mark_picked(self, picked: frozenset[int], face: StudyFace) -> None:
        """Show which options the learner has picked so far."""
        self.question.set_choices(
            tuple(
                ChoiceState.PICKED if index in picked else ChoiceState.OPEN
                for index in range(len(face.right))
            )
        )

    def reveal(self, face: StudyFace, picked: frozenset[int]) -> None:
        """Show the answer, and which of the options are right."""
        self.thought.freeze()
        if face.in_place:
            self.question.set_card(face.answer)
        if face.right:
            self.question.set_choices(marked(face.right, picked))
        verdict = picked == right_options(face) if picked else None
        self.answer.reveal(face, verdict)

    def read_answer(self) -> None:
        """Move the focus to the answer and tell screen readers about it."""
        view = self.answer.view if self.answer.view.isVisible() else self.question
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if QAccessible.isActive():
            told = QAccessibleAnnouncementEvent(view, view.plain_text())
            QAccessible.updateAccessibility(told)

    def rewrite(self, face: StudyFace, *, revealed: bool) -> None:
        """Show the card's new text; the thought stays, the answer if it was shown."""
        self.question.set_card(face.question)
        if revealed:
            self.reveal(face, frozenset())

    def prepare(self, face: StudyFace) -> None:
        """Build the answer of the card that is asked, while the learner thinks."""
        if face.in_place:
            self.question.prepare(face.answer)
        self.answer.prepare(face)


def right_options(face: StudyFace) -> frozenset[int]:
    """Return the indexes of the right options."""
    return frozenset(index for index, right in enumerate(face.right) if right)


def marked(right: tuple[bool, ...], picked: frozenset[int]) -> tuple[ChoiceState, ...]:
    """Return how each option stands after the answer is shown."""
    several = sum(right) > 1

    def state(index: int) -> ChoiceState:
        if right[index]:
            missed = several and picked and index not in picked
            return ChoiceState.MISSED if missed else ChoiceState.RIGHT
        return ChoiceState.WRONG if index in picked else ChoiceState.OTHER

    return tuple(state(index) for index in range(len(right)))
