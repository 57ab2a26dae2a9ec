"""The repairs of a document, grouped by kind, each of which can be switched off."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from studyapp.core.importing.drafts import Repair, RepairKind
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.repair_snippets import Snippet, snippets
from studyapp.ui.qt_types import AnyIndex

RepairRole = Qt.ItemDataRole.UserRole
SnippetsRole = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """All repairs of a kind."""

    kind: RepairKind
    repairs: tuple[Repair, ...]

    @property
    def on(self) -> int:
        """How many are on."""
        return sum(repair.is_on for repair in self.repairs)


class RepairModel(QAbstractItemModel):
    """Two levels: kinds, and below each its repairs; a check is told, not kept.

    Signals: `kind_switched` and `repair_switched` with what and whether it is to be on.
    """

    kind_switched = Signal(object, bool)
    repair_switched = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[RepairGroup, ...] = ()
        self._lines: Sequence[str] = ()
        self._occurrences: dict[str, int] = {}

    def set_repairs(self, repairs: Sequence[Repair], lines: Sequence[str] = ()) -> bool:
        """Show repairs; return whether rows came or went (a mere switch keeps them)."""
        self._lines = lines
        self._occurrences = _occurrences(repairs)
        groups = _grouped(repairs)
        is_same = _names(groups) == _names(self._groups)
        if not is_same:
            self.beginResetModel()
        self._groups = groups
        if not is_same:
            self.endResetModel()
        elif groups:
            self._tell_all()
        return not is_same

    def repair(self, index: AnyIndex) -> Repair | None:
        """Return the repair of a row, None for a kind."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1].repairs[index.row()]

    def group(self, index: AnyIndex) -> RepairGroup | None:
        """Return the kind of a row, None for a repair."""
        if not index.isValid() or index.internalId() != 0:
            return None
        return self._groups[index.row()]

    def switch(self, index: AnyIndex) -> None:
        """Ask for the other state of a row; a kind that is partly on is switched off."""
        repair, group = self.repair(index), self.group(index)
        if repair is not None:
            self.repair_switched.emit(repair.key, not repair.is_on)
        elif group is not None:
            self.kind_switched.emit(group.kind, group.on == 0)

    def index(self, row: int, column: int, parent: AnyIndex = _NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: AnyIndex, /) -> QModelIndex: ...

    def parent(self, index: AnyIndex | None = None) -> QObject | QModelIndex | None:
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._groups)
        is_group = parent.internalId() == 0 and parent.column() == 0
        return len(self._groups[parent.row()].repairs) if is_group else 0

    def columnCount(self, _parent: AnyIndex = _NO_INDEX) -> int:
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        repair, group = self.repair(index), self.group(index)
        value = repair or group
        if value is None:
            return None
        if role == RepairRole:
            return value
        if role == SnippetsRole and repair is not None:
            return self._snippets(repair)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(repair, group)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _state(repair, group)
        return None

    def setData(
        self, index: AnyIndex, _value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.switch(index)
            return True
        return False

    def _snippets(self, repair: Repair) -> tuple[Snippet, Snippet]:
        place = repair.place.first - 1
        line = self._lines[place] if place < len(self._lines) else ""
        return snippets(repair, line, self._occurrences[repair.key])

    def _tell_all(self) -> None:
        last = len(self._groups) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, 0))
        for row, group in enumerate(self._groups):
            above = self.index(row, 0)
            first, end = self.index(0, 0, above), self.index(len(group.repairs) - 1, 0, above)
            self.dataChanged.emit(first, end)


def _grouped(repairs: Sequence[Repair]) -> tuple[RepairGroup, ...]:
    by_kind: dict[RepairKind, list[Repair]] = {}
    for repair in repairs:
        by_kind.setdefault(repair.kind, []).append(repair)
    return tuple(RepairGroup(kind, tuple(by_kind[kind])) for kind in RepairKind if kind in by_kind)


def _occurrences(repairs: Sequence[Repair]) -> dict[str, int]:
    """Return for each repair how many of the same text stand before it in its line."""
    counts: Counter[tuple[int, str]] = Counter()
    occurrences = {}
    for repair in repairs:
        same = (repair.place.first, repair.before)
        occurrences[repair.key] = counts[same]
        counts[same] += 1
    return occurrences


def _names(groups: Sequence[RepairGroup]) -> list[tuple[str, ...]]:
    return [(group.kind, *(repair.key for repair in group.repairs)) for group in groups]


def _text(repair: Repair | None, group: RepairGroup | None) -> str:
    if group is not None:
        return say.repair_kind(group.kind)
    return f"{repair.before} → {repair.after}" if repair else ""


def _state(repair: Repair | None, group: RepairGroup | None) -> Qt.CheckState:
    if repair is not None:
        return Qt.CheckState.Checked if repair.is_on else Qt.CheckState.Unchecked
    if group is None or group.on == 0:
        return Qt.CheckState.Unchecked
    is_whole = group.on == len(group.repairs)
    return Qt.CheckState.Checked if is_whole else Qt.CheckState.PartiallyChecked
