"""What the day came to, when nothing is left to study."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import ForecastDay, TodayReport, percent
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class DonePanel(Panel):
    """Says what was answered, when the next cards come, and offers to study ahead.

    Signals: `ahead_chosen`, `progress_chosen`.
    """

    ahead_chosen = Signal()
    progress_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title_label = Label("", "title")
        self.done_label = Label("", "quiet", wrap=True)
        self.next_label = Label("", "quiet", wrap=True)
        self.kept_label = Label("", "quiet", wrap=True)
        self.ahead_button = Button(theme, icons, self.tr("Study ahead"), kind="primary")
        self.ahead_button.setToolTip(self.tr("Tomorrow's cards and a few more new ones, today"))
        self.progress_button = Button(theme, icons, self.tr("See progress"), icon="progress")
        self._tile = IconTile(theme, icons, "party", "good", 72)
        self._build()
        self.ahead_button.clicked.connect(self.ahead_chosen)
        self.progress_button.clicked.connect(self.progress_chosen)

    def show_report(self, report: TodayReport) -> None:
        """Show what was done and what comes next."""
        if report.answered:
            self._tile.set_icon("party", "good")
            self.title_label.setText(self.tr("All done for today"))
            self.done_label.setText(self._done(report))
        else:
            self._tile.set_icon("sprout", "good")
            self.title_label.setText(self.tr("Nothing is due today"))
            self.done_label.setText(
                self.tr("Cards come back just before you would forget them. Today none has to.")
            )
        self.next_label.setText(self._next(report))
        self.next_label.setVisible(bool(self.next_label.text()))
        self.kept_label.setText(self._kept(report))

    def _done(self, report: TodayReport) -> str:
        text = self.tr("You gave {answers} in {time}, {share:.0f} % of them right.")
        return text.format(
            answers=words.answers(report.answered),
            time=words.duration(report.answered_seconds),
            share=percent(report.answered_right, report.answered),
        )

    def _next(self, report: TodayReport) -> str:
        if report.next_due is None:
            return ""
        day = words.when(report.next_due, report.day)
        count = _due_on(report, report.next_due)
        if not count:
            return self.tr("The next cards are due {day}.").format(day=day)
        text = self.tr("Next: {cards} {day}.")
        if report.answered and report.answered_seconds:
            text = self.tr("Next: {cards} {day}, about {time}.")
        time = words.duration(count * report.answered_seconds // max(1, report.answered))
        return text.format(cards=words.cards(count), day=day, time=time)

    def _kept(self, report: TodayReport) -> str:
        roots = [deck for deck in report.decks if deck.depth == 0]
        mature, cards = sum(deck.mature for deck in roots), sum(deck.cards for deck in roots)
        if not mature:
            return self.tr("A card is mature once it holds for three weeks.")
        text = self.tr("You hold {mature:,} of {cards:,} cards for three weeks or longer.")
        return text.format(mature=mature, cards=cards)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self.ahead_button)
        buttons.addWidget(self.progress_button)
        buttons.addStretch()
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addStretch()
        texts.addWidget(self.title_label)
        texts.addSpacing(2)
        texts.addWidget(self.done_label)
        texts.addWidget(self.next_label)
        texts.addWidget(self.kept_label)
        texts.addSpacing(16)
        texts.addLayout(buttons)
        texts.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addSpacing(4)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        self.body.addLayout(row, 1)


def _due_on(report: TodayReport, day: object) -> int:
    found: ForecastDay | None = next((f for f in report.forecast if f.day == day), None)
    return found.total if found else 0
