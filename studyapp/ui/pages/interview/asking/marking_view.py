"""After the lock: own words, model answer and key points side by side."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.core.interview.result import JudgedAnswer
from studyapp.core.rendering import to_html
from studyapp.services.interview.run import InterviewQuestion, Reveal
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.answer_text import AnswerText
from studyapp.ui.pages.interview.asking.grade_panel import GradePanel
from studyapp.ui.pages.interview.asking.last_panel import LastPanel
from studyapp.ui.pages.interview.asking.point_row import PointRow
from studyapp.ui.pages.interview.asking.points_panel import PointsPanel
from studyapp.ui.pages.interview.asking.question_card import QuestionCard
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.centred_scroll import CentredScroll
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.complaint import Complaint
from studyapp.ui.widgets.question.veil import Veil

_WIDTH, _ROOM_FOR_TWO = 1180, 780
_SCALE = 0.88


class MarkingView(CentredScroll):
    """Marks, grade, feedback, and how the answer differs from the last one.

    Signals: `changed` when marks or grade did.
    """

    changed = Signal()

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self._theme = kit.theme
        self.complaint = Complaint(kit, icons)
        self.card = QuestionCard(kit)
        self.own_panel = Panel(self.tr("Your words"), "\N{NO-BREAK SPACE}")
        self.own_text = AnswerText(kit.theme, self.tr("Your words"))
        self.notes_label = Label(self.tr("Your notes"), "caption-strong")
        self.notes_text = AnswerText(kit.theme, self.tr("Your notes"))
        self.model_panel = Panel(self.tr("A strong answer"))
        self.model_view = CardView(kit, scale=_SCALE)
        self.model_view.setAccessibleName(self.tr("A strong answer"))
        self.points = PointsPanel(kit, icons)
        self.grade = GradePanel(kit.theme, icons)
        self.feedback_panel = Panel(self.tr("Feedback"), kind="reason")
        self.feedback_view = CardView(kit, scale=_SCALE)
        self.feedback_view.setAccessibleName(self.tr("Feedback"))
        self.last_panel = LastPanel(kit.theme)
        self._lay_out()
        self._veil = Veil(kit.theme, self.ground)
        self._connect()

    def reveal(
        self, question: InterviewQuestion, reveal: Reveal, today: date, *, spoken: bool, own: bool
    ) -> None:
        """Show what was locked beside the model answer; `own` marks are the learner's already."""
        self.complaint.say("")
        self.card.show_question(question)
        self._show_own(reveal, spoken=spoken)
        self.model_view.set_card(to_html(reveal.note.back))
        self.points.show_points(reveal.suggestion.points, reveal.ticks, own=own)
        self.grade.show_grade(reveal.ticks, reveal.grade)
        self.feedback_panel.hide()
        self.last_panel.show_last(reveal.last, reveal.pieces, today)
        self.to_top()
        if not self._theme.appearance.reduce_motion:
            self._veil.lift()

    def show_feedback(self, judged: JudgedAnswer) -> None:
        """Show what is said about the marked answer."""
        self.points.confirm()
        self.feedback_view.set_card(to_html("\n\n".join(judged.feedback.sentences)))
        self.feedback_panel.show()

    def forget(self) -> None:
        """Empty everything, so that no model answer stays behind."""
        for view in (self.model_view, self.feedback_view):
            view.set_card("")
        self.points.show_points((), (), own=False)
        self.own_text.show_answer("")
        self.notes_text.show_answer("")

    def _show_own(self, reveal: Reveal, *, spoken: bool) -> None:
        """Show the answer, or the notes of a spoken one, as what is judged."""
        judged = reveal.notes if spoken else reveal.text
        aside = reveal.text if spoken else reveal.notes
        nothing = self.tr("Nothing was noted down.") if spoken else self.tr("Nothing was written.")
        count = len(judged.split())
        self.own_panel.set_note(self.tr("{0} words").format(count) if count else nothing)
        self.own_text.show_answer(judged)
        self.own_text.setVisible(bool(judged.strip()))
        self.notes_text.show_answer(aside)
        for widget in (self.notes_label, self.notes_text):
            widget.setVisible(bool(aside.strip()))

    def _connect(self) -> None:
        self.points.ticked.connect(self._on_ticked)
        self.points.chosen.connect(self._on_chosen)
        self.grade.changed.connect(self.changed)

    def _on_ticked(self) -> None:
        self.grade.show_ticks(self.points.ticks)
        self.changed.emit()

    def _on_chosen(self, row: PointRow) -> None:
        self.own_text.mark(row.suggestion.spans, row.suggestion.tick)
        self.bring_into_view(row)

    def _lay_out(self) -> None:
        for part in (self.own_text, self.notes_label, self.notes_text):
            self.own_panel.body.addWidget(part)
        self.model_panel.body.addWidget(self.model_view)
        self.feedback_panel.body.addWidget(self.feedback_view)
        columns = TwoColumns(_ROOM_FOR_TWO)
        for panel in (self.own_panel, self.model_panel):
            columns.left.addWidget(panel)
        for panel in (self.points, self.grade, self.feedback_panel):
            columns.right.addWidget(panel)
        for column in (columns.left, columns.right):
            column.addStretch(1)
        for widget in (self.complaint, self.card, columns, self.last_panel):
            self.column.addWidget(widget)
        self.column.addStretch(1)
