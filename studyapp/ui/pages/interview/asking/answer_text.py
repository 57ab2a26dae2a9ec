"""The learner's own words, with those marked that speak for a key point."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import TextSpan
from studyapp.ui.pages.interview.asking.ticks import TONES
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.fitted_text import FittedText
from studyapp.ui.widgets.question.difference_text import text_format


class AnswerText(FittedText):
    """Shows a text as it was written."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._spans: tuple[TextSpan, ...] = ()
        self._tick = Tick.YES
        theme.changed.connect(self._mark)

    @property
    def marked(self) -> list[str]:
        """The words that are marked now."""
        return [selection.cursor.selectedText() for selection in self.extraSelections()]

    def show_answer(self, text: str) -> None:
        """Show a text, nothing marked."""
        self.show_plain(text)
        self.mark((), Tick.YES)

    def mark(self, spans: Iterable[TextSpan], tick: Tick) -> None:
        """Mark words in the colour of a tick."""
        self._spans, self._tick = tuple(spans), tick
        self._mark()

    def _mark(self) -> None:
        tone = TONES[self._tick]
        form = text_format(self._theme, tone, ground=f"{tone}_soft", bold=True)
        selections = []
        for span in self._spans:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(span.start)
            selection.cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = form
            selections.append(selection)
        self.setExtraSelections(selections)
