"""What changed in a note, word by word."""

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from studyapp.core.cards import Note
from studyapp.core.differences import FieldDifference, note_differences
from studyapp.ui.pages.importing import words_of_import as say
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import CAPTION
from studyapp.ui.widgets.question.difference_text import text_format, write_pieces


class DiffView(QTextEdit):
    """Shows the parts of a note that differ: what goes is struck through, what comes is tinted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: tuple[Note, Note] | None = None
        self.setProperty("kind", "reading")
        self.setAccessibleName(self.tr("What changes, word by word"))
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._show)

    def show_change(self, before: Note, after: Note) -> None:
        """Show how one note becomes another."""
        self._notes = (before, after)
        self._show()

    def _show(self) -> None:
        if self._notes is None:
            return
        self.clear()
        cursor = self.textCursor()
        for place, difference in enumerate(note_differences(*self._notes)):
            self._write_field(cursor, difference, is_first=place == 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _write_field(
        self, cursor: QTextCursor, difference: FieldDifference, *, is_first: bool
    ) -> None:
        heading = QTextBlockFormat()
        heading.setTopMargin(0 if is_first else 14)
        heading.setBottomMargin(3)
        if is_first:
            cursor.setBlockFormat(heading)
        else:
            cursor.insertBlock(heading)
        cursor.insertText(
            say.field(difference.field), text_format(self._theme, "text3", size=CAPTION, bold=True)
        )
        body = QTextBlockFormat()
        body.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.insertBlock(body)
        write_pieces(cursor, difference.pieces, self._theme)
