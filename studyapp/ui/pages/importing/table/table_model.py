"""The first rows of a table, below the meanings of its columns."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from studyapp.core.importing.tables import TableForm
from studyapp.ui.qt_types import AnyIndex

MOST_COLUMNS = 40
MAPPING = 0
_NO_INDEX = QModelIndex()
_LONGEST = 200


class TableModel(QAbstractTableModel):
    """Row 0 is where the meanings are chosen; a header comes next, then the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Sequence[str]] = []
        self._columns = 0
        self.has_header = False

    def show_table(self, form: TableForm, rows: Sequence[Sequence[str]]) -> None:
        """Show other cells."""
        self.beginResetModel()
        self.has_header = form.has_header
        self._columns = min(MOST_COLUMNS, len(form.columns))
        self._rows = [(), *([form.first_row] if form.has_header else []), *rows]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        return " ".join(cell[:_LONGEST].split())
