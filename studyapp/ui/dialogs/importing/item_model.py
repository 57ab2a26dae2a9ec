"""The notes of an import as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from studyapp.core import rendering
from studyapp.core.cards import Note
from studyapp.core.likeness import Likeness
from studyapp.ui.dialogs.importing import words_of_import as say

if TYPE_CHECKING:
    from studyapp.services.import_plan import ImportItem

EntryRole = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what becomes of a note, and which other it is like, where that is the question."""

    item: ImportItem
    likeness: Likeness | None

    @property
    def note(self) -> Note | None:
        """The note as the file has it, as it is in the collection where it is gone from the file."""
        return self.item.after or self.item.before


class ItemModel(QAbstractListModel):
    """Holds entries; texts are made for the rows that are seen."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries; rows stay where they are as long as their number is the same."""
        if len(entries) == len(self._entries) and entries:
            self._entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return front_of(entry.note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{front_of(entry.note)} ({say.decision(entry.item, entry.likeness)})"
        return None


def front_of(note: Note | None) -> str:
    """Return the front of a note in one line, without its marks."""
    if note is None:
        return ""
    return " ".join(rendering.plain_text(note.front[:_LONGEST]).split())
