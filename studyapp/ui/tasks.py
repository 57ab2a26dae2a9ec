"""Slow work beside the window: started here, cancelled here, and never alive after the window."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from studyapp.core.progress import Cancelled, Progress

MOST_REPORTS_A_SECOND = 20
_PATIENCE_MS = 3000


class Task(QObject):
    """One piece of work. Connect first, then hand it to `Tasks.start`.

    Signals, all on the window's thread: `progressed` with what is being done and the share
    done; then exactly one of `succeeded` (with the result), `failed` (with the exception) and
    `cancelled`; `ended` after that one.
    """

    progressed = Signal(str, float)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _reported = Signal(object)

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._runnable = _Runnable(work, self._reported.emit)
        self._reported.connect(self._on_reported)

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._runnable.is_cancelled = True

    def _on_reported(self, report: tuple[str, Any]) -> None:
        kind, value = report
        if kind == "progressed":
            self.progressed.emit(*value)
            return
        if kind == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, kind).emit(value)
        self.ended.emit()


class Tasks(QObject):
    """Runs tasks one after the other; two writers would only wait for each other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Task] = []
        self._ended: list[Task] = []

    @property
    def is_idle(self) -> bool:
        """Whether no task is running or waiting."""
        return not self._running

    def start(self, task: Task) -> None:
        """Run a task; it is kept alive until its thread has surely let go of it."""
        if self._pool.activeThreadCount() == 0:
            self._ended.clear()
        self._running.append(task)
        task.ended.connect(self._on_ended)
        self._pool.start(task._runnable)

    def close(self) -> None:
        """Cancel everything and wait; call it before the window and the collection go."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone(_PATIENCE_MS)

    def _on_ended(self) -> None:
        task = self.sender()
        if task in self._running:
            self._running.remove(task)
            self._ended.append(task)


class _Runnable(QRunnable):
    def __init__(
        self, work: Callable[[Progress], Any], report: Callable[[tuple[str, Any]], None]
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.is_cancelled = False
        self._work = work
        self._report = report
        self._next_report = 0.0

    def run(self) -> None:
        try:
            if self.is_cancelled:
                raise Cancelled
            outcome = ("succeeded", self._work(self._progress))
        except Cancelled:
            outcome = ("cancelled", None)
        except Exception as error:
            outcome = ("failed", error)
        self._report(outcome)

    def _progress(self, doing: str, share: float) -> None:
        if self.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next_report:
            self._next_report = now + 1 / MOST_REPORTS_A_SECOND
            self._report(("progressed", (doing, share)))
