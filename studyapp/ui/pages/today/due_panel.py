"""What is to be studied today, how long it will take, and the button to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.core.statistics import TodayReport
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import S
from studyapp.ui.widgets.charts.legend import Legend
from studyapp.ui.widgets.charts.split_bar import SplitBar
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class DuePanel(Panel):
    """The one thing to do now.

    Signals: `study_chosen`, `quick_chosen`.
    """

    study_chosen = Signal()
    quick_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.count_label = Label("", "hero")
        self.time_label = Label("", "quiet")
        self.bar = SplitBar(theme)
        self.legend = Legend(theme, ())
        self.study_button = Button(theme, icons, self.tr("Study now"), kind="main", icon="play")
        self.quick_button = Button(theme, icons, self.tr("Quick 10 minutes"))
        self.quick_button.setToolTip(self.tr("Stops by itself after ten minutes"))
        self._cap = KeyCap(theme, self.tr("Space"))
        self._build()
        self.study_button.clicked.connect(self.study_chosen)
        self.quick_button.clicked.connect(self.quick_chosen)

    def show_report(self, report: TodayReport) -> None:
        """Show what is left today."""
        counts = report.counts
        self.count_label.setText(f"{counts.total:,}")
        noun = self.tr("card left") if counts.total == 1 else self.tr("cards left")
        time = words.duration(report.seconds_left)
        self.time_label.setText(self.tr("{cards}, about {time}").format(cards=noun, time=time))
        self.bar.show_parts((("new", counts.new), ("learn", counts.drill), ("mature", counts.due)))
        items = (
            (self.tr("{count} new").format(count=counts.new), "new", counts.new),
            (self.tr("{count} to drill").format(count=counts.drill), "learn", counts.drill),
            (self.tr("{count} due").format(count=counts.due), "mature", counts.due),
        )
        self.legend.set_items([(text, token) for text, token, count in items if count])

    def _build(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        numbers.addWidget(self.count_label)
        numbers.addWidget(self.time_label, 1, Qt.AlignmentFlag.AlignBottom)
        self.time_label.setContentsMargins(0, 0, 0, 9)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self.study_button)
        buttons.addWidget(self.quick_button)
        buttons.addStretch()
        buttons.addWidget(self._cap)
        self.body.setSpacing(0)
        self.body.addWidget(Label(self.tr("Due today"), "caption-strong"))
        self.body.addLayout(numbers)
        self.body.addSpacing(6)
        self.body.addWidget(self.bar)
        self.body.addSpacing(8)
        self.body.addWidget(self.legend)
        self.body.addStretch()
        self.body.addSpacing(18)
        self.body.addLayout(buttons)
