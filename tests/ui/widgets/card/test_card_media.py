"""Pictures come from the allowed folders, and from nowhere else."""

import os

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studyapp.ui.tokens import DARK, LIGHT
from studyapp.ui.widgets.card.media import Media

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{}</svg>'
GROUND = '<rect width="20" height="10" fill="#ff0000"/>'


def save_picture(path, color, width=4, height=3):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    image.save(str(path))


def drawn(picture):
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    picture.draw(painter, QRectF(image.rect()))
    painter.end()
    return image.pixelColor(10, 5).name()


@pytest.fixture
def folder(tmp_path, qapp):
    folder = tmp_path / "media"
    (folder / "images").mkdir(parents=True)
    save_picture(folder / "images" / "a b.png", "#00ff00")
    save_picture(tmp_path / "secret.png", "#0000ff")
    return folder


@pytest.fixture
def media(folder):
    return Media(lambda: (folder,))


def test_a_picture_in_the_folder_is_found(media):
    picture = media.picture("images/a%20b.png")

    assert (picture.size.width(), picture.size.height()) == (4, 3)
    assert drawn(picture) == "#00ff00"


def test_the_first_folder_that_has_a_picture_gives_it(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    save_picture(other / "x.png", "#010101")

    assert Media(lambda: (folder, other)).picture("x.png") is not None


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "images/../../secret.png",
        "%2e%2e/secret.png",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "//server/share.png",
        "\\\\server\\share.png",
        "",
        "images",
        "a\0b.png",
        "x" * 5000,
    ],
)
def test_nothing_outside_of_the_folder_is_read(media, name):
    assert media.picture(name) is None


def test_an_absolute_name_is_refused_even_inside_of_the_folder(media, folder):
    assert media.picture(str(folder / "images" / "a b.png")) is None


def test_a_link_that_leads_out_of_the_folder_is_refused(media, folder, tmp_path):
    (folder / "link.png").symlink_to(tmp_path / "secret.png")

    assert media.picture("link.png") is None


def test_a_drawing_is_drawn(media, folder):
    (folder / "d.svg").write_text(SQUARE.format(GROUND))

    assert drawn(media.picture("d.svg")) == "#ff0000"


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="20" height="10" href="{}"/>',
        '<image width="20" height="10" xlink:href="file://{}"/>',
        '<svg:image xmlns:svg="http://www.w3.org/2000/svg" width="20" height="10" href="{}"/>',
        '<image width="20" height="10" href="data:image/png;base64,AA" xlink:href="{}"/>',
    ],
)
def test_a_drawing_cannot_show_another_file(media, folder, tmp_path, inside):
    content = GROUND + inside.format(tmp_path / "secret.png")
    (folder / "d.svg").write_text(SQUARE.format(content))

    picture = media.picture("d.svg")

    assert picture is None or drawn(picture) == "#ff0000"


def test_a_drawing_with_entities_is_refused(media, folder):
    (folder / "d.svg").write_text('<!DOCTYPE s [<!ENTITY a "b">]>' + SQUARE.format(GROUND))

    assert media.picture("d.svg") is None


def test_a_drawing_in_the_place_of_a_photo_is_refused(media, folder):
    (folder / "d.png").write_text(SQUARE.format(GROUND))

    assert media.picture("d.png") is None


def test_only_a_drawing_without_its_own_ground_needs_paper(media, folder):
    (folder / "full.svg").write_text(SQUARE.format(GROUND))
    (folder / "bare.svg").write_text(SQUARE.format('<circle cx="10" cy="5" r="2"/>'))

    assert not media.picture("full.svg").is_transparent
    assert media.picture("bare.svg").is_transparent


def test_a_picture_that_was_changed_is_read_again(media, folder):
    path = folder / "x.svg"
    path.write_text(SQUARE.format(GROUND))
    media.picture("x.svg")
    path.write_text(SQUARE.format(GROUND.replace("#ff0000", "#00ff00")))
    os.utime(path, ns=(1, 1))

    assert drawn(media.picture("x.svg")) == "#00ff00"


def test_colour_words_have_the_colours_of_the_scheme(media, folder):
    (folder / "d.svg").write_text(SQUARE.format(GROUND.replace("#ff0000", "var(--accent)")))

    assert drawn(media.picture("d.svg", LIGHT)) == LIGHT.accent.lower()
    assert drawn(media.picture("d.svg", DARK)) == DARK.accent.lower()


def test_a_drawing_that_follows_the_scheme_needs_no_paper(media, folder):
    (folder / "d.svg").write_text(SQUARE.format('<circle cx="10" cy="5" r="2" fill="var(--ink)"/>'))

    assert not media.picture("d.svg", DARK).is_transparent


@pytest.mark.parametrize(
    "inside",
    [
        '<g opacity="0.5"><rect width="20" height="10"/></g>' * 2_000,
        '<g id="a0"><rect width="1" height="1"/></g>'
        + "".join(
            '<g id="a{}">{}</g>'.format(n, f'<use href="#a{n - 1}"/>' * 10) for n in range(1, 9)
        ),
    ],
)
def test_a_drawing_that_would_hold_up_the_window_is_not_drawn(media, folder, inside):
    (folder / "d.svg").write_text(SQUARE.format(inside))

    assert media.picture("d.svg") is None
    assert media.is_there("d.svg")
