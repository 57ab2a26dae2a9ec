"""Editing a note returns a note, or nothing; it never saves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.ui.dialogs.edit_note import EditNoteDialog
from studyapp.ui.dialogs.note_fields import NoteFields, problem
from studyapp.ui.widgets.card.kit import CardKit

PLAIN = Note(
    "t/1",
    "A",
    NoteKind.OPEN,
    "Front",
    "Back",
    ("one", "two\nlines"),
    more="More",
    tags=("a", "b"),
    attributes=(("priority", "critical"),),
)
CHOICE = Note(
    "t/2", "A", NoteKind.CHOICE, "Which?", choices=(Choice("x", True), Choice("y", False))
)
CLOZE = Note("t/3", "A", NoteKind.CLOZE, "A {{c1::b}}.")
REVERSED = Note("t/4", "A", NoteKind.REVERSED, "term", "meaning")


@pytest.mark.parametrize("note", [PLAIN, CHOICE, CLOZE, REVERSED])
def test_fields_that_were_not_touched_give_the_same_note(note):
    assert NoteFields.of(note).note(note) == note


def test_lists_are_written_one_item_a_line():
    fields = replace(
        NoteFields.of(CHOICE), key_points="- first\n\n second ", choices="[ ] no\n- [X] yes\nmaybe"
    )

    note = fields.note(CHOICE)

    assert note.key_points == ("first", "second")
    assert note.choices == (Choice("no", False), Choice("yes", True), Choice("maybe", False))


def test_tags_are_words_without_marks_and_only_once():
    assert replace(NoteFields.of(PLAIN), tags="#x y x").note(PLAIN).tags == ("x", "y")


def test_the_kind_follows_the_content():
    assert replace(NoteFields.of(PLAIN), key_points="").note(PLAIN).kind is NoteKind.PLAIN
    assert replace(NoteFields.of(REVERSED), back="new").note(REVERSED).kind is NoteKind.REVERSED
    assert replace(NoteFields.of(PLAIN), back="{{c1::x}}").note(PLAIN).kind is NoteKind.CLOZE


@pytest.mark.parametrize(
    ("before", "changed", "said"),
    [
        (PLAIN, {"front": "  "}, "front is empty"),
        (CLOZE, {"front": "A b."}, "No gap"),
        (REVERSED, {"back": ""}, "back is empty"),
        (CHOICE, {"choices": "[x] only"}, "at least two"),
        (CHOICE, {"choices": "[ ] a\n[ ] b"}, "No option is right"),
        (CHOICE, {"choices": ""}, "No option is right"),
        (PLAIN, {"back": ""}, ""),
        (PLAIN, {"more": ""}, ""),
        (CHOICE, {"choices": "[x] a\n[ ] b"}, ""),
    ],
)
def test_what_cannot_be_a_card_is_said(before, changed, said):
    found = problem(replace(NoteFields.of(before), **changed).note(before), before)

    assert said in found
    assert bool(found) == bool(said)


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1000, 700)
    parent.show()
    return parent


@pytest.fixture
def dialog(theme, icons, parent):
    dialog = EditNoteDialog(CardKit(theme), icons, PLAIN, parent)
    dialog.show()
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def test_the_preview_follows_what_is_written(dialog, qtbot):
    assert "Front" in dialog.preview.view.plain_text()

    dialog.back_edit.setPlainText("so **new**")

    qtbot.waitUntil(lambda: "so new" in dialog.preview.view.plain_text())


def test_a_problem_is_said_and_cannot_be_saved(dialog, qtbot):
    dialog.front_edit.setPlainText("")

    qtbot.waitUntil(lambda: not dialog.save_button.isEnabled())
    assert "front is empty" in dialog.problem_label.text()

    dialog.front_edit.setPlainText("again")
    qtbot.waitUntil(dialog.save_button.isEnabled)


def test_options_have_a_field_only_in_a_choice(dialog, theme, icons, parent):
    assert not dialog.choices_edit.isVisible()

    choice = EditNoteDialog(CardKit(theme), icons, CHOICE, parent)
    choice.show()
    assert choice.choices_edit.isVisible()


def test_changes_are_not_lost_by_one_press_of_escape(dialog):
    dialog.front_edit.setPlainText("changed")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.cancel_button.text() == "Discard changes"

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_closes_at_once_without_changes(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_the_dialog_fits_into_its_window(dialog, parent):
    assert dialog.sizeHint().width() <= parent.width()
    assert dialog.sizeHint().height() <= parent.height()


def test_every_field_has_a_name(dialog):
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]

    assert nameless == []


def edited(theme, icons, parent, act):
    def run():
        dialog = QApplication.activeModalWidget()
        act(dialog)

    QTimer.singleShot(0, run)
    return EditNoteDialog.edit(parent, CardKit(theme), icons, PLAIN)


def test_saving_returns_the_edited_note(theme, icons, parent):
    def act(dialog):
        dialog.front_edit.setPlainText("Better")
        dialog.save_button.click()

    assert edited(theme, icons, parent, act) == replace(PLAIN, front="Better")


def test_saving_without_a_change_returns_nothing(theme, icons, parent):
    assert edited(theme, icons, parent, lambda dialog: dialog.save_button.click()) is None


def test_leaving_returns_nothing(theme, icons, parent):
    def act(dialog):
        dialog.front_edit.setPlainText("Better")
        dialog.reject()
        dialog.reject()

    assert edited(theme, icons, parent, act) is None


def test_that_nothing_is_saved_yet_stays_said_after_the_pause_of_writing(dialog):
    dialog.front_edit.setPlainText("changed")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialog._pause.timeout.emit()

    assert dialog.problem_label.text() == "Not saved yet. Press Esc again to discard."


def test_writing_on_takes_back_that_one_wanted_to_leave(dialog):
    dialog.front_edit.setPlainText("changed")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.tags_edit.setText("c")

    dialog._pause.timeout.emit()
    assert dialog.cancel_button.text() == "Cancel"
    assert dialog.problem_label.text() == ""

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_from_within_a_field(dialog, key):
    dialog.back_edit.setPlainText("Better")
    dialog.back_edit.setFocus()

    QTest.keyClick(dialog.back_edit, key, Qt.KeyboardModifier.ControlModifier)

    assert not dialog.isVisible()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.note.back == "Better"


def test_ctrl_enter_saves_nothing_that_has_a_problem(dialog):
    dialog.front_edit.setPlainText("")

    QTest.keyClick(dialog.front_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert dialog.isVisible()
    assert "front is empty" in dialog.problem_label.text()


def test_every_field_begins_with_what_the_note_says(dialog):
    assert [
        edit.toPlainText()
        for edit in (dialog.front_edit, dialog.back_edit, dialog.points_edit, dialog.more_edit)
    ] == ["Front", "Back", "one\ntwo lines", "More"]
    assert dialog.tags_edit.text() == "a b"


def test_the_preview_shows_points_and_small_print_and_of_a_choice_what_is_right(
    dialog, theme, icons, parent
):
    assert dialog.preview.view.plain_text().endswith("- one\n- two lines\n\nMore")

    choice = EditNoteDialog(CardKit(theme), icons, CHOICE, parent)
    shown = choice.preview.view.plain_text()

    assert shown.count("Which?") == 1
    assert shown.count("x") == 1


def test_cancel_asks_once_and_then_leaves(dialog):
    dialog.front_edit.setPlainText("changed")

    dialog.cancel_button.click()
    assert dialog.isVisible()

    dialog.cancel_button.click()
    assert not dialog.isVisible()
