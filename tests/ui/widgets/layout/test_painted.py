"""What is painted by hand is smooth, and painted again when the colours change."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from showing import drawn, is_repainted_by, shown

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.widgets.layout.painted import Painted


class Box(Painted):
    """A filled box, for the tests."""

    def __init__(self, theme):
        super().__init__(theme)
        self.smooth = []

    def paint(self, painter):
        self.smooth.append(painter.testRenderHint(QPainter.RenderHint.Antialiasing))
        painter.setPen(self.theme.color("text"))
        self.fill_rounded(painter, QRectF(2, 2, 20, 10), 4, "good")


@pytest.fixture
def box(qtbot, theme):
    return shown(qtbot, Box(theme))


def test_new_colours_are_seen_at_once(box, theme):
    dark = Appearance(scheme=Scheme.DARK)

    assert is_repainted_by(box, lambda: theme.set_appearance(dark))
    assert drawn(box).filled(theme.color("good"))


def test_edges_are_smooth(box):
    box.smooth.clear()

    box.grab()

    assert box.smooth == [True]


def test_a_filled_box_has_no_outline_and_round_corners(box, theme):
    (shape,) = drawn(box).shapes

    assert shape.place == QRectF(2, 2, 20, 10)
    assert shape.fill == theme.color("good").name()
    assert shape.pen == ""
    assert shape.radius == 4


def test_what_does_not_say_how_it_looks_cannot_be_painted(qtbot, theme):
    blank = Painted(theme)
    qtbot.addWidget(blank)
    painter = QPainter(image := QImage(4, 4, QImage.Format.Format_ARGB32))

    with pytest.raises(NotImplementedError):
        blank.paint(painter)
    painter.end()
    assert image.width() == 4
