"""Drawings have the colours of the window, and on paper those of the light window."""

from studyapp.core.rendering.drawings import COLOUR_WORDS, LIGHT_PALETTE
from studyapp.ui.drawing_colours import drawing_family, drawing_palette
from studyapp.ui.fonts import window_font
from studyapp.ui.tokens import DARK, LIGHT


def test_paper_has_the_colours_of_the_light_window():
    assert drawing_palette(LIGHT) == LIGHT_PALETTE


def test_the_dark_window_has_every_word():
    assert tuple(drawing_palette(DARK)) == COLOUR_WORDS


def test_the_family_is_one_that_there_is(qapp):
    family = drawing_family(window_font())

    assert family
    assert "," not in family
