"""The colour words of drawings in the colours of the window."""

from PySide6.QtGui import QFont, QFontInfo

from studyapp.core.rendering.drawings import Palette
from studyapp.ui.tokens import Tokens


def drawing_palette(tokens: Tokens) -> Palette:
    """Return the colour of each word in a scheme."""
    return {
        "ink": tokens.text,
        "muted": tokens.text2,
        "line": tokens.line2,
        "panel": tokens.surface2,
        "accent": tokens.accent,
        "accent-soft": tokens.accent_soft,
        "good": tokens.good,
        "good-soft": tokens.good_soft,
        "warn": tokens.hard,
        "warn-soft": tokens.hard_soft,
        "bad": tokens.again,
        "bad-soft": tokens.again_soft,
    }


def drawing_family(font: QFont) -> str:
    """Return the family that a font is really set in: Qt reads no lists of them in drawings."""
    return QFontInfo(font).family()
