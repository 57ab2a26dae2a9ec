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


def test_a_picture_has_the_size_asked_for_and_the_usual_one_otherwise(icons):
    assert icons.pixmap("check", 30).deviceIndependentSize().width() == 30
    assert icons.pixmap("check").deviceIndependentSize().width() == 18
    assert icons.icon("check", size=40).pixmap(QSize(40, 40), 1.0).width() == 40


def test_a_drawing_fills_its_place_on_a_sharp_screen_too(icons):
    usual, sharp = (icons.icon("today").pixmap(QSize(18, 18), ratio) for ratio in (1.0, 2.0))

    assert sharp.devicePixelRatio() == 2
    assert bounds(sharp) == pytest.approx([2 * edge for edge in bounds(usual)], abs=2)


def bounds(pixmap) -> list[int]:
    image = pixmap.toImage()
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 40
    ]
    xs, ys = zip(*inked, strict=True)
    return [min(xs), max(xs), min(ys), max(ys)]


def test_a_drawing_is_read_once_and_then_kept(theme, tmp_path):
    drawing = tmp_path / "star.svg"
    drawing.write_text((FOLDER / "check.svg").read_text(encoding="utf-8"), encoding="utf-8")
    icons = Icons(theme, tmp_path)
    first = icons.pixmap("star", 20, "good")
    drawing.unlink()

    assert icons.pixmap("star", 20, "good").cacheKey() == first.cacheKey()
    assert icons.icon("star", "good").cacheKey() == icons.icon("star", "good").cacheKey()
    assert strongest(icons.pixmap("star", 20, "again")).name() == theme.color("again").name()


@pytest.mark.parametrize("other", [("check", "again", 18), ("check", "text2", 20), ("close",)])
def test_icons_that_differ_are_not_mixed_up(icons, other):
    usual = icons.icon("check").pixmap(QSize(18, 18), 1.0).toImage()

    assert icons.icon(*other).pixmap(QSize(18, 18), 1.0).toImage() != usual


def test_around_the_drawing_an_icon_is_clear(icons):
    image = icons.pixmap("check", 24).toImage()

    assert image.pixelColor(0, 0).alpha() == 0


def test_an_icon_is_never_smaller_than_a_pixel(icons):
    assert icons.pixmap("check", 0).width() == 1
