"""A window on a small collection, for the tests of the window itself."""

from datetime import UTC, datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.core.cards import Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.printing.pdf import print_pdf
from studyapp.ui.window_state import WindowState

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
DECK_SIZES = {"Demo::A": 3, "Demo::B": 2}
NOTES = [
    Note(f"{deck}/{number}", deck, NoteKind.PLAIN, f"Question {number}", "Answer")
    for deck, size in DECK_SIZES.items()
    for number in range(size)
]


def small_collection(folder):
    """Return a collection of five notes in two decks; who asks closes it."""
    collection = open_collection(folder, now=lambda: MORNING, zone=UTC, printer=print_pdf)
    collection.library.add(NOTES, label="Demo")
    return collection


def shown_window(qtbot, theme, folder):
    """Return a window on the screen that has no collection yet."""
    window = MainWindow(WindowState(folder), theme)
    qtbot.addWidget(window, before_close_func=lambda window: window.tasks.close())
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def filled(window, collection):
    """Return a window after it was given its collection."""
    window.use(collection)
    QApplication.processEvents()
    return window
