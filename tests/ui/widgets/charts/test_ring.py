"""A ring shows how much of the day is done, clockwise from the top."""

import pytest
from PySide6.QtCore import QRectF
from showing import drawn, is_repainted_by, shown

from studyapp.ui.widgets.charts.ring import Ring


@pytest.fixture
def ring(qtbot, theme):
    return shown(qtbot, Ring(theme))


@pytest.mark.parametrize(("share", "shown_share"), [(-1, 0), (0.4, 0.4), (1, 1), (7, 1)])
def test_a_ring_shows_a_share_between_nothing_and_all(ring, share, shown_share):
    ring.set_share(share)

    assert ring.share == shown_share


@pytest.mark.parametrize(("share", "degrees"), [(0.25, -90), (0.5, -180), (1, -360)])
def test_the_share_goes_clockwise_from_the_top(ring, share, degrees):
    ring.set_share(share)
    (arc,) = drawn(ring).arcs

    assert arc.start == 90
    assert arc.span == degrees


@pytest.mark.parametrize(("share", "token"), [(0.99, "accent"), (1, "good")])
def test_a_day_that_is_done_is_green(ring, theme, share, token):
    ring.set_share(share)

    assert drawn(ring).arcs[0].color == theme.color(token).name()


def test_nothing_done_is_an_empty_ring(ring, theme):
    drawing = drawn(ring)

    assert drawing.arcs == []
    assert drawing.outlined(theme.color("hover")) == [QRectF(2.5, 2.5, 29, 29)]


def test_a_share_is_seen_at_once_on_the_ring_itself(ring):
    assert is_repainted_by(ring, lambda: ring.set_share(0.3))
    (arc,) = drawn(ring).arcs

    assert arc.place == QRectF(2.5, 2.5, 29, 29)
    assert arc.width == 5


def test_a_ring_has_the_size_and_width_it_is_asked_for(qtbot, theme):
    ring = shown(qtbot, Ring(theme, side=60, width=8))

    assert ring.width() == ring.height() == 60
    assert drawn(ring).outlined(theme.color("hover")) == [QRectF(4, 4, 52, 52)]
