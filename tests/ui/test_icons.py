"""Icons are our own, complete, and drawn in the colour and sharpness that is asked for."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from studyapp import paths
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Appearance, Scheme, Theme

FOLDER = paths.shipped("resources") / "icons"
FILES = sorted(FOLDER.glob("*.svg"))


def strongest(pixmap) -> QColor:
    image = pixmap.toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colors, key=QColor.alpha)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_is_on_the_grid_and_has_no_colour_of_its_own(file):
    text = file.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)

    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == "round"
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', text)) <= {"currentColor", "none"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_shows_in_the_colour_asked_for(file, theme, icons):
    assert strongest(icons.pixmap(file.stem, 24, "again")).name() == theme.color("again").name()


def test_an_icon_is_sharp_on_screens_of_any_ratio(icons):
    icon = icons.icon("today")

    assert icon.pixmap(QSize(18, 18), 1.0).width() == 18
    assert icon.pixmap(QSize(18, 18), 2.0).width() == 36


def test_icons_asked_for_again_follow_the_theme(qapp):
    theme = Theme(Appearance(scheme=Scheme.LIGHT))
    icons = Icons(theme)
    before = strongest(icons.pixmap("check")).name()

    theme.set_appearance(Appearance(scheme=Scheme.DARK))

    assert strongest(icons.pixmap("check")).name() == theme.color("text2").name() != before
