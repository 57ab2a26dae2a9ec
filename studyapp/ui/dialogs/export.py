"""Taking cards out of the program: to Anki, as deck text, as a table, or on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.core.errors import StudyError
from studyapp.core.progress import Progress
from studyapp.core.statistics import DeckRow
from studyapp.services.exporting.service import ExportReport
from studyapp.ui import words
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.dialogs.files import SaveChooser, ask_where_to_save
from studyapp.ui.icons import Icons
from studyapp.ui.tasks import Task, Tasks
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.controls.setting_row import SettingRow
from studyapp.ui.widgets.controls.switch import Switch
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_INDENT = "\N{NO-BREAK SPACE}" * 4
_STEPS = 1000
WIDTH = 640


class Form(StrEnum):
    """The kinds of file, named by their suffix."""

    ANKI = "apkg"
    DECK_TEXT = "md"
    TABLE = "csv"
    DATA = "json"
    PAPER = "pdf"
    PAGE = "html"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What is to be written where; `deck` is None for all."""

    path: Path
    deck: str | None
    schedule: bool


Export = Callable[[ExportChoice, Progress], ExportReport]


class ExportDialog(Dialog):
    """Asks what to export, does it beside the window, and says what was written."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        tasks: Tasks,
        decks: Sequence[DeckRow],
        export: Export,
        parent: QWidget | None = None,
        *,
        ask_where: SaveChooser = ask_where_to_save,
    ) -> None:
        super().__init__(theme, icons, self.tr("Export"), parent, width=WIDTH)
        self._tasks = tasks
        self._export = export
        self._ask_where = ask_where
        self._task: Task | None = None
        choices = [(deck.name, _INDENT * deck.depth + deck.leaf) for deck in decks]
        self.deck_picker = Picker(
            theme, icons, self.tr("Deck"), [("", self.tr("All decks")), *choices]
        )
        self.form_control = SegmentedControl(
            self.tr("Kind of file"),
            (
                (Form.ANKI, self.tr("Anki")),
                (Form.DECK_TEXT, self.tr("Deck text")),
                (Form.TABLE, self.tr("Table")),
                (Form.DATA, self.tr("Data")),
                (Form.PAPER, self.tr("PDF")),
                (Form.PAGE, self.tr("Web page")),
            ),
        )
        self.form_label = Label("", "caption", wrap=True)
        self.schedule_switch = Switch(theme, self.tr("With schedule and history"))
        self.doing_label = Label("", "quiet")
        self.bar = QProgressBar()
        self.done_label = Label("", "quiet", wrap=True)
        self.done_tile = IconTile(theme, icons, "check", "good")
        self._pages: tuple[QWidget, ...] = ()
        self._build()
        self._connect()

    def reject(self) -> None:
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self.doing_label.setText(self.tr("Stopping …"))

    def _build(self) -> None:
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the export has come"))
        self.form_control.set_current(Form.ANKI)
        self.schedule_switch.setChecked(True)
        self.schedule_row = SettingRow(
            self.tr("With schedule and history"),
            self.tr("Due days, ease and every answer travel with the cards."),
            self.schedule_switch,
        )
        deck_row = SettingRow(
            self.tr("Deck"), self.tr("Its sub-decks go with it."), self.deck_picker
        )
        form_row = SettingRow(self.tr("Kind of file"), "", self.form_control)
        done = QWidget()
        row = QHBoxLayout(done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(L)
        row.addWidget(self.done_tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.done_label, 1)
        self._pages = (
            _page(deck_row, form_row, self.form_label, self.schedule_row),
            _page(self.doing_label, self.bar),
            done,
        )
        for page in self._pages:
            self.body.addWidget(page)
        self._show_page(0)
        self.cancel_button = self.add_button(self.tr("Cancel"))
        self.export_button = self.add_button(self.tr("Export"), kind="primary", icon="export")
        self._on_form_chosen(Form.ANKI)

    def _connect(self) -> None:
        self.form_control.chosen.connect(self._on_form_chosen)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._on_export_clicked)

    def _on_form_chosen(self, form: str) -> None:
        explanations = {
            Form.ANKI: self.tr("A package that Anki imports, twice without doubling anything."),
            Form.DECK_TEXT: self.tr("Markdown that a person can read, edit and keep in git."),
            Form.TABLE: self.tr("One line a note, for a spreadsheet."),
            Form.DATA: self.tr("Everything there is, for other programs."),
            Form.PAPER: self.tr("Questions and answers on pages in A4, to print."),
            Form.PAGE: self.tr("One page with its pictures and formulas, to read or to print."),
        }
        self.form_label.setText(explanations[Form(form)])
        self.schedule_row.setEnabled(form in (Form.ANKI, Form.DATA))

    def _on_export_clicked(self) -> None:
        form = self.form_control.current
        deck = self.deck_picker.current or None
        name = (deck or "studyapp").rpartition("::")[2].replace("/", "-")
        kinds = self.tr("{form} file (*.{suffix})").format(form=form, suffix=form)
        path = self._ask_where(self, self.tr("Export to"), f"{name}.{form}", kinds)
        if path is not None:
            schedule = self.schedule_row.isEnabled() and self.schedule_switch.isChecked()
            self._start(ExportChoice(path, deck, schedule))

    def _start(self, choice: ExportChoice) -> None:
        self._show_page(1)
        self.export_button.setEnabled(False)
        self.doing_label.setText(self.tr("Exporting …"))
        self.bar.setValue(0)
        task = Task(lambda progress: self._export(choice, progress))
        self._task = task
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._tasks.start(task)

    def _on_progressed(self, doing: str, share: float) -> None:
        self.doing_label.setText(doing)
        self.bar.setValue(round(share * _STEPS))

    def _on_succeeded(self, report: ExportReport) -> None:
        text = self.tr("{notes} with {cards} and {answers} written to\n{path}")
        notes = words.counted(report.notes, self.tr("{count} note"), self.tr("{count} notes"))
        self._say(
            self.tr("Exported"),
            text.format(
                notes=notes,
                cards=words.cards(report.cards),
                answers=words.answers(report.reviews),
                path=report.path,
            ),
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StudyError):
            self._task = None
            self.reject()
            raise error
        self.done_tile.set_icon("alert", "hard")
        self._say(self.tr("Not exported"), str(error))

    def _on_cancelled(self) -> None:
        self._task = None
        self.reject()

    def _show_page(self, index: int) -> None:
        for place, page in enumerate(self._pages):
            page.setVisible(place == index)
        self.adjustSize()

    def _say(self, title: str, text: str) -> None:
        self._task = None
        self.title_label.setText(title)
        self.done_label.setText(text)
        self._show_page(2)
        self.export_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setFocus()


def _page(*rows: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(L // 2)
    for row in rows:
        column.addWidget(row)
    column.addStretch()
    return page
