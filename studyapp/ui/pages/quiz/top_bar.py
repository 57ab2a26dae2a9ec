"""The bar above a question: where one is, how it goes, and how much time is left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study_top_bar import ProgressLine, TitleLine
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION, M, S
from studyapp.ui.widgets.button import IconButton
from studyapp.ui.widgets.label import Label
from studyapp.ui.widgets.painted import Painted

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


class ClockRing(Painted):
    """The seconds that are left, in a ring that empties."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._left = 0
        self._share = 0.0
        self.setFixedSize(_CLOCK, _CLOCK)
        self.hide()

    def show_time(self, left: int, share: float) -> None:
        """Show the whole seconds left and the share of the time that they are."""
        share = min(1.0, max(0.0, share))
        if (left, round(share, 2)) != (self._left, round(self._share, 2)):
            self._left, self._share = left, share
            self.setAccessibleName(self.tr("{0} seconds left").format(left))
            self.update()

    def paint(self, painter: QPainter) -> None:
        half = _CLOCK_LINE / 2 + 1
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        hurry = self._left <= _HURRY_SECONDS
        painter.setPen(QPen(self.theme.color("line"), _CLOCK_LINE))
        painter.drawEllipse(place)
        pen = QPen(self.theme.color("again" if hurry else "accent"), _CLOCK_LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(place, 90 * 16, round(self._share * 360 * 16))
        painter.setPen(self.theme.color("again" if hurry else "text"))
        painter.setFont(sized(CAPTION, 600))
        minutes, seconds = divmod(self._left, 60)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{minutes}:{seconds:02}")
