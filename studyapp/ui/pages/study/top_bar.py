"""The bar above the card: where one is, how much is left, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.statistics import Counts
from studyapp.ui.actions import Actions, key_text
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.head import FLAGS
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import L, M
from studyapp.ui.widgets.charts.legend import Legend
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.question.progress_line import LINE, ProgressLine
from studyapp.ui.widgets.question.title_line import TitleLine

_HEIGHT = 56
_BUTTONS = ("undo", "edit", "flag", "suspend")


class StudyTopBar(QFrame):
    """Close, title, counts and icon buttons; a progress line along the lower edge."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top-bar")
        self._theme = theme
        self._icons = icons
        self._commands = actions
        self._flag = 0
        self.title = TitleLine(theme)
        self.legend = Legend(theme, ())
        self.progress = ProgressLine(theme)
        self.buttons = {name: self._button(name) for name in ("leave", *_BUTTONS)}
        self.more_button = IconButton(theme, icons, "more", self.tr("More"))
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(menu)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        theme.changed.connect(self._draw_flag)

    def show_progress(self, title: str, done: int, total: int, counts: Counts) -> None:
        """Show how far the session is."""
        is_over = done >= total
        position = "" if is_over else self.tr("Card {0} of {1}").format(done + 1, total)
        self.title.show_text(title.replace(DECK_SEPARATOR, " › "), position)
        self.legend.setVisible(not is_over)
        self.legend.set_items(
            (
                (self.tr("{0} new").format(counts.new), "new"),
                (self.tr("{0} drill").format(counts.drill), "learn"),
                (self.tr("{0} due").format(counts.due), "mature"),
            )
        )
        self.progress.show_share(1.0 if is_over else done / total, self._theme)

    def show_flag(self, flag: int) -> None:
        """Show the flag of the current card on its button."""
        self._flag = flag if flag < len(FLAGS) else 1
        self._draw_flag()

    def _draw_flag(self) -> None:
        name = "flag-filled" if self._flag else "flag"
        icon = self._icons.icon(name, FLAGS[self._flag] or "text2")
        self.buttons["flag"].setIcon(icon)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(M, 0, M, 0)
        row.setSpacing(4)
        row.addWidget(self.buttons["leave"])
        row.addSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.legend)
        row.addSpacing(L)
        for name in _BUTTONS:
            row.addWidget(self.buttons[name])
        row.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, 1)
        layout.addWidget(self.progress)
        self.setFixedHeight(_HEIGHT + LINE)

    def _button(self, name: str) -> IconButton:
        action = self._commands[name]
        icon = {"leave": "close", "suspend": "pause"}.get(name, name)
        button = IconButton(self._theme, self._icons, icon, action.text(), parent=self)
        button.setToolTip(plain_tip(f"{action.text()} ({key_text(action)})"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setVisible(action.isEnabled()))
        keeps_place = button.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        button.setSizePolicy(keeps_place)
        button.setVisible(action.isEnabled())
        return button
