"""What every dialog has, and the two that only say something: a message and a report of a crash."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from studyapp.ui.dialogs.crash import CrashDialog
from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.dialogs.message import MessageDialog


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        QTest.qWaitForWindowActive(dialog)
        return dialog

    return show


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_title_is_told_to_the_window_and_on_the_sheet(shown, theme, icons):
    dialog = shown(Dialog(theme, icons, "A title", width=520))

    assert dialog.windowTitle() == dialog.title_label.text() == "A title"
    assert dialog.width() >= 520


def test_only_the_primary_button_answers_to_enter(shown, theme, icons):
    dialog = Dialog(theme, icons, "A title")
    other = dialog.add_button("Cancel")
    primary = dialog.add_button("Save", kind="primary")
    other.clicked.connect(dialog.reject)
    primary.clicked.connect(dialog.accept)
    shown(dialog)

    assert not other.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.result() == Dialog.DialogCode.Accepted
    assert dialog.footer.indexOf(other) < dialog.footer.indexOf(primary)


def test_escape_closes_a_dialog(shown, theme, icons):
    dialog = shown(Dialog(theme, icons, "A title"))

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert dialog.result() == Dialog.DialogCode.Rejected


def test_a_dialog_that_was_answered_is_soon_gone(qtbot, theme, icons):
    dialog = Dialog(theme, icons, "A title")
    QTimer.singleShot(0, dialog.accept)

    with qtbot.waitSignal(dialog.destroyed):
        assert dialog.exec() == Dialog.DialogCode.Accepted


@pytest.mark.parametrize(("button", "said"), [("", "Close"), ("Quit", "Quit")])
def test_a_message_says_its_sentence_and_closes_by_its_button(shown, theme, icons, button, said):
    dialog = shown(MessageDialog(theme, icons, "Oh", "The disk is full.", button=button))

    assert texts(dialog) == ["Oh", "The disk is full."]
    assert dialog.text_label.wordWrap()
    assert dialog.text_label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert dialog.close_button.text() == said
    assert dialog.close_button.hasFocus()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_a_message_can_be_told_in_one_go(qtbot, theme, icons):
    seen = []

    def close():
        dialog = QApplication.activeModalWidget()
        seen.append((dialog.windowTitle(), dialog.text_label.text()))
        dialog.accept()

    QTimer.singleShot(0, close)
    MessageDialog.tell(theme, icons, "Oh", "The disk is full.")

    assert seen == [("Oh", "The disk is full.")]


@pytest.fixture
def crash(shown, theme, icons):
    return shown(CrashDialog(theme, icons, "Traceback: oh", "/home/ada/studyapp.log"))


def test_a_crash_says_that_nothing_is_lost_and_where_the_report_is(crash):
    title, text, where = texts(crash)[:3]

    assert title == "Something went wrong"
    assert "Every answer that you have seen accepted is saved." in text
    assert where == "Also written to /home/ada/studyapp.log"


def test_the_report_can_be_read_and_not_written(crash):
    assert crash.report_edit.isVisible()
    assert crash.report_edit.accessibleName() == "Report"
    QTest.keyClicks(crash.report_edit, "abc")

    assert crash.report_edit.toPlainText() == "Traceback: oh"


def test_a_copied_report_says_so(crash):
    assert crash.copy_button.text().strip() == "Copy report"

    crash.copy_button.click()

    assert crash.copy_button.text().strip() == "Copied"
    assert QApplication.clipboard().text() == "Traceback: oh"
    assert crash.isVisible()


def test_enter_goes_on_after_a_crash(crash):
    assert crash.close_button.hasFocus()

    QTest.keyClick(crash.close_button, Qt.Key.Key_Return)

    assert not crash.isVisible()
