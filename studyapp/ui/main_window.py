"""The window: a sidebar, the pages, and studying over the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from studyapp.ui.actions import WINDOW, Actions
from studyapp.ui.events import Events
from studyapp.ui.icons import Icons
from studyapp.ui.pages.today.page import TodayPage
from studyapp.ui.tasks import Task, Tasks
from studyapp.ui.theme import Scheme, Theme
from studyapp.ui.widgets.layout.drop_target import DropTarget
from studyapp.ui.widgets.layout.sidebar import PAGES, Sidebar
from studyapp.ui.window_state import WindowState

if TYPE_CHECKING:
    from studyapp.core.progress import Progress
    from studyapp.services.collection import Collection
    from studyapp.services.exporting.service import ExportReport
    from studyapp.ui.clipboard import Given
    from studyapp.ui.dialogs.export import ExportChoice
    from studyapp.ui.pages.importing.page import ImportPage
    from studyapp.ui.pages.interview.page import InterviewPage
    from studyapp.ui.pages.progress.page import ProgressPage
    from studyapp.ui.pages.quiz.page import QuizPage
    from studyapp.ui.pages.study.page import StudyPage
    from studyapp.ui.widgets.card.kit import CardKit

Page = TypeVar("Page", bound=QWidget)

WIDTH, HEIGHT = 1200, 800
SMALLEST_WIDTH, SMALLEST_HEIGHT = 860, 560
QUICK_MINUTES = 10
_MINUTE_MS = 60_000
_WARM_UP_MS = 700
_NEED_COLLECTION = (*PAGES, "import", "export", "settings")
_NOT_WHILE_STUDYING = (*_NEED_COLLECTION, "sidebar")


class MainWindow(QMainWindow):
    """Shows itself at once; `use` fills it when the collection is open.

    Pages are made when they are first opened, and read from the services only while they
    are on screen.

    Signals: `painted` once, after the window was first seen on the screen.
    """

    painted = Signal()

    def __init__(self, state: WindowState, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.theme = theme
        self.icons = Icons(theme)
        self.events = Events(self)
        self.tasks = Tasks(self)
        self.actions_here = Actions(WINDOW, theme, self.icons, self)
        self.sidebar = Sidebar(theme, self.icons, self.actions_here)
        self.stack = QStackedWidget()
        self._opened: Collection | None = None
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set(PAGES)
        self._kit: CardKit | None = None
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._idle = QTimer(self, interval=_WARM_UP_MS, singleShot=True)
        self._was_painted = False
        self._build()
        self._connect()

    @cached_property
    def today(self) -> TodayPage:
        """The page a day begins with; it is always there."""
        return self._kept("today", self._make_today())

    @cached_property
    def progress(self) -> ProgressPage:
        """The page that shows how learning goes."""
        return self._kept("progress", self._make_progress())

    @cached_property
    def quiz(self) -> QuizPage:
        """The page on which quizzes are made, taken and looked back at."""
        return self._kept("quiz", self._make_quiz())

    @cached_property
    def interview(self) -> InterviewPage:
        """The page on which interviews are begun, given and looked back at."""
        return self._kept("interview", self._make_interview())

    @cached_property
    def studying(self) -> StudyPage:
        """The page on which cards are studied, over the whole window."""
        return self._kept("study", self._make_study())

    @cached_property
    def importing(self) -> ImportPage:
        """The page on which material is brought in, over the whole window."""
        return self._kept("importing", self._make_importing())

    @property
    def current(self) -> str:
        """The name of the page that is open."""
        return next(
            (n for n, page in self._pages.items() if page is self.stack.currentWidget()), ""
        )

    def use(self, collection: Collection) -> None:
        """Show a collection."""
        self._opened = collection
        self.actions_here.set_enabled(True)
        self._minute.start()
        self._idle.start()
        self.open(self.state.page if self.state.page in PAGES else "today")
        if collection.updates:
            from studyapp.services.importing.updates import update_line

            self.today.tell_update(update_line(collection.updates))

    def open(self, name: str) -> None:
        """Show a page, with what is true now."""
        page = self._page(name)
        self.stack.setCurrentWidget(page)
        self.sidebar.mark(name)
        self._focus_mode(False)
        self.state.page = name
        if name in self._stale:
            self._refresh(name)
        page.setFocus()

    def study(
        self, deck: str | None = None, *, minutes: int | None = None, ahead: bool = False
    ) -> None:
        """Begin a session over the whole window."""
        session = self._collection.study.begin(deck, minutes=minutes, ahead=ahead)
        if session.current is None:
            self._say(self.tr("Nothing to study"), self.tr("No card is due here now."))
            return
        self._focus_mode(True)
        self.stack.setCurrentWidget(self.studying)
        self.studying.open(session)

    def bring_in(self, given: Sequence[Given] = ()) -> None:
        """Import over the whole window, from files or a text if there are any."""
        page = self.importing
        if self.stack.currentWidget() is page:
            page.take(given)
            return
        self._focus_mode(True)
        self.stack.setCurrentWidget(page)
        page.open(given)

    def tell_unopened(self, error: Exception) -> None:
        """Say why the collection could not be opened; the window has no use then."""
        title = self.tr("Your cards could not be opened")
        self._say(title, str(error) or type(error).__name__, button=self.tr("Close"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.geometry = self.saveGeometry()
        self.state.save()
        self._minute.stop()
        self._idle.stop()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle("Studyapp")
        self.setWindowIcon(self.icons.icon("layers", "accent", 64))
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        ground = QWidget()
        ground.setProperty("kind", "page")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(ground)
        self.sidebar.set_narrow(self.state.narrow_sidebar)
        self.drops = DropTarget(self.theme, self.icons, self, self._takes_drops)
        self.drops.dropped.connect(self.bring_in)
        self.resize(WIDTH, HEIGHT)
        if self.state.geometry is not None:
            self.restoreGeometry(self.state.geometry)
        self.stack.setCurrentWidget(self.today)
        self.sidebar.mark("today")
        self.today.setFocus()
        self.actions_here.set_enabled(False, _NEED_COLLECTION)

    def _connect(self) -> None:
        triggered = {
            "today": partial(self.open, "today"),
            "quiz": partial(self.open, "quiz"),
            "interview": partial(self.open, "interview"),
            "progress": partial(self.open, "progress"),
            "import": self.bring_in,
            "export": self._on_export,
            "settings": self._on_settings,
            "keys": self._on_keys,
            "sidebar": self._on_sidebar,
            "scheme": self._on_scheme,
            "quit": self.close,
        }
        for name, slot in triggered.items():
            self.actions_here[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        self.events.cards_changed.connect(self._on_changed)
        self.events.settings_changed.connect(self._on_changed)
        self.theme.changed.connect(self._on_look_changed)
        self._minute.timeout.connect(self._on_minute)
        self._idle.timeout.connect(self._on_idle)

    def _focus_mode(self, on: bool) -> None:
        self.sidebar.setVisible(not on)
        self.actions_here.set_enabled(not on, _NOT_WHILE_STUDYING)

    @property
    def _collection(self) -> Collection:
        if self._opened is None:
            raise RuntimeError("no collection is open yet")
        return self._opened

    def _page(self, name: str) -> QWidget:
        """Return one of the pages that the sidebar opens; it is made when it is first asked for."""
        match name:
            case "quiz":
                return self.quiz
            case "interview":
                return self.interview
            case "progress":
                return self.progress
            case _:
                return self.today

    def _kept(self, name: str, page: Page) -> Page:
        self._pages[name] = page
        self.stack.addWidget(page)
        return page

    def _make_today(self) -> TodayPage:
        page = TodayPage(self.theme, self.icons, self.state)
        page.study_requested.connect(self.study)
        page.quick_requested.connect(lambda: self.study(minutes=QUICK_MINUTES))
        page.ahead_requested.connect(lambda: self.study(ahead=True))
        page.progress_requested.connect(lambda: self.open("progress"))
        page.import_requested.connect(self.bring_in)
        page.spread_requested.connect(self._on_spread)
        page.spread_undo_requested.connect(self._on_spread_undo)
        return page

    def _make_progress(self) -> ProgressPage:
        from studyapp.ui.pages.progress.page import ProgressPage

        page = ProgressPage(self.theme, self.icons, self.state)
        page.report_requested.connect(lambda: self._refresh("progress"))
        page.study_requested.connect(self.study)
        page.saved.connect(self._on_saved)
        page.failed.connect(partial(self._say, self.tr("Not saved")))
        return page

    def _make_quiz(self) -> QuizPage:
        from studyapp.ui.pages.quiz.page import QuizPage

        quiz, decks = self._collection.quiz, self._collection.reports.decks
        page = QuizPage(self._card_kit(), self.icons, self.state, quiz, decks)
        page.focus_changed.connect(self._focus_mode)
        page.changed.connect(self.events.cards_changed)
        page.saved.connect(self._on_saved)
        page.failed.connect(partial(self._say, self.tr("Not saved")))
        return page

    def _make_interview(self) -> InterviewPage:
        from studyapp.ui.pages.interview.page import InterviewPage

        page = InterviewPage(
            self._card_kit(),
            self.icons,
            self.state,
            self.tasks,
            self._collection.interview,
        )
        page.focus_changed.connect(self._focus_mode)
        page.changed.connect(self.events.cards_changed)
        page.saved.connect(self._on_saved)
        page.failed.connect(partial(self._say, self.tr("Not saved")))
        return page

    def _make_study(self) -> StudyPage:
        from studyapp.ui.pages.study.page import StudyPage

        page = StudyPage(self._card_kit(), self.icons, self._collection.study)
        page.left.connect(lambda: self.open("today"))
        page.ahead_chosen.connect(lambda: self.study(ahead=True))
        page.changed.connect(self.events.cards_changed)
        return page

    def _make_importing(self) -> ImportPage:
        from studyapp.ui.pages.importing.page import ImportPage

        importing, library = self._collection.importing, self._collection.library
        page = ImportPage(self._card_kit(), self.icons, self.tasks, importing, library)
        page.left.connect(lambda: self.open("today"))
        page.changed.connect(self.events.cards_changed)
        page.study_requested.connect(self._on_study_imported)
        return page

    def _takes_drops(self) -> bool:
        """Whether files can be dropped now: never while cards are answered."""
        in_focus = self.sidebar.isHidden() and self.current != "importing"
        return self._opened is not None and not in_focus

    def _on_study_imported(self, deck: str) -> None:
        self.open("today")
        self.study(deck)

    def _card_kit(self) -> CardKit:
        if self._kit is None:
            from studyapp.ui.widgets.card.kit import CardKit

            self._kit = CardKit(self.theme, self._collection.library.media_folders)
        return self._kit

    def _on_idle(self) -> None:
        """Load beside the window what the first card would wait for."""
        kit = self._card_kit()
        self.tasks.start(Task(lambda _progress: kit.warm_up()))

    def _refresh(self, name: str) -> None:
        reports = self._collection.reports
        self._stale.discard(name)
        match name:
            case "today":
                self.today.show_report(reports.today())
            case "quiz":
                self.quiz.refresh()
            case "interview":
                self.interview.refresh()
            case _:
                page = self.progress
                page.show_decks(reports.decks())
                page.show_report(reports.progress(page.deck, page.span))

    def _on_changed(self) -> None:
        self._stale = set(PAGES)
        if self.current in PAGES:
            self._refresh(self.current)

    def _on_minute(self) -> None:
        if self.current == "today" and self.tasks.is_idle and self.isActiveWindow():
            self._refresh("today")

    def _on_spread(self, days: int) -> None:
        count = self._collection.study.spread_backlog(days)
        self.today.show_spread(count, days)
        self.events.cards_changed.emit()

    def _on_spread_undo(self) -> None:
        self._collection.study.undo_spread()
        self.today.show_spread_undone()
        self.events.cards_changed.emit()

    def _on_settings(self) -> None:
        from studyapp.ui.dialogs.settings import SettingsDialog

        study = self._collection.study
        choice = SettingsDialog.edit(self.theme, self.icons, study.settings, self)
        if choice is None:
            return
        if choice.settings != study.settings:
            study.save_settings(choice.settings)
            self.events.settings_changed.emit()

    def _on_export(self) -> None:
        from studyapp.ui.dialogs.export import ExportDialog

        decks = self._collection.reports.decks()
        ExportDialog(self.theme, self.icons, self.tasks, decks, self._export, self).exec()

    def _export(self, choice: ExportChoice, progress: Progress) -> ExportReport:
        return self._collection.exporting.export(
            choice.path, deck=choice.deck, schedule=choice.schedule, progress=progress
        )

    def _on_keys(self) -> None:
        from studyapp.ui.dialogs.key_map import KeyMapDialog

        six_grades = bool(self._opened and self._opened.study.settings.six_grades)
        KeyMapDialog(self.theme, self.icons, six_grades=six_grades, parent=self).exec()

    def _on_sidebar(self) -> None:
        self.sidebar.set_narrow(not self.sidebar.is_narrow)
        self.state.narrow_sidebar = self.sidebar.is_narrow

    def _on_scheme(self) -> None:
        look = self.theme.appearance
        scheme = Scheme.LIGHT if self.theme.is_dark else Scheme.DARK
        self.theme.set_appearance(replace(look, scheme=scheme))

    def _on_look_changed(self) -> None:
        self.state.appearance = self.theme.appearance

    def _on_saved(self, path: Path) -> None:
        self._say(self.tr("Saved"), str(path), icon="check", tone="good")

    def _say(self, title: str, text: str, **look: str) -> None:
        from studyapp.ui.dialogs.message import MessageDialog

        MessageDialog(self.theme, self.icons, title, text, parent=self, **look).exec()
