"""The columns of the deck tree lie where heading and rows both look for them."""

import pytest

from studyapp.ui.widgets.decks.deck_columns import BUTTON, PAD, deck_columns


@pytest.mark.parametrize("width", [400, 499, 500, 620, 1200])
def test_columns_stand_beside_each_other_and_end_before_the_edge(width):
    columns = deck_columns(width, 48)
    places = [columns.name, columns.mature, *columns.numbers, columns.button]
    edges = [edge for place in places for edge in (place.left(), place.right())]

    assert edges == sorted(edges)
    assert columns.name.left() == PAD
    assert columns.name.width() > 100
    assert columns.button.right() == width - PAD
    assert columns.button.width() == BUTTON


@pytest.mark.parametrize(("width", "there"), [(499, False), (500, True)])
def test_the_bar_goes_where_there_is_no_room_and_leaves_it_to_the_name(width, there):
    columns = deck_columns(width, 48)

    assert columns.mature.isEmpty() != there
    assert columns.mature.width() == (84 if there else 0)
    assert columns.mature.left() - columns.name.right() == (16 if there else 8)


def test_numbers_are_equally_wide_and_touch_so_that_their_right_edges_line_up():
    new, drill, due = deck_columns(800, 48).numbers

    assert new.width() == drill.width() == due.width() == 46
    assert (new.right(), drill.right()) == (drill.left(), due.left())
    assert deck_columns(800, 48).button.left() - due.right() == 14


def test_every_column_is_as_high_as_its_row():
    columns = deck_columns(800, 34)
    places = [columns.name, columns.mature, *columns.numbers, columns.button]

    assert {(place.top(), place.height()) for place in places} == {(0, 34)}
