"""Counts a learner's time only while they look."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from studyapp.ui.widgets.question.timer import AnswerTimer


class Attention(QObject):
    """Lets a timer run while a widget is on screen in the active window, and else stand still."""

    def __init__(self, timer: AnswerTimer, widget: QWidget) -> None:
        super().__init__(widget)
        self._timer = timer
        self._widget = widget
        self._window: QWidget | None = None
        self._is_wanted = False
        self._always = False
        widget.installEventFilter(self)

    def set_always(self, always: bool) -> None:
        """Count on while nobody looks, if the learner wants it so."""
        self._always = always

    def start(self) -> None:
        """Count from nothing."""
        self._is_wanted = True
        self._timer.start()
        self.check()

    def stop(self) -> None:
        """Count no more until the next start."""
        self._is_wanted = False
        self._timer.pause()

    def check(self) -> None:
        """Look whether somebody looks."""
        looks = self._widget.isVisible() and self._widget.isActiveWindow()
        if self._is_wanted and (looks or self._always):
            self._timer.resume()
        else:
            self._timer.pause()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Show if watched is self._widget:
                self._watch_window()
                self.check()
            case QEvent.Type.Hide if watched is self._widget:
                self.check()
            case QEvent.Type.WindowActivate | QEvent.Type.WindowDeactivate:
                self.check()
        return super().eventFilter(watched, event)

    def _watch_window(self) -> None:
        window = self._widget.window()
        if window is not self._window and window is not self._widget:
            if self._window is not None:
                self._window.removeEventFilter(self)
            window.installEventFilter(self)
        self._window = window
