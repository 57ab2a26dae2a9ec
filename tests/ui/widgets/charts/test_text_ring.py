"""A ring with words in its middle, in a colour that says how it stands."""

import pytest
from PySide6.QtCore import QRectF, Qt
from showing import drawn, is_repainted_by, shown

from studyapp.ui.widgets.charts.text_ring import TextRing


@pytest.fixture
def ring(qtbot, theme):
    return shown(qtbot, TextRing(theme, 60, 4))


@pytest.mark.parametrize(
    ("share", "degrees"), [(0.25, -90), (0.5, -180), (1.0, -360), (3.0, -360), (0.0004, None)]
)
def test_the_share_goes_clockwise_from_the_top(ring, share, degrees):
    ring.show_share("1:30", share, "accent", "Time left")
    arcs = drawn(ring).arcs

    assert [(arc.start, arc.span) for arc in arcs] == ([(90, degrees)] if degrees else [])


def test_less_than_nothing_is_nothing(ring, theme):
    ring.show_share("0:00", -1, "again", "Time is up")

    assert drawn(ring).arcs == []
    assert drawn(ring).outlined(theme.color("hover")) == [QRectF(3, 3, 54, 54)]


@pytest.mark.parametrize(
    ("tone", "ink"), [("accent", "text"), ("good", "text"), ("hard", "hard"), ("again", "again")]
)
def test_words_take_the_colour_of_a_warning_only(ring, theme, tone, ink):
    ring.show_share("0:10", 0.1, tone, "Time left")
    drawing = drawn(ring)

    assert drawing.arcs[0].color == theme.color(tone).name()
    assert drawing.arcs[0].width == 4
    assert drawing.said("0:10").color == theme.color(ink).name()


def test_words_stand_in_the_middle_in_the_size_asked_for(qtbot, theme):
    ring = shown(qtbot, TextRing(theme, 90, 6, text_size=20))
    ring.show_share("85 %", 0.85, "good", "Score")
    words = drawn(ring).said("85 %")

    assert ring.text == "85 %"
    assert ring.width() == ring.height() == 90
    assert words.place.center() == QRectF(0, 0, 90, 90).center()
    assert (words.size, words.weight) == (20, 600)
    assert words.flags == Qt.AlignmentFlag.AlignCenter.value


def test_a_change_is_seen_and_said_at_once_and_no_change_costs_nothing(ring):
    assert is_repainted_by(ring, lambda: ring.show_share("1:30", 0.5, "accent", "90 seconds left"))
    assert ring.accessibleName() == "90 seconds left"

    same = lambda: ring.show_share("1:30", 0.5001, "accent", "90 seconds left")  # noqa: E731
    assert not is_repainted_by(ring, same)
    assert is_repainted_by(ring, lambda: ring.show_share("1:29", 0.5, "accent", "89 seconds left"))
    assert ring.accessibleName() == "89 seconds left"


def test_before_anything_is_shown_it_is_an_empty_ring(ring):
    assert ring.text == ""
    assert drawn(ring).arcs == []
