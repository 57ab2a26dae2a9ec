"""The quizzes there were: how the score went, and each of them to look at again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Theme
from studyapp.ui.widgets.question.past_panel import PastLine, PastPanel

if TYPE_CHECKING:
    from studyapp.services.quiz.service import QuizLine


class HistoryPanel(PastPanel):
    """A line of scores and a list, newest first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Earlier quizzes"),
            self.tr("Score of each quiz"),
            self.tr("Your results will stand here, with a line that shows how you get on."),
            parent,
        )

    def show_quizzes(self, lines: Sequence["QuizLine"]) -> None:
        """Show quizzes, newest first."""
        self.show_lines([self._line(line) for line in lines])

    def _line(self, line: "QuizLine") -> PastLine:
        return PastLine(
            key=line.id,
            day=line.ended.date(),
            title=line.title,
            score=f"{line.right} / {line.total}",
            percent=line.percent,
            count=line.total,
            spoken=self.tr("{0} of {1}").format(line.right, line.total),
        )
