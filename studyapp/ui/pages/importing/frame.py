"""The bars and the place between them in which one step of an import is shown at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.core.cards import Note
from studyapp.core.importing.opened import Opened
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing.bars import ImportBottomBar, ImportTopBar
from studyapp.ui.pages.importing.checking.check_step import CheckStep
from studyapp.ui.pages.importing.document.document_step import DocumentStep, EditDraft
from studyapp.ui.pages.importing.document.draft_editing import EditNote
from studyapp.ui.pages.importing.result_step import ResultStep
from studyapp.ui.pages.importing.start_step import StartStep
from studyapp.ui.pages.importing.table.table_step import TableStep
from studyapp.ui.pages.importing.waiting_step import WaitingStep
from studyapp.ui.tokens import L
from studyapp.ui.widgets.card.kit import CardKit


class ImportFrame(QWidget):
    """Holds the steps and shows one; the bars say where one is and how to go on.

    What is done in the steps, and which one comes next, is the page's.
    """

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        edit_note: EditNote,
        edit_draft: EditDraft,
        find_note: Callable[[str], Note],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = kit.theme
        self.top_bar = ImportTopBar(theme, icons)
        self.bottom_bar = ImportBottomBar(theme, icons)
        self.start = StartStep(theme, icons)
        self.waiting = WaitingStep(theme, icons)
        self.document = DocumentStep(theme, icons, edit_draft)
        self.table = TableStep(theme, icons)
        self.check = CheckStep(kit, icons, edit_note, find_note)
        self.result = ResultStep(theme, icons)
        self.stack = QStackedWidget()
        self.step: QWidget = self.start
        self._build()
        for step in (self.document, self.table, self.check):
            step.said.connect(self._on_said)

    @property
    def is_waiting(self) -> bool:
        """Whether something that takes a while is shown instead of the step."""
        return self.stack.currentWidget() is self.waiting

    def show_step(self, step: QWidget, opened: Opened | None, forward: str) -> None:
        """Show a step of an import, and what the way on from it is called."""
        self.step = step
        self.stack.setCurrentWidget(step)
        self._show_bars(opened, forward)
        if step is self.start:
            self.start.choose_button.setFocus()

    def show_again(self, step: QWidget, opened: Opened | None, forward: str) -> None:
        """Show a step that was left, as it stands."""
        self.show_step(step, opened, forward)
        if step is self.document:
            self.document.refresh()
        elif step is self.check:
            self.check.refresh()

    def show_waiting(self) -> None:
        """Show that something takes a while; the step stays the one it was."""
        self.stack.setCurrentWidget(self.waiting)
        self.bottom_bar.hide()
        self.waiting.stop_button.setFocus()

    def tell(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say something in the place that the step has for it."""
        if self.step is self.start:
            self.start.show_problem(sentence)
        elif self.step is self.result and is_problem:
            self.result.show_problem(sentence)
        else:
            self.bottom_bar.say(sentence, is_problem=is_problem)

    def correcting(self, opened: Opened | None) -> QWidget | None:
        """Return the step in which what was opened can be corrected, None when nothing can."""
        if opened is None:
            return None
        if opened.document is not None:
            return self.document
        return self.table if opened.table is not None else None

    def _show_bars(self, opened: Opened | None, forward: str) -> None:
        names, place = self._trail(opened)
        self.top_bar.show_steps(names, place)
        can_choose = self.step is not self.result
        form = opened.form if opened is not None and opened.content and can_choose else None
        self.top_bar.show_file(opened.name if opened else "", form)
        for button in self._cut_buttons:
            button.setVisible(self.step is self.document)
        self.bottom_bar.setVisible(self.step is not self.start)
        self.bottom_bar.say("")
        back = self.tr("Close") if self.step is self.result else self.tr("Back")
        self.bottom_bar.offer(forward, back)

    def _trail(self, opened: Opened | None) -> tuple[list[str], int]:
        if opened is None:
            return [], 0
        correct: dict[QWidget, str] = {
            self.document: self.tr("Cut"),
            self.table: self.tr("Columns"),
        }
        correcting = self.correcting(opened)
        first = correct[correcting] if correcting is not None else ""
        names = [name for name in (first, self.tr("Check"), self.tr("Done")) if name]
        places: dict[QWidget, int] = {self.result: len(names) - 1, self.check: len(names) - 2}
        return names, places.get(self.step, 0)

    def _build(self) -> None:
        steps = (self.start, self.waiting, self.document, self.table, self.check, self.result)
        for step in steps:
            self.stack.addWidget(step)
        cuts = self.document.actions_here
        self._cut_buttons = self.top_bar.add_actions((cuts["undo"], cuts["redo"]))
        inside = QVBoxLayout()
        inside.setContentsMargins(L + 4, L, L + 4, L)
        inside.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(inside, 1)
        column.addWidget(self.bottom_bar)

    def _on_said(self, sentence: str) -> None:
        if self.sender() is self.step:
            self.bottom_bar.say(sentence)
