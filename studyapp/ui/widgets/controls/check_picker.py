"""A button that opens a list of choices of which any number hold."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.tips import plain_tip
from studyapp.ui.tokens import S
from studyapp.ui.widgets.controls.check_delegate import CheckDelegate

_WIDTH, _MOST_HEIGHT, _ROW = 340, 340, 30
_KEY = Qt.ItemDataRole.UserRole
_NAMED = 2


class CheckPicker(QPushButton):
    """Shows what was chosen; a click lists everything, with a field to look for it.

    Signals: `changed` when the learner ticked or unticked something.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, name: str, nothing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._nothing = nothing
        self._icons = icons
        self._texts: dict[str, str] = {}
        self._chosen: set[str] = set()
        self.popup = CheckPopup(theme, icons, name, self)
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._draw_icon()
        self._tell()
        theme.changed.connect(self._draw_icon)
        self.clicked.connect(self.open)
        self.popup.toggled.connect(self._on_toggled)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that hold, in the order in which they are offered."""
        return tuple(key for key in self._texts if key in self._chosen)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices; what was chosen and is still offered stays chosen."""
        self._texts = dict(choices)
        self._chosen &= set(self._texts)
        self.popup.show_choices(self._texts, self._chosen)
        self._tell()

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Choose these, without a signal."""
        self._chosen = set(keys) & set(self._texts)
        self.popup.show_choices(self._texts, self._chosen)
        self._tell()

    def open(self) -> None:
        """Show the list below the button."""
        self.popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)), self.width())

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self._chosen.add(key)
        else:
            self._chosen.discard(key)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = [self._texts[key].strip() for key in self.chosen]
        text = ", ".join(names[:_NAMED]) or self._nothing
        if len(names) > _NAMED:
            text = self.tr("{0} and {1} more").format(text, len(names) - _NAMED)
        self.setText(text.replace("&", "&&") + "\N{NO-BREAK SPACE}")
        self.setToolTip(plain_tip("\n".join(names)))
        self.setAccessibleName(f"{self._name}: {text}")

    def _draw_icon(self) -> None:
        self.setIcon(self._icons.icon("chevron-down", "text2", 14))


class CheckPopup(QFrame):
    """The list that opens: a field that narrows it, and a tick box a row.

    Signals: `toggled` with a key and whether it holds now.
    """

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, icons: Icons, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.filter_edit = QLineEdit()
        self.filter_edit.setPlaceholderText(self.tr("Find"))
        self.filter_edit.setAccessibleName(self.tr("Find in the list"))
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(CheckDelegate(theme, icons, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S, S, S, S)
        layout.setSpacing(S)
        layout.addWidget(self.filter_edit)
        layout.addWidget(self.list)
        self.filter_edit.installEventFilter(self)
        self.filter_edit.textChanged.connect(self._on_filter)
        self.filter_edit.returnPressed.connect(self._on_entered)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemActivated.connect(self._on_activated)

    def show_choices(self, texts: dict[str, str], chosen: set[str]) -> None:
        """List choices with those that hold ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for key, text in texts.items():
            item = QListWidgetItem(text, self.list)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def open_at(self, place: QPoint, least_width: int) -> None:
        """Open with the upper left corner at a place of the screen."""
        self.filter_edit.clear()
        rows = min(_MOST_HEIGHT, _ROW * max(1, self.list.count()) + 4)
        self.list.setFixedHeight(rows)
        self.setFixedWidth(max(_WIDTH, least_width))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(place.x(), screen.right() - self.width())
        top = min(place.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self.filter_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the field into the list, to the first row that is shown."""
        is_down = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        )
        if watched is self.filter_edit and is_down:
            if (first := self._first_shown()) is not None:
                self.list.setCurrentItem(first)
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _first_shown(self) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if not item.isHidden()), None)

    def _on_entered(self) -> None:
        first = self._first_shown()
        if first is not None and self.filter_edit.text().strip():
            self._on_activated(first)

    def _on_filter(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.toggled.emit(item.data(_KEY), item.checkState() is Qt.CheckState.Checked)

    def _on_activated(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
