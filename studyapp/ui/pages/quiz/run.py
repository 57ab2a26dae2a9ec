"""A quiz over the whole window: question, answer, what was right, next."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from studyapp.core.errors import StudyError
from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import FeedbackTime, Question, QuestionKind, Response
from studyapp.ui.actions import QUIZ, Actions
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.bottom_bar import QuizBottomBar
from studyapp.ui.pages.quiz.feedback import can_claim
from studyapp.ui.pages.quiz.question_view import QuestionView
from studyapp.ui.pages.quiz.top_bar import QuizTopBar
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.question.attention import Attention
from studyapp.ui.widgets.question.timer import AnswerTimer

if TYPE_CHECKING:
    from studyapp.services.quiz.run import QuizRun
    from studyapp.services.quiz.service import QuizService

_TICK_MS = 200
_LETTERS = tuple(f"choose_{number}" for number in range(1, 7))
_LETTERED = frozenset(
    {QuestionKind.SINGLE, QuestionKind.SEVERAL, QuestionKind.TRUE_FALSE, QuestionKind.MATCH}
)


class QuizRunPage(QWidget):
    """Asks the questions of a quiz; every answer is kept before the next question comes.

    Signals: `left` when the learner leaves in the middle, `finished` with the quiz's id,
    `changed` after cards were brought into today's session.
    """

    left = Signal()
    finished = Signal(str)
    changed = Signal()

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        quiz: "QuizService",
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._quiz = quiz
        self._run: QuizRun
        """The quiz, set by `open`; nothing can be pressed before."""
        self._question: Question | None = None
        self._seconds: int | None = None
        self._marked: MarkedAnswer | None = None
        self._timer = AnswerTimer(clock)
        self._attention = Attention(self._timer, self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self.commands = Actions(QUIZ, kit.theme, icons, self)
        self.top = QuizTopBar(kit.theme, icons)
        self.question_view = QuestionView(kit, icons)
        self.bar = QuizBottomBar(kit.theme, icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.question_view, 1)
        layout.addWidget(self.bar)
        self._connect()

    @property
    def is_marked(self) -> bool:
        """Whether the question on screen was answered and marked."""
        return self._marked is not None

    def open(self, run: "QuizRun", *, stops_when_hidden: bool = True) -> None:
        """Begin or go on with a quiz."""
        self._run = run
        self._attention.set_always(not stops_when_hidden)
        self._show_current()

    def _connect(self) -> None:
        self.top.leave_button.clicked.connect(self._on_leave)
        self.bar.next_button.clicked.connect(self._on_next)
        self.bar.skip_button.clicked.connect(self._on_skip)
        self.bar.bring_button.clicked.connect(self._on_bring)
        self.question_view.changed.connect(self._on_changed)
        self.question_view.sent.connect(self._on_next)
        self.question_view.feedback.claim_button.clicked.connect(self._on_claim)
        self._tick.timeout.connect(self._on_tick)
        slots = {
            "next": self._on_enter,
            "up": lambda: self.question_view.pad.step(-1),
            "down": lambda: self.question_view.pad.step(1),
            "skip": self._on_ctrl_enter,
            "claim": self._on_claim,
            "bring": self._on_bring,
            "leave": self._on_leave,
        }
        for name, slot in slots.items():
            self.commands[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        for index, name in enumerate(_LETTERS):
            chosen = self.commands[name].triggered
            chosen.connect(lambda _checked=False, index=index: self.question_view.pad.pick(index))

    def _show_current(self) -> None:
        """Ask the quiz's question, or end with its result."""
        run = self._run
        self._question = run.current
        if self._question is None:
            self._tick.stop()
            self._attention.stop()
            self.finished.emit(run.id)
            return
        self._marked = None
        self._seconds = run.seconds
        self._show_progress()
        self.question_view.ask(self._question)
        self.bar.ask(is_ready=self.question_view.pad.is_ready)
        self._enable(self._question)
        self._attention.start()
        self._tick.start()
        self._on_tick()

    def _show_progress(self) -> None:
        run, marks, marked = self._run, self._run.marks, self._marked
        at = run.position if marked is None else marked.position
        self.top.show_progress(run.title, at, marks)
        tells = run.spec.feedback is FeedbackTime.EACH
        self.top.show_score(marks.count(True), marks.count(False), shown=tells)
        self.top.clock.setVisible(self._seconds is not None and marked is None)

    def _answer(self, response: Response) -> None:
        """Keep an answer, then tell how it was marked or go on."""
        try:
            self._run.answer(response, self._timer.milliseconds)
        except StudyError as error:
            self.question_view.complain(str(error))
            return
        self._tick.stop()
        self._attention.stop()
        if self._run.spec.feedback is FeedbackTime.END or self._run.last is None:
            self._show_current()
        else:
            self._show_mark(self._run.last)

    def _show_mark(self, answered: MarkedAnswer) -> None:
        self._marked = answered
        self.question_view.show_mark(answered)
        self.bar.tell(is_last=self._run.is_finished, missed=bool(answered.mark.missed))
        self._show_progress()
        self._enable(answered.question)
        self.bar.next_button.setFocus()

    def _enable(self, question: Question) -> None:
        """Switch on what means something now."""
        marked, asks = self._marked, self._marked is None
        lettered = asks and question.kind in _LETTERED
        count = len(question.options) if lettered else 0
        for index, name in enumerate(_LETTERS):
            self.commands[name].setEnabled(index < count)
        self.commands.set_enabled(lettered, ("up", "down"))
        self.commands.set_enabled(asks, ("skip",))
        self.commands.set_enabled(marked is not None and can_claim(marked), ("claim",))
        self.commands.set_enabled(marked is not None and bool(marked.mark.missed), ("bring",))

    def _on_enter(self) -> None:
        focused = self.focusWidget()
        own = (self.bar.next_button, None)
        if isinstance(focused, QAbstractButton) and focused.isVisible() and focused not in own:
            focused.click()
        else:
            self._on_next()

    def _on_next(self) -> None:
        if self._question is None:
            return
        if self.is_marked:
            self._show_current()
        elif self.question_view.pad.is_ready:
            self._answer(self.question_view.pad.response())

    def _on_skip(self) -> None:
        if self._question is not None and not self.is_marked:
            self._answer(Response())

    def _on_ctrl_enter(self) -> None:
        """Send what is answered; only where nothing is, it says "I do not know"."""
        if self.question_view.pad.is_ready:
            self._on_next()
        else:
            self._on_skip()

    def _on_claim(self) -> None:
        if self._marked is None or not can_claim(self._marked):
            return
        try:
            mark = self._run.count_as_right()
        except StudyError as error:
            self.question_view.complain(str(error))
            return
        self._show_mark(replace(self._marked, mark=mark))

    def _on_bring(self) -> None:
        if not self.is_marked:
            return
        try:
            moved = self._quiz.bring_forward(self._run.id)
        except StudyError as error:
            self.question_view.complain(str(error))
            return
        self.bar.say_brought(moved)
        self.commands.set_enabled(False, ("bring",))
        if moved:
            self.changed.emit()

    def _on_leave(self) -> None:
        self._tick.stop()
        self._attention.stop()
        self.left.emit()

    def _on_changed(self) -> None:
        self.bar.next_button.setEnabled(self.question_view.pad.is_ready)

    def _on_tick(self) -> None:
        if self._seconds is None or self.is_marked:
            return
        left = self._seconds - self._timer.milliseconds / 1000
        self.top.clock.show_time(max(0, int(left + 0.999)), left / self._seconds)
        if left <= 0:
            given = self.question_view.pad.response()
            self._answer(Response(given.picked, given.text, timed_out=True))
