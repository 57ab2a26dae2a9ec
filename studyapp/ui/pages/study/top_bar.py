"""The bar above the card: where one is, how much is left, and what can be done."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.statistics import Counts
from studyapp.ui.actions import Actions, key_text
from studyapp.ui.fonts import sized
from studyapp.ui.icons import Icons
from studyapp.ui.pages.study.head import FLAGS
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import BODY, CAPTION, L, M
from studyapp.ui.widgets.charts.legend import Legend
from studyapp.ui.widgets.controls.button import IconButton
from studyapp.ui.widgets.layout.painted import Painted

_HEIGHT = 56
_LINE = 4
_GLIDE_MS = 160
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
        self.setFixedHeight(_HEIGHT + _LINE)

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


class TitleLine(Painted):
    """The deck's name, shortened where there is no room, and the card's number."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = ""
        self._position = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, title: str, position: str) -> None:
        """Show both."""
        self._title, self._position = title, position
        self.setAccessibleName(f"{title}, {position}" if position else title)
        self.setToolTip(plain_tip(title))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def paint(self, painter: QPainter) -> None:
        small = QFontMetricsF(sized(CAPTION))
        room = self.width() - small.horizontalAdvance(self._position) - 2 * M
        font = sized(BODY, 500)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideMiddle, max(0.0, room))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        painter.drawText(QRectF(self.rect()), middle, title)
        left = metrics.horizontalAdvance(title) + 10
        painter.setFont(sized(CAPTION))
        painter.setPen(self.theme.color("text3"))
        painter.drawText(QRectF(left, 1, self.width(), self.height()), middle, self._position)


class ProgressLine(Painted):
    """How much of the session is done, as a line that glides on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(_LINE)
        self._share = 0.0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_value)

    def show_share(self, share: float, theme: Theme) -> None:
        """Go to a share from 0 to 1."""
        self.setAccessibleName(self.tr("{0} % done").format(round(100 * share)))
        self._glide.stop()
        if theme.appearance.reduce_motion or not self.isVisible():
            self._on_value(share)
            return
        self._glide.setStartValue(self._share)
        self._glide.setEndValue(share)
        self._glide.start()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme.color("line"))
        done = QRectF(-_LINE, 0, self.width() * self._share + _LINE, _LINE)
        self.fill_rounded(painter, done, _LINE / 2, "accent")

    def _on_value(self, share: float) -> None:
        self._share = share
        self.update()
