"""Every key of the program, made from the commands themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.ui import actions
from studyapp.ui.actions import Command, CommandGroup
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import XL, XXL, S
from studyapp.ui.widgets.controls.key_cap import KeyCap
from studyapp.ui.widgets.layout.label import Label

_COLUMN, _SHARE = 348, 0.94
_MOST_COLUMNS = 3
_LABEL = 150
_EDGE, _BAR = 16, 14
_UNLIMITED = 16_777_215


class KeyMapDialog(Dialog):
    """Lists commands by where they work, each with its keys."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        six_grades: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, self.tr("Keys"), parent, width=720)
        self.scroll_area = QScrollArea()
        self.sheet = QWidget()
        columns = self._columns_row = QHBoxLayout(self.sheet)
        columns.setContentsMargins(0, 0, _EDGE, 0)
        columns.setSpacing(XXL + S)
        count = self._columns()
        for part in _balanced(actions.groups(six_grades=six_grades), count):
            column = QVBoxLayout()
            column.setSpacing(XL)
            for group in part:
                column.addLayout(self._group(group))
            column.addStretch()
            columns.addLayout(column, 1)
        self._build()
        self.close_button = self.add_button(self.tr("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return a size with room for all keys, or as much of it as the window around has."""
        frame = super().sizeHint() - self.scroll_area.sizeHint()
        least = self.sheet.minimumSizeHint().width() + 2 * XL + _BAR
        width = min(max(least, _COLUMN * self._columns()), self._room().width())
        height = self._columns_row.totalHeightForWidth(width - 2 * XL - _BAR)
        return QSize(width, min(height + frame.height(), self._room().height()))

    def _room(self) -> QSize:
        parent = self.parentWidget()
        return parent.window().size() * _SHARE if parent else QSize(_UNLIMITED, _UNLIMITED)

    def _columns(self) -> int:
        return max(1, min(_MOST_COLUMNS, self._room().width() // _COLUMN))

    def _build(self) -> None:
        self.sheet.setProperty("kind", "page")
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setAccessibleName(self.tr("Keys"))
        self.scroll_area.setWidget(self.sheet)
        self.body.addWidget(self.scroll_area)

    def _group(self, group: CommandGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(actions.title(group), "section"), 0, 0, 1, 2)
        keyed = [command for command in group.commands if command.keys]
        for row, command in enumerate(keyed, start=1):
            label = Label(actions.text(command), "quiet", wrap=True)
            label.setMinimumWidth(_LABEL)
            grid.addWidget(label, row, 0)
            grid.addLayout(self._caps(command), row, 1)
        return grid

    def _caps(self, command: Command) -> QHBoxLayout:
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch()
        for key in command.keys:
            caps.addWidget(
                KeyCap(self.theme, shown_key(key), always=True), 0, Qt.AlignmentFlag.AlignVCenter
            )
        return caps


def shown_key(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _balanced(groups: Sequence[CommandGroup], count: int) -> list[list[CommandGroup]]:
    """Return the groups in columns of about the same length."""
    columns: list[list[CommandGroup]] = [[] for _ in range(count)]
    for group in sorted(groups, key=lambda group: -len(group.commands)):
        shortest = min(columns, key=lambda column: sum(len(g.commands) + 2 for g in column))
        shortest.append(group)
    return [sorted(column, key=list(groups).index) for column in columns]
