"""A place to write down what one would say, before the answer is shown."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from studyapp.ui.tokens import XS, S
from studyapp.ui.widgets.layout.label import Label
from studyapp.ui.widgets.layout.panel import Panel

_LEAST_LINES, _MOST_LINES = 3, 10
_FRAME = 22


class ThoughtBox(QWidget):
    """Kept for one card only: `clear` throws it away.

    Signals: `finished` when the learner is done writing and wants the answer, `left` when
    they only want the keys back.
    """

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(self.tr("Your thought"))
        self.edit.setPlaceholderText(
            self.tr("What would you say? Ctrl+Enter shows the answer, Esc leaves this field.")
        )
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._fit)
        self.kept_label = Label("", wrap=True)
        self.kept_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._kept_panel = Panel(kind="inset")
        self._kept_panel.body.addWidget(self.kept_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XS, S, XS, S)
        layout.setSpacing(XS)
        layout.addWidget(Label(self.tr("Your thought"), "caption-strong"))
        layout.addWidget(self.edit)
        layout.addWidget(self._kept_panel)
        self._fit()
        self.clear()

    @property
    def text(self) -> str:
        """What was written."""
        return self.edit.toPlainText().strip()

    def open(self) -> None:
        """Show the field and write in it."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def freeze(self) -> None:
        """Keep what was written for comparing; an empty field goes."""
        self.kept_label.setText(self.text)
        self.edit.hide()
        self._kept_panel.show()
        self.setVisible(bool(self.text))

    def clear(self) -> None:
        """Make ready for another card."""
        if self.edit.toPlainText():
            self.edit.clear()
        self.edit.show()
        self._kept_panel.hide()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            chosen = self._signal_of(event)
            if chosen is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    chosen.emit()
                return True
        return super().eventFilter(watched, event)

    def _signal_of(self, event: QKeyEvent) -> SignalInstance | None:
        if event.key() == Qt.Key.Key_Escape:
            return self.left
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self.finished if is_enter and with_ctrl else None

    def _fit(self) -> None:
        lines = min(max(self.edit.blockCount(), _LEAST_LINES), _MOST_LINES)
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + _FRAME)
