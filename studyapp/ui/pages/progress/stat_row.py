"""The four numbers at the top of the Progress page."""

from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.core.statistics import ProgressReport
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.layout.stat_tile import StatTile

_ROOM_FOR_FOUR = 800


class StatRow(QWidget):
    """Answers, retention, days in a row and mature cards, each with its change."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers_tile = StatTile(theme, icons, "check", self.tr("answers in 30 days"))
        self.retention_tile = StatTile(
            theme, icons, "target", self.tr("retention, 30 days"), "good"
        )
        self.streak_tile = StatTile(theme, icons, "flame", self.tr("days in a row"), "hard")
        self.mature_tile = StatTile(theme, icons, "gem", self.tr("mature cards"), "easy")
        self._tiles = (
            self.answers_tile,
            self.retention_tile,
            self.streak_tile,
            self.mature_tile,
        )
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(L)
        self.arrange(_ROOM_FOR_FOUR)

    def show_report(self, report: ProgressReport) -> None:
        """Show the numbers."""
        answers, retention, mature = report.answers_30, report.retention_30, report.mature
        has_retention = bool(retention.value) or retention.change is not None
        self.answers_tile.show_value(
            f"{answers.value:,.0f}",
            _signed(answers.change, "{:+.0f} %"),
            rising=(answers.change or 0) >= 0,
        )
        self.retention_tile.show_value(
            f"{retention.value:.1f} %" if has_retention else "–",
            _signed(retention.change, "{:+.1f}"),
            rising=(retention.change or 0) >= 0,
        )
        self.streak_tile.show_value(f"{report.streak:,}")
        self.mature_tile.show_value(
            f"{mature.value:,.0f}",
            _signed(mature.change, "{:+.0f}"),
            rising=(mature.change or 0) >= 0,
        )

    def arrange(self, width: int) -> None:
        """Stand in one row, or in two where it is narrow."""
        columns = 4 if width >= _ROOM_FOR_FOUR else 2
        if columns == self._columns:
            return
        self._columns = columns
        for index, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _signed(change: float | None, form: str) -> str:
    if change is None or not any(digit in "123456789" for digit in form.format(change)):
        return ""
    return form.format(change).replace("-", "−")
