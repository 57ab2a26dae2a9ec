"""Bringing material in, over the whole window: look, correct, check, and only then write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.files import FileForm
from studyapp.core.progress import Progress
from studyapp.ui.actions import IMPORT, Actions
from studyapp.ui.clipboard import pasted
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.document.draft_editing import edited_texts
from studyapp.ui.pages.importing.frame import ImportFrame
from studyapp.ui.pages.importing.importer import Given, Importer
from studyapp.ui.pages.importing.rereading import Rereading
from studyapp.ui.pages.importing.runner import Runner
from studyapp.ui.tasks import Tasks
from studyapp.ui.widgets.card.kit import CardKit

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportReport, Opened

_OWN_DECKS = (FileForm.ANKI, FileForm.JSON, FileForm.DECK_TEXT, FileForm.MNEMOSYNE)


class ImportPage(ImportFrame):
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
        super().__init__(kit, icons, importer, self._edit_note, self._edit_draft, parent)
        self._kit = kit
        self._icons = icons
        self._importer = importer
        self._ask_which = ask_which or ask_which_files
        self._opened: Opened | None = None
        self._report: ImportReport | None = None
        self._queue: list[Given] = []
        self._given: Given = ""
        self._problem = ""
        self._is_going_on = False
        self.actions_here = Actions(IMPORT, kit.theme, icons, self)
        self._runner = Runner(tasks, self.waiting, self)
        self._rereading = Rereading(tasks, importer, self.document, self)
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, planned or written."""
        return self._runner.is_busy or self._rereading.is_busy

    def open(self, given: Sequence[Given] = ()) -> None:
        """Begin, with files or a text if there are any."""
        self._queue = list(given)
        self._leave_file()
        self._next_in_queue()

    def take(self, given: Sequence[Given]) -> None:
        """Bring these in after what is being imported, or at once where nothing is."""
        if self._runner.is_busy or self.step not in (self.start, self.result):
            self._queue.extend(given)
            if given and not self._runner.is_busy:
                self.tell(self.tr("Comes next: {0}").format(_name(given[0])))
        else:
            self.open(given)

    def go_back(self) -> None:
        """Go a step back; from the first one, leave."""
        correcting = self.correcting(self._opened)
        if self._runner.is_busy:
            self._runner.stop()
        elif self.step is self.check and correcting is not None:
            self._show(correcting)
        elif self.step in (self.start, self.result):
            self._on_close()
        else:
            self._leave_file()

    def go_forward(self) -> None:
        """Go on to the next step; from the last one, import."""
        self._is_going_on = self._rereading.is_busy
        if self.is_busy:
            return
        if self.step is self.start:
            self._on_choose()
        elif self.step in (self.document, self.table):
            self._plan()
        elif self.step is self.check and self.check.plan is not None:
            self._import()
        elif self.step is self.result:
            self._after_result()

    def paste(self) -> None:
        """Bring in what the clipboard holds: files, or a text."""
        given = pasted()
        if given:
            self.take(given)
        elif self.step is self.start:
            self.tell(self.tr("The clipboard holds no text. Copy some, then paste."))

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
        self.top_bar.form_chosen.connect(self._look)
        self.bottom_bar.back_button.clicked.connect(self.go_back)
        self.bottom_bar.forward_button.clicked.connect(self.go_forward)
        self.start.choose_chosen.connect(self._on_choose)
        self.start.paste_chosen.connect(self.paste)
        self.document.reading_wanted.connect(self._rereading.read_again)
        self._rereading.read.connect(self._on_read)
        self._rereading.failed.connect(self._on_failed)
        self._rereading.finished.connect(self._on_reading_finished)
        self._runner.lasted.connect(self.show_waiting)
        self._runner.ended.connect(self._on_run_ended)
        self._runner.cancelled.connect(self._on_cancelled)
        self._runner.failed.connect(self._on_failed)
        self.table.form_changed.connect(self._on_form_changed)
        self.check.destination.changed.connect(self._on_destination_changed)
        self.result.undo_chosen.connect(self._on_undo)

    def _show(self, step: QWidget) -> None:
        forward = {self.check: self.tr("Import"), self.result: self._words_after_result()}
        self.show_step(step, self._opened, forward.get(step, self.tr("Next")))

    def _leave_file(self) -> None:
        self._opened = None
        self._rereading.begin(None)
        self._show(self.start)

    def _next_in_queue(self) -> None:
        if self._queue and not self._runner.is_busy:
            self._given = self._queue.pop(0)
            self._look()

    def _look(self, form: FileForm | None = None) -> None:
        """Look at a file as what it is, or as what the learner says."""
        given, name = self._given, _name(self._given)
        self._runner.run(
            self.tr("Looking at {0}").format(name or self.tr("the text")),
            lambda progress: self._importer.look(given, name, form, progress),
            self._on_looked,
        )

    def _on_looked(self, opened: Opened) -> None:
        self._opened = opened
        self.start.show_problem("")
        self.check.begin()
        has_decks = opened.form in _OWN_DECKS
        self.check.destination.open(
            _deck_of(opened), self._importer.decks(), left_to_file=has_decks
        )
        self._rereading.begin(opened if opened.document is not None else None)
        if opened.document is not None:
            self._show(self.document)
            self.document.open(opened.document)
        elif opened.table is not None:
            self._show(self.table)
            self.table.show_table(opened.table, opened.preview)
        else:
            self._plan()
        if self._problem:
            self.tell(self._problem, is_problem=True)
            self._problem = ""

    def _on_read(self, opened: Opened) -> None:
        self._opened = opened

    def _on_reading_finished(self) -> None:
        if self._is_going_on:
            self.go_forward()

    def _on_form_changed(self) -> None:
        try:
            self._opened = self._importer.reform(self._opened, self.table.form)
            said = ""
        except StudyError as error:
            said = str(error)
        self.table.show_table(self._opened.table, self._opened.preview)
        if said:
            self.tell(said, is_problem=True)

    def _on_destination_changed(self) -> None:
        if self.step is self.check:
            self._plan()

    def _plan(self) -> None:
        self._runner.run(self.tr("Comparing with your cards"), self._planner(), self._on_planned)

    def _planner(self) -> Callable[[Progress], tuple]:
        opened, where = self._opened, self.check.destination
        deck, tags = where.deck, where.tags
        if deck == opened.deck:
            deck = ""
        drafts = self.document.editing.decisions() if opened.document is not None else {}

        def work(progress: Progress) -> tuple:
            plan = self._importer.plan(opened, deck, tags, drafts, progress)
            return plan, self._importer.likenesses(plan, progress)

        return work

    def _on_planned(self, planned: tuple) -> None:
        is_first = self.step is not self.check
        self._show(self.check)
        self.check.show_plan(*planned)
        if is_first:
            self.check.list.setFocus()

    def _import(self) -> None:
        plan = self.check.plan
        label = self.tr("Import of {0}").format(self._opened.name)
        self._runner.run(
            self.tr("Importing"),
            lambda progress: self._importer.apply(plan, label, progress),
            self._on_imported,
            writes=True,
        )

    def _on_imported(self, report: ImportReport) -> None:
        self._report = report
        self.result.show_report(report)
        self._show(self.result)
        self.bottom_bar.forward_button.setFocus()
        self.changed.emit()

    def _on_undo(self) -> None:
        report = self._report
        self._runner.run(
            self.tr("Undoing the import"),
            lambda _progress: self._importer.take_back(report),
            self._on_undone,
            can_stop=False,
            writes=True,
        )

    def _on_undone(self, _nothing: None) -> None:
        self._report = None
        self._show(self.result)
        self.result.show_undone()
        self.changed.emit()

    def _words_after_result(self) -> str:
        if self._queue:
            return self.tr("Next file")
        return self.tr("Study now") if _new_decks(self._report) else self.tr("Import another")

    def _after_result(self) -> None:
        decks = _new_decks(self._report)
        if self._queue or not decks:
            self.open(list(self._queue))
        else:
            self.study_requested.emit(decks.most_common(1)[0][0])

    def _on_run_ended(self) -> None:
        if self.stack.currentWidget() is self.waiting:
            self._show(self.step)

    def _on_cancelled(self) -> None:
        self.tell(self.tr("Cancelled. Nothing was written."))
        self._next_in_queue()

    def _on_failed(self, error: Exception) -> None:
        """Say in place what the learner can do about it; other errors are for the log."""
        if not isinstance(error, StudyError):
            raise error
        if self._opened is not None:
            self.top_bar.form_picker.set_current(self._opened.form)
        if self.step is self.start and self._queue:
            self._problem = str(error)
            self._next_in_queue()
        else:
            self.tell(str(error), is_problem=True)

    def _on_choose(self) -> None:
        if not self._runner.is_busy and self.step in (self.start, self.result):
            chosen = self._ask_which(self)
            if chosen:
                self.open(chosen)

    def _on_close(self) -> None:
        self._runner.stop()
        self._queue.clear()
        self.left.emit()

    def _edit_note(self, note: Note) -> Note | None:
        from studyapp.ui.dialogs.edit_note import EditNoteDialog

        return EditNoteDialog.edit(self, self._kit, self._icons, note)

    def _edit_draft(self, draft: EditedDraft) -> dict[str, Any] | None:
        return edited_texts(draft, self._edit_note)


def ask_which_files(parent: QWidget) -> list[Path]:
    """Return the files that the learner chooses."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, parent.tr("Import"))
    return [Path(name) for name in chosen]


def _deck_of(opened: Opened) -> str:
    """Return the deck to suggest; a file's name without its suffix."""
    is_name = opened.deck == opened.name and opened.path is not None
    return Path(opened.deck).stem if is_name else opened.deck


def _new_decks(report: ImportReport | None) -> Counter[str]:
    """Return into which decks new notes went, and how many."""
    items = report.items if report is not None else ()
    return Counter(item.after.deck for item in items if item.state == "new" and item.after)


def _name(given: Given) -> str:
    return given.name if isinstance(given, Path) else ""
