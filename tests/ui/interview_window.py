"""A window on a collection with questions to be asked, driven by keys alone."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from studyapp.core.cards import Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.printing.pdf import print_pdf
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.window_state import InterviewWish, WindowState

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
POINTS = ("the cache keeps keys", "memory grows with length", "nothing is approximated")
MODEL = "Keys are kept. Memory grows. Nothing is approximated at all."
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def question(name, deck="Deck::Caches", follows=""):
    links = (("follows", follows),) if follows else ()
    return Note(
        f"d/{name}",
        deck,
        NoteKind.OPEN,
        front=f"What about {name}?",
        back=MODEL,
        key_points=POINTS,
        attributes=(("priority", "critical"), *links),
    )


NOTES = (
    question("first"),
    question("second", follows="first"),
    question("third", follows="second"),
    question("fourth"),
    question("other", "Deck::Queues"),
)


class InterviewWindow:
    """What a learner sees and presses."""

    def __init__(self, folder, qtbot, theme, notes=NOTES):
        self.folder = folder
        self.qtbot = qtbot
        self.now = NOON
        self.collection = open_collection(folder, now=lambda: self.now, zone=UTC, printer=print_pdf)
        self.interview = self.collection.interview
        self.collection.library.add(notes)
        state = WindowState(folder)
        state.interview = InterviewWish("Deck::Caches", 10)
        self.window = MainWindow(state, theme)
        qtbot.addWidget(self.window, before_close_func=lambda window: window.tasks.close())
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.use(self.collection)
        self.press(Qt.Key.Key_3, CTRL)

    @property
    def page(self):
        return self.window.interview

    @property
    def run(self):
        return self.page.run

    @property
    def marking(self):
        return self.page.run.marking

    def press(self, *keys_and_modifier):
        *keys, modifier = (
            keys_and_modifier
            if isinstance(keys_and_modifier[-1], Qt.KeyboardModifier)
            else (*keys_and_modifier, PLAIN)
        )
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def go_on(self, times=1):
        for _ in range(times):
            self.press(Qt.Key.Key_Return, CTRL)

    def write(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    def begin(self):
        self.page.home.setup.begin_button.setFocus()
        self.press(Qt.Key.Key_Space)
        assert self.page.is_running

    def answer(self, text="The cache keeps keys."):
        """Answer a question and mark it as suggested."""
        self.write(text)
        self.go_on(3)

    def finish(self):
        """Answer whatever is asked until the result is there."""
        while self.page.is_running:
            self.answer()

    def entries(self):
        """Return how the answers to the first question stand on the disk."""
        return self.interview.of_question("d/first")

    def due(self, name="first"):
        """Return when a question's card is due."""
        with self.collection.database.reading() as tx:
            guid = f"d/{name}"
            return tx.cards.of_notes([guid])[guid][0].memory.due

    def close(self):
        self.window.tasks.close()
        self.collection.close()


def spoken_texts(root: QObject):
    """Return every text below a widget that can be read or heard, hidden widgets included."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.statusTip(),
            widget.whatsThis(),
        )
        if isinstance(widget, CardView):
            yield widget.plain_text()
        if isinstance(widget, (QTextEdit, QPlainTextEdit)):
            yield widget.toPlainText()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
