"""Fonts of the window: the nicest that is installed, else the system's."""

from PySide6.QtGui import QFont, QFontDatabase

from studyapp.ui.tokens import BODY

SANS = ("Inter", "Segoe UI Variable", "SF Pro Text")
MONO = ("JetBrains Mono", "Cascadia Code", "SF Mono", "Menlo", "Consolas")


def window_font() -> QFont:
    """Return the font of everything that sets no other."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    font.setFamilies([*SANS, *system.families(), "sans-serif"])
    font.setPixelSize(BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def code_font(pixels: int) -> QFont:
    """Return the font of code."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont(system)
    font.setFamilies([*MONO, *system.families(), "monospace"])
    font.setPixelSize(pixels)
    return font


def sized(pixels: int, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the window's font in a size and weight, with digits of one width, for painting."""
    font = QFont()
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    if hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def plain_letters(font: QFont) -> QFont:
    """Return a font whose small L and large I differ, where it can tell them apart."""
    if hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("ss02"), 1)
    return font
