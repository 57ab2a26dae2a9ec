"""Frames around paragraphs: where each begins and ends, and the room that nested ones take."""

import pytest

from studyapp.ui.widgets.card.boxes import BoxStack
from studyapp.ui.widgets.card.decorations import BoxKind

QUOTE, CODE, CHOICE = BoxKind.QUOTE, BoxKind.CODE, BoxKind.CHOICE


@pytest.fixture
def boxes():
    return []


@pytest.fixture
def stack(boxes):
    return BoxStack(boxes)


@pytest.mark.parametrize(("number", "room"), [(0, 0), (1, 18), (7, 18)])
def test_a_box_begins_with_its_paragraph_and_needs_room_only_below_another(
    stack, boxes, number, room
):
    stack.open(QUOTE, 10, 20, pad=8, gap=10, choice=-1)

    assert stack.block_started(number) == room
    (box,) = boxes
    assert (box.kind, box.left, box.right, box.first, box.above) == (QUOTE, 10, 20, number, 8)


def test_a_box_ends_with_its_last_paragraph(stack, boxes):
    stack.open(CODE, 0, 0, pad=8, gap=10, choice=-1)
    stack.block_started(1)
    assert stack.block_started(2) == 0

    assert stack.close(pad=6, gap=10, number=2) == 16

    assert (boxes[0].last, boxes[0].below) == (2, 6)
    assert stack.below == 6


def test_what_follows_a_box_needs_no_more_room(stack):
    stack.open(CODE, 0, 0, pad=8, gap=10, choice=-1)
    stack.block_started(1)
    stack.close(pad=6, gap=10, number=1)

    assert stack.block_started(2) == 0
    assert stack.below == 0


def test_a_box_right_below_another_counts_the_room_of_both(stack):
    stack.open(CODE, 0, 0, pad=8, gap=10, choice=-1)
    stack.block_started(1)
    stack.close(pad=6, gap=10, number=1)
    stack.open(CODE, 0, 0, pad=8, gap=10, choice=-1)

    assert stack.block_started(2) == 8 + 10 + 6


def test_nested_boxes_that_begin_and_end_together_lie_inside_one_another(stack, boxes):
    stack.open(QUOTE, 0, 0, pad=8, gap=10, choice=-1)
    stack.open(CODE, 5, 5, pad=6, gap=4, choice=-1)
    room = stack.block_started(1)
    stack.close(pad=6, gap=4, number=1)
    stack.close(pad=8, gap=10, number=1)

    outer, inner = boxes
    assert (inner.above, outer.above) == (6, 6 + 8 + 5)
    assert (inner.below, outer.below) == (6, 6 + 8 + 5)
    assert room == outer.above + 10


def test_a_box_without_a_paragraph_is_no_box(stack, boxes):
    stack.open(CHOICE, 0, 0, pad=8, gap=10, choice=0)

    assert stack.close(pad=8, gap=10, number=3) == 10
    assert boxes == []
    assert stack.block_started(4) == 0


def test_a_table_forgets_the_room_below_the_last_box(stack):
    stack.open(CODE, 0, 0, pad=8, gap=10, choice=-1)
    stack.block_started(1)
    stack.close(pad=6, gap=10, number=1)

    stack.before_table()

    assert stack.below == 0
