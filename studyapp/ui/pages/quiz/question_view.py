"""The place between the bars: the question, what it is answered with, and what is said then."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import Question, QuestionKind
from studyapp.core.rendering import to_html
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.feedback import FeedbackPanel
from studyapp.ui.pages.quiz.pads.choice_pad import ChoicePad
from studyapp.ui.pages.quiz.pads.match_pad import MatchPad
from studyapp.ui.pages.quiz.pads.order_pad import OrderPad
from studyapp.ui.pages.quiz.pads.pad import AnswerPad
from studyapp.ui.pages.quiz.pads.typed_pad import TypedPad
from studyapp.ui.pages.quiz.words_of_quiz import QuizWords
from studyapp.ui.tokens import XL, L
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.centred_scroll import CentredScroll
from studyapp.ui.widgets.layout.label import Label

_WIDTH, _WIDE = 712, 940
_TEXT_INDENT = 3
_PROMPT_SCALE = 1.12


class QuestionView(CentredScroll):
    """Shows one question; a pad for each way of answering is made when it is first needed.

    Signals: `changed` when the answer was, `sent` when the learner is done with it.
    """

    changed = Signal()
    sent = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self._kit = kit
        self._icons = icons
        self._pads: dict[type[AnswerPad], AnswerPad] = {}
        self._words = QuizWords(self)
        self.kind_label = Label("", "caption-strong")
        self.kind_label.setIndent(_TEXT_INDENT)
        self.prompt_view = CardView(kit, scale=_PROMPT_SCALE)
        self.prompt_view.setAccessibleName(self.tr("Question"))
        self.error_label = Label("", "error", wrap=True)
        self.feedback = FeedbackPanel(kit, icons)
        self.pad: AnswerPad
        """What the question on screen is answered with; there is one from the first `ask` on."""
        self._build()

    def ask(self, question: Question) -> None:
        """Show a question to be answered."""
        self.complain("")
        self.feedback.hide()
        self.kind_label.setText(self._words.kind(question))
        self.prompt_view.set_card(to_html(question.prompt))
        self.set_most(_WIDE if question.kind is QuestionKind.MATCH else _WIDTH)
        self._use(_PADS[question.kind])
        self.pad.ask(question)
        self.to_top()
        self.pad.take_focus()

    def show_mark(self, answered: MarkedAnswer) -> None:
        """Show how the answer was marked, and why."""
        self.pad.show_mark(answered)
        self.feedback.show_mark(answered)
        QTimer.singleShot(0, self, self._bring_feedback_into_view)

    def complain(self, text: str) -> None:
        """Say what went wrong, or nothing more."""
        self.error_label.setText(text)
        self.error_label.setVisible(bool(text))

    def _use(self, kind: type[AnswerPad]) -> None:
        if kind not in self._pads:
            pad = self._pads[kind] = kind(self._kit, self._icons)
            pad.changed.connect(self.changed)
            pad.sent.connect(self.sent)
            self._place.addWidget(pad)
        for pad in self._pads.values():
            pad.setVisible(pad is self._pads[kind])
        self.pad = self._pads[kind]

    def _bring_feedback_into_view(self) -> None:
        bottom = self.feedback.geometry().bottom() + XL
        if bottom > self.viewport().height():
            top = max(0, self.prompt_view.geometry().top() - L)
            goal = bottom - self.viewport().height()
            self.verticalScrollBar().setValue(max(goal, 0) if goal > top else goal)

    def _build(self) -> None:
        self.error_label.hide()
        self._place = QVBoxLayout()
        self.column.setContentsMargins(0, XL, 0, XL)
        self.column.addStretch(2)
        for widget in (self.error_label, self.kind_label, self.prompt_view):
            self.column.addWidget(widget)
        self.column.addLayout(self._place)
        self.column.addWidget(self.feedback)
        self.column.addStretch(3)


_PADS: dict[QuestionKind, type[AnswerPad]] = {
    QuestionKind.SINGLE: ChoicePad,
    QuestionKind.SEVERAL: ChoicePad,
    QuestionKind.TRUE_FALSE: ChoicePad,
    QuestionKind.TYPED: TypedPad,
    QuestionKind.CLOZE: TypedPad,
    QuestionKind.MATCH: MatchPad,
    QuestionKind.ORDER: OrderPad,
}
