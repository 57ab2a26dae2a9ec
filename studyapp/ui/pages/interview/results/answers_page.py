"""Every answer that was given about a topic or to a question, to be compared over months."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.core.differences import Piece
from studyapp.core.rendering import plain_text
from studyapp.services.interview.context import PastAnswer
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.results.compare_panel import ComparePanel
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.past_panel import PastLine, PastPanel

_ROOM_FOR_TWO = 820


class AnswersPage(ScrollPage):
    """The questions at the left, then and now of one of them at the right.

    Signals: `closed`.
    """

    closed = Signal()

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        difference: Callable[[str, str], Sequence[Piece]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Earlier answers"), parent)
        self._today = date.min
        self._by_note: dict[str, list[PastAnswer]] = {}
        self.back_button = Button(kit.theme, icons, self.tr("Back"), icon="chevron-left")
        self.questions = PastPanel(
            kit.theme,
            self.tr("Questions"),
            self.tr("Score of each answer about this topic"),
            self.tr("Nothing was answered here yet."),
        )
        self.compared = ComparePanel(kit, icons, difference)
        self.head.addWidget(self.back_button)
        columns = TwoColumns(_ROOM_FOR_TWO, (4, 5))
        columns.left.addWidget(self.questions)
        columns.left.addStretch(1)
        columns.right.addWidget(self.compared)
        columns.right.addStretch(1)
        self.column.addWidget(columns)
        self.column.addStretch(1)
        self.back_button.clicked.connect(self.closed)
        self.questions.opened.connect(self.show_question)

    def show_answers(self, title: str, answers: Sequence[PastAnswer], today: date) -> None:
        """Show answers, newest first."""
        self._today = today
        self._by_note = {}
        for answer in answers:
            self._by_note.setdefault(answer.note, []).append(answer)
        self.subtitle_label.setText(title)
        self.questions.nothing_label.setVisible(not answers)
        self.questions.show_chart([_line(answer) for answer in answers])
        self.questions.show_list([_line(own[0]) for own in self._by_note.values()])
        self.compared.setVisible(bool(answers))
        if answers:
            self.show_question(next(iter(self._by_note)))
        self.verticalScrollBar().setValue(0)

    def show_question(self, note: str) -> None:
        """Show the answers to one of the questions."""
        self.questions.mark(note)
        self.compared.show_answers(self._by_note[note], self._today)


def _line(answer: PastAnswer) -> PastLine:
    return PastLine(
        key=answer.note,
        day=answer.at.date(),
        title=" ".join(plain_text(answer.front).split()),
        score=f"{answer.percent} %" if answer.ticks else "–",
        percent=float(answer.percent),
        count=len(answer.key_points),
    )
