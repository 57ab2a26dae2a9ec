"""What is said under an answered question: right or not, and why."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import How, MarkedAnswer
from studyapp.core.rendering import to_html
from studyapp.ui.icons import Icons
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label

_ICON = 32


class FeedbackPanel(QFrame):
    """The verdict in words, the reason, and the button to count the own answer as right."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reason")
        self.tile = IconTile(kit.theme, icons, "check", "good", _ICON)
        self.verdict_label = Label("", "section", wrap=True)
        self.reason_view = CardView(kit, scale=0.94)
        self.reason_view.setAccessibleName(self.tr("Why"))
        self.claim_button = Button(kit.theme, icons, self.tr("Count mine as right"), kind="soft")
        self._lay_out()
        self.hide()

    def show_mark(self, answered: MarkedAnswer) -> None:
        """Say how an answer was marked."""
        mark = answered.mark
        self.tile.set_icon("check" if mark.right else "cross", "good" if mark.right else "again")
        self.verdict_label.setText(self._verdict(answered))
        self.setAccessibleName(self.verdict_label.text())
        reason = answered.question.reason
        self.reason_view.setVisible(bool(reason.strip()))
        self.reason_view.set_card(to_html(reason) if reason.strip() else "")
        self.claim_button.setVisible(can_claim(answered))
        self.show()

    def _verdict(self, answered: MarkedAnswer) -> str:
        words = {
            How.EXACT: self.tr("Right."),
            How.ALTERNATIVE: self.tr("Right: that is another accepted answer."),
            How.ACRONYM: self.tr("Right: short and long form count alike."),
            How.NUMBER: self.tr("Right: the same number."),
            How.TYPO: self.tr("Right, with a slip of the fingers."),
            How.CLAIMED: self.tr("Counted as right."),
            How.EMPTY: self.tr("Not answered."),
            How.TIMED_OUT: self.tr("The time is over."),
        }
        mark = answered.mark
        if mark.how in words:
            return words[mark.how]
        parts = len(answered.question.options)
        if 0 < mark.share < 1 and parts:
            return self.tr("Not quite: {0} % of it was right.").format(round(100 * mark.share))
        return self.tr("Not right.")

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(S)
        head = QHBoxLayout()
        head.addWidget(self.verdict_label, 1)
        head.addWidget(self.claim_button)
        texts.addLayout(head)
        texts.addWidget(self.reason_view)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, M, L, M)
        row.setSpacing(M)
        icon = QVBoxLayout()
        icon.addWidget(self.tile)
        icon.addStretch(1)
        row.addLayout(icon)
        row.addLayout(texts, 1)


def can_claim(answered: MarkedAnswer) -> bool:
    """Return whether the learner may say that a typed answer was right after all."""
    typed = answered.question.kind.is_typed and not answered.response.is_empty
    return typed and not answered.mark.right
