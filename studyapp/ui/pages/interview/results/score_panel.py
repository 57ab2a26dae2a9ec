"""What an interview came to, at a glance."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.interview.result import InterviewResult
from studyapp.core.interview.rubric import Tick
from studyapp.ui.pages.interview.words_of_interview import clock, tone_of
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import NUMBER, XL, XXL, L, M
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.layout.figure import Figure
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_SIDE, _LINE = 132, 11.0


class InterviewScorePanel(Panel):
    """Ring, mean grade, time, and the examiner's verdict in sentences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = TextRing(theme, _SIDE, _LINE, NUMBER)
        self.grade_label = Label("", "title")
        self.verdict_label = Label("", "quiet", wrap=True)
        self.figures = tuple(Figure() for _ in range(3))
        numbers = QHBoxLayout()
        numbers.setSpacing(XL)
        for figure in self.figures:
            numbers.addWidget(figure)
        numbers.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(M)
        texts.addWidget(self.grade_label)
        texts.addWidget(self.verdict_label)
        texts.addLayout(numbers)
        row = QHBoxLayout()
        row.setSpacing(XXL)
        row.addWidget(self.ring)
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        self.body.setContentsMargins(L, L, L, L)

    def show_result(self, result: InterviewResult) -> None:
        """Show a result."""
        percent = result.percent
        name = self.tr("{0} % of the key points").format(percent)
        self.ring.show_share(f"{percent} %", percent / 100, _ring_tone(percent), name)
        self.grade_label.setText(self.tr("Mean grade {0:.1f} of 5").format(result.grade))
        self.verdict_label.setText("\n".join(_verdict(result)))
        missed = sum(answer.ticks.count(Tick.NO) for answer in result.answers)
        spent = self.tr("of {0} minutes").format(result.minutes)
        shown = (
            (clock(result.seconds), spent),
            (str(len(result.answers)), self.tr("questions")),
            (str(missed), self.tr("points missed")),
        )
        for figure, (number, caption) in zip(self.figures, shown, strict=True):
            figure.show_value(number, caption)


def _ring_tone(percent: int) -> str:
    return "good" if tone_of(percent) == "good" else "accent"


def _verdict(result: InterviewResult) -> tuple[str, ...]:
    """Return what is said of the whole, without the sentence on each ladder: those are drawn."""
    first, *others = result.sentences
    return (first, *others[len(result.depths) :])
