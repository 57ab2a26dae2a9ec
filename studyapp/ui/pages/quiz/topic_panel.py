"""How each deck of a quiz went, as bars."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.quiz.marks import TopicScore
from studyapp.ui.fonts import sized
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY
from studyapp.ui.widgets.layout.painted import Painted
from studyapp.ui.widgets.layout.panel import Panel

_ROW, _BAR, _WELL, _FAIR = 42, 6, 80.0, 60.0


class TopicPanel(Panel):
    """The weakest topic first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("By topic"), parent=parent)
        self.bars = TopicBars(theme)
        self.body.addWidget(self.bars)
        self.body.addStretch(1)

    def show_scores(self, scores: Sequence[TopicScore]) -> None:
        """Show these topics."""
        self.setVisible(len(scores) > 0)
        self.bars.show_scores(scores)


class TopicBars(Painted):
    """A name, a per cent and a bar for each topic."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scores: Sequence[TopicScore] = ()

    def show_scores(self, scores: Sequence[TopicScore]) -> None:
        """Show these topics."""
        self._scores = scores
        self.setFixedHeight(_ROW * len(scores))
        told = (f"{_leaf(s.topic)}: {s.right} / {s.total}" for s in scores)
        self.setAccessibleName(", ".join(told))
        self.setToolTip(plain_tip("\n".join(f"{s.topic}: {s.right} / {s.total}" for s in scores)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        for index, score in enumerate(self._scores):
            self._row(painter, index * _ROW, score)

    def _row(self, painter: QPainter, top: float, score: TopicScore) -> None:
        painter.setFont(sized(BODY, 600))
        percent = f"{score.percent:.0f} %"
        room = QFontMetricsF(painter.font()).horizontalAdvance(percent) + 12
        line = QRectF(0, top, self.width(), 24)
        painter.setPen(self.theme.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent)
        painter.setFont(sized(BODY))
        painter.setPen(self.theme.color("text2"))
        name = QFontMetricsF(painter.font()).elidedText(
            _leaf(score.topic), Qt.TextElideMode.ElideRight, line.width() - room
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        whole = QRectF(0, top + 26, self.width(), _BAR)
        self.fill_rounded(painter, whole, _BAR / 2, "hover")
        share = score.percent / 100
        if share:
            part = QRectF(0, top + 26, max(_BAR, self.width() * share), _BAR)
            self.fill_rounded(painter, part, _BAR / 2, _token(score.percent))


def _leaf(topic: str) -> str:
    return topic.rpartition(DECK_SEPARATOR)[2]


def _token(percent: float) -> str:
    return "good" if percent >= _WELL else "accent" if percent >= _FAIR else "hard"
