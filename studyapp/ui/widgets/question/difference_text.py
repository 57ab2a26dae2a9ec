"""Two versions of a text, word by word: what went and what came."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from studyapp.core.differences import Piece, PieceKind
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import BODY
from studyapp.ui.widgets.layout.fitted_text import FittedText

BOTH = frozenset(PieceKind)
OLDER = frozenset({PieceKind.SAME, PieceKind.REMOVED})
NEWER = frozenset({PieceKind.SAME, PieceKind.ADDED})
_LONGEST = 20_000
_APART = "\N{THIN SPACE}"


class DifferenceText(FittedText):
    """Shows the pieces of some kinds: of one version only, or of both in one text."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        kinds: frozenset[PieceKind] = BOTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._kinds = kinds
        self._pieces: Sequence[Piece] = ()
        theme.changed.connect(self._show)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show how one text became the other."""
        self._pieces = pieces
        self._show()

    def _show(self) -> None:
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(self.airy())
        kept = [piece for piece in self._pieces if piece.kind in self._kinds]
        write_pieces(cursor, kept, self._theme)
        self.fit()


def write_pieces(cursor: QTextCursor, pieces: Iterable[Piece], theme: Theme) -> None:
    """Write pieces where a cursor stands: what goes is struck through, what comes is tinted."""
    formats = {
        PieceKind.SAME: text_format(theme, "text"),
        PieceKind.ADDED: text_format(theme, "good", ground="good_soft"),
        PieceKind.REMOVED: text_format(theme, "again", ground="again_soft", struck=True),
    }
    was = PieceKind.SAME
    for piece in pieces:
        if (was, piece.kind) == (PieceKind.REMOVED, PieceKind.ADDED):
            cursor.insertText(_APART, formats[PieceKind.SAME])
        was = piece.kind
        cursor.insertText(piece.text[:_LONGEST], formats[piece.kind])


def text_format(
    theme: Theme,
    token: str,
    *,
    size: int = BODY,
    ground: str = "",
    struck: bool = False,
    bold: bool = False,
) -> QTextCharFormat:
    """Return the look of words in a colour of the theme."""
    form = QTextCharFormat()
    form.setForeground(theme.color(token))
    form.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    form.setFontStrikeOut(struck)
    form.setFontWeight(600 if bold else 400)
    if ground:
        form.setBackground(theme.color(ground))
    return form
