"""What an import did, note by note, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.pages.importing.checking.item_delegate import ItemDelegate
from studyapp.ui.pages.importing.checking.item_model import ItemModel
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportReport

_WIDTH = 720


class ResultStep(QWidget):
    """A heading with the numbers, and what happened to each note below.

    Signals: `undo_chosen`.
    """

    undo_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = IconTile(theme, icons, "check", "good", 56)
        self.title_label = Label("", "title")
        self.text_label = Label("", "quiet", wrap=True)
        self.undo_button = Button(theme, icons, self.tr("Undo import"), icon="undo")
        self.rows = ItemModel(self)
        self.list = QListView()
        self.warnings_label = Label("", "caption", wrap=True)
        self._theme = theme
        self._build()
        self.undo_button.clicked.connect(self.undo_chosen)

    def show_report(self, report: ImportReport) -> None:
        """Show what was done."""
        brought = report.added + report.changed + report.removed
        self._tile.set_icon("check", "good")
        title = self.tr("{0} imported") if report.added else self.tr("{0} brought up to date")
        count = report.added or brought
        self.title_label.setText(title.format(say.notes(count)))
        if not brought:
            self.title_label.setText(self.tr("Everything was there already"))
        self.text_label.setText(self._numbers(report))
        self.undo_button.setVisible(bool(report.change))
        self.undo_button.setEnabled(True)
        items = {item.guid: item for item in report.items}
        self.rows.set_rows([(guid, None) for guid in items], items)
        self.warnings_label.setText("\n".join(report.warnings[:5]))
        self.warnings_label.setVisible(bool(report.warnings))

    def show_undone(self) -> None:
        """Say that everything is as it was before."""
        self._tile.set_icon("undo", "accent")
        self.title_label.setText(self.tr("Import undone"))
        self.text_label.setText(self.tr("Your cards are as they were before."))
        self.undo_button.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why it could not be undone."""
        self.text_label.setText(sentence)
        self.undo_button.setEnabled(False)

    def _numbers(self, report: ImportReport) -> str:
        parts = (
            (report.added, self.tr("{count} new"), self.tr("{count} new")),
            (report.changed, self.tr("{count} changed"), self.tr("{count} changed")),
            (report.kept, self.tr("{count} kept as yours"), self.tr("{count} kept as yours")),
            (report.merged, self.tr("{count} merged"), self.tr("{count} merged")),
            (report.skipped, self.tr("{count} skipped"), self.tr("{count} skipped")),
            (report.removed, self.tr("{count} suspended"), self.tr("{count} suspended")),
            (report.unchanged, self.tr("{count} unchanged"), self.tr("{count} unchanged")),
            (report.reviews, self.tr("{count} answer"), self.tr("{count} answers")),
        )
        return " · ".join(words.counted(n, one, many) for n, one, many in parts if n)

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title_label)
        texts.addWidget(self.text_label)
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(self._tile)
        head.addLayout(texts, 1)
        head.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.list.setProperty("kind", "cards")
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("What happened to each note"))
        self.list.setItemDelegate(ItemDelegate(self._theme, self.rows, self.list, is_past=True))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel = Panel()
        panel.body.setContentsMargins(S, S, S, S)
        panel.body.addWidget(self.list)
        sheet = QWidget()
        sheet.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, S, 0, 0)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(panel, 1)
        column.addWidget(self.warnings_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sheet)
