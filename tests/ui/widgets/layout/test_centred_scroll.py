"""A scrolling place keeps its contents in the middle and brings into view what is asked for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from showing import shown

from studyapp.ui.widgets.layout.centred_scroll import CentredScroll


@pytest.fixture
def scroll(qtbot, theme):
    scroll = CentredScroll(400)
    scroll.resize(900, 300)
    return shown(qtbot, scroll)


def add(scroll, height: int) -> QWidget:
    block = QLabel("block")
    block.setFixedHeight(height)
    scroll.column.addWidget(block)
    block.show()
    return block


def seen_from(scroll, widget) -> int:
    return widget.mapTo(scroll.viewport(), QPoint(0, 0)).y()


def test_contents_are_never_wider_than_the_width_and_stand_in_the_middle(qtbot, scroll):
    block = add(scroll, 50)
    qtbot.waitUntil(lambda: block.width() == 400)

    left = block.mapTo(scroll.viewport(), QPoint(0, 0)).x()

    assert left == pytest.approx((scroll.viewport().width() - 400) / 2, abs=1)


def test_a_narrow_place_is_filled_between_its_margins(qtbot, scroll):
    scroll.resize(300, 300)
    block = add(scroll, 50)

    qtbot.waitUntil(lambda: block.width() == scroll.viewport().width() - 2 * 24)


def test_a_widget_that_was_just_shown_is_brought_into_view(scroll):
    add(scroll, 1000)
    late = add(scroll, 60)

    scroll.bring_into_view(late)

    assert seen_from(scroll, late) >= 0
    assert seen_from(scroll, late) + late.height() <= scroll.viewport().height()


def test_the_beginning_is_found_again(scroll):
    first = add(scroll, 1000)
    scroll.bring_into_view(add(scroll, 60))
    assert seen_from(scroll, first) < 0

    scroll.to_top()

    assert seen_from(scroll, first) == 16


def test_there_is_no_sideways_scrolling_and_no_stop_for_the_keyboard(scroll):
    add(scroll, 20).setMinimumWidth(2000)

    assert scroll.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert scroll.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert scroll.frameWidth() == 0
