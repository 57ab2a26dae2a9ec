"""A number with its change: shown, coloured, and read in one piece."""

import pytest
from showing import share_of_color, shown

from studyapp.ui.widgets.layout.icon_tile import IconTile
from studyapp.ui.widgets.layout.stat_tile import StatTile


@pytest.fixture
def tile(qtbot, theme, icons):
    tile = StatTile(theme, icons, "check", "right answers", "good")
    tile.resize(360, 90)
    return shown(qtbot, tile)


def test_before_there_is_a_number_a_dash_stands_for_it(tile):
    assert tile.number_label.text() == "–"
    assert tile.change_label.text() == ""


@pytest.mark.parametrize(
    ("shown_value", "read"),
    [
        (("91 %", "+2 %"), "right answers: 91 % +2 %"),
        (("91 %",), "right answers: 91 %"),
    ],
)
def test_caption_number_and_change_are_read_together(tile, shown_value, read):
    tile.show_value(*shown_value)

    assert tile.accessibleName() == read
    assert tile.number_label.text() == "91 %"


def test_a_change_without_a_direction_is_a_good_one(tile, theme):
    tile.show_value("91 %", "2 %")

    assert share_of_color(tile.change_label, theme.color("good")) > 0


@pytest.mark.parametrize(("rising", "token"), [(True, "good"), (False, "again")])
def test_the_change_has_the_colour_of_its_direction(tile, theme, rising, token):
    tile.show_value("91 %", "2 %", rising=rising)

    assert tile.change_label.text() == "2 %"
    assert share_of_color(tile.change_label, theme.color(token)) > 0


def test_icon_number_and_change_stand_beside_each_other_with_the_meaning_below(tile):
    tile.show_value("91 %", "+2 %")
    tile.layout().activate()
    icon = tile.findChild(IconTile).geometry()
    number, change = tile.number_label.geometry(), tile.change_label.geometry()

    assert icon.right() < number.left() < number.right() < change.left()
    assert change.right() < tile.width() - 50
    assert tile.caption_label.y() >= number.bottom()
    assert icon.width() == 40
