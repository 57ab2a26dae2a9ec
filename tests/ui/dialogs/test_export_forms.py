"""The export dialog's forms for paper, in the real window."""

from datetime import UTC, datetime

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.services.collection import open_collection
from studyapp.ui.dialogs.export import ExportDialog
from studyapp.ui.main_window import MainWindow
from studyapp.ui.printing.pdf import print_pdf
from studyapp.ui.window_state import WindowState


@pytest.fixture
def window(qtbot, theme, tmp_path):
    now = datetime(2024, 5, 1, 9, tzinfo=UTC)
    collection = open_collection(tmp_path, now=lambda: now, zone=UTC, printer=print_pdf)
    collection.library.add([Note("a/b", "Deck", NoteKind.PLAIN, "Question", "Answer")], label="x")
    window = MainWindow(WindowState(tmp_path), theme)
    qtbot.addWidget(window, before_close_func=lambda window: window.tasks.close())
    window.show()
    window.use(collection)
    yield window
    collection.close()


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_a_deck_can_be_exported_to_print_it(qtbot, window, monkeypatch, tmp_path, form, start):
    path = tmp_path / f"out.{form}"

    def use(dialog):
        dialog._ask_where = lambda *_: path
        dialog.form_control._buttons[form].click()
        assert not dialog.schedule_row.isEnabled()
        dialog.show()
        dialog.export_button.click()
        qtbot.waitUntil(lambda: dialog.done_label.isVisible())

    monkeypatch.setattr(ExportDialog, "exec", use)
    window.actions_here["export"].trigger()

    assert path.read_bytes().startswith(start)
