"""Drawings (SVG) of decks and strangers: what is safe of them, in the colours of light and dark."""

from studyapp.core.rendering.drawings.drawing import Drawing, safe_drawing
from studyapp.core.rendering.drawings.palette import COLOUR_WORDS, LIGHT_PALETTE, PAGE_FONT, Palette
from studyapp.core.rendering.drawings.reading import DrawingError

__all__ = [
    "COLOUR_WORDS",
    "LIGHT_PALETTE",
    "PAGE_FONT",
    "Drawing",
    "DrawingError",
    "Palette",
    "safe_drawing",
]
