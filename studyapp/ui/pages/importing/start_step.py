"""Where an import begins: drop a file, choose one, or paste."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import RADIUS_PANEL, XL, XXL, L, M, S
from studyapp.ui.widgets.controls.button import Button
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.painted import Painted

_WIDTH, _HEIGHT = 640, 380


class StartStep(QWidget):
    """One big place to drop files on, with two buttons and what can be brought.

    Signals: `choose_chosen`, `paste_chosen`.
    """

    choose_chosen = Signal()
    paste_chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_button = Button(
            theme, icons, self.tr("Choose a file"), kind="main", icon="folder"
        )
        self.paste_button = Button(theme, icons, self.tr("Paste text"), icon="copy")
        self.error_label = Label("", "error", wrap=True)
        self._theme = theme
        self._icons = icons
        self._build()
        self.choose_button.clicked.connect(self.choose_chosen)
        self.paste_button.clicked.connect(self.paste_chosen)

    def show_problem(self, sentence: str) -> None:
        """Say in place what went wrong; an empty sentence takes it away."""
        self.error_label.setText(sentence)
        self.error_label.setVisible(bool(sentence))

    def _build(self) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        place = DropPlace(self._theme)
        place.setMaximumWidth(_WIDTH)
        place.setMinimumHeight(_HEIGHT)
        column = QVBoxLayout(place)
        column.setContentsMargins(XXL, XL, XXL, XL)
        column.setSpacing(S)
        column.addStretch()
        column.addWidget(IconTile(self._theme, self._icons, "import", "accent", 72), 0, center)
        column.addSpacing(M)
        column.addWidget(Label(self.tr("Drop files here"), "title"), 0, center)
        for label in self._explanations():
            label.setAlignment(center)
            column.addWidget(label)
        column.addSpacing(L)
        column.addLayout(self._buttons())
        column.addSpacing(S)
        self.error_label.setAlignment(center)
        self.error_label.hide()
        column.addWidget(self.error_label)
        column.addStretch()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(place, 8)
        row.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch()
        around.addLayout(row)
        around.addStretch()

    def _explanations(self) -> tuple[Label, ...]:
        return (
            Label(
                self.tr(
                    "Notes, glossaries, graded assignments, reports as text or Markdown; "
                    "tables; Anki packages; decks of other programs."
                ),
                "quiet",
                wrap=True,
            ),
            Label(
                self.tr("You see what will become of them. Nothing is written before you say so."),
                "caption",
                wrap=True,
            ),
        )

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch()
        row.addWidget(self.choose_button)
        row.addWidget(self.paste_button)
        row.addWidget(KeyCap(self._theme, self.tr("Ctrl+V")))
        row.addStretch()
        return row


class DropPlace(Painted):
    """A surface with a dashed outline."""

    def paint(self, painter: QPainter) -> None:
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(self.theme.color("line2"), 1.5, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(inside, RADIUS_PANEL, RADIUS_PANEL)
