"""Cutting a document: its lines at the left, the notes it would become at the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.core.importing.drafts import Document, DraftState, RepairKind
from studyapp.ui import words
from studyapp.ui.actions import CUTS, Actions
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.document_editing import DocumentEditing, EditedDraft
from studyapp.ui.pages.importing.document.draft_list import DraftList
from studyapp.ui.pages.importing.document.line_marks import LineMarks
from studyapp.ui.pages.importing.document.repair_list import RepairList
from studyapp.ui.pages.importing.document.source_view import SourceView
from studyapp.ui.pages.importing.hint_row import HintRow
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

EditDraft = Callable[[EditedDraft], dict[str, Any] | None]
"""Opens an editor on a draft; returns the texts that changed, None where none did."""


class DocumentStep(QWidget):
    """Shows a document and everything that can be done to it.

    Signals: `reading_wanted` when the document has to be read again; `said` with one sentence
    on what will be imported.
    """

    reading_wanted = Signal()
    said = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, edit: EditDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._edit = edit
        self.editing: DocumentEditing
        self._line = 0
        self._has_doubtful = False
        self.actions_here = Actions(CUTS, theme, icons, self)
        self.source = SourceView(theme)
        self.drafts = DraftList(theme)
        self.repairs = RepairList(theme, icons)
        self.tabs = SegmentedControl(
            self.tr("Shown"), (("drafts", self.tr("Notes")), ("repairs", self.tr("Repairs")))
        )
        self.doubtful_button = Button(theme, icons, "", kind="soft", icon="alert")
        self.note_label = Label("", "caption")
        self.nothing_label = Label(self.tr("Nothing had to be mended."), "quiet")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def open(self, document: Document) -> None:
        """Begin with a document, nothing decided."""
        self.editing = DocumentEditing(document)
        self._line = document.cuts[0] if document.cuts else 0
        self._on_tab_chosen("drafts")
        self.doubtful_button.setChecked(False)
        self.drafts.rows.only_doubtful = False
        self.source.set_lines(document.lines)
        shape, count = say.shape(document.shape), say.lines(len(document.lines))
        score = self.tr(" · score {0}").format(document.score) if document.score else ""
        self.note_label.setText(f"{count} · {shape}{score}")
        self._show()
        self.source.go_to(self._line)
        self.drafts.setFocus()

    def show_document(
        self, document: Document, cuts: tuple[int, ...], without: frozenset[str]
    ) -> None:
        """Show the document as it was read again for these decisions."""
        self.editing.take(document, cuts, without)
        self._show()

    def refresh(self) -> None:
        """Show the document as it stands."""
        self._show()

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(L)
        splitter.addWidget(self._source_panel())
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([1000, 1000])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _source_panel(self) -> QWidget:
        panel = Panel()
        panel.body.setContentsMargins(1, 1, 1, 1)
        panel.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(L, M, L, M)
        head.setSpacing(M)
        head.addWidget(Label(self.tr("The document"), "section"))
        head.addWidget(self.note_label, 1)
        panel.body.addLayout(head)
        panel.body.addWidget(self.source, 1)
        hints = HintRow(
            self._theme,
            (
                ("S", self.tr("split")),
                ("M", self.tr("merge")),
                (self.tr("Alt ↑ ↓"), self.tr("move")),
            ),
        )
        hints.setContentsMargins(L, S, L, S)
        panel.body.addWidget(hints)
        panel.setMinimumWidth(320)
        return panel

    def _right_side(self) -> QWidget:
        self.doubtful_button.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(self.tabs)
        head.addStretch()
        head.addWidget(self.doubtful_button)
        draft_keys = (
            (self.tr("F2"), self.tr("front")),
            ("E", self.tr("edit")),
            ("X", self.tr("leave out")),
            ("N", self.tr("next to look at")),
        )
        panel = Panel()
        panel.body.setContentsMargins(S, S, S, S)
        panel.body.addWidget(self.nothing_label, 0, Qt.AlignmentFlag.AlignCenter)
        panel.body.addWidget(self.repairs)
        repair_keys = (
            (self.tr("Space"), self.tr("on or off")),
            (self.tr("Enter"), self.tr("fold")),
        )
        self._stack.addWidget(_above(self.drafts, HintRow(self._theme, draft_keys)))
        self._stack.addWidget(_above(panel, HintRow(self._theme, repair_keys)))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        side.setMinimumWidth(360)
        return side

    def _connect(self) -> None:
        self.source.line_entered.connect(self._on_line_entered)
        self.source.cut_moved.connect(self._on_cut_moved)
        self.source.split_requested.connect(self._on_split)
        self.source.merge_requested.connect(self._on_merge)
        self.drafts.draft_chosen.connect(self._on_draft_chosen)
        self.drafts.front_edited.connect(self._on_front_edited)
        self.drafts.merge_requested.connect(self._on_merge)
        self.repairs.repair_switched.connect(lambda key, on: self._do("switch", [key], on))
        self.repairs.kind_switched.connect(self._on_kind_switched)
        self.repairs.place_chosen.connect(self.source.go_to)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.doubtful_button.clicked.connect(self._set_only_doubtful)
        commands = {
            "split": lambda: self._on_split(self.source.current_line),
            "merge": lambda: self._on_merge(self._line),
            "cut_up": lambda: self._on_cut_moved(self._line, self._line - 1),
            "cut_down": lambda: self._on_cut_moved(self._line, self._line + 1),
            "front": self._on_front,
            "edit": self._on_edit,
            "drop": self._on_drop,
            "doubtful": self._on_next_doubtful,
            "undo": lambda: self._do("undo"),
            "redo": lambda: self._do("redo"),
        }
        for name, slot in commands.items():
            self.actions_here[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _do(self, verb: str, *given: Any, **texts: Any) -> None:
        """Do something to the document and show what came of it."""
        getattr(self.editing, verb)(*given, **texts)
        self._show()
        if self.editing.is_stale:
            self.reading_wanted.emit()

    def _show(self) -> None:
        editing = self.editing
        drafts = editing.drafts()
        self._line = _nearest(editing.work.cuts, self._line)
        self.source.set_marks(LineMarks.of(editing.document, drafts))
        self.source.set_current_cut(self._line)
        self.drafts.show_drafts(drafts, self._line)
        self.repairs.show_repairs(editing.shown_repairs(), editing.document.lines)
        has_repairs = bool(editing.document.repairs)
        self.repairs.setVisible(has_repairs)
        self.nothing_label.setVisible(not has_repairs)
        self._show_counts(drafts)
        self.actions_here["undo"].setEnabled(editing.can_undo)
        self.actions_here["redo"].setEnabled(editing.can_redo)

    def _show_counts(self, drafts: list[EditedDraft]) -> None:
        doubtful = sum(draft.needs_a_look for draft in drafts)
        self.tabs.set_text("drafts", self.tr("Notes {0}").format(f"{len(drafts):,}"))
        repairs = self.editing.document.repairs
        self.tabs.set_text("repairs", self.tr("Repairs {0}").format(f"{len(repairs):,}"))
        text = words.counted(
            doubtful, self.tr("{count} needs a look"), self.tr("{count} need a look")
        )
        self.doubtful_button.setText(f"\N{NO-BREAK SPACE}{text}")
        self.doubtful_button.setAccessibleName(text)
        self._has_doubtful = doubtful > 0 or self.drafts.rows.only_doubtful
        self._show_doubtful()
        self.said.emit(self._sentence([draft for draft in drafts if not draft.is_left_out]))

    def _sentence(self, drafts: list[EditedDraft]) -> str:
        open_ones = sum(draft.draft.state is not DraftState.COMPLETE for draft in drafts)
        notes = say.notes(len(drafts))
        if not open_ones:
            return self.tr("{notes}, all complete.").format(notes=notes)
        return self.tr(
            "{notes}. {count} not complete: kept suspended, with the tag “incomplete”."
        ).format(notes=notes, count=open_ones)

    def _set_only_doubtful(self, only: bool) -> None:
        self.doubtful_button.setChecked(only)
        self.drafts.rows.set_only_doubtful(only)
        first = self.drafts.rows.draft(0)
        if self.drafts.rows.row_of(self._line) < 0 and first is not None:
            self._on_draft_chosen(first.line)
        self.drafts.choose(self._line)

    def _on_line_entered(self, line: int) -> None:
        mark = self.source.marks.mark_at(line)
        if mark is not None:
            self._line = mark.line
            self.drafts.choose(mark.line)
        self.source.set_current_cut(mark.line if mark else 0)

    def _on_draft_chosen(self, line: int) -> None:
        self._line = line
        self.source.set_current_cut(line)
        self.source.go_to(line)

    def _on_cut_moved(self, line: int, to: int) -> None:
        self._line = self.editing.move(line, to)
        self.source.go_to(self._line)
        self._show()
        if self.editing.is_stale:
            self.reading_wanted.emit()

    def _on_split(self, line: int) -> None:
        self._line = line
        self._do("split", line)

    def _on_merge(self, line: int) -> None:
        self._do("merge", _nearest(self.editing.work.cuts, line))

    def _on_kind_switched(self, kind: RepairKind, on: bool) -> None:
        self._do("switch_kind", kind, on)

    def _on_front_edited(self, line: int, front: str) -> None:
        self._do("edit", line, front=front)

    def _on_front(self) -> None:
        self._on_tab_chosen("drafts")
        self.drafts.setFocus()
        self.drafts.edit_front()

    def _on_edit(self) -> None:
        draft = self.drafts.rows.draft(self.drafts.currentIndex().row())
        texts = self._edit(draft) if draft is not None else None
        if draft is not None and texts:
            self._do("edit", draft.line, **texts)

    def _on_drop(self) -> None:
        draft = self.drafts.rows.draft(self.drafts.currentIndex().row())
        if draft is not None:
            self._do("leave_out", [draft.line], not draft.is_left_out)

    def _on_next_doubtful(self) -> None:
        wanted = [draft.line for draft in self.editing.drafts() if draft.needs_a_look]
        later = [line for line in wanted if line > self._line] or wanted
        if later:
            self._on_tab_chosen("drafts")
            self.drafts.choose(later[0])
            self._on_draft_chosen(later[0])

    def _on_tab_chosen(self, name: str) -> None:
        self.tabs.set_current(name)
        self._stack.setCurrentIndex(0 if name == "drafts" else 1)
        self._show_doubtful()

    def _show_doubtful(self) -> None:
        self.doubtful_button.setVisible(self._has_doubtful and self.tabs.current == "drafts")


def _above(content: QWidget, hints: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(M)
    column.addWidget(content, 1)
    column.addWidget(hints)
    return page


def _nearest(cuts: tuple[int, ...], line: int) -> int:
    """Return the last cut at or before a line, the first one if there is none."""
    return max((cut for cut in cuts if cut <= line), default=cuts[0] if cuts else 0)
