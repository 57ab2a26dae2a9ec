"""Everything about one answer: points with own words, feedback, what to read, model answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.interview.rubric import Tick, explained
from studyapp.core.rendering import to_html
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.asking.answer_text import AnswerText
from studyapp.ui.pages.interview.asking.ticks import ICONS, TONES
from studyapp.ui.pages.interview.results.plan_panel import card_lines
from studyapp.ui.pages.interview.words_of_interview import tick_name
from studyapp.ui.tokens import XS, L, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

if TYPE_CHECKING:
    from studyapp.core.interview.result import AnswerFeedback, JudgedAnswer

_SCALE, _TILE = 0.88, 24


class AnswerDetails(QWidget):
    """Made when a question of the result is opened."""

    def __init__(
        self,
        kit: CardKit,
        icons: Icons,
        answer: "JudgedAnswer",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, S, 0, S)
        self._column.setSpacing(S)
        self._add_points(answer)
        self._add_text(self.tr("Feedback"), "\n\n".join(_told(answer.feedback)))
        self._add_reading(answer)
        self._add_own(answer)
        self._add_text(self.tr("A strong answer"), answer.back)

    def _add_points(self, answer: "JudgedAnswer") -> None:
        self._heading(self.tr("Key points, with your words"))
        wrong = set(answer.feedback.wrong)
        for point, tick, quote in zip(answer.key_points, answer.ticks, answer.quotes, strict=True):
            self._column.addLayout(self._point(point, tick, quote, wrong=point in wrong))
        grade = explained(answer.ticks)
        own = self.tr("{0} You gave {1}.").format(grade, int(answer.grade))
        follows = grade.endswith(f"{int(answer.grade)}.")
        self._column.addWidget(Label(grade if follows else own, "caption", wrap=True))

    def _point(self, point: str, tick: Tick, quote: str, *, wrong: bool) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._view(point, tick_name(tick)))
        said = self._said(tick, quote, wrong=wrong)
        label = Label(said, "wrong-count" if wrong else "caption", wrap=True)
        label.setIndent(3)
        texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(M)
        tile = IconTile(self._kit.theme, self._icons, ICONS[tick], TONES[tick], _TILE)
        tile.setAccessibleName(tick_name(tick))
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _said(self, tick: Tick, quote: str, *, wrong: bool) -> str:
        if wrong:
            return self.tr("Wrong to claim the contrary")
        if quote:
            return f"“{quote}”"
        return self.tr("Missed") if tick is Tick.NO else self.tr("In other words")

    def _add_own(self, answer: "JudgedAnswer") -> None:
        names = (
            (self.tr("Your answer"), answer.text),
            (self.tr("Your notes"), answer.notes),
        )
        for name, text in names:
            if text.strip():
                self._heading(name)
                inset = Panel(kind="inset")
                inset.body.setContentsMargins(M, S, M, S)
                view = AnswerText(self._kit.theme, name)
                view.show_answer(text)
                inset.body.addWidget(view)
                self._column.addWidget(inset)

    def _add_reading(self, answer: "JudgedAnswer") -> None:
        if answer.feedback.reading:
            self._heading(self.tr("Read next"))
        for card in answer.feedback.reading:
            self._column.addLayout(card_lines(card))

    def _add_text(self, name: str, markdown: str) -> None:
        if markdown.strip():
            self._heading(name)
            self._column.addWidget(self._view(markdown, name))

    def _view(self, markdown: str, name: str) -> CardView:
        view = CardView(self._kit, scale=_SCALE)
        view.setAccessibleName(name)
        view.set_card(to_html(markdown))
        return view

    def _heading(self, text: str) -> None:
        self._column.addSpacing(L - S if self._column.count() else XS)
        self._column.addWidget(Label(text, "caption-strong"))


def _told(feedback: "AnswerFeedback") -> tuple[str, ...]:
    """Return the sentences without the last one if that names the cards listed below."""
    return feedback.sentences[:-1] if feedback.reading else feedback.sentences
