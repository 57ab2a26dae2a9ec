"""Two answers to one question, one from long ago and one from now."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studyapp.core.differences import Piece
from studyapp.core.interview.rubric import Tick
from studyapp.core.rendering import to_html
from studyapp.services.interview.context import PastAnswer
from studyapp.ui import words
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.last_panel import ComparedTexts
from studyapp.ui.pages.interview.asking.ticks import ICONS, TONES
from studyapp.ui.pages.interview.words_of_interview import WELL, dated, tick_name
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.charts.line_chart import LineChart, LinePoint
from studyapp.ui.widgets.controls.picker import Picker
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_CHART, _TILE, _SCALE = 130, 22, 0.88
_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class ComparePanel(Panel):
    """The learner chooses which two answers stand side by side."""

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        difference: Callable[[str, str], Sequence[Piece]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._kit = kit
        self._icons = icons
        self._difference = difference
        self._answers: Sequence[PastAnswer] = ()
        self._today = date.min
        self.question_view = CardView(kit)
        self.question_view.setAccessibleName(self.tr("Question"))
        self.chart = LineChart(kit.theme, self.tr("Score of each answer"), float(WELL), _CHART)
        self.older_picker = Picker(kit.theme, icons, self.tr("The older answer"))
        self.newer_picker = Picker(kit.theme, icons, self.tr("The newer answer"))
        self.only_label = Label(
            self.tr("One answer so far. The next one will stand beside it."), "quiet", wrap=True
        )
        self.texts = ComparedTexts(kit.theme)
        self.points = QWidget()
        self._grid = QGridLayout(self.points)
        self._lay_out()
        self.older_picker.chosen.connect(lambda _key: self._compare())
        self.newer_picker.chosen.connect(lambda _key: self._compare())

    def show_answers(self, answers: Sequence[PastAnswer], today: date) -> None:
        """Show the answers to one question, newest first."""
        self._answers, self._today = answers, today
        self.question_view.set_card(to_html(answers[0].front))
        self.chart.setVisible(len(answers) > 1)
        self.chart.show_points([_point(answer) for answer in reversed(answers)])
        choices = [(str(n), self._choice(answer)) for n, answer in enumerate(answers)]
        for picker, at in ((self.older_picker, len(answers) - 1), (self.newer_picker, 0)):
            picker.set_choices(choices)
            picker.set_current(str(at))
            picker.setVisible(len(answers) > 1)
        self.only_label.setVisible(len(answers) < 2)
        self._compare()

    def _choice(self, answer: PastAnswer) -> str:
        return f"{dated(answer.at.date(), self._today)} · {answer.percent} %"

    def _compare(self) -> None:
        older, newer = (
            self._answers[int(picker.current)] for picker in (self.older_picker, self.newer_picker)
        )
        pieces = self._difference(older.said, newer.said)
        self.texts.show_texts(
            pieces,
            dated(older.at.date(), self._today),
            dated(newer.at.date(), self._today),
        )
        self._show_points(older, newer)

    def _show_points(self, older: PastAnswer, newer: PastAnswer) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        marked = bool(older.ticks and newer.ticks)
        self.points.setVisible(marked)
        if not marked:
            return
        for column, text in enumerate((self.tr("Then"), self.tr("Now"), self.tr("Key point"))):
            self._grid.addWidget(Label(text, "caption-strong"), 0, column)
        then = dict(zip(older.key_points, older.ticks, strict=True))
        pairs = zip(newer.key_points, newer.ticks, strict=True)
        for row, (point, tick) in enumerate(pairs, 1):
            self._show_point(row, point, then.get(point), tick)

    def _show_point(self, row: int, point: str, then: Tick | None, now: Tick) -> None:
        for column, tick in enumerate((then, now)):
            if tick is not None:
                tile = IconTile(self._kit.theme, self._icons, ICONS[tick], TONES[tick], _TILE)
                tile.setAccessibleName(tick_name(tick))
                tile.setToolTip(plain_tip(tick_name(tick)))
                self._grid.addWidget(tile, row, column, _CENTER)
        view = CardView(self._kit, scale=_SCALE)
        view.setAccessibleName(self.tr("Key point"))
        view.set_card(to_html(point))
        self._grid.addWidget(view, row, 2)

    def _lay_out(self) -> None:
        pickers = QHBoxLayout()
        pickers.setSpacing(S)
        pickers.addWidget(self.older_picker, 1)
        pickers.addWidget(self.newer_picker, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(2, 1)
        self.body.addWidget(self.question_view)
        self.body.addWidget(self.chart)
        self.body.addLayout(pickers)
        self.body.addWidget(self.only_label)
        self.body.addWidget(self.texts)
        self.body.addWidget(self.points)


def _point(answer: PastAnswer) -> LinePoint:
    day = answer.at.date()
    return LinePoint(
        words.short_day(day),
        words.full_day(day),
        float(answer.percent),
        len(answer.key_points),
    )
