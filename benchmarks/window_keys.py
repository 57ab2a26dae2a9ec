"""From a key to the painted card, in the real window: run in a process of its own.

`python -m benchmarks.window_keys FOLDER ANSWERS` prints one line of JSON, milliseconds of
each grade key until the next question was painted, and of each Space until the answer was.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.pages.study.page import StudyPage
from studyapp.ui.theme import Theme
from studyapp.ui.window_state import WindowState

_WATCHED = 0.06
_PAUSE = 0.15
_PATIENCE = 5.0


class Paints(QObject):
    """Notes that a widget was asked to paint itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


class Keyboard:
    """Presses keys in a window and says how long the paint took."""

    def __init__(self, application: QApplication, window: QWidget, painted: Paints) -> None:
        self._application = application
        self._window = window
        self._painted = painted

    def press(self, key: Qt.Key) -> tuple[float, float]:
        """Return milliseconds from the key to the end of the first paint and of the last."""
        self._painted.seen = False
        started = time.perf_counter()
        QTest.keyClick(self._window, key)
        first = last = self._until_painted(started)
        while time.perf_counter() - last < _WATCHED:
            self._painted.seen = False
            self._application.processEvents()
            if self._painted.seen:
                last = time.perf_counter()
        return 1e3 * (first - started), 1e3 * (last - started)

    def pause(self, seconds: float) -> None:
        """Let the window live while a learner reads."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._application.processEvents()
            time.sleep(0.001)

    def _until_painted(self, started: float) -> float:
        while not self._painted.seen:
            self._application.processEvents()
            if time.perf_counter() - started > _PATIENCE:
                raise TimeoutError("the key changed nothing on the screen")
        return time.perf_counter()


def main() -> None:
    """Study so many cards and print what each key took."""
    folder, answers = Path(sys.argv[1]), int(sys.argv[2])
    application = QApplication([])
    theme = Theme(WindowState(folder).appearance)
    theme.apply(application)
    window = MainWindow(WindowState(folder), theme)
    collection = open_collection(folder)
    window.use(collection)
    window.show()
    window.activateWindow()
    window.study()
    figures = _study(application, window, answers)
    window.close()
    collection.close()
    print(json.dumps(figures), flush=True)


def _study(application: QApplication, window: MainWindow, answers: int) -> dict[str, list[float]]:
    page = window.findChild(StudyPage)
    panel = page.kit.panel
    question = Keyboard(application, page, Paints(panel.question.viewport()))
    answer = Keyboard(application, page, Paints(panel.answer.view.viewport()))
    figures: dict[str, list[float]] = {"grade": [], "settled": [], "reveal": []}
    for _ in range(answers):
        question.pause(_PAUSE)
        figures["reveal"].append(answer.press(Qt.Key.Key_Space)[0])
        question.pause(_PAUSE)
        first, last = question.press(Qt.Key.Key_3)
        figures["grade"].append(first)
        figures["settled"].append(last)
    return figures


if __name__ == "__main__":
    main()
