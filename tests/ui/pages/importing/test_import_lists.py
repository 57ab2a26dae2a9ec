"""The lists of the import window: drafts, repairs and notes, however many there are."""

from dataclasses import replace

import pytest
from import_samples import CHROME, FOOTER, LINES, OCR, document, note
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from studyapp.core.importing.drafts import Draft, Place, Repair, RepairKind
from studyapp.core.importing.likeness import NoteLikeness, Whereabouts
from studyapp.core.importing.tables import Column, TableForm
from studyapp.services.importing.plan import ImportItem, ItemState
from studyapp.ui.fonts import sized
from studyapp.ui.pages.importing.checking.item_delegate import ItemDelegate
from studyapp.ui.pages.importing.checking.item_model import ItemModel
from studyapp.ui.pages.importing.document.document_editing import DocumentEditing, EditedDraft
from studyapp.ui.pages.importing.document.draft_delegate import FrontEdit
from studyapp.ui.pages.importing.document.draft_list import DraftList
from studyapp.ui.pages.importing.document.draft_model import DraftModel
from studyapp.ui.pages.importing.document.line_marks import LineMarks
from studyapp.ui.pages.importing.document.repair_list import RepairList, switch_place
from studyapp.ui.pages.importing.document.repair_model import RepairModel, SnippetsRole
from studyapp.ui.pages.importing.document.repair_snippets import Snippet, snippets
from studyapp.ui.pages.importing.table.table_model import MOST_COLUMNS, TableModel
from studyapp.ui.pages.importing.text_lines import wrapped

MANY = 5000


@pytest.fixture
def drafts():
    return DocumentEditing(document()).drafts()


@pytest.fixture
def draft_list(qtbot, theme, drafts):
    shown = DraftList(theme)
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    shown.show_drafts(drafts, 2)
    shown.show()
    return shown


@pytest.fixture
def repair_list(qtbot, theme, icons):
    shown = RepairList(theme, icons)
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    shown.show_repairs((CHROME, FOOTER, OCR))
    shown.show()
    return shown


def test_the_models_keep_the_rules_of_models(qtmodeltester, drafts):
    draft_model, repair_model, items = DraftModel(), RepairModel(), ItemModel()
    table = TableModel()
    draft_model.set_drafts(drafts)
    repair_model.set_repairs((CHROME, FOOTER, OCR))
    items.set_rows([("a", None)], {"a": ImportItem("a", ItemState.NEW, None, note(1, "Front"))})
    table.show_table(TableForm((Column.FRONT, None)), (("a", "b"), ("c",)))

    for model in (draft_model, repair_model, items, table):
        qtmodeltester.check(model)


def test_a_draft_says_number_front_and_state(drafts):
    model = DraftModel()
    model.set_drafts(drafts)

    said = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "3: What is AI? (incomplete)"
    assert model.index(2).data(Qt.ItemDataRole.ToolTipRole) == "the answer is missing"


def test_only_what_needs_a_look_can_be_shown(drafts):
    model = DraftModel()
    model.set_drafts(drafts)
    model.set_only_doubtful(True)

    assert model.rowCount() == 1
    assert model.row_of(6) == 0
    assert model.row_of(2) == -1


def test_a_front_is_edited_in_place(qtbot, draft_list):
    draft_list.setFocus()
    QTest.keyClick(draft_list, Qt.Key.Key_F2)
    editor = draft_list.viewport().findChildren(FrontEdit)[0]
    editor.setPlainText("Stacks?")

    with qtbot.waitSignal(draft_list.front_edited) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)

    assert told.args == [2, "Stacks?"]


def test_escape_leaves_a_front_as_it_was(draft_list):
    told = []
    draft_list.front_edited.connect(lambda *given: told.append(given))
    draft_list.setFocus()
    QTest.keyClick(draft_list, Qt.Key.Key_Return)
    editor = draft_list.viewport().findChildren(FrontEdit)[0]
    editor.setPlainText("Stacks?")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert told == []


def test_the_draft_that_was_chosen_stays_chosen_when_others_are_shown(draft_list):
    draft_list.choose(4)
    told = []
    draft_list.draft_chosen.connect(told.append)

    draft_list.show_drafts(DocumentEditing(document((2, 3, 4, 6))).drafts(), 4)

    assert draft_list.current_line == 4
    assert told == []


def test_backspace_asks_to_merge_the_draft(qtbot, draft_list):
    draft_list.choose(4)

    with qtbot.waitSignal(draft_list.merge_requested) as told:
        QTest.keyClick(draft_list, Qt.Key.Key_Backspace)

    assert told.args == [4]


def test_thousands_of_drafts_make_no_widget_each(qtbot, theme):
    shown = DraftList(theme)
    qtbot.addWidget(shown)
    many = [EditedDraft(n, n, Draft(Place(n, n), f"Question {n}", "Yes")) for n in range(1, MANY)]
    shown.show_drafts(many, MANY // 2)
    shown.show()

    assert shown.rows.rowCount() == MANY - 1
    assert shown.current_line == MANY // 2
    assert len(shown.viewport().children()) < 5


def test_repairs_are_grouped_by_kind_with_a_check_each():
    model = RepairModel()
    model.set_repairs((OCR, CHROME, FOOTER))
    kinds = [model.group(model.index(row, 0)).kind for row in range(model.rowCount())]

    assert kinds == [RepairKind.OCR, RepairKind.CHROME]
    assert model.rowCount(model.index(1, 0)) == 2
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_kind_that_is_partly_on_says_so():
    model = RepairModel()
    model.set_repairs((replace(CHROME, is_on=False), FOOTER))

    state = model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.PartiallyChecked


def test_space_switches_a_repair_and_a_kind(qtbot, repair_list):
    kind = repair_list.rows.index(0, 0)
    repair_list.setCurrentIndex(repair_list.rows.index(0, 0, kind))
    with qtbot.waitSignal(repair_list.repair_switched) as told:
        QTest.keyClick(repair_list, Qt.Key.Key_Space)
    assert told.args == [OCR.key, False]

    repair_list.setCurrentIndex(repair_list.rows.index(1, 0))
    with qtbot.waitSignal(repair_list.kind_switched) as told:
        QTest.keyClick(repair_list, Qt.Key.Key_Space)
    assert told.args == [RepairKind.CHROME, False]


def test_a_click_on_the_switch_turns_it_and_a_click_beside_it_does_not(qtbot, repair_list):
    told = []
    repair_list.repair_switched.connect(lambda *given: told.append(given))
    index = repair_list.rows.index(0, 0, repair_list.rows.index(0, 0))
    place = QRectF(repair_list.visualRect(index))

    beside = place.topLeft().toPoint() + QPoint(60, 20)
    QTest.mouseClick(repair_list.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert told == []

    on_it = switch_place(place).center().toPoint()
    QTest.mouseClick(repair_list.viewport(), Qt.MouseButton.LeftButton, pos=on_it)
    assert told == [(OCR.key, False)]


def test_a_repair_that_is_chosen_tells_its_line(qtbot, repair_list):
    index = repair_list.rows.index(0, 0, repair_list.rows.index(0, 0))

    with qtbot.waitSignal(repair_list.place_chosen) as told:
        repair_list.setCurrentIndex(index)

    assert told.args == [6]


def test_folds_stay_when_only_a_switch_was_turned(repair_list):
    kind = repair_list.rows.index(1, 0)
    repair_list.setExpanded(kind, False)
    repair_list.show_repairs((CHROME, FOOTER, replace(OCR, is_on=False)))

    assert not repair_list.isExpanded(repair_list.rows.index(1, 0))


@pytest.mark.parametrize(
    ("before", "after", "line", "shown"),
    [
        (
            "Al",
            "AI",
            "Also Gen Al now",
            (Snippet("Also Gen ", "Al", " now"), Snippet("Also Gen ", "AI", " now")),
        ),
        ("Menu", "", "Menu", (Snippet("Menu"), Snippet(""))),
        ("a b", "a", "", (Snippet("a", " b", ""), Snippet("a", "", ""))),
        (
            "low___ heat",
            "low term heat",
            "",
            (Snippet("low", "___", " heat"), Snippet("low", " term", " heat")),
        ),
        (
            "(later)",
            "",
            "Name it (later)",
            (Snippet("Name it ", "(later)", ""), Snippet("Name it ", "", "")),
        ),
    ],
)
def test_a_snippet_points_out_what_differs_in_its_line(before, after, line, shown):
    repair = Repair("key", RepairKind.OCR, Place(1, 1), before, after)

    assert snippets(repair, line, 0) == shown


def test_the_second_of_two_repairs_in_a_line_is_shown_where_it_stands():
    again = replace(OCR, key="again", before="Al", after="AI")
    model = RepairModel()
    model.set_repairs((replace(OCR, before="Al", after="AI"), again), ("",) * 5 + ("Al and Al.",))

    before, _ = model.index(1, 0, model.index(0, 0)).data(SnippetsRole)

    assert before == Snippet("Al and ", "Al", ".")


def test_a_long_line_is_shown_around_the_difference():
    repair = Repair("key", RepairKind.OCR, Place(1, 1), "Al", "AI")

    before, after = snippets(repair, "word " * 50 + "Al", 0)

    assert before.head.startswith("… ")
    assert len(before.head) < 40
    assert (before.middle, after.middle) == ("Al", "AI")


def test_a_line_that_is_left_out_in_part_is_not_greyed():
    note_of_author = Repair("c", RepairKind.CHROME, Place(2, 2), "(later)", "")
    source = replace(document(), lines=("Menu", "Stack? (later)"), repairs=(note_of_author,))
    marks = LineMarks.of(source, [EditedDraft(1, 2, Draft(Place(2, 2), "Stack?", "B"))])

    assert not marks.is_dropped(2)
    assert marks.reason(2) == "Mended: Page furniture: menus, titles, adverts"


def test_lines_know_their_draft_and_why_they_have_none():
    editing = DocumentEditing(document())
    editing.leave_out([4])
    marks = LineMarks.of(editing.document, editing.drafts())

    assert marks.mark_at(3).number == 1
    assert marks.begins_at(3) is None
    assert marks.begins_at(2).tone == "good"
    assert marks.mark_at(6).tone == "hard"
    assert marks.reason(1) == "Left out: Page furniture: menus, titles, adverts"
    assert marks.reason(5) == "You left this note out"
    assert marks.reason(6) == "Mended: Misread letters"
    assert marks.reason(3) == ""
    assert [line for line in range(1, len(LINES) + 1) if marks.is_dropped(line)] == [1, 4, 5, 7]


def test_a_line_after_the_end_of_a_draft_belongs_to_none():
    drafts = [EditedDraft(1, 1, Draft(Place(1, 2), "F", "B"))]
    marks = LineMarks.of(document(), drafts)

    assert marks.mark_at(3) is None
    assert marks.reason(3) == "Belongs to no note"


def test_a_text_is_wrapped_and_the_last_line_gets_dots(qapp):
    lines = wrapped("word " * 50, sized(14), 100, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("", sized(14), 100, 2) == []


def test_a_row_says_what_becomes_of_a_note_and_what_it_is_like(qtbot, theme):
    like = NoteLikeness("doc/1", "x", "F", "Demo", Whereabouts.COLLECTION, 0.926)
    model = ItemModel()
    item = ImportItem("doc/1", ItemState.NEW, None, note(1, "**Front**"))
    model.set_rows([("doc/1", like)], {"doc/1": item})

    assert model.index(0).data() == "Front"
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Front (keep both)"
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(ItemDelegate(theme, model, view))
    view.show()
    assert view.sizeHintForRow(0) == 52


def test_a_table_shows_names_and_cells_and_not_endless_columns():
    model = TableModel()
    form = TableForm((Column.FRONT,) * 100, has_header=True, first_row=("Question",) * 100)
    model.show_table(form, (("a\nb", "c"),))

    assert model.columnCount() == MOST_COLUMNS
    assert model.index(1, 0).data() == "Question"
    assert model.index(2, 0).data() == "a b"
    assert model.index(2, 9).data() == ""
