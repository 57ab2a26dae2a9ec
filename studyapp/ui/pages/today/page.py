"""The page a day begins with: what is due, how long it takes, and the button to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from studyapp.ui import words
from studyapp.ui.actions import TODAY, Actions
from studyapp.ui.clipboard import pasted
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.scroll_page import ScrollPage
from studyapp.ui.widgets.layout.skeleton import Skeleton
from studyapp.ui.window_state import WindowState

if TYPE_CHECKING:
    from studyapp.core.statistics import TodayReport
    from studyapp.ui.pages.today.board import TodayBoard


class TodayPage(ScrollPage):
    """Shows a `TodayReport`; before the first one, only the outlines of what will come.

    Signals: `study_requested` with the name of a deck or None for all; `quick_requested`,
    `ahead_requested`, `progress_requested`; `import_requested` with what was pasted, if
    anything; `spread_requested` with days, `spread_undo_requested`.
    """

    study_requested = Signal(object)
    quick_requested = Signal()
    ahead_requested = Signal()
    progress_requested = Signal()
    import_requested = Signal(object)
    spread_requested = Signal(int)
    spread_undo_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, state: WindowState, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Today"), parent)
        self._theme = theme
        self._icons = icons
        self._state = state
        self._board: TodayBoard | None = None
        self._skeleton = Skeleton(theme)
        self.column.addWidget(self._skeleton, 1)
        self.actions_here = Actions(TODAY, theme, icons, self)
        self.actions_here.set_enabled(False)
        self.actions_here["study"].triggered.connect(lambda: self.study_requested.emit(None))
        self.actions_here["quick"].triggered.connect(self.quick_requested)
        self.actions_here["paste"].triggered.connect(self._on_paste)

    def show_report(self, report: TodayReport) -> None:
        """Show the day as it stands."""
        board = self._the_board()
        board.arrange(self.column_width(), is_first_run=report.is_first_run)
        board.show_report(report)
        self.title_label.setText(self.tr("Welcome") if report.is_first_run else self.tr("Today"))
        self.subtitle_label.setText(words.long_day(report.day))
        self.actions_here.set_enabled(report.counts.total > 0, ("study", "quick"))
        self.actions_here.set_enabled(True, ("paste",))

    def tell_update(self, text: str) -> None:
        """Say what an update did to the decks that ship, or nothing more."""
        label = self._the_board().update_label
        label.setText(text)
        label.setVisible(bool(text))

    def show_spread(self, count: int, days: int) -> None:
        """Say that the backlog was spread, and offer to take it back."""
        self._the_board().notice.show_spread(count, days)

    def show_spread_undone(self) -> None:
        """Forget what was said about spreading."""
        self._the_board().notice.show_undone()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._board:
            self._board.arrange(self.column_width())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_for_a_button(event):
            event.accept()
            return True
        return super().event(event)

    def _on_paste(self) -> None:
        given = pasted()
        if given:
            self.import_requested.emit(given)

    def _the_board(self) -> TodayBoard:
        if self._board is None:
            from studyapp.ui.pages.today.board import TodayBoard

            self._board = TodayBoard(self._theme, self._icons, self._state)
            self.column.replaceWidget(self._skeleton, self._board)
            self._skeleton.hide()
            self._skeleton.deleteLater()
            self._connect_board(self._board)
        return self._board

    def _connect_board(self, board: TodayBoard) -> None:
        for chosen in (board.due.study_chosen, board.welcome.study_chosen):
            chosen.connect(self.actions_here["study"].trigger)
        board.welcome.import_chosen.connect(lambda: self.import_requested.emit(()))
        board.import_chosen.connect(lambda: self.import_requested.emit(()))
        board.due.quick_chosen.connect(self.quick_requested)
        board.done.ahead_chosen.connect(self.ahead_requested)
        board.done.progress_chosen.connect(self.progress_requested)
        board.decks.study_requested.connect(self.study_requested)
        board.notice.spread_chosen.connect(self.spread_requested)
        board.notice.undo_chosen.connect(self.spread_undo_requested)


def _is_for_a_button(event: QEvent) -> bool:
    """Whether the space bar presses the button that has the focus, instead of a command."""
    is_plain_space = (
        isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not event.modifiers()
    )
    return is_plain_space and isinstance(QApplication.focusWidget(), QAbstractButton)
