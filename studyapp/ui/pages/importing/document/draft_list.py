"""The drafts of a document, one card below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.document.draft_delegate import HEIGHT, DraftDelegate
from studyapp.ui.pages.importing.document.draft_model import DraftModel
from studyapp.ui.theme import Theme


class DraftList(QListView):
    """Lists drafts; a second click, F2 or Enter edits a front.

    Signals: `draft_chosen` with the line of a draft; `front_edited` with a line and a text;
    `merge_requested` with a line.
    """

    draft_chosen = Signal(int)
    front_edited = Signal(int, str)
    merge_requested = Signal(int)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, shows_state: bool = True
    ) -> None:
        super().__init__(parent)
        self.rows = DraftModel(self)
        self.setProperty("kind", "cards")
        self.setAccessibleName(self.tr("The notes it would become"))
        self.setModel(self.rows)
        self.setItemDelegate(DraftDelegate(theme, self.rows, self, shows_state=shows_state))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(HEIGHT // 4)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.rows.front_edited.connect(self.front_edited)
        theme.changed.connect(self.viewport().update)

    @property
    def current_line(self) -> int:
        """The line at which the current draft begins, 0 without one."""
        draft = self.rows.draft(self.currentIndex().row())
        return draft.line if draft else 0

    def show_drafts(self, drafts: Sequence[EditedDraft], line: int) -> None:
        """Show drafts and keep to the one that begins at a line, without a signal."""
        offset = self.verticalScrollBar().value()
        was_blocked = self.selectionModel().blockSignals(True)
        self.rows.set_drafts(drafts)
        self.selectionModel().blockSignals(was_blocked)
        self.verticalScrollBar().setValue(offset)
        self.choose(line)

    def choose(self, line: int) -> None:
        """Point out the draft that begins at a line, without a signal."""
        row = self.rows.row_of(line)
        index = self.rows.index(row) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            was_blocked = self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(was_blocked)
            if index.isValid():
                self.scrollTo(index)
            self.viewport().update()

    def edit_front(self) -> None:
        """Open the field of the current draft's front."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_front()
        elif event.key() == Qt.Key.Key_Backspace:
            self.merge_requested.emit(self.current_line)
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        draft = self.rows.draft(current.row())
        if draft is not None:
            self.draft_chosen.emit(draft.line)
