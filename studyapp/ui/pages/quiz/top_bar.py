"""The bar above a question: where one is, how it goes, and how much time is left."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.top_bar import ProgressLine, TitleLine
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.layout.label import Label

_HEIGHT, _LINE = 56, 4
_CLOCK, _CLOCK_LINE = 46, 3.5
_HURRY_SECONDS = 10


class QuizTopBar(QFrame):
    """Leave, title, ticks and crosses so far, and the clock of the question."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top-bar")
        self._theme = theme
        self.leave_button = IconButton(theme, icons, "close", self.tr("Leave (Esc)"))
        self.title = TitleLine(theme)
        self.right_label = Label("", "right-count")
        self.wrong_label = Label("", "wrong-count")
        self.clock = ClockRing(theme)
        self.progress = ProgressLine(theme)
        self._lay_out()

    def show_progress(self, title: str, position: int, marks: tuple[bool | None, ...]) -> None:
        """Show how far the quiz is; ticks and crosses only once there are any to tell."""
        count = self.tr("Question {0} of {1}").format(min(position + 1, len(marks)), len(marks))
        self.title.show_text(title, count)
        done = sum(mark is not None for mark in marks)
        self.progress.show_share(done / len(marks) if marks else 0.0, self._theme)

    def show_score(self, right: int, wrong: int, *, shown: bool) -> None:
        """Show the score so far, unless it is to be told at the end only."""
        for label, sign, count, name in (
            (self.right_label, "✓", right, self.tr("{0} right")),
            (self.wrong_label, "✗", wrong, self.tr("{0} wrong")),
        ):
            label.setText(f"{sign} {count}")
            label.setAccessibleName(name.format(count))
            label.setVisible(shown)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(M, 0, M, 0)
        row.setSpacing(M)
        row.addWidget(self.leave_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.right_label)
        row.addWidget(self.wrong_label)
        row.addSpacing(S)
        row.addWidget(self.clock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, 1)
        layout.addWidget(self.progress)
        self.setFixedHeight(_HEIGHT + _LINE)


class ClockRing(TextRing):
    """The seconds that are left, in a ring that empties."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _CLOCK, _CLOCK_LINE, parent=parent)
        self.hide()

    def show_time(self, left: int, share: float) -> None:
        """Show the whole seconds left and the share of the time that they are."""
        minutes, seconds = divmod(left, 60)
        tone = "again" if left <= _HURRY_SECONDS else "accent"
        name = self.tr("{0} seconds left").format(left)
        self.show_share(f"{minutes}:{seconds:02}", share, tone, name)
