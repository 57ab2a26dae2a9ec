"""Bringing material in, over the whole window: look, correct, check, and only then write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.core.importing.opened import Opened
from studyapp.core.progress import Progress
from studyapp.ui.actions import IMPORT, Actions
from studyapp.ui.clipboard import Given, pasted
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.document.draft_editing import edited_texts
from studyapp.ui.pages.importing.frame import ImportFrame
from studyapp.ui.pages.importing.rereading import Rereading
from studyapp.ui.pages.importing.runner import Runner
from studyapp.ui.tasks import Tasks
from studyapp.ui.widgets.card.kit import CardKit

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportPlan, ImportReport
    from studyapp.services.importing.service import ImportingService
    from studyapp.services.library import LibraryService

Planned: TypeAlias = "tuple[ImportPlan, Sequence[NoteLikeness]]"
"""What an import would do, and which of its new notes are like others."""


class ImportPage(QWidget):
    """Goes from a file to imported notes, step by step; the frame shows where it is.

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
        importing: ImportingService,
        library: LibraryService,
        parent: QWidget | None = None,
        *,
        ask_which: Callable[[QWidget], list[Path]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._icons = icons
        self._importing = importing
        self._library = library
        self._ask_which = ask_which or ask_which_files
        self._opened: Opened | None = None
        self._report: ImportReport | None = None
        self._queue: list[Given] = []
        self._given: Given = ""
        self._problem = ""
        self._is_going_on = False
        self.actions_here = Actions(IMPORT, kit.theme, icons, self)
        self.frame = ImportFrame(kit, icons, self._edit_note, self._edit_draft, library.note)
        self._runner = Runner(tasks, self.frame.waiting, self)
        self._rereading = Rereading(tasks, importing, self.frame.document, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
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
        frame = self.frame
        if self._runner.is_busy or frame.step not in (frame.start, frame.result):
            self._queue.extend(given)
            if given and not self._runner.is_busy:
                frame.tell(self.tr("Comes next: {0}").format(_name(given[0])))
        else:
            self.open(given)

    def go_back(self) -> None:
        """Go a step back; from the first one, leave."""
        frame = self.frame
        correcting = frame.correcting(self._opened)
        if self._runner.is_busy:
            self._runner.stop()
        elif frame.step is frame.check and correcting is not None:
            self._show_again(correcting)
        elif frame.step in (frame.start, frame.result):
            self._on_close()
        else:
            self._leave_file()

    def go_forward(self) -> None:
        """Go on to the next step; from the last one, import."""
        self._is_going_on = self._rereading.is_busy
        if self.is_busy:
            return
        frame, opened = self.frame, self._opened
        if frame.step is frame.start:
            self._on_choose()
        elif frame.step is frame.result:
            self._after_result()
        elif opened is None:
            return
        elif frame.step is not frame.check:
            self._plan(opened)
        elif frame.check.plan is not None:
            self._import(opened, frame.check.plan)

    def paste(self) -> None:
        """Bring in what the clipboard holds: files, or a text."""
        given = pasted()
        if given:
            self.take(given)
        elif self.frame.step is self.frame.start:
            self.frame.tell(self.tr("The clipboard holds no text. Copy some, then paste."))

    def _connect(self) -> None:
        commands = {
            "choose": self._on_choose,
            "paste": self.paste,
            "forward": self.go_forward,
            "leave": self.go_back,
        }
        for name, slot in commands.items():
            self.actions_here[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        frame = self.frame
        frame.top_bar.close_button.clicked.connect(self._on_close)
        frame.top_bar.form_chosen.connect(self._look)
        frame.bottom_bar.back_button.clicked.connect(self.go_back)
        frame.bottom_bar.forward_button.clicked.connect(self.go_forward)
        frame.start.choose_chosen.connect(self._on_choose)
        frame.start.paste_chosen.connect(self.paste)
        frame.document.reading_wanted.connect(self._rereading.read_again)
        frame.table.form_changed.connect(self._on_form_changed)
        frame.check.destination.changed.connect(self._on_destination_changed)
        frame.result.undo_chosen.connect(self._on_undo)
        self._rereading.read.connect(self._on_read)
        self._rereading.failed.connect(self._on_failed)
        self._rereading.finished.connect(self._on_reading_finished)
        self._runner.lasted.connect(frame.show_waiting)
        self._runner.ended.connect(self._on_run_ended)
        self._runner.cancelled.connect(self._on_cancelled)
        self._runner.failed.connect(self._on_failed)

    def _show(self, step: QWidget) -> None:
        self.frame.show_step(step, self._opened, self._forward_from(step))

    def _show_again(self, step: QWidget) -> None:
        self.frame.show_again(step, self._opened, self._forward_from(step))

    def _forward_from(self, step: QWidget) -> str:
        """Return what the way on from a step is called."""
        if step is self.frame.check:
            return self.tr("Import")
        if step is not self.frame.result:
            return self.tr("Next")
        if self._queue:
            return self.tr("Next file")
        return self.tr("Study now") if _new_decks(self._report) else self.tr("Import another")

    def _leave_file(self) -> None:
        self._opened = None
        self._rereading.begin(None)
        self._show(self.frame.start)

    def _next_in_queue(self) -> None:
        if self._queue and not self._runner.is_busy:
            self._given = self._queue.pop(0)
            self._look()

    def _look(self, form: str | None = None) -> None:
        """Look at a file as what it is, or as what the learner says."""
        given, name = self._given, _name(self._given)
        self._runner.run(
            self.tr("Looking at {0}").format(name or self.tr("the text")),
            lambda progress: self._importing.look(given, name=name, form=form, progress=progress),
            self._on_looked,
        )

    def _on_looked(self, opened: Opened) -> None:
        frame = self.frame
        self._opened = opened
        frame.start.show_problem("")
        frame.check.begin()
        frame.check.destination.open(
            _deck_of(opened), self._library.decks(), left_to_file=opened.has_decks
        )
        self._rereading.begin(opened if opened.document is not None else None)
        if opened.document is not None:
            self._show(frame.document)
            frame.document.open(opened.document)
        elif opened.table is not None:
            self._show(frame.table)
            frame.table.show_table(opened.table, opened.preview)
        else:
            self._plan(opened)
        if self._problem:
            frame.tell(self._problem, is_problem=True)
            self._problem = ""

    def _on_read(self, opened: Opened) -> None:
        self._opened = opened

    def _on_reading_finished(self) -> None:
        if self._is_going_on:
            self.go_forward()

    def _on_form_changed(self) -> None:
        opened, said = self._opened, ""
        if opened is None:
            return
        try:
            opened = self._importing.reform(opened, self.frame.table.form)
        except StudyError as error:
            said = str(error)
        self._opened = opened
        if opened.table is not None:
            self.frame.table.show_table(opened.table, opened.preview)
        if said:
            self.frame.tell(said, is_problem=True)

    def _on_destination_changed(self) -> None:
        if self._opened is not None and self.frame.step is self.frame.check:
            self._plan(self._opened)

    def _plan(self, opened: Opened) -> None:
        title = self.tr("Comparing with your cards")
        self._runner.run(title, self._planner(opened), self._on_planned)

    def _planner(self, opened: Opened) -> Callable[[Progress], Planned]:
        importing, where = self._importing, self.frame.check.destination
        tags, deck = where.tags, where.deck
        wanted = deck if deck and deck != opened.deck else None
        is_document = opened.document is not None
        drafts = self.frame.document.editing.decisions() if is_document else {}

        def work(progress: Progress) -> Planned:
            plan = importing.plan_opened(
                opened, deck=wanted, tags=tags, drafts=drafts, progress=progress
            )
            return plan, importing.likenesses(plan, progress=progress)

        return work

    def _on_planned(self, planned: Planned) -> None:
        check = self.frame.check
        is_first = self.frame.step is not check
        self._show(check)
        check.show_plan(*planned)
        if is_first:
            check.list.setFocus()

    def _import(self, opened: Opened, plan: ImportPlan) -> None:
        label = self.tr("Import of {0}").format(opened.name)
        self._runner.run(
            self.tr("Importing"),
            lambda progress: self._importing.apply(plan, label=label, progress=progress),
            self._on_imported,
            writes=True,
        )

    def _on_imported(self, report: ImportReport) -> None:
        self._report = report
        self.frame.result.show_report(report)
        self._show(self.frame.result)
        self.frame.bottom_bar.forward_button.setFocus()
        self.changed.emit()

    def _on_undo(self) -> None:
        report = self._report
        if report is not None:
            self._runner.run(
                self.tr("Undoing the import"),
                lambda _progress: self._importing.take_back(report),
                self._on_undone,
                can_stop=False,
                writes=True,
            )

    def _on_undone(self, _nothing: None) -> None:
        self._report = None
        self._show(self.frame.result)
        self.frame.result.show_undone()
        self.changed.emit()

    def _after_result(self) -> None:
        decks = _new_decks(self._report)
        if self._queue or not decks:
            self.open(list(self._queue))
        else:
            self.study_requested.emit(decks.most_common(1)[0][0])

    def _on_run_ended(self) -> None:
        if self.frame.is_waiting:
            self._show_again(self.frame.step)

    def _on_cancelled(self) -> None:
        self.frame.tell(self.tr("Cancelled. Nothing was written."))
        self._next_in_queue()

    def _on_failed(self, error: Exception) -> None:
        """Say in place what the learner can do about it; other errors are for the log."""
        if not isinstance(error, StudyError):
            raise error
        if self._opened is not None:
            self.frame.top_bar.form_picker.set_current(self._opened.form)
        if self.frame.step is self.frame.start and self._queue:
            self._problem = str(error)
            self._next_in_queue()
        else:
            self.frame.tell(str(error), is_problem=True)

    def _on_choose(self) -> None:
        frame = self.frame
        if not self._runner.is_busy and frame.step in (frame.start, frame.result):
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
