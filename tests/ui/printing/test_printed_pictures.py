"""The pictures of a printed deck: taken out of the page once, measured, and drawn on their line."""

from base64 import b64encode

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument, QTextImageFormat

from studyapp.ui.printing.pictures import TEXT, PrintedPictures

SCALE = TEXT / 16
BAR = '<rect x="0" y="-16" width="32" height="16"/>'


def formula(box="0 -16 32 16", shapes=BAR):
    return f'<svg class="formula" viewBox="{box}">{shapes}</svg>'


def image(width, height, color=Qt.GlobalColor.red):
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(color)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return embedded(content.data(), "image/png")


def embedded(content, kind="image/svg+xml"):
    return f'<img src="data:{kind};base64,{b64encode(content).decode()}" alt="A picture">'


def drawing(width, height):
    size = f'width="{width}" height="{height}"'
    return embedded(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="#00ff00"/></svg>'.encode()
    )


@pytest.fixture
def page(qapp):
    document = QTextDocument()
    document.setPageSize(QSizeF(660, 1000))
    return document


@pytest.fixture
def size_of(page):
    def measured(source):
        pictures = PrintedPictures()
        pictures.taken_from(source)
        size = pictures.intrinsicSize(page, 0, named(0))
        return size.width(), size.height()

    return measured


def named(number):
    form = QTextImageFormat()
    form.setName(f"picture:{number}")
    return form


def drawn(page, source, rect):
    pictures = PrintedPictures()
    pictures.taken_from(source)
    paper = QImage(200, 200, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    pictures.drawObject(painter, rect, page, 0, named(0))
    painter.end()
    return paper


def inked(paper):
    """Return the box around all that is not white."""
    places = [
        (x, y)
        for x in range(paper.width())
        for y in range(paper.height())
        if paper.pixelColor(x, y) != QColor("white")
    ]
    across, down = [x for x, _ in places], [y for _, y in places]
    return (min(across), min(down), max(across) + 1, max(down) + 1) if places else None


def test_each_picture_is_kept_once_and_named_in_its_place(qapp):
    one, two = formula(), formula(box="0 -8 8 8")
    taken = PrintedPictures().taken_from(f"a {one} b {two} c {one} d {image(4, 4)} e")

    assert taken == (
        'a <img src="picture:0"> b <img src="picture:1"> c <img src="picture:0"> '
        'd <img src="picture:2"> e'
    )


@pytest.mark.parametrize(
    "broken",
    [
        '<svg class="formula">x</svg>',
        '<img src="data:image/png;base64,%%%" alt="">',
        '<img src="data:image/png;base64,QQ" alt="">',
        embedded(b"", "image/png"),
    ],
)
def test_what_is_no_picture_leaves_nothing(qapp, broken):
    assert PrintedPictures().taken_from(f"a {broken} b") == "a  b"


@pytest.mark.parametrize(
    "refused",
    [
        embedded(b"no picture"),
        embedded(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="5"></svg>'),
        embedded(b"<svg"),
    ],
)
def test_a_drawing_that_is_refused_leaves_a_frame_in_its_place(qapp, refused):
    assert PrintedPictures().taken_from(f"a {refused} b") == 'a <img src="picture:0"> b'


def test_other_drawings_stay_in_the_page(qapp):
    page = '<svg class="chart"></svg><img src="a.png" alt="x">'

    assert PrintedPictures().taken_from(page) == page


def test_a_formula_is_as_large_as_the_text_around_it(size_of):
    assert size_of(formula()) == (32 * SCALE, 16 * SCALE)


@pytest.mark.parametrize(
    ("below", "is_tall"), [(0, False), (5, False), (5.7, False), (5.8, True), (20, True)]
)
def test_a_formula_that_reaches_far_below_its_line_moves_the_line(qapp, size_of, below, is_tall):
    source = formula(box=f"0 -16 32 {16 + below}")

    taken = PrintedPictures().taken_from(source)

    assert ("vertical-align:middle" in taken) is is_tall
    height = 2 * max(16, below) if is_tall else 16
    assert size_of(source) == pytest.approx((32 * SCALE, height * SCALE))


@pytest.mark.parametrize(
    ("source", "size"),
    [
        (image(300, 100), (300, 100)),
        (image(1200, 100), (600, 50)),
        (image(100, 760), (50, 380)),
        (image(600, 380), (600, 380)),
        (drawing(300, 100), (300, 100)),
        (formula(box="0 -16 2000 16"), (600, 4.8)),
    ],
)
def test_nothing_is_larger_than_the_page_has_room_for(size_of, source, size):
    assert size_of(source) == pytest.approx(size)


def test_an_image_fills_its_place(page):
    assert inked(drawn(page, image(10, 10), QRectF(20, 30, 40, 50))) == (20, 30, 60, 80)


def test_a_drawing_is_printed_sharper_than_the_screen_shows_it(page):
    paper = drawn(page, drawing(30, 30), QRectF(20, 30, 90, 90))

    assert inked(paper) == (20, 30, 110, 120)
    assert paper.pixelColor(60, 60).name() == "#00ff00"


def test_a_formula_stands_on_the_lower_edge_of_its_place(page):
    rect = QRectF(20, 30, 32 * SCALE, 16 * SCALE)

    assert inked(drawn(page, formula(), rect)) == (20, 30, 48, 44)


def test_a_tall_formula_stands_around_the_middle_of_its_place(page):
    source = formula(box="0 -16 32 32", shapes='<rect x="0" y="-16" width="32" height="32"/>')

    assert inked(drawn(page, source, QRectF(20, 30, 28, 28))) == (20, 30, 48, 58)


def test_a_formula_in_less_room_is_smaller_in_both_ways(page):
    assert inked(drawn(page, formula(), QRectF(20, 30, 14, 7))) == (20, 30, 34, 37)


def test_a_formula_that_begins_left_of_its_box_is_moved_in(page):
    source = formula(box="-16 -16 32 16", shapes='<rect x="-16" y="-16" width="32" height="16"/>')

    assert inked(drawn(page, source, QRectF(20, 30, 28, 14))) == (20, 30, 48, 44)


@pytest.mark.parametrize(
    "path",
    [
        "M 0 -16 L 32 -16 L 32 0 L 0 0 Z",
        "M 0,-16 L 32,-16 32,0 0,0 Z",
        "M0 -16Q16 -16 32 -16Q32 -8 32 0Q16 0 0 0Z",
        "M0 -16C8 -16 24 -16 32 -16C32 -8 32 -4 32 0C24 0 8 0 0 0Z",
    ],
)
def test_outlines_of_lines_and_curves_are_filled(page, path):
    source = formula(shapes=f'<path fill="black" d="{path}"/>')

    paper = drawn(page, source, QRectF(20, 30, 28, 14))

    assert inked(paper) == (20, 30, 48, 44)
    assert paper.pixelColor(34, 37) != QColor("white")
