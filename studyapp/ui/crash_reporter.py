"""What happens to an error that nobody caught: logged, and reported once."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QWidget

from studyapp import __version__
from studyapp.core.errors import StudyError
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("studyapp")


class CrashReporter(QObject):
    """Shows a `StudyError` as the sentence it is, and any other error as a report.

    The same error at the same line is shown once; while one dialog is open, others are only
    logged.
    """

    _raised = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, log: Path, window: QWidget) -> None:
        super().__init__(window)
        self.has_reported = False
        self._theme = theme
        self._icons = icons
        self._log_file = log
        self._window = window
        self._seen: set[tuple[str, int]] = set()
        self._is_showing = False
        self._raised.connect(self._on_raised)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Catch what nobody else caught, in any thread, and Qt's own messages."""
        hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self.handle
        threading.excepthook = lambda found: self.handle(
            found.exc_type, found.exc_value, found.exc_traceback
        )
        messages = qInstallMessageHandler(_log_qt_message)
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = hooks
            qInstallMessageHandler(messages)

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take an error; safe to call from any thread."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if not issubclass(kind, StudyError):
            _log.error("an error that nobody caught", exc_info=error)
        self._raised.emit((kind, error, trace))

    def _on_raised(
        self, found: tuple[type[BaseException], BaseException | None, TracebackType | None]
    ) -> None:
        kind, error, trace = found
        if self._is_showing:
            return
        self._is_showing = True
        try:
            if issubclass(kind, StudyError):
                from studyapp.ui.dialogs.message import MessageDialog  # no start waits for it

                title = self.tr("That did not work")
                MessageDialog.tell(self._theme, self._icons, title, str(error), self._window)
            elif self._is_first(kind, trace):
                self.has_reported = True
                self.show_report(report(kind, error, trace))
        finally:
            self._is_showing = False

    def show_report(self, text: str) -> None:
        """Show a report until the learner closes it."""
        from studyapp.ui.dialogs.crash import CrashDialog

        log = str(self._log_file)
        CrashDialog(self._theme, self._icons, text, log, self._window).exec()

    def _is_first(self, kind: type[BaseException], trace: TracebackType | None) -> bool:
        place = (kind.__name__, _last_line(trace))
        if place in self._seen:
            return False
        self._seen.add(place)
        return True


def report(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """Return what a developer needs to know about an error."""
    versions = (
        f"Studyapp {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


def _last_line(trace: TracebackType | None) -> int:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return hash((trace.tb_frame.f_code.co_filename, trace.tb_lineno)) if trace else 0


def _log_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
