"""Terms to be joined to their definitions, by mouse or by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.core.quiz.marks import MarkedAnswer
from studyapp.core.quiz.questions import Question, Response
from studyapp.core.rendering import plain_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.quiz.pads.choice_pad import options_html
from studyapp.ui.pages.quiz.pads.pad import AnswerPad
from studyapp.ui.tokens import L, M, S
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.choices import letter
from studyapp.ui.widgets.card.decorations import ChoiceState
from studyapp.ui.widgets.card.kit import CardKit
from studyapp.ui.widgets.layout.label import Label

_TERM_WIDTH = 272
_NONE = -1


class MatchPad(AnswerPad):
    """Terms at the left, lettered definitions at the right; a letter answers the chosen term."""

    def __init__(self, kit: CardKit, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(kit, icons, parent)
        self.view = CardView(kit)
        self.hint_label = Label(
            self.tr("Choose a term with the arrow keys, then press the letter of its definition."),
            "caption",
            wrap=True,
        )
        self.rows: list[TermRow] = []
        self._terms = QVBoxLayout()
        self._picked: list[int] = []
        self._current = 0
        self._is_marked = False
        self._build()
        self.view.choice_clicked.connect(self.pick)

    def ask(self, question: Question) -> None:
        self._is_marked = False
        self._picked = [_NONE] * len(question.options)
        self.view.set_card(options_html(question.partners))
        self.hint_label.show()
        self._make_rows(question.options)
        self._choose(0)

    def response(self) -> Response:
        return Response(picked=tuple(self._picked))

    @property
    def is_ready(self) -> bool:
        return _NONE not in self._picked

    def pick(self, index: int) -> None:
        if self._is_marked or index >= len(self._picked):
            return
        if index in self._picked:
            self._picked[self._picked.index(index)] = _NONE
        self._picked[self._current] = index
        open_rows = [row for row, partner in enumerate(self._picked) if partner == _NONE]
        after = [row for row in open_rows if row > self._current]
        self._choose(next(iter(after or open_rows), self._current))
        self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the next term up or down."""
        if self.rows and not self._is_marked:
            self._choose((self._current + by) % len(self.rows))

    def show_mark(self, answered: MarkedAnswer) -> None:
        self._is_marked = True
        self.hint_label.hide()
        right = answered.question.right
        self._picked = list(answered.response.picked) or [_NONE] * len(right)
        for row, mine, its in zip(self.rows, self._picked, right, strict=True):
            row.show_mark(mine, its)
        self.view.set_choices((ChoiceState.OTHER,) * len(right))

    def take_focus(self) -> None:
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Terms and definitions"))
        self.view.setAccessibleName(self.tr("Definitions"))
        self._terms.setSpacing(S)
        left = QVBoxLayout()
        left.setSpacing(M)
        left.addLayout(self._terms)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(L)
        both.addLayout(left)
        both.addWidget(self.view, 1)
        self.column.addLayout(both)
        self.column.addWidget(self.hint_label)

    def _make_rows(self, terms: tuple[str, ...]) -> None:
        for row in self.rows:
            self._terms.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [TermRow(self.kit, plain_text(term).strip()) for term in terms]
        for place, row in enumerate(self.rows):
            self._terms.addWidget(row)
            row.clicked.connect(lambda place=place: self._choose(place))

    def _choose(self, place: int) -> None:
        if self._is_marked:
            return
        self._current = place
        for at, (row, partner) in enumerate(zip(self.rows, self._picked, strict=True)):
            row.show_partner(partner, chosen=at == place)
        taken = set(self._picked)
        here = self._picked[place]
        self.view.set_choices(
            tuple(
                ChoiceState.PICKED
                if index == here
                else ChoiceState.OTHER
                if index in taken
                else ChoiceState.OPEN
                for index in range(len(self._picked))
            )
        )


class TermRow(QFrame):
    """A term with the letter of the definition that was joined to it.

    Signals: `clicked`.
    """

    clicked = Signal()

    def __init__(self, kit: CardKit, term: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "term")
        self.setFixedWidth(_TERM_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.term = term
        self.term_label = Label(term, "body", wrap=True)
        self.letter_label = Label("", "strong")
        self.letter_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(M, M, M, M)
        row.addWidget(self.term_label, 1)
        row.addWidget(self.letter_label)

    def show_partner(self, partner: int, *, chosen: bool) -> None:
        """Show what was joined to the term, and whether the next letter is for it."""
        text = "–" if partner < 0 else letter(partner)
        self._show(text, "chosen" if chosen else "")
        self.setAccessibleName(f"{self.term}: {text}")

    def show_mark(self, mine: int, right: int) -> None:
        """Show whether it was joined right, and else what belongs to it."""
        if mine == right:
            self._show(f"✓ {letter(right)}", "right")
            self.setAccessibleName(self.tr("{0}: right").format(self.term))
            return
        self._show(f"✗ {'–' if mine < 0 else letter(mine)} → {letter(right)}", "wrong")
        self.setAccessibleName(
            self.tr("{0}: wrong, it belongs to {1}").format(self.term, letter(right))
        )

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()

    def _show(self, text: str, state: str) -> None:
        self.letter_label.setText(text)
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)
