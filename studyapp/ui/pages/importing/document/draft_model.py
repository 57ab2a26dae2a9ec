"""The drafts as rows of a list, all of them or only those that need a look."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from studyapp.core import rendering
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.tips import plain_tip

DraftRole = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_PREVIEW = 600


class DraftModel(QAbstractListModel):
    """Holds drafts; a front written into a row is told, not kept.

    Signals: `front_edited` with the line of a draft and the new front.
    """

    front_edited = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[EditedDraft] = ()
        self._shown: list[EditedDraft] = []
        self._rows: dict[int, int] = {}
        self._previews: dict[str, str] = {}
        self.only_doubtful = False

    def set_drafts(self, drafts: Sequence[EditedDraft]) -> None:
        """Show drafts."""
        self._all = drafts
        self._show()

    def set_only_doubtful(self, only: bool) -> None:
        """Show only the drafts that need a look, or all."""
        self.only_doubtful = only
        self._show()

    def draft(self, row: int) -> EditedDraft | None:
        """Return the draft of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, line: int) -> int:
        """Return the row of the draft that begins at a line, -1 when it is not shown."""
        return self._rows.get(line, -1)

    def preview(self, markdown: str) -> str:
        """Return the beginning of a text without its marks."""
        known = self._previews.get(markdown)
        if known is None:
            known = rendering.plain_text(markdown[:_PREVIEW])
            self._previews[markdown] = known
        return known

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> EditedDraft | str | None:
        draft = self.draft(index.row())
        if draft is None:
            return None
        if role == DraftRole:
            return draft
        if role == Qt.ItemDataRole.EditRole:
            return draft.draft.front
        if role == Qt.ItemDataRole.DisplayRole:
            return self.preview(draft.draft.front)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            front = self.preview(draft.draft.front)
            state = say.draft_state(draft.draft, is_left_out=draft.is_left_out)
            return f"{draft.number}: {front} ({state})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(draft.draft.reason) or None
        return None

    def setData(self, index: AnyIndex, value: str, role: int = Qt.ItemDataRole.EditRole) -> bool:
        draft = self.draft(index.row())
        text = str(value).strip()
        if draft is None or role != Qt.ItemDataRole.EditRole or not text:
            return False
        if text != draft.draft.front:
            self.front_edited.emit(draft.line, text)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() else usual

    def _show(self) -> None:
        self.beginResetModel()
        wanted = [d for d in self._all if not self.only_doubtful or d.needs_a_look]
        self._shown = wanted
        self._rows = {draft.line: row for row, draft in enumerate(wanted)}
        self._previews.clear()
        self.endResetModel()
