"""Dialogs edit a value and give it back; what they do in between can be taken back."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from report_samples import DECKS

from studyapp.core.errors import StudyError
from studyapp.core.settings import Settings
from studyapp.ui import actions
from studyapp.ui.dialogs.crash import CrashDialog
from studyapp.ui.dialogs.export import ExportChoice, ExportDialog, Form
from studyapp.ui.dialogs.files import ask_where_to_save
from studyapp.ui.dialogs.key_map import KeyMapDialog, shown_key
from studyapp.ui.dialogs.message import MessageDialog
from studyapp.ui.dialogs.settings import SettingsDialog
from studyapp.ui.tasks import Tasks
from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.key_cap import KeyCap


class Written:
    """What an export of the tests reports."""

    notes, cards, reviews = 1, 2, 3

    def __init__(self, path):
        self.path = path


@pytest.fixture
def settings_dialog(qtbot, theme, icons):
    dialog = SettingsDialog(theme, icons, Settings(new_per_day=7, reading="published"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def export_dialog(qtbot, theme, icons, tasks, tmp_path):
    def make(export, path=tmp_path / "AI.apkg"):
        dialog = ExportDialog(theme, icons, tasks, DECKS, export, ask_where=lambda *_: path)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def texts(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_settings_that_nobody_touched_come_back_as_they_were(settings_dialog, theme):
    choice = settings_dialog.choice()

    assert choice.settings == Settings(new_per_day=7, reading="published")
    assert choice.appearance == theme.appearance


def test_every_setting_can_be_changed(settings_dialog):
    d = settings_dialog
    d.new_stepper.set_value(15)
    d.review_stepper.set_value(60)
    d.hour_picker.set_current("2")
    d.grades_control.set_current("six")
    for switch in (d.mix_switch, d.fuzz_switch, d.leech_switch, d.motion_switch, d.caps_switch):
        switch.click()
    d.text_stepper.set_value(20)
    d.scheme_control._buttons[Scheme.DARK].click()

    assert d.choice().settings == Settings(
        new_per_day=15,
        reviews_per_day=60,
        rollover_hour=2,
        reading="published",
        fuzz=False,
        interleave=False,
        leech_suspends=True,
        six_grades=True,
    )
    assert d.choice().appearance == Appearance(Scheme.DARK, 20, True, False)


def test_looks_change_at_once_and_cancel_takes_them_back(settings_dialog, theme):
    settings_dialog.scheme_control._buttons[Scheme.DARK].click()
    assert theme.is_dark

    settings_dialog.cancel_button.click()

    assert not theme.is_dark


def test_the_key_map_lists_every_key_of_every_command(qtbot, theme, icons):
    dialog = KeyMapDialog(theme, icons)
    qtbot.addWidget(dialog)
    caps = {cap.text() for cap in dialog.findChildren(KeyCap)}
    told = {label.text() for label in dialog.findChildren(QLabel)}

    for group in actions.groups():
        assert actions.title(group) in told
        for command in (command for command in group.commands if command.keys):
            assert actions.text(command) in told
            assert {shown_key(key) for key in command.keys} <= caps


def test_the_key_map_shows_keys_even_where_they_are_hidden_elsewhere(qtbot, theme, icons):
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, key_caps=False))
    dialog = KeyMapDialog(theme, icons)
    qtbot.addWidget(dialog)
    dialog.show()

    assert all(cap.isVisible() for cap in dialog.findChildren(KeyCap))


def test_the_report_of_a_crash_can_be_copied(qtbot, theme, icons):
    dialog = CrashDialog(theme, icons, "Traceback: oh", "/tmp/studyapp.log")
    qtbot.addWidget(dialog)

    dialog.copy_button.click()

    assert QGuiApplication.clipboard().text() == "Traceback: oh"
    assert "/tmp/studyapp.log" in "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_message_is_plain_text(qtbot, theme, icons):
    dialog = MessageDialog(theme, icons, "Oh", "<b>not bold</b>")
    qtbot.addWidget(dialog)

    assert dialog.text_label.text() == "<b>not bold</b>"
    assert dialog.text_label.textFormat().name == "PlainText"


def test_an_export_runs_beside_the_window_and_says_what_was_written(
    qtbot, export_dialog, tasks, tmp_path
):
    asked = []

    def export(choice, progress):
        asked.append(choice)
        progress("Writing cards", 0.5)
        return Written(choice.path)

    dialog = export_dialog(export)
    dialog.deck_picker.set_current("AI::Prompts")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.done_label.isVisible())

    assert asked == [ExportChoice(tmp_path / "AI.apkg", "AI::Prompts", schedule=True)]
    assert "1 note with 2 cards and 3 answers" in texts(dialog)
    assert str(tmp_path / "AI.apkg") in texts(dialog)
    assert not dialog.export_button.isVisible()


def test_only_forms_with_a_schedule_offer_it(qtbot, export_dialog):
    asked = []
    dialog = export_dialog(lambda choice, _progress: asked.append(choice) or Written(choice.path))

    dialog.form_control._buttons[Form.TABLE].click()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.done_label.isVisible())

    assert asked[0].schedule is False
    assert not dialog.schedule_row.isEnabled()


def test_an_export_that_fails_says_why(qtbot, export_dialog):
    def export(_choice, _progress):
        raise StudyError("The disk is full; free some space.")

    dialog = export_dialog(export)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.done_label.isVisible())

    assert "Not exported" in texts(dialog)
    assert "The disk is full; free some space." in texts(dialog)


def test_cancel_stops_a_running_export_before_the_dialog_closes(qtbot, export_dialog, tasks):
    def export(_choice, progress):
        while True:
            progress("Writing cards", 0.5)

    dialog = export_dialog(export)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.doing_label.text() == "Writing cards")

    dialog.cancel_button.click()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert tasks.is_idle


def test_no_file_chosen_exports_nothing(qtbot, export_dialog, tasks):
    dialog = export_dialog(lambda *_: pytest.fail("exported"), path=None)

    dialog.export_button.click()

    assert tasks.is_idle
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize(
    ("chosen", "path"), [("", None), ("/a/b", "/a/b.csv"), ("/a/b.txt", "/a/b.txt")]
)
def test_a_file_name_without_a_suffix_gets_the_usual_one(monkeypatch, chosen, path):
    monkeypatch.setattr(
        "studyapp.ui.dialogs.files.QFileDialog.getSaveFileName", lambda *_: (chosen, "")
    )

    found = ask_where_to_save(None, "Save", "numbers.csv", "Table (*.csv)")

    assert (str(found) if found else None) == path


@pytest.mark.parametrize(("size", "columns"), [((1200, 800), 3), ((860, 560), 2)])
def test_the_key_map_fits_into_the_window_around_it(qtbot, theme, icons, size, columns):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)

    dialog = KeyMapDialog(theme, icons, parent=window)

    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    assert dialog.sheet.layout().count() == columns
    dialog.show()
    assert dialog.sheet.minimumSizeHint().width() <= dialog.scroll_area.viewport().width()


def test_the_key_map_closes_by_its_button_which_has_the_focus(qtbot, theme, icons):
    dialog = KeyMapDialog(theme, icons)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.close_button

    dialog.close_button.click()

    assert not dialog.isVisible()
