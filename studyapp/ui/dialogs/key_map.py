"""Every key of the program, made from the commands themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui import actions
from studyapp.ui.actions import Command, CommandGroup
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tokens import XL, XXL, S
from studyapp.ui.widgets.key_cap import KeyCap
from studyapp.ui.widgets.label import Label

_COLUMNS = 2


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
        columns = QHBoxLayout()
        columns.setSpacing(XXL + S)
        for part in _balanced(actions.groups(six_grades=six_grades)):
            column = QVBoxLayout()
            column.setSpacing(XL)
            for group in part:
                column.addLayout(self._group(group))
            column.addStretch()
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self.close_button = self.add_button(self.tr("Close"), kind="primary")
        self.close_button.clicked.connect(self.accept)

    def _group(self, group: CommandGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(actions.title(group), "section"), 0, 0, 1, 2)
        keyed = [command for command in group.commands if command.keys]
        for row, command in enumerate(keyed, start=1):
            grid.addWidget(Label(actions.text(command), "quiet"), row, 0)
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


def _balanced(groups: Sequence[CommandGroup]) -> list[list[CommandGroup]]:
    """Return the groups in two columns of about the same length."""
    columns: list[list[CommandGroup]] = [[] for _ in range(_COLUMNS)]
    for group in sorted(groups, key=lambda group: -len(group.commands)):
        shortest = min(columns, key=lambda column: sum(len(g.commands) + 2 for g in column))
        shortest.append(group)
    return [sorted(column, key=list(groups).index) for column in columns]
