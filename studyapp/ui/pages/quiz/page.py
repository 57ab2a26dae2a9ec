"""The quiz page: set-up with history, the quiz over the whole window, and the result."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from studyapp.core.errors import StudyError
from studyapp.core.statistics import DeckRow
from studyapp.ui.dialogs.files import SaveChooser, ask_where_to_save
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.home import QuizHome
from studyapp.ui.pages.quiz.result import QuizResultPage
from studyapp.ui.pages.quiz.run import QuizRunPage
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.window_state import WindowState

if TYPE_CHECKING:
    from studyapp.services.quiz.run import QuizRun
    from studyapp.services.quiz.service import QuizService


class QuizPage(QStackedWidget):
    """Goes from the set-up to the quiz to its result and back.

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
        quiz: "QuizService",
        decks: Callable[[], Sequence[DeckRow]],
        parent: QWidget | None = None,
        *,
        ask_where: SaveChooser = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._state = state
        self._quiz = quiz
        self._decks = decks
        self._ask_where = ask_where
        self._shown = ""
        self.home = QuizHome(kit.theme, icons)
        self.run = QuizRunPage(kit, icons, quiz)
        self.result = QuizResultPage(kit, icons)
        for page in (self.home, self.run, self.result):
            self.addWidget(page)
        self.home.setup.show_spec(state.quiz)
        self.currentChanged.connect(self._hand_on_focus)
        self._hand_on_focus()
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether a quiz is on screen."""
        return self.currentWidget() is self.run

    def refresh(self) -> None:
        """Show what is true now; a quiz on screen is left alone."""
        if self.is_running:
            return
        setup = self.home.setup
        setup.show_decks(self._decks())
        setup.show_tags(self._quiz.tags(setup.spec().decks))
        setup.show_spec(self._state.quiz)
        self.home.show_past(self._quiz.history(), self._quiz.unfinished())
        self._count()

    def show_home(self) -> None:
        """Go to the set-up."""
        self.setCurrentWidget(self.home)
        self.refresh()
        self.home.verticalScrollBar().setValue(0)
        self.home.setup.begin_button.setFocus()

    def start(self, run: "QuizRun") -> None:
        """Ask the questions of a quiz."""
        self.setCurrentWidget(self.run)
        self.focus_changed.emit(True)
        self.run.open(run, stops_when_hidden=self._state.stop_timers)

    def show_result(self, attempt: str) -> None:
        """Show what a quiz came to."""
        quiz = self._quiz
        self._shown = attempt
        self.result.show_result(quiz.result(attempt), quiz.line(attempt), quiz.earlier(attempt))
        if moved := quiz.brought(attempt):
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
        self.home.setup.changed.connect(self._on_wishes)
        self.home.setup.begun.connect(self._on_begin)
        left = self.home.unfinished
        left.resumed.connect(lambda key: self._try(lambda: self._quiz.resume(key)))
        left.given_up.connect(self._on_give_up)
        self.home.history.opened.connect(self.show_result)
        self.run.left.connect(self._on_left)
        self.run.finished.connect(self.show_result)
        self.run.changed.connect(self.changed)
        self.result.closed.connect(self.show_home)
        self.result.retried.connect(lambda: self._try(lambda: self._quiz.retry(self._shown)))
        self.result.missed.brought.connect(self._on_bring)
        self.result.missed.put_back.connect(self._on_put_back)
        self.result.saved_as.connect(self._on_save)

    def _on_wishes(self) -> None:
        spec = self.home.setup.spec()
        if spec.decks != self._state.quiz.decks:
            self.home.setup.show_tags(self._quiz.tags(spec.decks))
        self._state.quiz = self.home.setup.spec()
        self._count()

    def _count(self) -> None:
        self.home.setup.show_matching(self._quiz.matching(self.home.setup.spec()))

    def _on_begin(self) -> None:
        spec = self.home.setup.spec()
        self._state.quiz = spec
        self._try(lambda: self._quiz.begin(spec))

    def _try(self, begin: Callable[[], "QuizRun | None"]) -> None:
        """Begin a quiz, or say why there can be none."""
        try:
            run = begin()
        except StudyError as error:
            self.show_home()
            self.home.setup.say(str(error))
            return
        if run is not None:
            self.start(run)

    def _on_give_up(self, attempt: str) -> None:
        self._quiz.give_up(attempt)
        self.refresh()

    def _on_left(self) -> None:
        self.focus_changed.emit(False)
        self.show_home()

    def _on_bring(self) -> None:
        self.result.missed.show_brought(self._quiz.bring_forward(self._shown))
        self.changed.emit()

    def _on_put_back(self) -> None:
        self.result.missed.show_put_back(self._quiz.put_back(self._shown))
        self.changed.emit()

    def _on_save(self, suffix: str) -> None:
        kinds = {
            ".md": self.tr("Markdown (*.md)"),
            ".html": self.tr("Web page (*.html)"),
            ".csv": self.tr("Table (*.csv)"),
        }
        name = self.tr("quiz") + suffix
        path: Path | None = self._ask_where(self, self.tr("Save the result"), name, kinds[suffix])
        if path is None:
            return
        try:
            self.saved.emit(self._quiz.export(self._shown, path))
        except StudyError as error:
            self.failed.emit(str(error))
