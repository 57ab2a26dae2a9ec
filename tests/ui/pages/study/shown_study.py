"""The study page on a real collection, with a clock that is moved by hand."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.ui.pages.study.page import StudyPage
from studyapp.ui.widgets.card.kit import CardKit

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
OPTIONS = (Choice("rightly", True), Choice("wrongly", False), Choice("oddly", False))
PLAIN = tuple(
    Note(f"t/{i}", "A::B", NoteKind.PLAIN, f"Question {i}", f"Reply {i}") for i in range(4)
)
OPEN = Note(
    "t/open", "A", NoteKind.OPEN, "Why?", "Because.", ("one", "**two**"), more="Small print."
)
CLOZE = Note("t/cloze", "A", NoteKind.CLOZE, "Paris is in {{c1::France}}.")
CHOICE = Note("t/choice", "A", NoteKind.CHOICE, "How?", "So.", choices=OPTIONS)
SEVERAL = replace(CHOICE, choices=(*OPTIONS, Choice("really", True)))


class ShownStudy:
    """A page on a real collection, with a clock that stands still until it is moved."""

    def __init__(self, folder, qtbot, theme, icons):
        self.seconds = 0.0
        self.edited = None
        self.collection = open_collection(folder, now=lambda: NOON, zone=UTC)
        self.study = self.collection.study
        self.kit = CardKit(theme)
        self.qtbot = qtbot
        self.page = StudyPage(
            self.kit,
            icons,
            self.study,
            clock=lambda: self.seconds,
            edit_note=lambda _parent, note: self.edited(note) if self.edited else None,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)

    def open(self, *notes):
        self.collection.library.add(notes)
        self.session = self.study.begin()
        self.page.open(self.session)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowActive(self.page)
        return self.page

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            focused = QApplication.focusWidget() or self.page
            QTest.keyClick(focused, key, modifier)

    def undo(self):
        self.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)

    def front(self):
        return self.session.current.note.front


def entries(card_area, card_id):
    return [entry for entry in card_area.study.history(card_id).entries if not entry.undone]


def question(page):
    return page.card_area.panel.question.plain_text()


def answer_is_shown(page):
    return page.card_area.panel.answer.isVisible()
