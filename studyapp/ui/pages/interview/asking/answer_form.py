"""Answering a question: in writing, or aloud with notes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.core.interview.turns import UnlockedAnswer
from studyapp.services.interview.run import InterviewQuestion
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.question_card import QuestionCard
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.growing_edit import GrowingEdit
from studyapp.ui.widgets.layout.centred_scroll import CentredScroll
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.question.complaint import Complaint

_WIDTH = 786
_ANSWER_LINES, _NOTES_LINES, _SPOKEN_LINES = (8, 18), (2, 8), (8, 18)


class AnswerForm(CentredScroll):
    """The question, the field for the answer, and the field for notes.

    Signals: `written` whenever a field has changed.
    """

    written = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self._spoken = False
        self.complaint = Complaint(kit, icons)
        self.card = QuestionCard(kit)
        self.answer_panel = Panel(self.tr("Your answer"), self.tr("kept as you write"))
        self.answer_edit = GrowingEdit(
            self.tr("Your answer"),
            self.tr("Answer as you would to an examiner: name the points, then explain them."),
            *_ANSWER_LINES,
        )
        self.notes_panel = Panel(self.tr("Notes"), self.tr("yours only; kept with the result"))
        self.notes_edit = GrowingEdit(
            self.tr("Notes"), self.tr("Whatever helps you think."), *_NOTES_LINES
        )
        self.spoken_panel = Panel(self.tr("What you say"), self.tr("kept as you write"))
        self.spoken_edit = GrowingEdit(
            self.tr("Notes on what you say"),
            self.tr("The points as you name them; a few words each are enough."),
            *_SPOKEN_LINES,
        )
        self._lay_out()
        for edit in (self.answer_edit, self.notes_edit, self.spoken_edit):
            edit.textChanged.connect(self.written)

    @property
    def answer(self) -> str:
        """What was written as the answer; empty when it is spoken."""
        return "" if self._spoken else self.answer_edit.toPlainText()

    @property
    def notes(self) -> str:
        """What was noted down."""
        return (self.spoken_edit if self._spoken else self.notes_edit).toPlainText()

    def ask(self, question: InterviewQuestion, draft: UnlockedAnswer, *, spoken: bool) -> None:
        """Show a question, with what was written to it before."""
        self._spoken = spoken
        self.complaint.say("")
        self.card.show_question(question)
        self.blockSignals(True)
        self.answer_edit.setPlainText(draft.text)
        self.notes_edit.setPlainText("" if spoken else draft.notes)
        self.spoken_edit.setPlainText(draft.notes if spoken else "")
        self.blockSignals(False)
        self.answer_panel.setVisible(not spoken)
        self.notes_panel.setVisible(not spoken)
        self.spoken_panel.setVisible(spoken)
        self.to_top()

    def take_focus(self) -> None:
        """Let the learner write on at the end."""
        edit = self.spoken_edit if self._spoken else self.answer_edit
        edit.setFocus()
        edit.moveCursor(edit.textCursor().MoveOperation.End)

    def forget(self) -> None:
        """Empty the fields, so that nothing of this question stays behind."""
        self.blockSignals(True)
        for edit in (self.answer_edit, self.notes_edit, self.spoken_edit):
            edit.clear()
        self.blockSignals(False)

    def _lay_out(self) -> None:
        self.answer_panel.body.addWidget(self.answer_edit)
        self.notes_panel.body.addWidget(self.notes_edit)
        aloud = self.tr("Speak aloud, as to an examiner. Your notes are what is looked at then.")
        self.spoken_panel.body.addWidget(Label(aloud, "quiet", wrap=True))
        self.spoken_panel.body.addWidget(self.spoken_edit)
        for widget in (
            self.complaint,
            self.card,
            self.answer_panel,
            self.spoken_panel,
            self.notes_panel,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
