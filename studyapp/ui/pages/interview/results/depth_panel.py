"""How deep each topic went."""

from PySide6.QtWidgets import QWidget

from studyapp.core.interview.result import InterviewResult
from studyapp.core.rendering import plain_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.interview.results.ladder_view import LadderView
from studyapp.ui.pages.interview.words_of_interview import topic
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel


class DepthPanel(Panel):
    """A ladder of questions for each topic; hidden where there was none."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Depth reached"), parent=parent)
        self.ladders = LadderView(theme, icons)
        text = self.tr("Each rung is a harder follow-up; it comes when the answer before holds.")
        self.body.addWidget(Label(text, "caption", wrap=True))
        self.body.addWidget(self.ladders)

    def show_result(self, result: InterviewResult) -> None:
        """Show the ladders of an interview."""
        self.setVisible(bool(result.depths))
        self.ladders.show_depths(tuple(zip(_names(result), result.depths, strict=True)))


def _names(result: InterviewResult) -> list[str]:
    """Return a name for each ladder: its topic, or its first question where topics repeat."""
    topics = [depth.topic for depth in result.depths]
    firsts = [answer for answer in result.answers if answer.rung == 1]
    if len(set(topics)) == len(topics) or len(firsts) != len(topics):
        return [topic(each) for each in topics]
    return [" ".join(plain_text(answer.front).split()) for answer in firsts]
