"""What the columns of a table mean, shown on its first rows."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.core.importing.drafts import Draft, Place
from studyapp.core.importing.tables import Column, TableForm
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.document.document_editing import EditedDraft
from studyapp.ui.pages.importing.document.draft_list import DraftList
from studyapp.ui.pages.importing.table.table_model import MAPPING, MOST_COLUMNS, TableModel
from studyapp.ui.qt_types import AnyIndex
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.switch import Switch
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_ROW, _TOP_ROW, _COLUMN = 36, 52, 150
_PAD = 12
_DELIMITERS = (",", ";", "\t", "|", " ")
_ENCODINGS = ("", "utf-8", "utf-16", "cp1252", "latin-1", "cp1251", "gb18030", "shift_jis")


class TableStep(QWidget):
    """Delimiter, header and encoding above; a choice over each column; the notes beside them.

    Signals: `form_changed` when the table has to be read again; `said` with one sentence.
    """

    form_changed = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.form = TableForm(())
        self._rows: Sequence[Sequence[str]] = ()
        self.rows = TableModel(self)
        self.view = QTableView()
        self.pickers: list[Picker] = []
        self.delimiter_picker = Picker(theme, icons, self.tr("Cells are separated by"))
        self.encoding_picker = Picker(theme, icons, self.tr("Encoding"))
        self.header_switch = Switch(theme, self.tr("The first row holds names"))
        self.html_switch = Switch(theme, self.tr("Cells hold HTML"))
        self.drafts = DraftList(theme, shows_state=False)
        self.note_label = Label("", "caption")
        self._build()
        self._connect()

    def show_table(self, form: TableForm, rows: Sequence[Sequence[str]]) -> None:
        """Show the table in a form."""
        self.form, self._rows = form, rows
        self.delimiter_picker.set_choices(
            (mark, say.delimiter(mark)) for mark in _with(_DELIMITERS, form.delimiter)
        )
        self.delimiter_picker.set_current(form.delimiter)
        self.encoding_picker.set_choices(
            (name, name or self.tr("automatic")) for name in _with(_ENCODINGS, form.encoding)
        )
        self.encoding_picker.set_current(form.encoding)
        for switch, is_on in (
            (self.header_switch, form.has_header),
            (self.html_switch, form.is_html),
        ):
            switch.blockSignals(True)
            switch.setChecked(is_on)
            switch.blockSignals(False)
            switch.update()
        self.rows.show_table(form, rows)
        self._place_pickers()
        hidden = len(form.columns) - MOST_COLUMNS
        self.note_label.setText(self.tr("The first {0} columns are shown.").format(MOST_COLUMNS))
        self.note_label.setVisible(hidden > 0)
        self._fit_columns()
        self._show_notes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self, *_moved: int) -> None:
        """Share the width among few columns; many of them scroll."""
        count = max(1, self.rows.columnCount())
        share = (self.view.viewport().width() - 1) // count
        self.view.horizontalHeader().setDefaultSectionSize(max(_COLUMN, share))

    def _build(self) -> None:
        self.view.setModel(self.rows)
        self.view.setAccessibleName(self.tr("The first rows of the table"))
        self.view.setItemDelegate(CellDelegate(self._theme, self.rows, self.view))
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(_ROW)
        self.view.horizontalHeader().setDefaultSectionSize(_COLUMN)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setShowGrid(False)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.drafts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.drafts.setAccessibleName(self.tr("The first notes"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(L)
        splitter.addWidget(self._table_panel())
        splitter.addWidget(self._notes_side())
        splitter.setSizes([640, 400])
        splitter.splitterMoved.connect(self._fit_columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self._settings())
        column.addWidget(splitter, 1)

    def _settings(self) -> Panel:
        panel = Panel()
        row = QHBoxLayout()
        row.setSpacing(S)
        for text, control in (
            (self.tr("Separated by"), self.delimiter_picker),
            (self.tr("Encoding"), self.encoding_picker),
            (self.tr("First row is names"), self.header_switch),
            (self.tr("HTML in cells"), self.html_switch),
        ):
            row.addWidget(Label(text, "caption-strong"))
            row.addWidget(control)
            row.addSpacing(M)
        row.addStretch()
        panel.body.setContentsMargins(L, M, L, M)
        panel.body.addLayout(row)
        return panel

    def _table_panel(self) -> Panel:
        panel = Panel()
        panel.body.setContentsMargins(S, S, S, S)
        panel.body.addWidget(self.view, 1)
        panel.body.addWidget(self.note_label)
        panel.setMinimumWidth(340)
        return panel

    def _notes_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(Label(self.tr("The first notes"), "section"))
        column.addWidget(self.drafts, 1)
        side.setMinimumWidth(280)
        return side

    def _connect(self) -> None:
        self.delimiter_picker.chosen.connect(
            lambda mark: self._change(replace(self.form, delimiter=mark))
        )
        self.encoding_picker.chosen.connect(
            lambda name: self._change(replace(self.form, encoding=name))
        )
        self.header_switch.toggled.connect(
            lambda on: self._change(replace(self.form, has_header=on))
        )
        self.html_switch.toggled.connect(lambda on: self._change(replace(self.form, is_html=on)))

    def _change(self, form: TableForm) -> None:
        self.form = form
        self.form_changed.emit()

    def _place_pickers(self) -> None:
        """Put a choice over each column; those that are there already are used again."""
        count = self.rows.columnCount()
        self.pickers = [self._picker(place) for place in range(count)]
        for place, picker in enumerate(self.pickers):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(4, 4, 4, 8)
            row.addWidget(picker)
            self.view.setIndexWidget(self.rows.index(MAPPING, place), holder)
        self.view.setRowHeight(MAPPING, _TOP_ROW)

    def _picker(self, place: int) -> Picker:
        choices = [("", say.column(None)), *((each, say.column(each)) for each in Column)]
        name = self.tr("Column {0}").format(place + 1)
        picker = Picker(self._theme, self._icons, name, choices)
        picker.set_current(self.form.columns[place] or "")
        picker.chosen.connect(lambda key, place=place: self._on_column_chosen(place, key))
        return picker

    def _on_column_chosen(self, place: int, key: str) -> None:
        self.form = self.form.assigned(place, Column(key) if key else None)
        for each, picker in enumerate(self.pickers):
            picker.set_current(self.form.columns[each] or "")
        self.form_changed.emit()

    def _show_notes(self) -> None:
        notes = [
            EditedDraft(number, number, _draft(self.form, row, number))
            for number, row in enumerate(self._rows, start=1)
        ]
        self.drafts.show_drafts([note for note in notes if note.draft.front], 0)
        if not self.form.places(Column.FRONT):
            self.said.emit(self.tr("Say which column is the front."))
        else:
            self.said.emit(self.tr("Choose above each column what it means."))


class CellDelegate(QStyledItemDelegate):
    """Paints cells in one line, names of columns in small strong letters."""

    def __init__(self, theme: Theme, model: TableModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        theme.changed.connect(parent.viewport().update)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(_COLUMN, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        text = index.data()
        if index.row() == MAPPING or text is None:
            return
        is_name = self._model.has_header and index.row() == MAPPING + 1
        font = sized(12, QFont.Weight.DemiBold) if is_name else sized(13)
        row = QRectF(option.rect)
        painter.fillRect(
            QRectF(row.left(), row.bottom(), row.width(), 1), self._theme.color("line")
        )
        painter.setFont(font)
        painter.setPen(self._theme.color("text3" if is_name else "text"))
        place = row.adjusted(_PAD, 0, -_PAD, 0)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def _draft(form: TableForm, row: Sequence[str], number: int) -> Draft:
    """Return about the note that a row gives."""

    def cells(column: Column) -> str:
        return "\n".join(row[place] for place in form.places(column) if place < len(row)).strip()

    return Draft(
        Place(number, number),
        cells(Column.FRONT),
        cells(Column.BACK),
        tags=tuple(cells(Column.TAGS).replace(",", " ").split()),
    )


def _with(choices: Sequence[str], current: str) -> tuple[str, ...]:
    return tuple(choices) if current in choices else (*choices, current)
