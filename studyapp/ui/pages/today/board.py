"""The panels of the Today page and where each stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui.icons import Icons
from studyapp.ui.pages.today.backlog_notice import BacklogNotice
from studyapp.ui.pages.today.done_panel import DonePanel
from studyapp.ui.pages.today.due_panel import DuePanel
from studyapp.ui.pages.today.forecast_panel import ForecastPanel
from studyapp.ui.pages.today.streak_panel import StreakPanel
from studyapp.ui.pages.today.welcome_panel import WelcomePanel
from studyapp.ui.pages.today.year_panel import YearPanel
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.decks.deck_columns import PAD
from studyapp.ui.widgets.decks.deck_tree import DeckTree
from studyapp.ui.widgets.layout.empty_state import EmptyState
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.window_state import WindowState

_WIDE = 820
_SIDE = 300
_TALLEST_FORECAST = 380
_UNLIMITED = 16_777_215


class TodayBoard(QWidget):
    """Shows the panels that a day needs, in two columns where there is room.

    Signals: `import_chosen` where there is nothing else to begin with.
    """

    import_chosen = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, state: WindowState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._is_split: bool | None = None
        self._is_first_run = False
        self.notice = BacklogNotice(theme, icons)
        self.update_label = Label("", "quiet", wrap=True)
        self.update_label.hide()
        self.welcome = WelcomePanel(theme, icons)
        self.due = DuePanel(theme, icons)
        self.done = DonePanel(theme, icons)
        self.streak = StreakPanel(theme, icons)
        self.decks = DeckTree(theme, icons)
        self.forecast = ForecastPanel(theme)
        self.year = YearPanel(theme)
        self.nothing = EmptyState(theme, icons, "layers")
        self.import_button = Button(
            theme, icons, self.tr("Import"), kind="main", icon="import", parent=self.nothing
        )
        self._decks_panel = Panel()
        self._forecast_place = QWidget()
        self._build()

    def show_report(self, report: TodayReport) -> None:
        """Fill the panels, and show those that have something to say."""
        has_cards = any(deck.cards for deck in report.decks)
        is_first, is_left = report.is_first_run, report.counts.total > 0
        for panel, is_shown in (
            (self.welcome, has_cards and is_first),
            (self.due, has_cards and not is_first and is_left),
            (self.done, has_cards and not is_first and not is_left),
            (self.streak, has_cards and not is_first),
            (self.forecast, has_cards and not is_first),
            (self.year, has_cards and not is_first),
        ):
            panel.setVisible(is_shown)
            if is_shown:
                panel.show_report(report)
        self.notice.show_report(report)
        self._decks_panel.setVisible(has_cards)
        self.nothing.setVisible(not has_cards)
        self.decks.show_decks(report.decks, self._state.folded_decks)

    def arrange(self, width: int, *, is_first_run: bool | None = None) -> None:
        """Use two columns, or one where the page is narrow; the first day has one only."""
        if is_first_run is not None:
            self._is_first_run = is_first_run
        is_split = width >= _WIDE and not self._is_first_run
        if is_split == self._is_split:
            return
        self._is_split = is_split
        for panel, row in ((self.streak, self._top_row), (self._forecast_place, self._middle_row)):
            (row if is_split else self._low_row).addWidget(panel)
            panel.setMinimumWidth(_SIDE if is_split else 0)
            panel.setMaximumWidth(_SIDE if is_split else _UNLIMITED)

    def _build(self) -> None:
        self._top_row, self._middle_row, self._low_row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        for panel in (self.update_label, self.notice, self.welcome, self.nothing):
            column.addWidget(panel)
        for row in (self._top_row, self._middle_row, self._low_row):
            row.setSpacing(L)
            column.addLayout(row)
        column.addWidget(self.year)
        column.addStretch(1)
        self._top_row.addWidget(self.due, 1)
        self._top_row.addWidget(self.done, 1)
        self._middle_row.addWidget(self._decks_panel, 1, Qt.AlignmentFlag.AlignTop)
        self._decks_panel.body.setContentsMargins(20 - PAD, 8, 20 - PAD, 8)
        self._decks_panel.body.addWidget(self.decks)
        self.forecast.setMaximumHeight(_TALLEST_FORECAST)
        side = QVBoxLayout(self._forecast_place)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.forecast, 1)
        side.addStretch()
        self.decks.folded.connect(self._on_folded)
        self.nothing.show_text(
            self.tr("No cards yet"),
            self.tr(
                "Bring in notes, a table or an Anki deck: drop a file on this window, "
                "or paste a text with Ctrl+V."
            ),
        )
        self.nothing.buttons.addWidget(self.import_button)
        self.import_button.clicked.connect(self.import_chosen)

    def _on_folded(self, names: frozenset[str]) -> None:
        self._state.folded_decks = names
