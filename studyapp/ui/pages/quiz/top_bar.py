"""The bar above a question: where one is, how it goes, and how much time is left."""

from PySide6.QtWidgets import QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import S
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.question.top_bar import QuestionTopBar

_HEIGHT = 56
_CLOCK, _CLOCK_LINE = 46, 3.5
_HURRY_SECONDS = 10


class QuizTopBar(QuestionTopBar):
    """Leave, title, ticks and crosses so far, and the clock of the question."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, _HEIGHT, parent)
        self.right_label = Label("", "right-count")
        self.wrong_label = Label("", "wrong-count")
        self.clock = ClockRing(theme)
        self._lay_out()

    def show_progress(self, title: str, position: int, marks: tuple[bool | None, ...]) -> None:
        """Show how far the quiz is; ticks and crosses only once there are any to tell."""
        count = self.tr("Question {0} of {1}").format(min(position + 1, len(marks)), len(marks))
        self.title.show_text(title, count)
        done = sum(mark is not None for mark in marks)
        self.show_share(done / len(marks) if marks else 0.0)

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
        self.row.addWidget(self.right_label)
        self.row.addWidget(self.wrong_label)
        self.row.addSpacing(S)
        self.row.addWidget(self.clock)


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
