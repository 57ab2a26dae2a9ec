"""Bringing material in, over the whole window: look, correct, check, and only then write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from studyapp.core.cards import Note, kind_of
from studyapp.core.errors import StudyError
from studyapp.core.files import FileForm
from studyapp.ui.actions import IMPORT, Actions
from studyapp.ui.clipboard import pasted
from studyapp.ui.dialogs.importing.check_step import CheckStep
from studyapp.ui.dialogs.importing.document_desk import DeskDraft
from studyapp.ui.dialogs.importing.document_step import DocumentStep
from studyapp.ui.dialogs.importing.import_bars import ImportBottomBar, ImportTopBar
from studyapp.ui.dialogs.importing.importer import Given, Importer
from studyapp.ui.dialogs.importing.result_step import ResultStep
from studyapp.ui.dialogs.importing.start_step import StartStep
from studyapp.ui.dialogs.importing.table_step import TableStep
from studyapp.ui.dialogs.importing.waiting_step import WaitingStep
from studyapp.ui.icons import Icons
from studyapp.ui.tasks import Task, Tasks
from studyapp.ui.tokens import L
from studyapp.ui.widgets.card.kit import CardKit

if TYPE_CHECKING:
    from studyapp.services.import_plan import ImportReport, Opened

_PATIENCE_MS = 200
_OWN_DECKS = (FileForm.ANKI, FileForm.JSON, FileForm.DECK_TEXT, FileForm.MNEMOSYNE)
_TEXTS = ("front", "back", "more", "key_points", "tags")


class ImportPage(QWidget):
    """Goes from a file to imported notes in three steps; Escape goes back.

    Signals: `left` when the learner goes; `changed` when the collection is another one;
    `study_requested` with a deck.
    """

    left = Signal()
    changed = Signal()
    study_requested = Signal(object)

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        tasks: Tasks,
        importer: Importer,
        parent: QWidget | None = None,
        *,
        ask_which: Callable[[QWidget], list[Path]] | None = None,
    ) -> None:
        super().__init__(parent)
        theme = kit.theme
        self._kit = kit
        self._icons = icons
        self._tasks = tasks
        self._importer = importer
        self._ask_which = ask_which or ask_which_files
        self._opened: Opened | None = None
        self._report: ImportReport | None = None
        self._queue: list[Given] = []
        self._task: Task | None = None
        self._reading: Task | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self.actions_here = Actions(IMPORT, theme, icons, self)
        self.top_bar = ImportTopBar(theme, icons)
        self.bottom_bar = ImportBottomBar(theme, icons)
        self.start = StartStep(theme, icons)
        self.waiting = WaitingStep(theme, icons)
        self.document = DocumentStep(theme, icons, self._edit_draft)
        self.table = TableStep(theme, icons)
        self.check = CheckStep(kit, icons, self._edit_note, importer.note)
        self.result = ResultStep(theme, icons)
        self.stack = QStackedWidget()
        self._step: QWidget = self.start
        self._build()
        self._connect()

    @property
    def step(self) -> QWidget:
        """The step that is on, also while something takes a while."""
        return self._step

    def open(self, given: Sequence[Given] = ()) -> None:
        """Begin, with files or a text if there are any."""
        self._queue = list(given)
        self._opened = None
        self._show_step(self.start)
        self._next_in_queue()

    def take(self, given: Sequence[Given]) -> None:
        """Bring these in after what is being imported, or at once where nothing is."""
        if self._task is not None:
            self._queue.extend(given)
        elif self._step in (self.start, self.result):
            self.open(given)
        else:
            self._queue.extend(given)
            self.bottom_bar.say(self.tr("Comes next: {0}").format(_name(given[0])))

    def stop(self) -> None:
        """Cancel what is running."""
        if self._task is not None:
            self._task.cancel()
            self.waiting.show_stopping()

    def go_back(self) -> None:
        """Go a step back; from the first one, leave."""
        if self._task is not None:
            self.stop()
        elif self._step is self.check and self._correctable() is not None:
            self._show_step(self._correctable())
        elif self._step in (self.start, self.result) or self._opened is None:
            self._queue.clear()
            self.left.emit()
        else:
            self._opened = None
            self._show_step(self.start)

    def go_forward(self) -> None:
        """Go on to the next step; from the last one, import."""
        if self._task is not None or self._reading is not None:
            return
        if self._step is self.start:
            self._on_choose()
        elif self._step in (self.document, self.table):
            self._plan_first()
        elif self._step is self.check and self.check.plan is not None:
            self._import()
        elif self._step is self.result:
            self._after_result()

    def paste(self) -> None:
        """Bring in what the clipboard holds: files, or a text."""
        given = pasted()
        if given:
            self.take(given)
        elif self._step is self.start:
            self.start.show_problem(self.tr("The clipboard holds no text. Copy some, then paste."))

    def _build(self) -> None:
        for step in (
            self.start,
            self.waiting,
            self.document,
            self.table,
            self.check,
            self.result,
        ):
            self.stack.addWidget(step)
        cuts = self.document.actions_here
        self._cut_buttons = self.top_bar.add_actions((cuts["undo"], cuts["redo"]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        inside = QVBoxLayout()
        inside.setContentsMargins(L + 4, L, L + 4, L)
        inside.addWidget(self.stack)
        column.addLayout(inside, 1)
        column.addWidget(self.bottom_bar)

    def _connect(self) -> None:
        commands = {
            "choose": self._on_choose,
            "paste": self.paste,
            "forward": self.go_forward,
            "leave": self.go_back,
        }
        for name, slot in commands.items():
            self.actions_here[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        self.top_bar.close_button.clicked.connect(self._on_close)
        self.bottom_bar.back_button.clicked.connect(self.go_back)
        self.bottom_bar.forward_button.clicked.connect(self.go_forward)
        self.start.choose_chosen.connect(self._on_choose)
        self.start.paste_chosen.connect(self.paste)
        self.waiting.stop_chosen.connect(self.stop)
        self.document.reading_wanted.connect(self._read_again)
        self.table.form_changed.connect(self._on_form_changed)
        for step in (self.document, self.table, self.check):
            step.said.connect(self._on_said)
        self.check.destination.changed.connect(self._plan_again)
        self.result.undo_chosen.connect(self._on_undo)
        self._patience.timeout.connect(self._on_patience)

    def _show_step(self, step: QWidget) -> None:
        self._step = step
        self.stack.setCurrentWidget(step)
        names, place = self._trail()
        self.top_bar.show_steps(names, place)
        self.top_bar.show_name(self._opened.name if self._opened else "")
        for button in self._cut_buttons:
            button.setVisible(step is self.document)
        self.bottom_bar.setVisible(step is not self.start)
        self.bottom_bar.say("")
        if step is self.result:
            self.bottom_bar.offer(self._words_after_result(), back=True)
            self.bottom_bar.back_button.setText(self.tr("Close"))
        else:
            self.bottom_bar.back_button.setText(self.tr("Back"))
            is_last = step is self.check
            self.bottom_bar.offer(self.tr("Import") if is_last else self.tr("Next"))
        if step is self.start:
            self.start.choose_button.setFocus()
        elif step is self.document:
            self.document.refresh()
        elif step is self.check:
            self.check.refresh()

    def _trail(self) -> tuple[list[str], int]:
        if self._opened is None:
            return [], 0
        correct = {
            self.document: self.tr("Cut"),
            self.table: self.tr("Columns"),
        }.get(self._correctable())
        names = [*([correct] if correct else []), self.tr("Check"), self.tr("Done")]
        places = {self.result: len(names) - 1, self.check: len(names) - 2}
        return names, places.get(self._step, 0)

    def _correctable(self) -> QWidget | None:
        """Return the step in which what was opened can be corrected."""
        if self._opened is None:
            return None
        if self._opened.document is not None:
            return self.document
        return self.table if self._opened.table is not None else None

    def _next_in_queue(self) -> None:
        if self._queue:
            given = self._queue.pop(0)
            name = _name(given)
            self._run(
                self.tr("Looking at {0}").format(name),
                lambda progress: self._importer.look(given, name, progress),
                self._on_looked,
            )

    def _on_looked(self, opened: Opened) -> None:
        self._opened = opened
        self.start.show_problem("")
        self.check.destination.open(
            _deck_of(opened), self._importer.decks(), left_to_file=opened.form in _OWN_DECKS
        )
        if opened.document is not None:
            self._show_step(self.document)
            self.document.open(opened.document)
        elif opened.table is not None:
            self._show_step(self.table)
            self.table.open(opened.table, opened.preview)
        else:
            self._plan_first()

    def _read_again(self) -> None:
        """Read the document for what was decided last; what is decided meanwhile, afterwards."""
        if self._reading is not None or self._opened is None:
            return
        opened, work = self._opened, self.document.desk.work
        task = Task(lambda _progress: self._importer.redraw(opened, work.cuts, work.without))
        self._reading = task
        task.succeeded.connect(lambda read: self._on_read(opened, read, work))
        task.failed.connect(self._on_reading_failed)
        self._tasks.start(task)

    def _on_read(self, before: Opened, read: Opened, work: Any) -> None:
        self._reading = None
        if self._opened is not before:
            return
        self._opened = read
        self.document.show_document(read.document, work.cuts, work.without)
        if self.document.desk.is_stale:
            self._read_again()

    def _on_reading_failed(self, error: Exception) -> None:
        self._reading = None
        if not isinstance(error, StudyError):
            raise error
        self.document.desk.undo()
        self.document.refresh()
        self.bottom_bar.say(str(error), is_problem=True)

    def _on_form_changed(self) -> None:
        opened, form = self._opened, self.table.form
        try:
            read = self._importer.reform(opened, form)
        except StudyError as error:
            self.table.open(opened.table, opened.preview)
            self.bottom_bar.say(str(error), is_problem=True)
            return
        self._opened = read
        self.table.show_table(read.table, read.preview)

    def _plan_first(self) -> None:
        self._run(self.tr("Comparing with your cards"), self._planner(), self._on_planned)

    def _plan_again(self) -> None:
        if self._step is self.check and self._task is None:
            self._run(self.tr("Comparing with your cards"), self._planner(), self._on_planned)

    def _planner(self) -> Callable:
        opened, where = self._opened, self.check.destination
        deck = "" if where.deck == opened.deck else where.deck
        tags = where.tags
        drafts = self.document.desk.decisions() if opened.document is not None else {}

        def work(progress: Callable[[str, float], None]) -> tuple:
            plan = self._importer.plan(opened, deck, tags, drafts, progress)
            return plan, self._importer.likenesses(plan, progress)

        return work

    def _on_planned(self, planned: tuple) -> None:
        plan, likenesses = planned
        is_first = self._step is not self.check
        self._show_step(self.check)
        self.check.show_plan(plan, likenesses)
        if is_first:
            self.check.list.setFocus()

    def _import(self) -> None:
        plan = self.check.plan
        label = self.tr("Import of {0}").format(self._opened.name)
        self._run(
            self.tr("Importing"),
            lambda progress: self._importer.apply(plan, label, progress),
            self._on_imported,
        )

    def _on_imported(self, report: ImportReport) -> None:
        self._report = report
        self.result.show_report(report)
        self._show_step(self.result)
        self.bottom_bar.forward_button.setFocus()
        self.changed.emit()

    def _on_undo(self) -> None:
        report = self._report
        self._run(
            self.tr("Undoing the import"),
            lambda _progress: self._importer.take_back(report),
            self._on_undone,
        )

    def _on_undone(self, _nothing: None) -> None:
        self._report = None
        self._show_step(self.result)
        self.result.show_undone()
        self.changed.emit()

    def _words_after_result(self) -> str:
        if self._queue:
            return self.tr("Next file")
        return self.tr("Study now") if self._deck_to_study() else self.tr("Import another")

    def _after_result(self) -> None:
        if self._queue:
            self.open(list(self._queue))
        elif self._deck_to_study():
            self.study_requested.emit(self._deck_to_study())
        else:
            self.open()

    def _deck_to_study(self) -> str:
        """Return the deck into which most of what is new went, empty when nothing is."""
        if self._report is None or not self._report.added:
            return ""
        decks = [item.after.deck for item in self._report.items if item.state == "new"]
        return max(set(decks), key=decks.count) if decks else ""

    def _run(self, title: str, work: Callable, done: Callable) -> None:
        """Do something beside the window; the learner sees it when it takes a while."""
        if self._task is not None:
            return
        task = Task(work)
        self._task = task
        self.waiting.begin(title)
        self._patience.start()
        task.progressed.connect(self.waiting.show_progress)
        task.succeeded.connect(lambda result: self._end(lambda: done(result)))
        task.failed.connect(lambda error: self._end(lambda: self._on_failed(error)))
        task.cancelled.connect(lambda: self._end(self._on_cancelled))
        self._tasks.start(task)

    def _end(self, then: Callable[[], None]) -> None:
        self._task = None
        self._patience.stop()
        if self.stack.currentWidget() is self.waiting:
            self._show_step(self._step)
        then()

    def _on_patience(self) -> None:
        self.stack.setCurrentWidget(self.waiting)
        self.bottom_bar.hide()
        self.waiting.stop_button.setFocus()

    def _on_cancelled(self) -> None:
        said = self.tr("Cancelled. Nothing was written.")
        if self._step is self.start:
            self.start.show_problem(said)
        else:
            self.bottom_bar.say(said)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StudyError):
            raise error
        if self._step is self.result:
            self.result.show_problem(str(error))
        elif self._step is self.start or (
            self._correctable() is None and self._step is not self.check
        ):
            self._opened = None
            self._show_step(self.start)
            self.start.show_problem(str(error))
        else:
            self.bottom_bar.say(str(error), is_problem=True)

    def _on_said(self, sentence: str) -> None:
        if self.sender() is self._step:
            self.bottom_bar.say(sentence)

    def _on_choose(self) -> None:
        if self._task is None and self._step in (self.start, self.result):
            chosen = self._ask_which(self)
            if chosen:
                self.open(chosen)

    def _on_close(self) -> None:
        self.stop()
        self._queue.clear()
        self.left.emit()

    def _edit_note(self, note: Note) -> Note | None:
        from studyapp.ui.dialogs.edit_note import EditNoteDialog

        return EditNoteDialog.edit(self, self._kit, self._icons, note)

    def _edit_draft(self, draft: DeskDraft) -> dict[str, Any] | None:
        """Edit a draft as the note that it would become; return what is different then."""
        was = draft.draft
        kind = kind_of(was.front, was.back, was.key_points)
        note = Note("draft", "", kind, was.front, was.back, was.key_points, tags=was.tags)
        note = replace(note, more=was.more)
        edited = self._edit_note(note)
        if edited is None:
            return None
        return {
            name: getattr(edited, name)
            for name in _TEXTS
            if getattr(edited, name) != getattr(was, name)
        }


def ask_which_files(parent: QWidget) -> list[Path]:
    """Return the files that the learner chooses."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, parent.tr("Import"))
    return [Path(name) for name in chosen]


def _deck_of(opened: Opened) -> str:
    """Return the deck to suggest; a file's name without its suffix."""
    is_name = opened.deck == opened.name and opened.path is not None
    return Path(opened.deck).stem if is_name else opened.deck


def _name(given: Given) -> str:
    return given.name if isinstance(given, Path) else ""
