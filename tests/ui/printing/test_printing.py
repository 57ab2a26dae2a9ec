"""A printable deck on paper."""

import re
import zlib
from base64 import b64encode

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, Qt

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.ui.printing.pdf import print_pdf
from studyapp.ui.printing.pictures import PrintedPictures

SVG = (
    '<svg class="formula" role="img" aria-label="x" style="vertical-align:-3px" width="10" '
    'height="14" viewBox="0 -11 10 14"><path d="M 0 0 L 5 -5 Q 7 -7 9 0 Z" />'
    '<rect x="0" y="1" width="9" height="1" fill="#000" /></svg>'
)


def page(*cards, sections=1):
    articles = "".join(
        f'<article><div class="number">{number}</div><div class="sides">{card}</div></article>\n'
        for number, card in enumerate(cards, 1)
    )
    section = f'<section id="a">\n<h2><small>Top</small>Deck</h2>\n{articles}</section>\n'
    return (
        "<!DOCTYPE html><html><head><title>Title</title><style>p { color: red }</style></head>"
        f"<body><header><h1>Title</h1><p>2 notes</p></header>{section * sections}</body></html>"
    )


def question(text="Question?"):
    return f'<div class="question"><p>{text}</p></div><div class="answer"><p>Answer.</p></div>'


def pages(path):
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def drawing(path):
    """Return what is drawn on the pages, as far as it can be unpacked."""
    found = b""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL):
        try:
            found += zlib.decompress(stream)
        except zlib.error:
            continue
    return found


def test_a_deck_becomes_a_pdf_in_a4(qapp, tmp_path):
    print_pdf(page(question()), tmp_path / "deck.pdf")

    content = (tmp_path / "deck.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert re.search(rb"/MediaBox \[0 0 59[45][\d.]* 84[12]", content)
    assert pages(tmp_path / "deck.pdf") == 1


def test_each_deck_begins_on_a_page_of_its_own(qapp, tmp_path):
    print_pdf(page(question(), sections=3), tmp_path / "deck.pdf")

    assert pages(tmp_path / "deck.pdf") == 3


def test_a_card_that_would_be_cut_begins_on_the_next_page(qapp, tmp_path):
    tall = "".join(f"<p>Line {number}</p>" for number in range(28))

    print_pdf(page(*[tall] * 3), tmp_path / "deck.pdf")

    assert pages(tmp_path / "deck.pdf") == 3


def test_formulas_are_drawn_as_outlines(qapp, tmp_path):
    print_pdf(page(question("x")), tmp_path / "plain.pdf")
    print_pdf(page(question(f'x <span class="math">{SVG}</span>')), tmp_path / "formula.pdf")

    plain, formula = drawing(tmp_path / "plain.pdf"), drawing(tmp_path / "formula.pdf")
    assert formula.count(b" c\n") > plain.count(b" c\n")


def test_pictures_are_printed(qapp, tmp_path):
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data = b64encode(content.data()).decode()

    print_pdf(
        page(question(f'<img src="data:image/png;base64,{data}" alt="red">')), tmp_path / "deck.pdf"
    )

    assert b"/Subtype /Image" in (tmp_path / "deck.pdf").read_bytes()
    assert pages(tmp_path / "deck.pdf") == 1


@pytest.mark.parametrize("data", ["bm90IGEgcGljdHVyZQ==", "!", "PHN2Zz4="])
def test_a_broken_picture_is_left_out(qapp, tmp_path, data):
    print_pdf(
        page(question(f'<img src="data:image/png;base64,{data}" alt="">')), tmp_path / "deck.pdf"
    )

    assert b"/Subtype /Image" not in (tmp_path / "deck.pdf").read_bytes()


def test_a_place_that_cannot_be_written_is_a_message_for_the_learner(qapp, tmp_path):
    with pytest.raises(StudyError, match="cannot be written"):
        print_pdf(page(question()), tmp_path / "missing" / "deck.pdf")


def test_stopped_while_printing_nothing_is_left(qapp, tmp_path):
    def stop(_doing, share):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(page(question(), sections=3), tmp_path / "deck.pdf", stop)
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_a_real_deck_can_be_printed(qapp, tmp_path):
    from datetime import date

    from studyapp.core.scheduling.sm2 import Sm2
    from studyapp.formats.common.snapshot import Snapshot
    from studyapp.formats.reports.printable import render_page

    note = Note(
        "a/b",
        "Deck",
        NoteKind.PLAIN,
        "What is $x^2$?",
        "```python\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )
    snapshot = Snapshot([note], {}, date(2026, 1, 1), {}, Sm2())

    html = render_page(snapshot, title="Deck", find=lambda _: None).html
    print_pdf(html, tmp_path / "deck.pdf")

    assert pages(tmp_path / "deck.pdf") == 1


def embedded(content, kind="svg+xml", alt="A picture"):
    data = b64encode(content.encode()).decode()
    return f'<img src="data:image/{kind};base64,{data}" alt="{alt}">'


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{}</svg>'


@pytest.mark.parametrize("kind", ["svg+xml", "png"])
def test_a_drawing_cannot_show_another_file(qapp, tmp_path, kind):
    secret = QImage(8, 8, QImage.Format.Format_RGB32)
    secret.fill(Qt.GlobalColor.blue)
    secret.save(str(tmp_path / "secret.png"))
    link = f'<image width="20" height="10" href="{tmp_path}/secret.png"/>'
    for name, inside in (("with", link), ("without", "")):
        filler = f"<!-- {'x' * 3_000} -->"
        image = embedded(filler + SQUARE.format(inside), kind)
        print_pdf(page(question(image)), tmp_path / f"{name}.pdf")

    assert drawing(tmp_path / "with.pdf") == drawing(tmp_path / "without.pdf")


def test_a_drawing_that_is_refused_leaves_a_frame_with_its_name(qapp):
    pictures = PrintedPictures()
    endless = SQUARE.format('<g opacity="0.5"><rect width="9" height="9"/></g>' * 2_000)

    for content in (endless, "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SQUARE.format("")):
        html = pictures.taken_from(embedded(content))
        assert html.startswith('<img src="picture:')
