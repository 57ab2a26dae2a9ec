"""The bar above a question: leave, where one is, how far one is."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import M
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.question.progress_line import LINE, ProgressLine
from studyapp.ui.widgets.question.title_line import TitleLine


class QuestionTopBar(QFrame):
    """What a kind of attempt shows besides comes at the right end of `row`."""

    def __init__(
        self, theme: Theme, icons: Icons, height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top-bar")
        self._theme = theme
        self.leave_button = IconButton(theme, icons, "close", self.tr("Leave (Esc)"))
        self.title = TitleLine(theme)
        self.progress = ProgressLine(theme)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(M, 0, M, 0)
        self.row.setSpacing(M)
        self.row.addWidget(self.leave_button)
        self.row.addWidget(self.title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.row, 1)
        layout.addWidget(self.progress)
        self.setFixedHeight(height + LINE)

    def show_share(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.progress.show_share(share, self._theme)
