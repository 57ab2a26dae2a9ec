"""How deep each topic went."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studyapp.core.interview.course import TopicDepth
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.interview.ladder_view import LadderView
from studyapp.ui.widgets.label import Label
from studyapp.ui.widgets.panel import Panel


class DepthPanel(Panel):
    """A ladder of questions for each topic; hidden where there was none."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Depth reached"), parent=parent)
        self.ladders = LadderView(theme, icons)
        text = self.tr("Each rung is a harder follow-up; it comes when the answer before holds.")
        self.body.addWidget(Label(text, "caption", wrap=True))
        self.body.addWidget(self.ladders)

    def show_depths(self, depths: Sequence[TopicDepth]) -> None:
        """Show these ladders."""
        self.setVisible(bool(depths))
        self.ladders.show_depths(depths)
