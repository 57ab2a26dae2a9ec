"""The document with its cuts: moved by handle and key, and never changed itself."""

import pytest
from import_samples import LINES, document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studyapp.ui.pages.importing.document.document_editing import DocumentEditing
from studyapp.ui.pages.importing.document.line_marks import LineMarks
from studyapp.ui.pages.importing.document.source_view import SourceView

HANDLE = 50


@pytest.fixture
def view(qtbot, theme):
    view = SourceView(theme)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.set_lines(LINES)
    view.set_marks(LineMarks.of(document(), DocumentEditing(document()).drafts()))
    view.show()
    return view


def middle_of(view, line):
    top = view.top_of(line)
    return QPoint(HANDLE, round(top + view.line_height() / 2))


def test_the_text_is_that_of_the_document_and_cannot_be_changed(view):
    QTest.keyClicks(view, "abc")
    QTest.keyClick(view, Qt.Key.Key_Delete)

    assert view.toPlainText() == "\n".join(LINES)


def test_the_cursor_tells_the_line(qtbot, view):
    with qtbot.waitSignal(view.line_entered) as told:
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert told.args == [2]


def test_a_cut_is_dragged_by_its_handle(qtbot, view):
    with qtbot.waitSignal(view.cut_moved) as told:
        QTest.mousePress(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 4))
        QTest.mouseMove(view.gutter, middle_of(view, 5))
        QTest.mouseRelease(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 5))

    assert told.args == [4, 5]


def test_a_handle_that_is_only_clicked_moves_nothing(view):
    told = []
    view.cut_moved.connect(lambda *given: told.append(given))

    QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 4))

    assert told == []


def test_a_click_beside_a_line_splits_there(qtbot, view):
    with qtbot.waitSignal(view.split_requested) as told:
        QTest.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 3))

    assert told.args == [3]


def test_enter_splits_and_backspace_merges_at_the_cursor(qtbot, view):
    view.go_to(5)
    with qtbot.waitSignal(view.split_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [5]

    with qtbot.waitSignal(view.merge_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert told.args == [5]


def test_a_line_is_found_by_its_height(view):
    for line in range(1, len(LINES) + 1):
        assert view.line_at(view.top_of(line) + 2) == line
    assert view.line_at(290) == 0


def test_a_far_line_comes_into_view_without_a_signal(view):
    told = []
    view.line_entered.connect(told.append)
    view.set_lines([f"line {number}" for number in range(1, 5001)])
    told.clear()

    view.go_to(4000)

    assert view.top_of(4000) is not None
    assert view.current_line == 4000
    assert told == []


def test_it_can_be_painted_while_a_cut_is_dragged_and_in_both_schemes(view, theme):
    QTest.mousePress(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 4))
    QTest.mouseMove(view.gutter, middle_of(view, 5))
    dragged = view.grab().toImage()
    QTest.mouseRelease(view.gutter, Qt.MouseButton.LeftButton, pos=middle_of(view, 4))

    assert view.grab().toImage() != dragged
