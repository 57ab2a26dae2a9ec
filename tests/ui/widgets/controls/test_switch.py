"""A switch turns by key and by click, and shows how it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from showing import color_at, is_repainted_by, share_of_color, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.controls.switch import Switch


@pytest.fixture
def switch(qtbot, theme):
    switch = shown(qtbot, Switch(theme, "Reduce motion"))
    switch.clearFocus()
    return switch


def middle_row(switch) -> list[str]:
    image = switch.grab().toImage()
    return [image.pixelColor(x, switch.height() // 2).name() for x in range(switch.width())]


def knob(switch, color) -> tuple[int, int]:
    row = middle_row(switch)
    places = [x for x, found in enumerate(row) if found == color.name()]
    return places[0], places[-1]


def test_a_switch_turns_by_space_and_by_click(switch):
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()

    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()


def test_the_knob_lies_left_while_off_and_right_while_on(switch, theme):
    first, last = knob(switch, theme.color("surface"))
    assert first < switch.width() - 1 - last
    off = first

    switch.setChecked(True)

    first, last = knob(switch, theme.color("on_accent"))
    assert switch.width() - 1 - last == pytest.approx(off, abs=1)
    assert first > switch.width() / 2


def test_the_knob_stays_inside_the_track(switch, theme):
    row = middle_row(switch)
    track = theme.color("field").name()
    first, last = knob(switch, theme.color("surface"))

    assert track in row[:first]
    assert track in row[last + 1 :]
    assert last - first == pytest.approx(14, abs=1)


def test_the_ends_of_the_track_are_round(switch, theme):
    ground = color_at(switch, 0, 0)

    assert color_at(switch, 4, 4) == color_at(switch, switch.width() - 5, 4) == ground
    assert color_at(switch, 4, switch.height() / 2) == theme.color("field").name()


def test_a_switch_that_is_on_has_the_colour_of_the_program(switch, theme):
    assert color_at(switch, 30, switch.height() / 2) == theme.color("field").name()

    switch.setChecked(True)

    assert color_at(switch, 12, switch.height() / 2) == theme.color("accent").name()


def test_a_ring_shows_where_the_keyboard_is(switch, theme):
    assert share_of_color(switch, theme.color("accent")) == 0

    switch.setFocus(Qt.FocusReason.TabFocusReason)

    accent = theme.color("accent").name()
    assert color_at(switch, switch.width() / 2, 1) == accent
    assert color_at(switch, switch.width() / 2, switch.height() - 2) == accent
    assert color_at(switch, switch.width() / 2, 3) != accent
    assert color_at(switch, 1, 1) != accent
    assert color_at(switch, 30, switch.height() / 2) == theme.color("field").name()


def test_a_switch_says_what_it_switches_and_can_be_reached(switch):
    assert switch.accessibleName() == "Reduce motion"
    assert switch.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert switch.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert switch.size() == switch.sizeHint()


def test_a_switch_follows_the_scheme(switch, theme):
    light = color_at(switch, 30, switch.height() / 2)
    dark = Appearance(scheme=Scheme.DARK)

    assert is_repainted_by(switch, lambda: theme.set_appearance(dark))
    assert color_at(switch, 30, switch.height() / 2) == theme.color("field").name() != light
