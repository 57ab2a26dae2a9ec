"""A line to type the answer into, and afterwards what differed, letter by letter."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import LetterKind, LetterPiece, MarkedAnswer
from studyapp.core.quiz.questions import Question, Response
from studyapp.core.rendering import plain_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.pads.pad import AnswerPad
from studyapp.ui.tokens import S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_HEIGHT = 46


class TypedPad(AnswerPad):
    """Takes a typed answer; Enter sends it."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(kit, icons, parent)
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "answer")
        self.edit.setMinimumHeight(_HEIGHT)
        self.edit.setAccessibleName(self.tr("Your answer"))
        self.edit.setPlaceholderText(self.tr("Type your answer"))
        self.right = Panel(kind="inset")
        self.right_view = CardView(kit)
        self.right_view.setAccessibleName(self.tr("The answer"))
        self.difference_label = Label("", "body", wrap=True)
        self.difference_label.setTextFormat(Qt.TextFormat.RichText)
        self._build()
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.edit.returnPressed.connect(self.sent)

    def ask(self, question: Question) -> None:
        self.edit.setReadOnly(False)
        self.edit.clear()
        self.right.hide()
        self._paint("")

    def response(self) -> Response:
        return Response(text=self.edit.text())

    def show_mark(self, answered: MarkedAnswer) -> None:
        mark = answered.mark
        self.edit.setReadOnly(True)
        self.edit.setText(answered.response.text)
        self._paint("right" if mark.right else "wrong")
        same = all(piece.kind is LetterKind.SAME for piece in mark.pieces)
        shows_letters = bool(mark.pieces) and not same
        self.difference_label.setVisible(shows_letters)
        self.difference_label.setText(self._difference(mark.pieces) if shows_letters else "")
        self.difference_label.setAccessibleName(spoken_difference(mark.pieces))
        typed = answered.response.text.strip().casefold()
        self.right.setVisible(typed != plain_text(mark.expected).strip().casefold())
        self.right_view.set_card(right_html(mark.expected))

    def take_focus(self) -> None:
        self.edit.setFocus()

    def _build(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(S)
        inside.addWidget(Label(self.tr("The answer"), "caption-strong"))
        inside.addWidget(self.right_view)
        inside.addWidget(self.difference_label)
        self.right.body.addLayout(inside)
        self.column.addWidget(self.edit)
        self.column.addWidget(self.right)

    def _paint(self, state: str) -> None:
        self.edit.setProperty("state", state)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _difference(self, pieces: tuple[LetterPiece, ...]) -> str:
        tokens = self.kit.theme.tokens
        looks = {
            LetterKind.SAME: f"color: {tokens.text2}",
            LetterKind.MISSING: f"color: {tokens.good}; background: {tokens.good_soft}; "
            "font-weight: 600",
            LetterKind.EXTRA: f"color: {tokens.again}; background: {tokens.again_soft}; "
            "text-decoration: line-through",
        }
        marked = "".join(
            f'<span style="{looks[piece.kind]}">{escape(piece.text)}</span>' for piece in pieces
        )
        return self.tr("Letter by letter: {0}").format(marked)


def right_html(markdown: str) -> str:
    """Return the right answer as HTML for a card view."""
    from studyapp.core.rendering import to_html

    return to_html(markdown)


def spoken_difference(pieces: tuple[LetterPiece, ...]) -> str:
    """Return a letter-by-letter difference in words."""
    names = {LetterKind.MISSING: "missing", LetterKind.EXTRA: "too much"}
    return ", ".join(f"{names[p.kind]} “{p.text}”" for p in pieces if p.kind in names)
