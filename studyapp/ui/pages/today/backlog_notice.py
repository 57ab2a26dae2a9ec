"""What to do when more is waiting than a day can hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

CHOICES = (3, 7, 14, 30)
USUAL = 7


class BacklogNotice(Panel):
    """Offers to spread overdue cards over some days, and to take that back.

    Signals: `spread_chosen` with the days, `undo_chosen`.
    """

    spread_chosen = Signal(int)
    undo_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, kind="notice")
        self.title_label = Label("", "strong", wrap=True)
        self.text_label = Label("", "quiet", wrap=True)
        self.days_picker = Picker(
            theme,
            icons,
            self.tr("Days to spread over"),
            [(str(days), words.days(days)) for days in CHOICES],
        )
        self.days_picker.set_current(str(USUAL))
        self.spread_button = Button(theme, icons, self.tr("Spread over"))
        self.undo_button = Button(theme, icons, self.tr("Undo"), icon="undo")
        self._build(IconTile(theme, icons, "calendar", "hard"))
        self.spread_button.clicked.connect(self._on_spread_clicked)
        self.undo_button.clicked.connect(self.undo_chosen)
        self._offer(True)

    def show_report(self, report: TodayReport) -> None:
        """Show the backlog, or nothing when there is none; a note about spreading stays."""
        if report.backlog is None:
            self.setVisible(not self.undo_button.isHidden())
            return
        self._offer(True)
        waiting = self.tr("{cards} are waiting, the oldest since {day}.")
        cards, day = words.cards(report.backlog.cards), words.short_day(report.backlog.oldest)
        self.title_label.setText(waiting.format(cards=cards, day=day))
        self.text_label.setText(
            self.tr("New cards pause until you have caught up. Those most at risk come first.")
        )
        self.setVisible(True)

    def show_spread(self, count: int, days: int) -> None:
        """Say what spreading did, with the way back."""
        text = self.tr("{cards} moved to the next {days}.")
        self.title_label.setText(text.format(cards=words.cards(count), days=words.days(days)))
        self.text_label.setText(self.tr("What was learnt is kept, only the due days changed."))
        self._offer(False)
        self.setVisible(True)

    def show_undone(self) -> None:
        """Forget the note about spreading; the next report decides what is shown."""
        self._offer(True)

    def _on_spread_clicked(self) -> None:
        self.spread_chosen.emit(int(self.days_picker.current))

    def _offer(self, spread: bool) -> None:
        self.spread_button.setVisible(spread)
        self.days_picker.setVisible(spread)
        self.undo_button.setVisible(not spread)

    def _build(self, tile: IconTile) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title_label)
        texts.addWidget(self.text_label)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(tile)
        row.addLayout(texts, 1)
        for widget in (self.spread_button, self.days_picker, self.undo_button):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.body.setContentsMargins(20, 14, 20, 14)
