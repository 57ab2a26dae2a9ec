"""Reading a document again after each decision about it, without holding up the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.core.importing.opened import Opened
from studyapp.ui.pages.importing.document.document_editing import Work
from studyapp.ui.pages.importing.document.document_step import DocumentStep
from studyapp.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from studyapp.services.importing.service import ImportingService


class Rereading(QObject):
    """Keeps what was opened in step with the edits; several decisions may share one reading.

    Signals: `read` with what is opened then; `failed` with an error, the decision undone;
    `finished` when the document is as it was decided.
    """

    read = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(
        self, tasks: Tasks, importing: ImportingService, step: DocumentStep, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._importing = importing
        self._step = step
        self._task: Task | None = None
        self._opened: Opened | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the document is being read."""
        return self._task is not None

    def begin(self, opened: Opened | None) -> None:
        """Take up what was opened, or nothing any more."""
        self._opened = opened

    def read_again(self) -> None:
        """Read the document for what was decided; what is decided meanwhile comes afterwards."""
        if self._task is not None or self._opened is None:
            return
        opened, work = self._opened, self._step.editing.work
        task = Task(
            lambda _progress: self._importing.redraw(opened, cuts=work.cuts, without=work.without)
        )
        self._task = task
        task.succeeded.connect(lambda read: self._on_read(opened, read, work))
        task.failed.connect(lambda error: self._on_failed(opened, error))
        self._tasks.start(task)

    def _on_read(self, before: Opened, read: Opened, work: Work) -> None:
        self._task = None
        if self._opened is before and read.document is not None:
            self._opened = read
            self.read.emit(read)
            self._step.show_document(read.document, work.cuts, work.without)
        if self._opened is not None and self._step.editing.is_stale:
            self.read_again()
        else:
            self.finished.emit()

    def _on_failed(self, before: Opened, error: Exception) -> None:
        self._task = None
        if self._opened is before:
            self._step.editing.undo()
            self._step.refresh()
            self.failed.emit(error)
