"""A whole import through the window, with a real collection: from the drop to the undo."""

import zipfile
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.core.cards import Note, NoteKind
from studyapp.core.importing.drafts import RepairKind
from studyapp.core.progress import Cancelled
from studyapp.services.collection import open_collection
from studyapp.ui.main_window import MainWindow
from studyapp.ui.window_state import WindowState

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
MINE = Note("demo/stack", "Demo", NoteKind.PLAIN, "What is a stack?", "Last in, first out.")
TEXT = """\
What is a stack?

Last in, first out.

What is a queue?

Whoever comes first is served first.

What is a tree?

A graph without circles.

What is a heap?

A ____ is a tree whose parents are smaller than their children.
"""
DRAG = (Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def collection(tmp_path):
    collection = open_collection(tmp_path / "data", now=lambda: MORNING, zone=UTC)
    collection.library.add([MINE], label="Demo")
    yield collection
    collection.close()


@pytest.fixture
def window(qtbot, theme, tmp_path, collection):
    window = MainWindow(WindowState(tmp_path / "data"), theme)
    qtbot.addWidget(window, before_close_func=lambda window: window.tasks.close())
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.use(collection)
    QApplication.processEvents()
    return window


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "structures.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def urls(path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drag(window, mime):
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), DRAG[0], mime, *DRAG[1:]))


def drop(window, mime):
    drag(window, mime)
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), DRAG[0], mime, *DRAG[1:]))


def importing(window):
    return window._pages["importing"]


def wait_for(qtbot, window, step):
    page = importing(window)
    qtbot.waitUntil(lambda: page.frame.step is getattr(page.frame, step) and not page.is_busy)
    return page


def dropped(qtbot, window, file):
    drop(window, urls(file))
    return wait_for(qtbot, window, "document")


def fronts(page):
    return [each.draft.front for each in page.frame.document.editing.drafts()]


def backs(page):
    return [each.draft.back for each in page.frame.document.editing.drafts()]


def notes_of(collection):
    hits = collection.library.search("", limit=100).hits
    return {collection.library.note(hit.guid).front for hit in hits}


def test_a_drag_over_the_window_says_what_a_drop_will_do(window, file):
    mime = urls(file)
    drag(window, mime)
    assert window.drops.isVisible()
    assert window.drops.size() == window.size()

    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drops.isVisible()


def test_nothing_from_the_network_is_taken(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/deck.apkg")])
    drop(window, mime)

    assert not window.drops.isVisible()
    assert window.current == "today"


def test_nothing_is_taken_while_cards_are_answered(window, file):
    window.study()
    drop(window, urls(file))

    assert window.current == "study"


def test_a_document_is_dropped_corrected_imported_and_undone(qtbot, window, collection, file):
    page = dropped(qtbot, window, file)
    assert not window.sidebar.isVisible()
    editing = page.frame.document
    assert fronts(page)[:2] == ["What is a stack?", "What is a queue?"]
    cuts = editing.editing.work.cuts

    editing.drafts.choose(cuts[2])
    editing._on_draft_chosen(cuts[2])
    press(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: not page.is_busy and len(fronts(page)) == 3)
    editing.source.go_to(cuts[2])
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.is_busy and len(fronts(page)) == 4)

    assert "___" not in backs(page)[3]
    editing.repairs.kind_switched.emit(RepairKind.BLANK, False)
    qtbot.waitUntil(lambda: not page.is_busy and "____" in backs(page)[3])

    editing.drafts.front_edited.emit(cuts[1], "What is a FIFO?")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, window, "check")
    assert notes_of(collection) == {MINE.front}

    page.frame.check.show_list("alike")
    press(window, Qt.Key.Key_S)
    page.frame.check.destination.deck_edit.setText("Interview::Structures")
    qtbot.waitUntil(lambda: page.frame.check.plan.items[-1].after.deck == "Interview::Structures")
    qtbot.waitUntil(lambda: not page.is_busy)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, window, "result")

    assert notes_of(collection) == {
        MINE.front,
        "What is a FIFO?",
        "What is a tree?",
        "What is a heap?",
    }
    assert "Interview::Structures" in collection.library.decks()
    assert page.frame.result.title_label.text() == "3 notes imported"

    page.frame.result.undo_button.click()
    qtbot.waitUntil(lambda: page.frame.result.title_label.text() == "Import undone")
    assert notes_of(collection) == {MINE.front}
    assert collection.library.decks() == ["Demo"]


def test_a_cut_that_is_moved_moves_the_text(qtbot, window, file):
    page = dropped(qtbot, window, file)
    cuts = page.frame.document.editing.work.cuts
    page.frame.document.drafts.choose(cuts[1])
    page.frame.document._on_draft_chosen(cuts[1])

    press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.frame.document.editing.work.cuts[1] == cuts[1] - 1

    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.frame.document.editing.work.cuts == cuts


def test_what_was_imported_is_studied_at_once(qtbot, window, file):
    page = dropped(qtbot, window, file)
    page.go_forward()
    wait_for(qtbot, window, "check")
    page.go_forward()
    wait_for(qtbot, window, "result")

    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert window.current == "study"


def test_the_same_file_again_changes_nothing(qtbot, window, collection, file):
    for _ in range(2):
        page = dropped(qtbot, window, file) if window.current == "today" else None
        page = page or importing(window)
        page.go_forward()
        wait_for(qtbot, window, "check")
        page.go_forward()
        wait_for(qtbot, window, "result")
        press(window, Qt.Key.Key_Escape)

    assert page.frame.result.title_label.text() == "Everything was there already"


def test_an_import_that_is_cancelled_in_the_middle_leaves_everything_as_it_was(
    qtbot, window, collection, file, monkeypatch
):
    page = dropped(qtbot, window, file)
    page.go_forward()
    wait_for(qtbot, window, "check")
    before = notes_of(collection)

    apply = collection.importing.apply

    def stopped(plan, *, label, progress):
        def stops(doing, share):
            if share >= 0.2:
                raise Cancelled

        return apply(plan, label=label, progress=stops)

    monkeypatch.setattr(collection.importing, "apply", stopped)
    page.go_forward()
    qtbot.waitUntil(lambda: "Cancelled" in page.frame.bottom_bar.said_label.text())

    assert notes_of(collection) == before
    assert page.frame.step is page.frame.check


def test_a_hostile_package_is_refused_with_a_sentence(qtbot, window, tmp_path):
    bomb = tmp_path / "bomb.apkg"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("collection.anki2", b"not a database")
        package.writestr("../../outside.txt", b"x")
        package.writestr("media", "{}")

    drop(window, urls(bomb))
    page = importing(window)
    qtbot.waitUntil(lambda: page.frame.start.error_label.isVisible())

    assert page.frame.step is page.frame.start
    assert len(page.frame.start.error_label.text()) > 20
    assert "Traceback" not in page.frame.start.error_label.text()
    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_text_is_pasted_on_the_page_of_the_day(qtbot, window):
    QGuiApplication.clipboard().setText(TEXT)
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = wait_for(qtbot, window, "document")

    assert len(fronts(page)) == 4
    assert page.frame.top_bar.name_label.text() == "Pasted text"


def test_import_opens_by_key_by_the_sidebar_and_from_the_welcome(window):
    press(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "importing"
    press(window, Qt.Key.Key_Escape)
    assert window.current == "today"

    window.sidebar.button("import").click()
    assert window.current == "importing"
    press(window, Qt.Key.Key_Escape)

    window.today._board.welcome.import_button.click()
    assert window.current == "importing"


def test_the_day_shows_what_was_imported(qtbot, window, file):
    page = dropped(qtbot, window, file)
    page.go_forward()
    wait_for(qtbot, window, "check")
    page.go_forward()
    wait_for(qtbot, window, "result")
    press(window, Qt.Key.Key_Escape)

    decks = [view.property("deck") for view in window.today._board.decks.views()]
    assert len(decks) == 2


def test_the_overlay_goes_away_with_the_drop(qtbot, window, file):
    drop(window, urls(file))
    wait_for(qtbot, window, "document")

    assert not window.drops.isVisible()
    assert window.drops.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_another_delimiter_gives_other_columns(qtbot, window, collection, tmp_path):
    table = tmp_path / "words.csv"
    table.write_text("Front;Back\nWhat is a; b?;One, two\nWhat is c?;Three, four\n", "utf-8")
    drop(window, urls(table))
    page = wait_for(qtbot, window, "table")
    page.frame.table.delimiter_picker.set_current(",")
    page.frame.table.delimiter_picker.chosen.emit(",")
    assert page.frame.table.rows.columnCount() == 2
    assert page.frame.table.form.delimiter == ","

    page.frame.table.delimiter_picker.chosen.emit(";")
    assert page.frame.table.form.first_row == ("Front", "Back")
    page.go_forward()
    wait_for(qtbot, window, "check")
    page.go_forward()
    wait_for(qtbot, window, "result")

    assert "What is c?" in notes_of(collection)


def test_a_deck_text_keeps_its_own_deck_and_comes_again_changed(
    qtbot, window, collection, tmp_path
):
    deck = tmp_path / "lists.md"
    text = (
        "---\nid: lists\ndeck: Computing::Lists\n---\n\n## What is a deque? {#deque}\n\nA queue.\n"
    )
    deck.write_text(text, "utf-8")
    window.bring_in([deck])
    page = wait_for(qtbot, window, "check")
    page.go_forward()
    wait_for(qtbot, window, "result")
    press(window, Qt.Key.Key_Escape)
    deck.write_text(text.replace("A queue.", "A queue with two ends."), "utf-8")

    window.bring_in([deck])
    wait_for(qtbot, window, "check")
    assert page.frame.check.current_list == "changed"
    assert "with two ends" in page.frame.check.detail.diff_view.toPlainText()
    press(window, Qt.Key.Key_K)
    page.go_forward()
    wait_for(qtbot, window, "result")

    assert collection.library.note("lists/deque").back == "A queue."
    assert collection.library.note("lists/deque").deck == "Computing::Lists"
