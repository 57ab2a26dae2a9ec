"""A text that was copied from a card is no burden when the program ends, and is still there."""

import subprocess
import sys

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from studyapp.ui.clipboard import outlast
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit

ENDING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studyapp.ui.clipboard import outlast
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.card.card_view import CardView
from studyapp.ui.widgets.card.kit import CardKit

def main():
    application = QApplication([])
    application.aboutToQuit.connect(outlast)
    view = CardView(CardKit(Theme()))
    view.set_card("<p>copied</p>")
    view.selectAll()
    view.copy()
    QTimer.singleShot(0, application.quit)
    return application.exec()

sys.exit(main())
"""


def test_a_program_that_ends_after_a_card_was_copied_ends_well():
    ended = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, timeout=60)

    assert ended.returncode == 0


def test_what_was_copied_is_there_when_the_program_ends(qtbot, theme):
    view = CardView(CardKit(theme))
    qtbot.addWidget(view)
    view.set_card('<p>say <span class="math">x</span></p>')
    view.selectAll()
    view.copy()

    outlast()

    assert QApplication.clipboard().text() == "say $x$"


def test_what_another_program_copied_is_left_as_it_is(qapp):
    theirs = QMimeData()
    theirs.setText("text")
    theirs.setHtml("<b>text</b>")
    QApplication.clipboard().setMimeData(theirs)

    outlast()

    assert QApplication.clipboard().mimeData().html() == "<b>text</b>"
    QApplication.clipboard().setText("")
