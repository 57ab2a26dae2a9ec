"""The questions of an interview below each other; each opens to show all about its answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.interview.result import JudgedAnswer
from studyapp.core.rendering import plain_text
from studyapp.core.scheduling.events import Grade
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.results.answer_details import AnswerDetails
from studyapp.ui.pages.interview.words_of_interview import clock, counts, topic
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.controls.button import Button, IconButton
from studyapp.ui.widgets.layout.label import Label

_RING, _LINE = 40, 3.5
_SHORT = 160
_STRONG = Grade.GOOD


class ResultRows(QWidget):
    """A row for each question.

    Signals: `review_wanted` with the note whose grade shall count, `answers_wanted` with the
    note whose earlier answers are to be shown.
    """

    review_wanted = Signal(str)
    answers_wanted = Signal(str)

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._icons = icons
        self.rows: list[ResultRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_answers(self, answers: Sequence[JudgedAnswer]) -> None:
        """Show these answers, all closed."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ResultRow(self._kit, self._icons, answer) for answer in answers]
        for row in self.rows:
            row.review_wanted.connect(self.review_wanted)
            row.answers_wanted.connect(self.answers_wanted)
            self._column.addWidget(row)

    def say(self, note: str, text: str, *, counted: bool) -> None:
        """Say below a question what became of the wish to count it as a review."""
        for row in self.rows:
            if row.answer.note == note:
                row.say(text, counted=counted)


class ResultRow(QFrame):
    """A question in two lines, and below it, once opened, everything about it."""

    review_wanted = Signal(str)
    answers_wanted = Signal(str)

    def __init__(
        self, kit: CardKit, icons: Icons, answer: JudgedAnswer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line-above")
        self._kit = kit
        self._icons = icons
        self.answer = answer
        asked = " ".join(plain_text(answer.front).split())
        asked = asked if len(asked) <= _SHORT else f"{asked[: _SHORT - 1]}…"
        self.ring = _grade_ring(kit.theme, answer, self.tr("Grade {0} of 5"))
        self.question_label = Label(asked, wrap=True)
        self.facts_label = Label(self._facts(), "caption", wrap=True)
        self.button = IconButton(kit.theme, icons, "eye", self.tr("Look at it: {0}").format(asked))
        self.button.setCheckable(True)
        self.details: QWidget | None = None
        self.said_label = Label("", "quiet", wrap=True)
        self.review_button = Button(kit.theme, icons, self.tr("Count it as a review"), kind="soft")
        self.review_button.setToolTip(
            self.tr("The card is then answered with this grade, and comes back later.")
        )
        self.answers_button = Button(
            kit.theme, icons, self.tr("Earlier answers"), kind="soft", icon="history"
        )
        self._column = QVBoxLayout(self)
        self._foot = QWidget()
        self._lay_out()
        self._connect()

    def set_open(self, is_open: bool) -> None:
        """Show all about the answer, or only its lines."""
        self.button.setChecked(is_open)
        if is_open and self.details is None:
            self.details = AnswerDetails(self._kit, self._icons, self.answer)
            self._column.insertWidget(1, self.details)
        if self.details is not None:
            self.details.setVisible(is_open)
        self._foot.setVisible(is_open)

    def say(self, text: str, *, counted: bool) -> None:
        """Say what became of the wish to count the grade."""
        self.said_label.setText(text)
        self.review_button.setVisible(not counted)

    def _facts(self) -> str:
        answer = self.answer
        return " · ".join(
            (
                topic(answer.topic),
                self.tr("rung {0}").format(answer.rung),
                f"{answer.percent} %",
                counts(answer.ticks),
                self.tr("{0} of {1}").format(clock(answer.seconds), clock(answer.target_seconds)),
            )
        )

    def _connect(self) -> None:
        note = self.answer.note
        self.button.toggled.connect(self.set_open)
        self.review_button.clicked.connect(lambda: self.review_wanted.emit(note))
        self.answers_button.clicked.connect(lambda: self.answers_wanted.emit(note))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self.question_label, self.facts_label):
            texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(M)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.ring, 0, top)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, top)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, S)
        foot.setSpacing(S)
        foot.addWidget(self.answers_button)
        foot.addWidget(self.review_button)
        foot.addWidget(self.said_label, 1)
        self.review_button.setVisible(self.answer.grade >= _STRONG)
        self._foot.hide()
        self._column.setContentsMargins(0, S + 2, 0, S + 2)
        self._column.setSpacing(S)
        self._column.addLayout(row)
        self._column.addWidget(self._foot)


def _grade_ring(theme: Theme, answer: JudgedAnswer, name: str) -> TextRing:
    grade = int(answer.grade)
    ring = TextRing(theme, _RING, _LINE)
    tone = "good" if answer.grade >= Grade.GOOD else "hard" if answer.grade.passed else "again"
    ring.show_share(str(grade), answer.percent / 100, tone, name.format(grade))
    return ring
