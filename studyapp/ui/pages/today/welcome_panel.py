"""What a learner sees the first time: what this is, how a day works, and the button to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class WelcomePanel(Panel):
    """Explains a day in three steps.

    Signals: `study_chosen`, `import_chosen`.
    """

    study_chosen = Signal()
    import_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._icons = icons
        self.text_label = Label("", "quiet", wrap=True)
        self.study_button = Button(theme, icons, self.tr("Study now"), kind="main", icon="play")
        self.import_button = Button(theme, icons, self.tr("Import"), icon="import")
        self.import_button.setToolTip(self.tr("Bring your own notes, tables or Anki decks"))
        self.time_label = Label("", "quiet")
        self._build()
        self.study_button.clicked.connect(self.study_chosen)
        self.import_button.clicked.connect(self.import_chosen)

    def show_report(self, report: TodayReport) -> None:
        """Show what ships, and what the first day brings."""
        roots = [deck for deck in report.decks if deck.depth == 0]
        cards = words.cards(sum(deck.cards for deck in roots))
        groups = {deck.name.rpartition("::")[0] for deck in report.decks}
        alone = sum(deck.name not in groups for deck in report.decks)
        decks = words.counted(alone, self.tr("{count} deck"), self.tr("{count} decks"))
        self.text_label.setText(
            self.tr(
                "{cards} in {decks} are ready, on what interviewers ask. "
                "No account, no network: everything stays on this computer."
            ).format(cards=cards, decks=decks)
        )
        self.time_label.setText(
            self.tr("{cards} today, about {time}").format(
                cards=words.cards(report.counts.total), time=words.duration(report.seconds_left)
            )
        )

    def _build(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(L)
        for icon, tone, title, text in self._steps():
            steps.addLayout(self._step(icon, tone, title, text), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self.study_button)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.time_label)
        buttons.addStretch()
        buttons.addWidget(KeyCap(self._theme, self.tr("Space")))
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(4)
        self.body.addWidget(Label(self.tr("Learn it once, keep it until the interview"), "title"))
        self.body.addWidget(self.text_label)
        self.body.addSpacing(16)
        self.body.addLayout(steps)
        self.body.addSpacing(18)
        self.body.addLayout(buttons)

    def _steps(self) -> tuple[tuple[str, str, str, str], ...]:
        return (
            (
                "eye",
                "accent",
                self.tr("Recall, then look"),
                self.tr("Answer in your head first. The effort is what makes it stick."),
            ),
            (
                "circle-check",
                "good",
                self.tr("Grade yourself"),
                self.tr("Again, Hard, Good or Easy. Be honest: it sets the next day."),
            ),
            (
                "calendar",
                "hard",
                self.tr("Come back tomorrow"),
                self.tr("Each card returns just before you would forget it."),
            ),
        )

    def _step(self, icon: str, tone: str, title: str, text: str) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, "strong"))
        texts.addWidget(Label(text, "caption", wrap=True))
        texts.addStretch()
        row = QHBoxLayout()
        row.setSpacing(S + 4)
        row.addWidget(IconTile(self._theme, self._icons, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row
