"""The question itself, with its topic and where it stands on its ladder."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.rendering import to_html
from studyapp.services.interview.run import InterviewQuestion
from studyapp.ui.pages.interview.words_of_interview import clock, topic
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.chip import Chip
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_SCALE = 1.12


class QuestionCard(Panel):
    """Shows what may be seen before the answer is locked, and nothing more."""

    def __init__(self, kit: CardKit, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.topic_chip = Chip("")
        self.rung_chip = Chip("")
        self.follow_label = Label("", "step")
        self.target_label = Label("", "caption")
        self.view = CardView(kit, scale=_SCALE)
        self.view.setAccessibleName(self.tr("Question"))
        chips = QHBoxLayout()
        chips.setSpacing(S)
        for widget in (self.topic_chip, self.rung_chip, self.follow_label):
            chips.addWidget(widget)
        chips.addStretch(1)
        chips.addWidget(self.target_label)
        self.body.setSpacing(S)
        self.body.addLayout(chips)
        self.body.addWidget(self.view)

    def show_question(self, question: InterviewQuestion) -> None:
        """Show a question."""
        self.topic_chip.setText(topic(question.topic))
        self.topic_chip.setToolTip(plain_tip(question.topic.replace(DECK_SEPARATOR, " › ")))
        self.rung_chip.setText(self.tr("Rung {0} of {1}").format(question.rung, question.rungs))
        self.rung_chip.setVisible(question.rungs > 1)
        self.follow_label.setText(self.tr("Follow-up: your answer held, so this goes deeper"))
        self.follow_label.setVisible(question.follow_up)
        self.target_label.setText(self.tr("aim for {0}").format(clock(question.target_seconds)))
        self.view.set_card(to_html(question.front))
