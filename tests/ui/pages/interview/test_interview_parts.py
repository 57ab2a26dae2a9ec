"""Small parts of the interview page: its clock, its words, fields that grow, two columns."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from studyapp.core.differences import word_difference
from studyapp.core.interview.rubric import Tick
from studyapp.ui.pages.interview.asking.interview_clock import InterviewClock
from studyapp.ui.pages.interview.words_of_interview import ago, clock, counts
from studyapp.ui.widgets.charts.text_ring import TextRing
from studyapp.ui.widgets.controls.growing_edit import GrowingEdit
from studyapp.ui.widgets.layout.label import ElidedLabel
from studyapp.ui.widgets.layout.two_columns import TwoColumns
from studyapp.ui.widgets.question.difference_text import NEWER, OLDER, DifferenceText

TODAY = date(2026, 11, 20)


@pytest.fixture
def widget(qtbot, theme):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_clock_counts_on_after_a_pause_and_from_an_earlier_sitting(widget):
    now = [0.0]
    measured = InterviewClock(lambda: now[0], widget)
    measured.set_always(True)

    measured.begin(5_000)
    now[0] = 10.0
    measured.stop()
    now[0] = 100.0
    assert measured.milliseconds == 15_000
    assert not measured.runs

    measured.go_on()
    now[0] = 101.0
    assert measured.milliseconds == 16_000


def test_the_clock_stands_still_while_nobody_looks(widget):
    now = [0.0]
    measured = InterviewClock(lambda: now[0], widget)

    measured.begin()
    now[0] = 10.0

    assert measured.milliseconds == 0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 15), "5 days ago"),
        (date(2026, 10, 30), "3 weeks ago"),
        (date(2026, 8, 20), "3 months ago"),
        (date(2023, 11, 20), "3 years ago"),
    ],
)
def test_a_day_is_told_by_how_long_it_is_past(qapp, day, words):
    assert ago(day, TODAY) == words


def test_times_and_marks_in_words(qapp):
    assert clock(125.9) == "2:05"
    assert counts((Tick.NO, Tick.YES, Tick.NO)) == "1 named · 2 missed"


def test_a_field_grows_with_its_lines_up_to_a_limit(qtbot, theme):
    edit = GrowingEdit("Answer", "Write", 2, 4)
    qtbot.addWidget(edit)
    edit.resize(300, 50)
    low = edit.height()

    edit.setPlainText("one\ntwo\nthree")
    middle = edit.height()
    edit.setPlainText("\n" * 40)

    assert low < middle < edit.height()
    assert edit.height() - middle == edit.fontMetrics().lineSpacing()


def test_a_difference_shows_one_version_or_the_other(qtbot, theme):
    pieces = word_difference("a small cat", "a large cat")
    older, newer = (DifferenceText(theme, "text", kinds) for kinds in (OLDER, NEWER))
    for text in (older, newer):
        qtbot.addWidget(text)
        text.show_pieces(pieces)

    assert older.toPlainText() == "a small cat"
    assert newer.toPlainText() == "a large cat"


def test_columns_stand_below_each_other_where_it_is_narrow(qtbot, theme):
    columns = TwoColumns(600)
    qtbot.addWidget(columns)
    left, right = QPushButton("left"), QPushButton("right")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    columns.show()

    columns.resize(800, 200)
    columns.layout().activate()
    assert right.mapTo(columns, right.rect().topLeft()).x() > 300
    columns.resize(400, 200)
    columns.layout().activate()
    assert right.mapTo(columns, right.rect().topLeft()).x() < 100


def test_a_ring_says_what_it_shows(qtbot, theme):
    ring = TextRing(theme, 50, 4)
    qtbot.addWidget(ring)

    ring.show_share("1:05", 0.5, "accent", "1:05 left")

    assert ring.text == "1:05"
    assert ring.accessibleName() == "1:05 left"
    assert not ring.grab().isNull()


def test_a_long_line_may_be_as_narrow_as_its_place(qtbot, theme):
    label = ElidedLabel("A very long question " * 10)
    qtbot.addWidget(label)
    label.resize(100, 20)

    assert label.minimumSizeHint().width() < 10
    assert not label.grab().isNull()
