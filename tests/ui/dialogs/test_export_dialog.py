"""The export dialog step by step: what is offered, what is asked, how far it is, how it ends."""

from threading import Event

import pytest
from report_samples import DECKS

from studyapp.core.errors import StudyError
from studyapp.services.exporting.service import ExportReport
from studyapp.ui.dialogs.export import ExportDialog, Form
from studyapp.ui.tasks import Tasks

SCHEDULED = {Form.ANKI, Form.DATA}


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def make(qtbot, theme, icons, tasks, tmp_path):
    def make(export=None, path=tmp_path / "AI.apkg"):
        asked = []

        def ask_where(_parent, title, name, kinds):
            asked.append((title, name, kinds))
            return path

        def refuse(*_):
            raise StudyError("The disk is full.")

        dialog = ExportDialog(theme, icons, tasks, DECKS, export or refuse, ask_where=ask_where)
        dialog.asked = asked
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def written(choice, _progress):
    return ExportReport(choice.path, 1, 2, 3)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Form.ANKI, "A package that Anki imports"),
        (Form.DECK_TEXT, "Markdown that a person can read"),
        (Form.TABLE, "One line a note"),
        (Form.DATA, "Everything there is"),
        (Form.PAPER, "pages in A4"),
        (Form.PAGE, "One page with its pictures"),
    ],
)
def test_each_form_is_explained_and_offers_a_schedule_where_it_has_one(make, form, said):
    dialog = make()

    dialog.form_control._buttons[form].click()

    assert said in dialog.form_label.text()
    assert dialog.schedule_row.isEnabled() is (form in SCHEDULED)


@pytest.mark.parametrize(
    ("deck", "form", "name"),
    [
        ("", Form.ANKI, "studyapp.apkg"),
        ("AI", Form.TABLE, "AI.csv"),
        ("AI::Transformers::Attention", Form.PAPER, "Attention.pdf"),
    ],
)
def test_a_file_is_suggested_that_is_named_after_the_deck(make, deck, form, name):
    dialog = make(path=None)
    dialog.deck_picker.set_current(deck)
    dialog.form_control._buttons[form].click()

    dialog.export_button.click()

    assert dialog.asked == [("Export to", name, f"{form} file (*.{form})")]


@pytest.mark.parametrize(
    ("form", "wanted", "schedule"),
    [
        (Form.ANKI, True, True),
        (Form.ANKI, False, False),
        (Form.DATA, True, True),
        (Form.TABLE, True, False),
    ],
)
def test_the_schedule_goes_where_it_is_wanted_and_has_a_place(
    make, qtbot, tmp_path, form, wanted, schedule
):
    asked = []
    dialog = make(lambda choice, progress: asked.append(choice) or written(choice, progress))
    dialog.schedule_switch.setChecked(wanted)
    dialog.form_control._buttons[form].click()

    dialog.export_button.click()
    qtbot.waitUntil(dialog.done_label.isVisible)

    assert asked[0].schedule is schedule
    assert asked[0].deck is None


def test_it_says_how_far_it_is_and_nothing_can_be_begun_meanwhile(make, qtbot):
    may_end = Event()

    def export(choice, progress):
        progress("Writing cards", 0.25)
        may_end.wait(10)
        return written(choice, progress)

    dialog = make(export)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.doing_label.text() == "Writing cards")

    assert dialog.bar.isVisible()
    assert dialog.bar.value() == dialog.bar.maximum() // 4
    assert dialog.bar.accessibleName() == "How far the export has come"
    assert not dialog.export_button.isEnabled()
    assert not dialog.form_control.isVisible()
    assert not dialog.done_label.isVisible()
    may_end.set()
    qtbot.waitUntil(dialog.done_label.isVisible)


def test_at_the_end_it_says_what_was_written_and_closes(make, qtbot, tmp_path):
    dialog = make(written)
    dialog.export_button.click()
    qtbot.waitUntil(dialog.done_label.isVisible)

    assert dialog.title_label.text() == "Exported"
    assert dialog.done_label.text() == (
        f"1 note with 2 cards and 3 answers written to\n{tmp_path / 'AI.apkg'}"
    )
    assert not dialog.bar.isVisible()
    assert dialog.cancel_button.text() == "Close"
    dialog.cancel_button.click()
    assert not dialog.isVisible()


def test_a_failure_has_another_sign_than_a_success(make, qtbot):
    def sign(dialog):
        dialog.export_button.click()
        qtbot.waitUntil(dialog.done_label.isVisible)
        return dialog.done_tile.grab().toImage()

    failed, done = make(), make(written)

    assert sign(failed) != sign(done)
    assert failed.title_label.text() == "Not exported"
    assert failed.done_label.text() == "The disk is full."
    assert not failed.export_button.isVisible()


def test_a_fault_of_the_program_closes_the_dialog_and_is_reported(make, qtbot):
    def export(_choice, _progress):
        raise ZeroDivisionError

    dialog = make(export)
    with qtbot.captureExceptions() as reported:
        dialog.export_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    assert [kind for kind, _, _ in reported] == [ZeroDivisionError]


def test_what_is_being_stopped_says_so(make, qtbot):
    may_go_on = Event()

    def export(_choice, progress):
        progress("Writing cards", 0.5)
        may_go_on.wait(10)
        progress("Writing more", 0.6)

    dialog = make(export)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.doing_label.text() == "Writing cards")

    dialog.reject()
    assert dialog.doing_label.text() == "Stopping …"
    assert dialog.isVisible()

    may_go_on.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_before_anything_is_begun_cancel_closes(make):
    dialog = make()

    dialog.cancel_button.click()

    assert not dialog.isVisible()
    assert dialog.asked == []


def test_every_deck_is_offered_below_all_of_them(make):
    dialog = make()

    for name in ("", *(deck.name for deck in DECKS)):
        dialog.deck_picker.set_current(name)
        assert dialog.deck_picker.current == name
