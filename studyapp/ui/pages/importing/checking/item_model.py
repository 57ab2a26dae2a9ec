"""The notes of an import as rows of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from studyapp.core import rendering
from studyapp.core.cards import Note
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.qt_types import AnyIndex

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportItem

EntryRole = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_LONGEST = 200

Member = tuple[str, NoteLikeness | None]
"""The guid of a note, and which other it is like, where that is the question."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: what becomes of a note, and which other it is like, where that is the question."""

    item: ImportItem
    likeness: NoteLikeness | None

    @property
    def note(self) -> Note:
        """The note as the file has it, as it is in the collection where it is gone from the file."""
        return self.item.note


class ItemModel(QAbstractListModel):
    """Holds entries; texts are made for the rows that are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: Sequence[Member] = ()
        self._items: Mapping[str, ImportItem] = {}

    def set_rows(self, members: Sequence[Member], items: Mapping[str, ImportItem]) -> None:
        """Show what becomes of these notes; the same notes keep their rows."""
        is_same = members is self._members
        if not is_same:
            self.beginResetModel()
        self._members, self._items = members, items
        if not is_same:
            self.endResetModel()
        elif members:
            self.dataChanged.emit(self.index(0), self.index(len(members) - 1))

    def entry(self, row: int) -> ItemRow | None:
        """Return the entry of a row."""
        if not 0 <= row < len(self._members):
            return None
        guid, likeness = self._members[row]
        return ItemRow(self._items[guid], likeness)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._members)

    def data(
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> ItemRow | str | None:
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
