"""Wires the window to the collection, and sees it through from start to exit.

Nothing heavy is imported before it is needed: first the checks that want no Qt, then the
window, then, once it is on the screen, the services in a thread beside it.
"""

import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studyapp import __version__, log_file
from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress
from studyapp.display import require_display
from studyapp.log_file import logging_to
from studyapp.paths import shipped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from studyapp.ui.main_window import MainWindow
    from studyapp.ui.theme import Theme

_log = logging.getLogger("studyapp")


def run(folder: Path, *, smoke: bool = False) -> int:
    """Open the window on a folder and return the exit code.

    With `smoke` the window closes as soon as it shows the day, so that a start can be tested.
    """
    try:
        require_display()
        with logging_to(folder) as log:
            log.info("Studyapp %s starts", __version__)
            return _run_window(folder, smoke=smoke)
    except StudyError as error:
        return _refused(str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        return _refused(f"the folder {folder} cannot be used ({reason}); choose another")


def _run_window(folder: Path, *, smoke: bool) -> int:
    from PySide6.QtWidgets import QApplication

    from studyapp.ui.clipboard import outlast
    from studyapp.ui.crash_reporter import CrashReporter
    from studyapp.ui.main_window import MainWindow
    from studyapp.ui.theme import Theme
    from studyapp.ui.window_state import WindowState

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([])
    application.setApplicationName("Studyapp")
    application.aboutToQuit.connect(outlast)
    state = WindowState(folder)
    theme = Theme(state.appearance)
    _dress(application, theme)
    window = MainWindow(state, theme)
    reporter = CrashReporter(theme, window.icons, folder / log_file.NAME, window)
    with reporter.installed(), _closing_on_signals(window):
        opening = Opening(folder, window, smoke=smoke)
        window.painted.connect(opening.start)
        window.show()
        application.exec()
        opening.close()
    return 1 if opening.has_failed or (smoke and reporter.has_reported) else 0


class Opening:
    """Opens the collection beside the window that is already there, and closes it at the end."""

    def __init__(self, folder: Path, window: "MainWindow", *, smoke: bool) -> None:
        self.has_failed = False
        self._folder = folder
        self._window = window
        self._smoke = smoke
        self._collection: Any = None

    def start(self) -> None:
        """Begin; the window stays usable meanwhile."""
        from studyapp.ui.tasks import Task

        task = Task(self._open)
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_failed)
        self._window.tasks.start(task)

    def close(self) -> None:
        """Stop what is running and close the collection."""
        self._window.tasks.close()
        if self._collection is not None:
            self._collection.close()

    def _open(self, progress: Progress) -> Any:
        from studyapp.services.collection import open_collection

        return open_collection(
            self._folder,
            shipped=shipped("decks"),
            exclusive=True,
            printer=_print,
            progress=progress,
        )

    def _on_opened(self, collection: Any) -> None:
        self._collection = collection
        self._window.use(collection)
        if self._smoke:
            self._window.close()

    def _on_failed(self, error: Exception) -> None:
        self.has_failed = True
        if not isinstance(error, StudyError):
            _log.error("the collection could not be opened", exc_info=error)
        if self._smoke:
            _refused(str(error))
        else:
            self._window.tell_unopened(error)
        self._window.close()


def _print(html: str, path: Path, progress: Progress) -> None:
    """Print a page; what can do it is imported with the first one."""
    from studyapp.ui.printing.pdf import print_pdf

    print_pdf(html, path, progress)


def _dress(application: "QApplication", theme: "Theme") -> None:
    """Give the application the theme's look, now and whenever it changes."""
    from PySide6.QtCore import Qt

    hints = application.styleHints()

    def follow_system() -> None:
        theme.set_system_is_dark(hints.colorScheme() == Qt.ColorScheme.Dark)

    follow_system()
    theme.apply(application)
    theme.changed.connect(lambda: theme.apply(application))
    hints.colorSchemeChanged.connect(follow_system)


@contextmanager
def _closing_on_signals(window: "MainWindow") -> Iterator[None]:
    """Close the window on Ctrl-C and when the session ends; Qt alone would never hear of it."""
    from PySide6.QtCore import QSocketNotifier

    wanted = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: window.close()) for number in wanted}
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    old_fd = signal.set_wakeup_fd(mouth.fileno())
    notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ear.recv(64))
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(old_fd)
        for number, handler in before.items():
            signal.signal(number, handler)
        ear.close()
        mouth.close()


def _refused(sentence: str) -> int:
    sys.stderr.write(f"studyapp: error: {sentence}\n")
    return 1
