"""One piece of slow work at a time, shown to the learner when it takes a while."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.core.progress import Progress
from studyapp.ui.pages.importing.waiting_step import WaitingStep
from studyapp.ui.tasks import Task, Tasks

_PATIENCE_MS = 200


class Runner(QObject):
    """Runs work beside the window.

    Signals: `lasted` when something takes long enough to be shown; `ended` when it is over,
    before what comes of it; `cancelled` and `failed` where nothing does.
    """

    lasted = Signal()
    ended = Signal()
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, waiting: WaitingStep, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting = waiting
        self._task: Task | None = None
        self._is_stopped = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.lasted)
        waiting.stop_chosen.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is running."""
        return self._task is not None

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        can_stop: bool = True,
        writes: bool = False,
    ) -> None:
        """Do something and hand on what came of it; while something is running, do nothing.

        What was stopped too late is forgotten, unless it `writes`.
        """
        if self._task is not None:
            return
        task = Task(work)
        self._task = task
        self._is_stopped = False
        self._waiting.begin(title, can_stop=can_stop)
        self._patience.start()
        task.progressed.connect(self._waiting.show_progress)
        task.succeeded.connect(
            lambda result: self._end(
                self.cancelled.emit if self._is_stopped and not writes else lambda: done(result)
            )
        )
        task.failed.connect(lambda error: self._end(lambda: self.failed.emit(error)))
        task.cancelled.connect(lambda: self._end(self.cancelled.emit))
        self._tasks.start(task)

    def stop(self) -> None:
        """Cancel what is running, as soon as it can stop."""
        if self._task is not None:
            self._is_stopped = True
            self._task.cancel()
            self._waiting.show_stopping()

    def _end(self, then: Callable[[], None]) -> None:
        self._task = None
        self._patience.stop()
        self.ended.emit()
        then()
