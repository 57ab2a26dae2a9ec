"""The import window step by step, with an importer that keeps everything in memory."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from import_samples import CHROME, OCR, MemoryImporting, MemoryLibrary, document, note
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studyapp.core.importing.files import FileForm
from studyapp.core.importing.likeness import NoteLikeness, Whereabouts
from studyapp.core.importing.opened import Opened
from studyapp.core.importing.tables import Column, TableForm
from studyapp.services.importing.plan import ImportItem, ItemState
from studyapp.ui.dialogs.edit_note import EditNoteDialog
from studyapp.ui.pages.importing.document.draft_delegate import FrontEdit
from studyapp.ui.pages.importing.page import ImportPage
from studyapp.ui.tasks import Tasks
from studyapp.ui.widgets.card.kit import CardKit

FILE = Path("structures.txt")
MINE = note(1, "What is a queue?", "Mine")
THEIRS = note(1, "What is a queue?", "Theirs, and longer")
GONE = note(2, "What was a drum?")
NEW = note(3, "What is a heap?")
ITEMS = (
    ImportItem("doc/3", ItemState.NEW, None, NEW),
    ImportItem("doc/1", ItemState.CHANGED, MINE, THEIRS),
    ImportItem("doc/2", ItemState.REMOVED, GONE, None),
)

PACKAGE = Opened(FileForm.ANKI, "deck.apkg", "Structures", b"", has_decks=True)


@pytest.fixture
def importer():
    return MemoryImporting()


@pytest.fixture
def library():
    return MemoryLibrary()


@pytest.fixture
def page(qtbot, theme, icons, importer, library):
    tasks = Tasks()
    page = ImportPage(CardKit(theme), icons, tasks, importer, library, ask_which=lambda _: [FILE])
    qtbot.addWidget(page, before_close_func=lambda _: tasks.close())
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


@pytest.fixture
def cutting(qtbot, page):
    """Return the page with a document on it."""
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)
    return page


@pytest.fixture
def checking(qtbot, page, importer):
    """Return the page with a plan on it in which each kind of thing happens once."""
    importer.items = ITEMS
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    return page


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget.window().focusWidget() or widget, key, modifiers)


def wait_idle(qtbot, page):
    qtbot.waitUntil(lambda: not page.is_busy)


def fronts(page):
    return [each.draft.front for each in page.frame.document.editing.drafts()]


def test_it_begins_with_a_place_to_drop_files(page):
    page.open()

    assert page.frame.step is page.frame.start
    assert page.frame.start.choose_button.hasFocus()
    assert not page.frame.bottom_bar.isVisible()


def test_a_file_is_chosen_by_button_and_by_key(qtbot, page, importer):
    page.open()
    page.frame.start.choose_button.click()
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)
    page.go_back()
    press(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)

    assert importer.asked == [("look", FILE), ("look", FILE)]


def test_a_text_is_pasted(qtbot, page, importer):
    QGuiApplication.clipboard().setText("Q: What?\nA: That.")
    page.open()
    press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)

    assert importer.last("look")[1] == "Q: What?\nA: That."


def test_an_empty_clipboard_is_said_in_place(page):
    QGuiApplication.clipboard().clear()
    page.open()
    page.frame.start.paste_button.click()

    assert "no text" in page.frame.start.error_label.text()
    assert page.frame.start.error_label.isVisible()


def test_a_file_that_cannot_be_read_is_said_in_place(qtbot, page, importer):
    importer.error = "bomb.zip holds more than it may; nothing was read."
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.start.error_label.isVisible())

    assert page.frame.step is page.frame.start
    assert page.frame.start.error_label.text() == importer.error

    importer.error = None
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)
    page.go_back()
    assert not page.frame.start.error_label.isVisible()


def test_a_file_that_was_left_is_not_shown_when_it_was_read_in_the_end(
    qtbot, page, importer, monkeypatch
):
    began, let_go, look = Event(), Event(), importer.look

    def slow_look(given, *, name, form, progress):
        began.set()
        let_go.wait(5)
        return look(given, name=name, form=form, progress=lambda _doing, _share: None)

    monkeypatch.setattr(importer, "look", slow_look)
    page.open([FILE])
    began.wait(5)
    page.frame.top_bar.close_button.click()

    page.open([Path("other.txt")])
    let_go.set()
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)

    assert importer.last("look") == ("look", Path("other.txt"))
    assert page.frame.top_bar.name_label.text() == "other.txt"


def test_looking_can_be_cancelled(qtbot, page, importer):
    importer.gate = Event()
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.stack.currentWidget() is page.frame.waiting)
    assert page.frame.waiting.stop_button.hasFocus()

    press(page, Qt.Key.Key_Escape)
    wait_idle(qtbot, page)

    assert page.frame.step is page.frame.start
    assert page.frame.start.error_label.text() == "Cancelled. Nothing was written."


def test_a_document_shows_what_it_was_taken_for(cutting):
    assert cutting.frame.document.note_label.text() == "7 lines · glossary"
    assert cutting.frame.top_bar.name_label.text() == "structures.txt"
    assert cutting.frame.bottom_bar.said_label.text() == (
        "3 notes. 1 not complete: kept suspended, with the tag “incomplete”."
    )
    assert cutting.frame.document.tabs._buttons["repairs"].text() == "Repairs 3"


def test_cuts_are_worked_on_by_keys_and_undone(qtbot, cutting):
    page = cutting
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_M)
    wait_idle(qtbot, page)
    assert fronts(page) == ["What is a stack?", "What is AI?"]

    page.frame.document.source.go_to(5)
    press(page, Qt.Key.Key_S)
    wait_idle(qtbot, page)
    assert fronts(page) == ["What is a stack?", "First in, first out.", "What is AI?"]

    press(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    wait_idle(qtbot, page)
    assert fronts(page)[1] == "What is a queue?"
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wait_idle(qtbot, page)
    assert fronts(page)[1] == "First in, first out."

    for _ in range(4):
        press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        wait_idle(qtbot, page)
    assert page.frame.document.editing.work.cuts == (2, 4, 6)
    assert not page.frame.document.actions_here["undo"].isEnabled()


def test_source_and_drafts_point_at_the_same_note(cutting):
    step = cutting.frame.document
    step.drafts.choose(2)
    press(cutting, Qt.Key.Key_Down)
    assert step.source.current_cut == 4
    assert step.source.current_line == 4

    step.source.setFocus()
    QTest.keyClick(step.source, Qt.Key.Key_Down)
    QTest.keyClick(step.source, Qt.Key.Key_Down)
    assert step.drafts.current_line == 6


def test_a_repair_that_is_switched_off_leaves_the_text_as_it_was(qtbot, cutting):
    cutting.frame.document.repairs.repair_switched.emit(OCR.key, False)
    wait_idle(qtbot, cutting)
    assert fronts(cutting)[2] == "What is Al?"

    cutting.frame.document.repairs.kind_switched.emit(CHROME.kind, False)
    wait_idle(qtbot, cutting)
    assert "Footer" in cutting.frame.document.editing.drafts()[2].draft.back


def test_decisions_made_while_it_is_read_are_read_afterwards(qtbot, cutting, importer):
    step = cutting.frame.document
    step._on_merge(4)
    step._on_split(3)
    wait_idle(qtbot, cutting)

    assert not step.editing.is_stale
    assert [each.line for each in step.editing.drafts()] == [2, 3, 6]


def test_only_what_needs_a_look_is_shown_and_found(cutting):
    step = cutting.frame.document
    assert step.doubtful_button.text().strip() == "1 needs a look"
    step.doubtful_button.click()
    assert step.drafts.rows.rowCount() == 1
    step.doubtful_button.click()

    press(cutting, Qt.Key.Key_N)
    assert step.drafts.current_line == 6


def test_the_whole_note_is_edited_in_the_editor(cutting, monkeypatch):
    asked = []

    def edit(_parent, _kit, _icons, given):
        asked.append(given)
        return replace(given, back="LIFO", tags=("basics", "lists"))

    monkeypatch.setattr(EditNoteDialog, "edit", edit)
    press(cutting, Qt.Key.Key_E)

    assert asked[0].front == "What is a stack?"
    assert cutting.frame.document.editing.work.edits == {
        2: {"back": "LIFO", "tags": ("basics", "lists")}
    }


def test_what_is_edited_and_left_out_goes_into_the_plan(qtbot, cutting, importer):
    step = cutting.frame.document
    step.drafts.front_edited.emit(4, "Queues?")
    step.drafts.choose(6)
    step._on_draft_chosen(6)
    press(cutting, Qt.Key.Key_X)
    press(cutting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cutting.frame.step is cutting.frame.check)

    drafts = importer.last("plan")[3]
    assert drafts[1].front == "Queues?"
    assert drafts[2] is None
    assert cutting.frame.bottom_bar.said_label.text() == "2 new"


def test_going_back_keeps_what_was_done(qtbot, cutting):
    cutting.frame.document.drafts.front_edited.emit(4, "Queues?")
    cutting.go_forward()
    qtbot.waitUntil(lambda: cutting.frame.step is cutting.frame.check)
    press(cutting, Qt.Key.Key_Escape)

    assert cutting.frame.step is cutting.frame.document
    assert fronts(cutting)[1] == "Queues?"
    assert "3 notes" in cutting.frame.bottom_bar.said_label.text()


def test_deck_and_tags_plan_the_import_again(qtbot, cutting, importer):
    cutting.go_forward()
    qtbot.waitUntil(lambda: cutting.frame.step is cutting.frame.check)
    where = cutting.frame.check.destination
    assert where.deck == "Structures"

    where.deck_edit.setText("Interview :: Lists::")
    where.tags_edit.setText("#cs, lists cs")
    qtbot.waitUntil(lambda: importer.last("plan")[1:3] == ("Interview::Lists", ("cs", "lists")))
    wait_idle(qtbot, cutting)

    assert {item.after.deck for item in cutting.frame.check.plan.items} == {"Interview::Lists"}


def test_letters_typed_into_a_field_decide_nothing(qtbot, checking):
    checking.frame.check.destination.tags_edit.setFocus()
    QTest.keyClicks(checking.frame.check.destination.tags_edit, "task")
    wait_idle(qtbot, checking)

    assert checking.frame.check.destination.tags_edit.text() == "task"
    assert [item.state for item in checking.frame.check.plan.items] == [
        item.state for item in ITEMS
    ]


def test_a_package_leaves_its_decks_to_the_file(checking, importer):
    assert importer.last("plan")[1] == ""
    assert checking.frame.check.destination.deck_edit.placeholderText() == "as in the file"


def test_notes_are_listed_by_what_happens_to_them(checking):
    tabs = checking.frame.check.tabs._buttons

    shown = [button.text() for button in tabs.values() if not button.isHidden()]

    assert shown == ["New 1", "Changed 1", "Gone 1"]
    assert checking.frame.bottom_bar.said_label.text() == "1 new · 1 changed · 1 suspended"


def test_a_change_is_shown_word_by_word_and_mine_can_be_kept(checking):
    check = checking.frame.check
    check.show_list("changed")
    shown = check.detail.diff_view.toPlainText()
    assert "Back" in shown
    assert "Mine" in shown
    assert "Theirs, and longer" in shown

    press(checking, Qt.Key.Key_K)
    assert check.plan.item("doc/1").state is ItemState.KEPT
    assert check.rows.entry(0).item.state is ItemState.KEPT
    assert checking.frame.bottom_bar.said_label.text() == "1 new · 1 kept as yours · 1 suspended"

    press(checking, Qt.Key.Key_T)
    assert check.plan.item("doc/1").state is ItemState.CHANGED


def test_a_note_is_edited_before_it_is_imported(checking, monkeypatch):
    mended = replace(THEIRS, back="Both")
    monkeypatch.setattr(EditNoteDialog, "edit", lambda *_: mended)
    checking.frame.check.show_list("changed")

    press(checking, Qt.Key.Key_E)

    assert checking.frame.check.plan.item("doc/1").after.back == "Both"


def test_a_note_that_is_gone_can_stay_in_use(checking):
    checking.frame.check.show_list("removed")
    checking.frame.check.detail.buttons["mine"].click()

    assert checking.frame.check.plan.item("doc/2").state is ItemState.KEPT


def test_a_new_note_can_be_skipped_and_taken_again(checking):
    press(checking, Qt.Key.Key_S)
    assert checking.frame.check.plan.item("doc/3").state is ItemState.SKIPPED
    assert checking.frame.check.rows.rowCount() == 1

    press(checking, Qt.Key.Key_T)
    assert checking.frame.check.plan.item("doc/3").state is ItemState.NEW


def test_a_whole_list_is_decided_at_once(qtbot, checking, importer):
    second = note(4, "What is a tree?", "Mine too")
    importer.items = (
        *ITEMS,
        ImportItem("doc/4", ItemState.CHANGED, second, replace(second, back="X")),
    )
    checking.frame.check.destination.tags_edit.setText("again")
    qtbot.waitUntil(lambda: len(checking.frame.check.plan.items) == 4)
    checking.frame.check.show_list("changed")

    checking.frame.check.all_mine_button.click()

    states = [item.state for item in checking.frame.check.plan.items]
    assert states.count(ItemState.KEPT) == 2


@pytest.mark.parametrize(
    ("decision", "state"),
    [("theirs", ItemState.NEW), ("join", ItemState.MERGED), ("skip", ItemState.SKIPPED)],
)
def test_a_duplicate_is_kept_merged_or_skipped(qtbot, page, importer, library, decision, state):
    mine = note(9, "Heap?", "A tree with order", deck="Demo::A")
    importer.items = ITEMS
    library.notes = {mine.guid: mine}
    importer.likes = (
        NoteLikeness("doc/3", "doc/9", "Heap?", "Demo::A", Whereabouts.COLLECTION, 0.92),
    )
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    page.frame.check.show_list("alike")
    assert page.frame.check.detail.title_label.text() == "92 % like one of yours."
    assert page.frame.check.detail.compare_view.mine_label.text() == "Mine · Demo › A"
    assert "A tree with order" in page.frame.check.detail.compare_view.mine_view.view.plain_text()

    page.frame.check.detail.buttons[decision].click()

    assert page.frame.check.plan.item("doc/3").state is state
    if decision == "join":
        assert "What is a heap?" in page.frame.check.plan.item("doc/9").after.more


def test_duplicates_in_one_file_are_shown_side_by_side(qtbot, page, importer):
    importer.items = ITEMS
    importer.likes = (NoteLikeness("doc/3", "doc/1", "Q", "", Whereabouts.FILE, 1.0, exact=True),)
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    page.frame.check.show_list("alike")

    assert page.frame.check.detail.other == THEIRS
    assert "same question" in page.frame.check.detail.title_label.text()


def test_settings_and_warnings_of_a_file_are_shown(qtbot, page, importer):
    importer.items = ITEMS
    decks = (f"D{n}::E" for n in range(9))
    importer.facts = {"score": "67 / 68", **{f"new cards a day: {d}": "20" for d in decks}}
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    page.frame.check.tabs._buttons["facts"].click()

    texts = [
        label.text()
        for label in page.frame.check.facts.findChildren(QWidget)
        if hasattr(label, "text")
    ]
    assert "Score" in texts
    assert "67 / 68" in texts
    assert "New cards a day" in texts
    assert "20, in 9 decks" in texts


def test_nothing_is_written_before_import_and_then_all_of_it(qtbot, checking, importer):
    assert not [asked for asked in importer.asked if asked[0] == "apply"]
    with qtbot.waitSignal(checking.changed):
        press(checking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert checking.frame.step is checking.frame.result
    assert importer.last("apply")[2] == "Import of deck.apkg"
    assert checking.frame.result.title_label.text() == "1 note imported"
    assert checking.frame.result.rows.rowCount() == 3
    assert checking.frame.bottom_bar.forward_button.text() == "Study now"


def test_an_import_is_undone_from_its_result(qtbot, checking, importer):
    checking.go_forward()
    qtbot.waitUntil(lambda: checking.frame.step is checking.frame.result)
    with qtbot.waitSignal(checking.changed):
        checking.frame.result.undo_button.click()

    assert importer.last("take back") == ("take back", 7)
    assert checking.frame.result.title_label.text() == "Import undone"
    assert not checking.frame.result.undo_button.isVisible()
    assert checking.frame.bottom_bar.forward_button.text() == "Import another"


def test_what_was_imported_is_studied(qtbot, checking):
    checking.go_forward()
    qtbot.waitUntil(lambda: checking.frame.step is checking.frame.result)

    with qtbot.waitSignal(checking.study_requested) as told:
        checking.go_forward()

    assert told.args == ["Structures"]


def test_an_import_is_cancelled_in_the_middle(qtbot, checking, importer):
    importer.gate = Event()
    checking.go_forward()
    qtbot.waitUntil(lambda: checking.frame.stack.currentWidget() is checking.frame.waiting)
    checking.frame.waiting.stop_button.click()
    wait_idle(qtbot, checking)

    assert checking.frame.step is checking.frame.check
    assert checking.frame.stack.currentWidget() is checking.frame.check
    assert checking.frame.bottom_bar.said_label.text() == "Cancelled. Nothing was written."


def test_several_files_come_one_after_the_other(qtbot, page, importer):
    importer.items = ITEMS
    importer.opened = PACKAGE
    page.open([FILE, Path("second.txt")])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    page.go_forward()
    qtbot.waitUntil(lambda: page.frame.step is page.frame.result)
    assert page.frame.bottom_bar.forward_button.text() == "Next file"

    page.go_forward()
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)

    assert importer.last("look")[1] == Path("second.txt")


def test_a_file_dropped_meanwhile_comes_next(qtbot, cutting):
    cutting.take([Path("second.txt")])

    assert cutting.frame.step is cutting.frame.document
    assert cutting.frame.bottom_bar.said_label.text() == "Comes next: second.txt"


def test_escape_leaves_from_the_first_step(qtbot, page):
    page.open()
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


def test_columns_of_a_table_are_chosen_over_its_rows(qtbot, page, importer):
    form = TableForm((Column.FRONT, Column.BACK, None), delimiter=";")
    rows = (("What is a heap?", "A tree", "trees"), ("What is a set?", "No twins", "sets"))
    importer.opened = Opened(FileForm.TABLE, "t.csv", "T", b"", table=form, preview=rows)
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.table)
    table = page.frame.table
    assert [picker.text().strip() for picker in table.pickers] == ["Front", "Back", "left out"]
    assert table.delimiter_picker.current == ";"
    assert table.drafts.rows.draft(0).draft.back == "A tree"

    table._on_column_chosen(2, Column.TAGS)

    assert importer.last("reform")[1].columns == (Column.FRONT, Column.BACK, Column.TAGS)
    assert table.drafts.rows.draft(1).draft.tags == ("sets",)

    table.header_switch.click()
    assert importer.last("reform")[1].has_header


def test_a_column_that_stands_for_one_thing_only_gives_it_up(qtbot, page, importer):
    form = TableForm((Column.FRONT, Column.BACK))
    importer.opened = Opened(FileForm.TABLE, "t.csv", "T", b"", table=form, preview=(("a", "b"),))
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.table)

    page.frame.table._on_column_chosen(1, Column.FRONT)

    assert page.frame.table.form.columns == (None, Column.FRONT)
    assert page.frame.table.pickers[0].text().strip() == "left out"


@pytest.mark.parametrize("step", ["start", "document", "check", "result", "table"])
def test_every_widget_that_takes_the_focus_has_a_name(qtbot, page, importer, step):
    if step == "table":
        form = TableForm((Column.FRONT, Column.BACK))
        importer.opened = Opened(FileForm.TABLE, "t", "T", b"", table=form, preview=(("a", "b"),))
    page.open([] if step == "start" else [FILE])
    order = {"start": page.frame.start, "document": page.frame.document, "table": page.frame.table}
    qtbot.waitUntil(lambda: page.frame.step is not page.frame.start or step == "start")
    while page.frame.step is not order.get(step, getattr(page.frame, step)):
        page.go_forward()
        wait_idle(qtbot, page)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []


@pytest.mark.parametrize("size", [(900, 640), (1200, 800)])
def test_no_step_needs_more_room_than_the_window_has(qtbot, checking, size):
    checking.resize(*size)
    for step in (
        checking.frame.document,
        checking.frame.check,
        checking.frame.table,
        checking.frame.result,
    ):
        assert step.minimumSizeHint().width() <= size[0] - 40
        assert step.minimumSizeHint().height() <= size[1] - 160


def test_a_merge_that_is_thought_over_leaves_no_trace(qtbot, page, importer, library):
    mine = note(9, "Heap?", "A tree with order", deck="Demo::A")
    importer.items = ITEMS
    library.notes = {mine.guid: mine}
    importer.likes = (NoteLikeness("doc/3", "doc/9", "Heap?", "", Whereabouts.COLLECTION, 0.9),)
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    page.frame.check.show_list("alike")
    page.frame.check.detail.buttons["join"].click()

    page.frame.check.detail.buttons["theirs"].click()

    assert page.frame.check.plan.items == ITEMS


def test_decisions_hold_when_the_import_is_planned_again(qtbot, checking, importer):
    checking.frame.check.show_list("changed")
    press(checking, Qt.Key.Key_K)

    checking.frame.check.destination.tags_edit.setText("again")
    qtbot.waitUntil(lambda: importer.last("plan")[2] == ("again",))
    wait_idle(qtbot, checking)

    assert checking.frame.check.plan.item("doc/1").state is ItemState.KEPT


def test_another_file_begins_with_no_decisions(qtbot, checking):
    press(checking, Qt.Key.Key_S)
    checking.open([Path("other.apkg")])
    wait_idle(qtbot, checking)
    qtbot.waitUntil(lambda: checking.frame.step is checking.frame.check)

    assert checking.frame.check.plan.item("doc/3").state is ItemState.NEW


def test_going_on_waits_until_the_document_is_read(qtbot, cutting, importer):
    cutting.frame.document._on_merge(4)
    assert cutting.is_busy
    cutting.go_forward()

    qtbot.waitUntil(lambda: cutting.frame.step is cutting.frame.check)

    assert len(cutting.frame.check.plan.items) == 2


def test_of_two_files_one_that_cannot_be_read_does_not_hold_up_the_other(qtbot, page, importer):
    looked = importer.look

    def look(given, *, name, **wanted):
        importer.error = "second.txt is empty." if name == "second.txt" else None
        return looked(given, name=name, **wanted)

    importer.look = look
    page.open([Path("second.txt"), FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.document)

    assert page.frame.bottom_bar.said_label.text() == "second.txt is empty."


def test_of_a_note_that_is_the_same_only_the_words_can_be_changed(qtbot, page, importer):
    importer.items = (ImportItem("doc/1", ItemState.SAME, MINE, MINE),)
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)

    assert page.frame.check.current_list == "same"
    assert page.frame.check.detail.offered() == ("edit",)


def test_letters_work_while_the_document_has_the_focus(qtbot, cutting):
    cutting.frame.document.source.setFocus()
    cutting.frame.document.source.go_to(5)
    QTest.keyClick(cutting.frame.document.source, Qt.Key.Key_S)
    wait_idle(qtbot, cutting)
    assert cutting.frame.document.editing.work.cuts == (2, 4, 5, 6)

    QTest.keyClick(cutting.frame.document.source, Qt.Key.Key_M)
    wait_idle(qtbot, cutting)
    assert cutting.frame.document.editing.work.cuts == (2, 4, 6)


def test_letters_written_into_a_front_do_nothing_else(qtbot, cutting):
    press(cutting, Qt.Key.Key_F2)
    editor = cutting.frame.document.drafts.viewport().findChildren(FrontEdit)[0]
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "smex")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait_idle(qtbot, cutting)

    assert cutting.frame.document.editing.work.cuts == (2, 4, 6)
    assert fronts(cutting)[0] == "smex"


def test_a_file_that_was_taken_for_something_else_is_read_as_what_it_is(qtbot, page, importer):
    taken = Opened(FileForm.DOCUMENT, "t.txt", "T", b"a,b")
    importer.opened = replace(taken, form=FileForm.QUIZLET)
    importer.items = ITEMS
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)
    assert page.frame.top_bar.form_picker.text().strip() == "as a Quizlet export"

    form = TableForm((Column.FRONT, Column.BACK))
    importer.opened = replace(taken, form=FileForm.TABLE, table=form, preview=(("a", "b"),))
    page.frame.top_bar.form_picker.chosen.emit("table")
    qtbot.waitUntil(lambda: page.frame.step is page.frame.table)

    assert importer.last("look") == ("look", FILE, FileForm.TABLE)
    assert page.frame.top_bar.form_picker.text().strip() == "as a table"


def test_a_file_that_cannot_be_read_as_something_else_stays_what_it_was(qtbot, page, importer):
    importer.opened = Opened(FileForm.QUIZLET, "t.txt", "T", b"a,b")
    importer.items = ITEMS
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)

    importer.error = "t.txt is no data of Studyapp."
    page.frame.top_bar.form_picker.set_current("json")
    page.frame.top_bar.form_picker.chosen.emit("json")
    wait_idle(qtbot, page)

    assert page.frame.step is page.frame.check
    assert page.frame.bottom_bar.said_label.text() == importer.error
    assert page.frame.top_bar.form_picker.current == FileForm.QUIZLET


def test_a_package_is_nothing_else(checking):
    assert not checking.frame.top_bar.form_picker.isVisible()


def test_another_document_begins_at_its_first_note(qtbot, cutting, importer):
    cutting.frame.document._on_draft_chosen(6)
    other = document((1, 2, 6))
    importer.opened = Opened(FileForm.DOCUMENT, "other.txt", "Other", b"x", document=other)
    cutting.open([Path("other.txt")])
    qtbot.waitUntil(lambda: cutting.frame.step is cutting.frame.document)

    assert cutting.frame.document.drafts.current_line == 1
    assert cutting.frame.document.source.current_cut == 1
    assert cutting.frame.document.source.current_line == 1


def test_notes_that_are_not_complete_are_said_to_come_suspended(qtbot, page, importer):
    stump = replace(NEW, tags=("incomplete",))
    importer.items = (
        *ITEMS,
        ImportItem("doc/5", ItemState.NEW, None, replace(stump, guid="doc/5")),
    )
    importer.opened = PACKAGE
    page.open([FILE])
    qtbot.waitUntil(lambda: page.frame.step is page.frame.check)

    said = page.frame.check.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "What is a heap? (new, suspended)"
    assert page.frame.bottom_bar.said_label.text().startswith("2 new · 1 of them suspended")


@pytest.mark.parametrize("verb", ["apply", "take_back"])
def test_what_was_written_when_it_was_stopped_is_never_called_cancelled(
    qtbot, checking, importer, verb, monkeypatch
):
    if verb == "take_back":
        checking.go_forward()
        qtbot.waitUntil(lambda: checking.frame.step is checking.frame.result)
    began, let_go, done = Event(), Event(), getattr(importer, verb)

    def slow(*given, **wanted):
        result = done(*given, **wanted)
        began.set()
        let_go.wait(5)
        return result

    monkeypatch.setattr(importer, verb, slow)
    checking.go_forward() if verb == "apply" else checking.frame.result.undo_button.click()
    began.wait(5)
    press(checking, Qt.Key.Key_Escape)
    let_go.set()
    wait_idle(qtbot, checking)

    assert checking.frame.step is checking.frame.result
    said = checking.frame.result.title_label.text()
    assert said == ("1 note imported" if verb == "apply" else "Import undone")
    assert "Cancelled" not in checking.frame.bottom_bar.said_label.text()


def test_a_decision_while_a_file_is_looked_at_as_something_else_is_left_out(
    qtbot, checking, importer
):
    importer.error = "deck.apkg is no table."
    checking.frame.check.begin()

    checking.frame.check.decide("skip")

    assert checking.frame.check.plan is None
    assert checking.frame.check._made == {}
