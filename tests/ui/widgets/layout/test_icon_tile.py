"""An icon in a soft square, in the tone that is asked for."""

import pytest
from PySide6.QtCore import QRectF
from showing import drawn, is_repainted_by, shown

from studyapp.ui.widgets.layout.icon_tile import IconTile


@pytest.mark.parametrize(("tone", "ink"), [("accent", "accent_text"), ("good", "good")])
def test_the_icon_has_the_tone_and_the_square_its_soft_colour(qtbot, theme, icons, tone, ink):
    asked = []
    icons.pixmap = lambda name, size, color: (
        asked.append((name, size, color)) or type(icons).pixmap(icons, name, size, color)
    )
    tile = shown(qtbot, IconTile(theme, icons, "layers", tone))

    drawing = drawn(tile)

    assert drawing.filled(theme.color(f"{tone}_soft")) == [QRectF(0, 0, 36, 36)]
    assert asked[-1] == ("layers", 18, ink)


@pytest.mark.parametrize(("side", "icon"), [(36, 18), (59, 30), (60, 28), (72, 34)])
def test_the_icon_stands_in_the_middle_a_little_smaller_in_a_large_tile(
    qtbot, theme, icons, side, icon
):
    tile = shown(qtbot, IconTile(theme, icons, "layers", side=side))
    (picture,) = drawn(tile).pictures

    assert tile.width() == tile.height() == side
    assert picture.width() == icon
    assert picture.center() == QRectF(0, 0, side, side).center()


def test_another_icon_is_seen_at_once(qtbot, theme, icons):
    tile = shown(qtbot, IconTile(theme, icons, "layers"))

    assert is_repainted_by(tile, lambda: tile.set_icon("check", "good"))
    assert drawn(tile).filled(theme.color("good_soft"))
