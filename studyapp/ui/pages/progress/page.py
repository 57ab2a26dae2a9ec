"""The page that shows how learning goes: a year of answers, what comes, what holds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.core.statistics import DeckRow, ProgressReport, ReportSpan
from studyapp.ui import words
from studyapp.ui.actions import PROGRESS, Actions
from studyapp.ui.dialogs.files import SaveChooser, ask_where_to_save
from studyapp.ui.icons import Icons
from studyapp.ui.pages.progress.board import ProgressBoard
from studyapp.ui.pages.progress.table import progress_csv
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import PAGE_MARGIN
from studyapp.ui.widgets.controls.button import Button, IconButton
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.controls.segmented import SegmentedControl
from studyapp.ui.widgets.layout.empty_state import EmptyState
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.window_state import WindowState

PICTURE_RATIO = 2
_INDENT = "\N{NO-BREAK SPACE}" * 4


class ProgressPage(ScrollPage):
    """Shows a `ProgressReport` for a deck and a span that the learner chooses.

    Signals: `report_requested` with the deck (None for all) and the span; `study_requested`
    from the empty page; `saved` with the file that was written; `failed` with a sentence.
    """

    report_requested = Signal(object, object)
    study_requested = Signal()
    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        state: WindowState,
        parent: QWidget | None = None,
        *,
        ask_where: SaveChooser = ask_where_to_save,
    ) -> None:
        super().__init__(self.tr("Progress"), parent)
        self._theme = theme
        self._state = state
        self._ask_where = ask_where
        self._report: ProgressReport | None = None
        self.deck_picker = Picker(theme, icons, self.tr("Deck"))
        self.span_control = SegmentedControl(
            self.tr("Time"),
            (
                (ReportSpan.MONTH, self.tr("Month")),
                (ReportSpan.YEAR, self.tr("Year")),
                (ReportSpan.ALL, self.tr("All")),
            ),
        )
        self.save_button = IconButton(theme, icons, "download", self.tr("Save this page"))
        self.board = ProgressBoard(theme, icons)
        self.nothing = EmptyState(theme, icons, "progress")
        self.study_button = Button(theme, icons, self.tr("Study now"), kind="primary", icon="play")
        self.actions_here = Actions(PROGRESS, theme, icons, self)
        self._build()
        self._connect()

    @property
    def span(self) -> ReportSpan:
        """The stretch of time that is chosen."""
        return ReportSpan(self.span_control.current)

    @property
    def deck(self) -> str | None:
        """The deck that is chosen, None for all."""
        return self.deck_picker.current or None

    def show_decks(self, decks: Sequence[DeckRow]) -> None:
        """Offer these decks in the filter."""
        choices = [(deck.name, _INDENT * deck.depth + deck.leaf) for deck in decks]
        self.deck_picker.set_choices([("", self.tr("All decks")), *choices])
        chosen = self._state.deck or ""
        self.deck_picker.set_current(chosen if chosen in dict(choices) else "")

    def show_report(self, report: ProgressReport) -> None:
        """Show a report, or what is missing for one."""
        self._report = report
        has_answers = report.total_answers > 0
        is_unused = not has_answers and report.deck is None
        self.board.setVisible(not is_unused)
        self.nothing.setVisible(is_unused)
        self.save_button.setVisible(not is_unused)
        self.actions_here.set_enabled(not is_unused)
        self.subtitle_label.setText(self._subtitle(report))
        self.board.arrange(self.column_width())
        self.board.show_report(report)

    def picture(self) -> QImage:
        """Return the whole page as a picture, the part that is scrolled away included."""
        size = self.sheet.size() + QSize(2 * PAGE_MARGIN, 2 * PAGE_MARGIN)
        image = QImage(size * PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(self._theme.color("bg"))
        corner = QPoint(PAGE_MARGIN, PAGE_MARGIN)
        self.sheet.render(image, corner, renderFlags=QWidget.RenderFlag.DrawChildren)
        return image

    def save_picture(self) -> None:
        """Ask for a file and write the page as PNG."""
        path = self._ask_where(
            self, self.tr("Save the page"), "progress.png", self.tr("Picture (*.png)")
        )
        if path is not None:
            self._tell(path, self.picture().save(str(path)))

    def save_numbers(self) -> None:
        """Ask for a file and write the numbers as CSV."""
        path = self._ask_where(
            self, self.tr("Save the numbers"), "progress.csv", self.tr("Table (*.csv)")
        )
        if path is not None and self._report is not None:
            self._tell(path, _written(path, progress_csv(self._report)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.arrange(self.column_width())

    def _tell(self, path: Path, is_written: bool) -> None:
        if is_written:
            self.saved.emit(path)
        else:
            text = self.tr("{path} could not be written. Choose another folder.")
            self.failed.emit(text.format(path=path))

    def _subtitle(self, report: ProgressReport) -> str:
        if report.first_day is None:
            return self.tr("No answers in this deck yet") if report.deck else ""
        studied = words.days((report.day - report.first_day).days + 1)
        text = self.tr("{answers} in {days}")
        return text.format(answers=words.answers(report.total_answers), days=studied)

    def _build(self) -> None:
        for widget in (self.deck_picker, self.span_control, self.save_button):
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        menu = QMenu(self.save_button)
        menu.addActions(list(self.actions_here))
        self.save_button.setMenu(menu)
        self.save_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.column.addWidget(self.board)
        self.column.addWidget(self.nothing, 1)
        self.nothing.show_text(
            self.tr("Your progress begins with the first answer"),
            self.tr(
                "From then on this page shows what you answered, how much of it was right, "
                "and how many cards the next days bring."
            ),
        )
        self.nothing.buttons.addWidget(self.study_button)
        self.nothing.hide()
        span = self._state.span
        self.span_control.set_current(span if span in list(ReportSpan) else ReportSpan.YEAR)
        self.show_decks(())

    def _connect(self) -> None:
        self.deck_picker.chosen.connect(self._on_deck_chosen)
        self.span_control.chosen.connect(self._on_span_chosen)
        self.study_button.clicked.connect(self.study_requested)
        self.actions_here["picture"].triggered.connect(self.save_picture)
        self.actions_here["numbers"].triggered.connect(self.save_numbers)

    def _on_deck_chosen(self, deck: str) -> None:
        self._state.deck = deck or None
        self.report_requested.emit(self.deck, self.span)

    def _on_span_chosen(self, span: str) -> None:
        self._state.span = span
        self.report_requested.emit(self.deck, self.span)


def _written(path: Path, text: str) -> bool:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        return False
    return True
