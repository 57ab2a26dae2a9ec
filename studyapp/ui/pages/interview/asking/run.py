"""An interview over the whole window: answer, lock, mark, go on."""

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.services.interview.run import InterviewQuestion, InterviewRun, Reveal, RunState
from studyapp.ui.actions import INTERVIEW, Actions
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.answer_form import AnswerForm
from studyapp.ui.pages.interview.asking.bottom_bar import InterviewBottomBar
from studyapp.ui.pages.interview.asking.interview_clock import InterviewClock
from studyapp.ui.pages.interview.asking.marking_view import MarkingView
from studyapp.ui.pages.interview.asking.top_bar import InterviewTopBar
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.empty_state import EmptyState

_TICK_MS, _KEEP_MS = 250, 4_000
_WHILE_ASKING = ("pause",)
_WHILE_MARKING = ("up", "down", "yes", "half", "no", "more", "less", "follow")


class InterviewRunPage(QWidget):
    """Nothing of the model answer is in here before the answer is locked.

    Signals: `left` when the learner leaves in the middle, `finished` with the interview's id.
    """

    left = Signal()
    finished = Signal(str)

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        *,
        today: Callable[[], date],
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._today = today
        self._run: InterviewRun | None = None
        """The interview on screen; None before the first and after the last question."""
        self._is_confirmed = False
        self._clock = InterviewClock(clock, self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._keep = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self.commands = Actions(INTERVIEW, kit.theme, icons, self)
        self.top = InterviewTopBar(kit.theme, icons)
        self.asking = AnswerForm(kit, icons)
        self.marking = MarkingView(kit, icons)
        self.paused = EmptyState(kit.theme, icons, "pause")
        self.go_on_button = Button(kit.theme, icons, self.tr("Go on"), kind="primary", icon="play")
        self.stack = QStackedWidget()
        self.bar = InterviewBottomBar(kit.theme, icons)
        self._lay_out()
        self._connect()

    @property
    def is_marking(self) -> bool:
        """Whether a locked answer is on screen."""
        return self._run is not None and self._run.state is RunState.REVEALED

    @property
    def is_paused(self) -> bool:
        """Whether the learner stopped the clock."""
        return self.stack.currentWidget() is self.paused

    def open(self, run: InterviewRun, *, stops_when_hidden: bool = True) -> None:
        """Begin or go on with an interview."""
        self._run = run
        self._clock.set_always(not stops_when_hidden)
        reveal = run.reveal
        if reveal is None or run.question is None:
            self._show_asking(run)
        else:
            self.top.show_question(run)
            self._show_marking(run, run.question, reveal)

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_draft()
        super().hideEvent(event)

    def _show_asking(self, run: InterviewRun) -> None:
        """Ask the question at hand, or end with the result."""
        question = run.question
        if question is None:
            self._end(run)
            return
        self.marking.forget()
        self.top.show_question(run)
        self.top.show_asking(True)
        self.top.show_pause(False)
        self.bar.ask()
        self.bar.main_button.setEnabled(True)
        self.asking.ask(question, run.draft, spoken=run.spoken)
        self.stack.setCurrentWidget(self.asking)
        self.commands.set_enabled(True, _WHILE_ASKING)
        self.commands.set_enabled(False, _WHILE_MARKING)
        self._clock.begin(run.draft.milliseconds)
        self._tick.start()
        self._on_tick()
        self.asking.take_focus()

    def _show_marking(self, run: InterviewRun, question: InterviewQuestion, reveal: Reveal) -> None:
        """Show the locked answer beside the model answer."""
        judged = run.judged[-1:]
        self._is_confirmed = bool(judged) and judged[0].note == question.note
        self._stop()
        self.asking.forget()
        self.top.show_asking(False)
        self.bar.mark()
        self.marking.reveal(
            question, reveal, self._today(), spoken=run.spoken, own=self._is_confirmed
        )
        self.stack.setCurrentWidget(self.marking)
        self.commands.set_enabled(False, _WHILE_ASKING)
        self.commands.set_enabled(True, _WHILE_MARKING)
        self.top.show_time(0, question.target_seconds, run.used_seconds, run.budget_seconds)
        if self._is_confirmed:
            self.marking.show_feedback(judged[0])
            self.bar.go_on()
        self.marking.points.take_focus()
        self.marking.to_top()

    def _on_main(self) -> None:
        run = self._run
        if run is None or self.is_paused:
            return
        if not self.is_marking:
            self._lock(run)
        elif self._is_confirmed:
            self._next(run)
        elif self._write_marks(run):
            self._is_confirmed = True
            self.bar.go_on()
            self.marking.bring_into_view(self.marking.feedback_panel)

    def _lock(self, run: InterviewRun) -> None:
        form, question = self.asking, run.question
        self._keep.stop()
        try:
            reveal = run.lock(form.answer, notes=form.notes, milliseconds=self._clock.milliseconds)
        except StudyError as error:
            form.complaint.say(str(error))
            return
        if question is not None:
            self._show_marking(run, question, reveal)

    def _write_marks(self, run: InterviewRun) -> bool:
        form = self.marking
        try:
            judged = run.confirm(form.points.ticks, form.grade.own)
        except StudyError as error:
            form.complaint.say(str(error))
            form.to_top()
            return False
        form.show_feedback(judged)
        return True

    def _next(self, run: InterviewRun) -> None:
        try:
            run.next()
        except StudyError as error:
            self.marking.complaint.say(str(error))
            self.marking.to_top()
            return
        self._show_asking(run)

    def _end(self, run: InterviewRun) -> None:
        self._stop()
        run.finish()
        self._forget()
        self.finished.emit(run.id)

    def _forget(self) -> None:
        self._run = None
        self.asking.forget()
        self.marking.forget()

    def _on_leave(self) -> None:
        if self._run is None:
            return
        self._stop()
        self._keep_draft()
        self._forget()
        self.left.emit()

    def _on_pause(self) -> None:
        if self._run is None or self.is_marking:
            return
        pausing = not self.is_paused
        self.top.show_pause(pausing)
        self.bar.main_button.setEnabled(not pausing)
        if pausing:
            self._stop()
            self._keep_draft()
            self.stack.setCurrentWidget(self.paused)
            self.go_on_button.setFocus()
        else:
            self.stack.setCurrentWidget(self.asking)
            self._clock.go_on()
            self._tick.start()
            self.asking.take_focus()

    def _on_written(self) -> None:
        if not self._keep.isActive():
            self._keep.start()

    def _keep_draft(self) -> None:
        """Make what is written durable, so that no crash takes more than a few seconds of it."""
        self._keep.stop()
        if self._run is None or self._run.state is not RunState.ASKING:
            return
        form = self.asking
        try:
            self._run.keep(form.answer, notes=form.notes, milliseconds=self._clock.milliseconds)
        except StudyError as error:
            form.complaint.say(str(error))

    def _on_marks_changed(self) -> None:
        """Write marks that were confirmed before anew."""
        if self._is_confirmed and self._run is not None:
            self._write_marks(self._run)

    def _on_tick(self) -> None:
        run = self._run
        question = None if run is None else run.question
        if run is not None and question is not None:
            taken = self._clock.milliseconds / 1000
            used = run.used_seconds + taken
            self.top.show_time(taken, question.target_seconds, used, run.budget_seconds)

    def _stop(self) -> None:
        self._tick.stop()
        self._keep.stop()
        self._clock.stop()

    def _lay_out(self) -> None:
        self.paused.show_text(
            self.tr("Paused"),
            self.tr("The clock stands still. What you wrote is kept."),
        )
        self.paused.buttons.addWidget(self.go_on_button)
        for widget in (self.asking, self.marking, self.paused):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        points, grade = self.marking.points, self.marking.grade
        self.top.leave_button.clicked.connect(self._on_leave)
        self.top.pause_button.clicked.connect(self._on_pause)
        self.go_on_button.clicked.connect(self._on_pause)
        self.bar.main_button.clicked.connect(self._on_main)
        self.asking.written.connect(self._on_written)
        self.marking.changed.connect(self._on_marks_changed)
        self._tick.timeout.connect(self._on_tick)
        self._keep.timeout.connect(self._keep_draft)
        slots = {
            "main": self._on_main,
            "pause": self._on_pause,
            "up": lambda: points.step(-1),
            "down": lambda: points.step(1),
            "yes": lambda: points.set_tick(Tick.YES),
            "half": lambda: points.set_tick(Tick.HALF),
            "no": lambda: points.set_tick(Tick.NO),
            "more": lambda: grade.step(1),
            "less": lambda: grade.step(-1),
            "follow": grade.follow,
            "leave": self._on_leave,
        }
        for name, slot in slots.items():
            self.commands[name].triggered.connect(lambda _checked=False, slot=slot: slot())
