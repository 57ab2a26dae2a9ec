"""Key points: a tick box each, counted, clicked anywhere in the row, none ticked to begin with."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from recording_painter import color_at

from studyapp.ui.pages.study.key_points import KeyPointList
from studyapp.ui.widgets.card.kit import CardKit

POINTS = ("<p>one</p>", "<p><strong>two</strong></p>", "<p>three</p>")


@pytest.fixture
def points(qtbot, theme):
    made = KeyPointList(CardKit(theme))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_points(POINTS)
    made.show()
    return made


def count(points):
    return points._count_label.text()


def test_each_point_is_a_box_that_is_named_after_it(points):
    assert [box.accessibleName() for box in points.boxes] == ["one", "two", "three"]
    assert count(points) == "0 of 3"


def test_a_click_anywhere_in_the_row_ticks_it_and_another_takes_it_back(points):
    ticked = []
    points.ticked.connect(ticked.append)
    end_of_row = QPoint(points.boxes[1].width() - 4, points.boxes[1].height() - 3)

    QTest.mouseClick(points.boxes[1], Qt.MouseButton.LeftButton, pos=end_of_row)
    assert count(points) == "1 of 3"
    QTest.mouseClick(points.boxes[1], Qt.MouseButton.LeftButton, pos=end_of_row)

    assert count(points) == "0 of 3"
    assert ticked == [1, 0]


@pytest.mark.parametrize("others", [(), POINTS[:1], POINTS[:2], (*POINTS, "<p>four</p>")])
def test_another_card_begins_with_its_own_points_and_none_ticked(points, others):
    for box in points.boxes:
        box.setChecked(True)

    points.show_points(others)

    assert len(points.boxes) == len(others)
    assert count(points) == f"0 of {len(others)}"
    assert points.isHidden() is not bool(others)
    assert [box.isHidden() for box in points._boxes].count(False) == len(others)


def test_fewer_points_and_then_more_show_all_of_them_again(points):
    points.show_points(POINTS[:1])
    points.show_points(POINTS)

    assert [box.isVisible() for box in points.boxes] == [True, True, True]


def test_a_ticked_box_is_filled_with_the_tone_of_what_is_good(points, theme):
    box = points.boxes[0]
    middle = (_row_middle(box), theme.color("surface").name())
    assert color_at(box, 9, middle[0]) == middle[1]

    box.setChecked(True)

    assert color_at(box, 8, middle[0]) == theme.color("good").name()


def test_a_long_point_has_the_height_of_its_lines(points):
    line = points.boxes[0].height()

    points.show_points(("<p>" + "many words " * 30 + "</p>",))

    assert points.boxes[0].height() > 3 * line


def test_a_larger_text_makes_the_rows_higher_and_keeps_the_ticks(points, theme):
    points.boxes[0].setChecked(True)
    before = points.boxes[0].height()

    theme.set_appearance(replace(theme.appearance, text_size=24))

    assert points.boxes[0].height() > before
    assert points.boxes[0].isChecked()


def test_the_row_that_has_the_focus_has_a_ring(points, theme, qtbot):
    box = points.boxes[2]
    points.activateWindow()
    without = color_at(box, 1, box.height() / 2)

    box.setFocus()
    qtbot.waitUntil(box.hasFocus)

    assert color_at(box, 1, box.height() / 2) == theme.color("accent").name() != without


def _row_middle(box):
    return box.height() / 2
