"""Options to choose from: one, several, or true and false."""

from PySide6.QtWidgets import QWidget

from studyapp.core import rendering
from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import Question, QuestionKind, Response
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.pads.pad import AnswerPad
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.kit import CardKit


class ChoicePad(AnswerPad):
    """Shows lettered options; picking the picked one again sends it."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(kit, icons, parent)
        self.view = CardView(kit)
        self.column.addWidget(self.view)
        self._question: Question | None = None
        self._picked: tuple[int, ...] = ()
        self._is_marked = False
        self.view.choice_clicked.connect(self.pick)

    def ask(self, question: Question) -> None:
        self._question = question
        self._picked = ()
        self._is_marked = False
        self.view.setAccessibleName(self.tr("Options"))
        self.view.set_card(options_html(question.options))
        self._mark_picked()

    def response(self) -> Response:
        return Response(picked=self._picked)

    def pick(self, index: int) -> None:
        if self._is_marked or self._question is None or index >= len(self._question.options):
            return
        if self._question.kind is QuestionKind.SEVERAL:
            self._picked = tuple(sorted({*self._picked} ^ {index}))
        elif self._picked == (index,):
            self.sent.emit()
            return
        else:
            self._picked = (index,)
        self._mark_picked()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Move the choice of one option up or down."""
        question = self._question
        if question is None or not question.options or question.kind is QuestionKind.SEVERAL:
            return
        count = len(question.options)
        at = self._picked[0] if self._picked else -1 if by > 0 else 0
        if (goal := (at + by) % count) != at or not self._picked:
            self.pick(goal)

    def show_mark(self, answered: MarkedAnswer) -> None:
        self._is_marked = True
        self._picked = answered.response.picked
        right = set(answered.question.right)
        self.view.set_choices(
            tuple(self._state(i, i in right) for i in range(len(answered.question.options)))
        )

    def take_focus(self) -> None:
        self.view.setFocus()

    def _state(self, index: int, is_right: bool) -> ChoiceState:
        if index in self._picked:
            return ChoiceState.RIGHT if is_right else ChoiceState.WRONG
        return ChoiceState.MISSED if is_right else ChoiceState.OTHER

    def _mark_picked(self) -> None:
        options = range(len(self._question.options) if self._question else 0)
        self.view.set_choices(
            tuple(ChoiceState.PICKED if i in self._picked else ChoiceState.OPEN for i in options)
        )


def options_html(options: tuple[str, ...]) -> str:
    """Return options as the list that a card view frames and letters."""
    items = "".join(f"<li>{inline_html(text)}</li>" for text in options)
    return f'<ol class="choices">{items}</ol>'


def inline_html(markdown: str) -> str:
    """Return a short text as HTML, without the paragraph around it."""
    html = rendering.to_html(markdown).strip()
    alone = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return html[3:-4] if alone else html
