"""The key points of a question, each to be marked named, half or missed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.point_row import PointRow
from studyapp.ui.pages.interview.words_of_interview import counts
from studyapp.ui.tokens import XS
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_NOTHING = PointSuggestion("", Tick.NO)


class PointsPanel(Panel):
    """One of the points is the current one: the keys mark it.

    Signals: `ticked` when the learner set a mark, `chosen` with the row that became current.
    """

    ticked = Signal()
    chosen = Signal(object)

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Key points"), "\N{NO-BREAK SPACE}", parent)
        self._kit = kit
        self._icons = icons
        self._all: list[PointRow] = []
        self._shown = 0
        self._current = 0
        self.hint_label = Label(
            self.tr("Dotted marks are only suggested from your words. You decide."),
            "quiet",
            wrap=True,
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(XS)
        self.body.addWidget(self.hint_label)
        self.body.addLayout(self._rows)

    @property
    def rows(self) -> list[PointRow]:
        """The rows of this question's points."""
        return self._all[: self._shown]

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks as they stand."""
        return tuple(row.tick for row in self.rows)

    @property
    def current(self) -> PointRow | None:
        """The row that the keys mark."""
        return self.rows[self._current] if self.rows else None

    def show_points(
        self, points: Sequence[PointSuggestion], ticks: Sequence[Tick], *, own: bool
    ) -> None:
        """Show the points of a question with the marks that hold."""
        while len(self._all) < len(points):
            self._all.append(self._new_row(len(self._all)))
        self._shown = len(points)
        self._current = 0
        for row, point, tick in zip(self._all, points, ticks, strict=False):
            row.show_point(point, tick, own=own)
            row.show()
        for row in self._all[len(points) :]:
            row.show_point(_NOTHING, Tick.NO, own=False)
            row.hide()
        self._tell()

    def confirm(self) -> None:
        """Take all marks as the learner's."""
        for row in self.rows:
            row.confirm()
        self._tell()

    def take_focus(self) -> None:
        """Let the keys mark the first point."""
        self._choose(0)

    def step(self, by: int) -> None:
        """Go to another point."""
        self._choose(self._current + by)

    def set_tick(self, tick: Tick) -> None:
        """Mark the current point."""
        if self.current is not None:
            self.current.set_tick(tick)

    def _choose(self, place: int) -> None:
        if self.rows:
            self._current = min(len(self.rows) - 1, max(0, place))
            self.rows[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _new_row(self, place: int) -> PointRow:
        row = PointRow(self._kit, self._icons)
        row.entered.connect(lambda: self._on_entered(place))
        row.ticked.connect(self._on_ticked)
        self._rows.addWidget(row)
        return row

    def _on_entered(self, place: int) -> None:
        if place < self._shown:
            self._current = place
            self._tell()
            self.chosen.emit(self.current)

    def _on_ticked(self) -> None:
        self._tell()
        self.ticked.emit()
        self.chosen.emit(self.current)

    def _tell(self) -> None:
        self.set_note(counts(self.ticks))
        self.hint_label.setVisible(not all(row.is_own for row in self.rows))
        for place, row in enumerate(self.rows):
            row.set_current(place == self._current)
