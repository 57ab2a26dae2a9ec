"""Answered questions below each other; each opens to show what was answered and what is right."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.core.quiz.answers import answer_text, right_text
from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.rendering import plain_text, to_html
from studyapp.ui.icons import Icons
from studyapp.ui.tokens import M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_SHORT = 140
_MARKER = re.compile(r"^\s*(?:[-•*]|\d+[.)])\s+")


class AnswerRows(QWidget):
    """A row for each answer."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._icons = icons
        self.rows: dict[int, AnswerRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_answers(self, answers: Sequence[MarkedAnswer]) -> None:
        """Show these answers, all closed."""
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {
            answered.position: AnswerRow(self._kit, self._icons, answered) for answered in answers
        }
        for row in self.rows.values():
            self._column.addWidget(row)

    def open(self, position: int) -> "AnswerRow | None":
        """Open the row of a question and return it."""
        row = self.rows.get(position)
        if row is not None:
            row.set_open(True)
            row.button.setFocus()
        return row


class AnswerRow(QFrame):
    """A question in one line, and below it, once opened, everything about it."""

    def __init__(
        self, kit: CardKit, icons: Icons, answered: MarkedAnswer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line-above")
        self._kit = kit
        self._answered = answered
        right = answered.mark.right
        asked = _line(answered.question.prompt)
        self.tile = IconTile(
            kit.theme, icons, "check" if right else "cross", "good" if right else "again", 24
        )
        self.question_label = Label(asked, wrap=True)
        self.answer_label = Label(self._summary(), "caption", wrap=True)
        self.button = IconButton(kit.theme, icons, "eye", self.tr("Look at it: {0}").format(asked))
        self.button.setCheckable(True)
        self.view: CardView | None = None
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.button.toggled.connect(self.set_open)

    def set_open(self, is_open: bool) -> None:
        """Show all about the question, or only its line."""
        self.button.setChecked(is_open)
        if is_open and self.view is None:
            self.view = CardView(self._kit, scale=0.94)
            self.view.setAccessibleName(self.tr("The question with its answers"))
            self.view.set_card(self._html())
            self._column.addWidget(self.view)
        if self.view is not None:
            self.view.setVisible(is_open)
        self.answer_label.setVisible(not is_open)

    def _summary(self) -> str:
        answered = self._answered
        mine = _line(answer_text(answered.question, answered.response))
        if answered.mark.right:
            return self.tr("You: {0}").format(mine) if mine else ""
        said = self.tr("You: {0}.").format(mine) if mine else self._nothing()
        right = _line(right_text(answered.question))
        return self.tr("{0} Right: {1}").format(said, right)

    def _nothing(self) -> str:
        if self._answered.response.timed_out:
            return self.tr("The time was over.")
        return self.tr("Not answered.")

    def _html(self) -> str:
        question, response = self._answered.question, self._answered.response
        mine = answer_text(question, response) or f"*{self._nothing()}*"
        parts = [f"{question.prompt}", f"**{self.tr('Your answer')}**\n\n{mine}"]
        if not self._answered.mark.right:
            parts.append(f"**{self.tr('The right answer')}**\n\n{right_text(question)}")
        if question.reason.strip():
            parts.append(f"**{self.tr('Why')}**\n\n{question.reason}")
        return "".join(to_html(part) for part in parts)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.question_label)
        texts.addWidget(self.answer_label)
        for label in (self.question_label, self.answer_label):
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            label.setSizePolicy(policy)
            label.setMinimumWidth(1)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, S + 2, 0, S + 2)
        self._column.setSpacing(S)
        self._column.addLayout(row)


def _line(markdown: str) -> str:
    lines = (_MARKER.sub("", line).strip() for line in plain_text(markdown).splitlines())
    text = " · ".join(line for line in lines if line)
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
