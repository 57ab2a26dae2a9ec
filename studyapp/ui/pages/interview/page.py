"""The interview page: set-up with history, the interview over the whole window, the result."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from studyapp.core.errors import StudyError
from studyapp.ui.dialogs.files import SaveChooser, ask_where_to_save
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.run import InterviewRunPage
from studyapp.ui.pages.interview.home import InterviewHome
from studyapp.ui.pages.interview.results.answers_page import AnswersPage
from studyapp.ui.pages.interview.results.result import InterviewResultPage
from studyapp.ui.pages.interview.words_of_interview import topic
from studyapp.ui.tasks import Task, Tasks
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.window_state import WindowState

if TYPE_CHECKING:
    from studyapp.services.interview.context import PastAnswer
    from studyapp.services.interview.run import InterviewRun
    from studyapp.services.interview.service import InterviewService


class InterviewPage(QStackedWidget):
    """Goes from the set-up to the interview to its result and back.

    Signals: `focus_changed` when the whole window is wanted or given back, `changed` after
    something was written that other pages show, `saved` with a file, `failed` with a sentence.
    """

    focus_changed = Signal(bool)
    changed = Signal()
    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        state: WindowState,
        tasks: Tasks,
        interview: "InterviewService",
        parent: QWidget | None = None,
        *,
        ask_where: SaveChooser = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._state = state
        self._tasks = tasks
        self._interview = interview
        self._today = interview.today
        self.ask_where = ask_where
        self._shown = ""
        self._came_from: QWidget | None = None
        self.home = InterviewHome(kit.theme, icons)
        self.run = InterviewRunPage(kit, icons, today=interview.today)
        self.result = InterviewResultPage(kit, icons)
        self.answers = AnswersPage(kit, icons, interview.difference)
        for page in (self.home, self.run, self.result, self.answers):
            self.addWidget(page)
        self.currentChanged.connect(self._hand_on_focus)
        self._hand_on_focus()
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether an interview is on screen."""
        return self.currentWidget() is self.run

    def refresh(self) -> None:
        """Show what is true now; an interview on screen is left alone."""
        if self.is_running:
            return
        interview = self._interview
        self.home.show_past(interview.history(), interview.unfinished(), self._today())
        self.home.show_topics(interview.topics(), self._state.interview)

    def show_home(self) -> None:
        """Go to the set-up."""
        self.setCurrentWidget(self.home)
        self.refresh()
        self.home.setup.begin_button.setFocus()

    def start(self, run: "InterviewRun") -> None:
        """Ask the questions of an interview."""
        self.setCurrentWidget(self.run)
        self.focus_changed.emit(True)
        self.run.open(run, stops_when_hidden=self._state.stop_timers)
        self._tasks.start(Task(lambda _progress: run.prepare()))

    def show_result(self, attempt: str) -> None:
        """Show what an interview came to."""
        past = self._interview.line(attempt)
        self._shown = attempt
        self.result.show_result(self._interview.result(attempt), past, self._today())
        if moved := self._interview.brought(attempt):
            self.result.missed.show_brought(moved)
        self.setCurrentWidget(self.result)
        self.focus_changed.emit(False)
        self.result.done_button.setFocus()

    def _hand_on_focus(self) -> None:
        """Let keys that come to this page go to what is shown, or to the button that begins."""
        shown = self.currentWidget()
        if shown is None or shown is self.home:
            shown = self.home.setup.begin_button
        self.setFocusProxy(shown)

    def _connect(self) -> None:
        setup, left = self.home.setup, self.home.unfinished
        setup.changed.connect(self._on_wish)
        setup.begun.connect(self._on_begin)
        setup.answers_wanted.connect(self._on_topic_answers)
        left.resumed.connect(lambda key: self._try(lambda: self._interview.resume(key)))
        left.ended.connect(self._on_end)
        left.given_up.connect(self._on_give_up)
        self.home.history.opened.connect(self.show_result)
        self.run.left.connect(self._on_left)
        self.run.finished.connect(self.show_result)
        self.result.closed.connect(self.show_home)
        self.result.missed.brought.connect(self._on_bring)
        self.result.missed.put_back.connect(self._on_put_back)
        self.result.saved_as.connect(self._on_save)
        self.result.rows.review_wanted.connect(self._on_review)
        self.result.rows.answers_wanted.connect(self._on_question_answers)
        self.answers.closed.connect(self._on_answers_closed)

    def _on_wish(self) -> None:
        self._state.interview = self.home.setup.wish()

    def _on_begin(self) -> None:
        wish = self.home.setup.wish()
        self._state.interview = wish
        self._try(
            lambda: self._interview.begin(
                wish.deck or None, minutes=wish.minutes, spoken=wish.spoken, role=wish.role
            )
        )

    def _try(self, begin: "Callable[[], InterviewRun]") -> None:
        """Begin or go on, or say why that cannot be."""
        try:
            run = begin()
        except StudyError as error:
            self.show_home()
            self.home.setup.say(str(error))
            return
        self.start(run)

    def _on_end(self, attempt: str) -> None:
        try:
            self._interview.resume(attempt).finish()
        except StudyError as error:
            self.home.setup.say(str(error))
            return
        self.show_result(attempt)

    def _on_give_up(self, attempt: str) -> None:
        self._interview.give_up(attempt)
        self.refresh()

    def _on_left(self) -> None:
        self.focus_changed.emit(False)
        self.show_home()

    def _on_bring(self) -> None:
        self.result.missed.show_brought(self._interview.bring_forward(self._shown))
        self.changed.emit()

    def _on_put_back(self) -> None:
        self.result.missed.show_put_back(self._interview.put_back(self._shown))
        self.changed.emit()

    def _on_review(self, note: str) -> None:
        rows = self.result.rows
        try:
            self._interview.review(self._shown, note)
        except StudyError as error:
            rows.say(note, str(error), counted=True)
            return
        rows.say(note, self.tr("Counted as a review."), counted=True)
        self.changed.emit()

    def _on_topic_answers(self, deck: str) -> None:
        self._show_answers(topic(deck), self._interview.of_topic(deck))

    def _on_question_answers(self, note: str) -> None:
        self._show_answers(self.result.title_label.text(), self._interview.of_question(note))

    def _show_answers(self, title: str, answers: "tuple[PastAnswer, ...]") -> None:
        self._came_from = self.currentWidget()
        self.answers.show_answers(title, answers, self._today())
        self.setCurrentWidget(self.answers)
        self.answers.back_button.setFocus()

    def _on_answers_closed(self) -> None:
        self.setCurrentWidget(self._came_from or self.home)

    def _on_save(self, suffix: str) -> None:
        kinds = {".html": self.tr("Web page (*.html)"), ".pdf": self.tr("PDF (*.pdf)")}
        name = self.tr("interview") + suffix
        path: Path | None = self.ask_where(self, self.tr("Save the report"), name, kinds[suffix])
        if path is None:
            return
        interview, shown = self._interview, self._shown
        task = Task(lambda progress: interview.export(shown, path, progress))
        task.succeeded.connect(self.saved)
        task.failed.connect(lambda error: self.failed.emit(str(error)))
        self._tasks.start(task)
