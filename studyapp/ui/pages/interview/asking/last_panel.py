"""How an answer differs from the one that was given before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from studyapp.core.differences import Piece, PieceKind
from studyapp.services.interview.context import PastAnswer
from studyapp.ui.pages.interview.words_of_interview import ago
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import L
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.difference_text import NEWER, OLDER, DifferenceText

_ROOM_FOR_TWO = 500


class ComparedTexts(TwoColumns):
    """Two answers side by side: at the left what went, at the right what came."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_ROOM_FOR_TWO, parent=parent)
        self.older_label = Label("", "caption-strong")
        self.newer_label = Label("", "caption-strong")
        self.older_text = DifferenceText(theme, self.tr("The older answer"), OLDER)
        self.newer_text = DifferenceText(theme, self.tr("The newer answer"), NEWER)
        for column, label, text in (
            (self.left, self.older_label, self.older_text),
            (self.right, self.newer_label, self.newer_text),
        ):
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(text)
            column.addStretch(1)
        self.set_gap(L)

    def show_texts(self, pieces: Sequence[Piece], older: str, newer: str) -> None:
        """Show both texts under what they are."""
        self.older_label.setText(older)
        self.newer_label.setText(newer)
        for text, kinds in ((self.older_text, OLDER), (self.newer_text, NEWER)):
            is_empty = not any(piece.text.strip() for piece in pieces if piece.kind in kinds)
            nothing = Piece(PieceKind.SAME, self.tr("Nothing was written."))
            text.show_pieces((nothing,) if is_empty else pieces)


class LastPanel(Panel):
    """The answer of last time beside the one of today."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Compared with last time"), "\N{NO-BREAK SPACE}", parent)
        self.texts = ComparedTexts(theme)
        self.body.addWidget(self.texts)

    def show_last(self, last: PastAnswer | None, pieces: Sequence[Piece], today: date) -> None:
        """Show the last attempt; hide when this is the first one."""
        self.setVisible(last is not None and bool(pieces))
        if last is not None:
            when = ago(last.at.date(), today)
            self.set_note(self.tr("{0}: {1} %").format(when, last.percent))
            self.texts.show_texts(pieces, when[:1].upper() + when[1:], self.tr("Today"))
