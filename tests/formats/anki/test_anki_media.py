"""Images on their way into Anki."""

import os
import struct
import zlib

import pytest
from anki_judge import entries
from snapshots import NOW, note, outgoing, snapshot

from studyapp.core.cards import Choice, NoteKind
from studyapp.formats.anki.media import MediaCollector, flat_name, without_marks
from studyapp.formats.anki.style import CSS
from studyapp.formats.anki.writing.writer import write_apkg

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
LARGE_SVG = SVG.replace(b"</svg>", b'<path d="M0 0h8v8z"/>' * 50 + b"</svg>")
OTHER_SVG = SVG.replace(b"h8v8", b"h4v4")


def png(grey):
    """Return a picture of one pixel."""

    def chunk(name, data):
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes([0, grey])))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")


@pytest.fixture
def pictures(tmp_path):
    """Return a folder of pictures."""
    folder = tmp_path / "pictures"
    for name, data in {
        "attention.png": png(1),
        "drawn/attention.svg": SVG,
        "drawn/a b.png": png(2),
        "drawn-attention.svg": OTHER_SVG,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def in_folder(folder):
    return lambda name: folder / name if (folder / name).is_file() else None


def test_images_arrive_with_the_text_that_shows_them(anki, pictures):
    shown = note(front="![a](attention.png)", back="![b](drawn/attention.svg)")

    written = anki.takes_snapshot(snapshot(shown), now=NOW, media=in_folder(pictures))

    fields = anki.fields("deck/note")
    assert 'src="attention.png"' in fields["Front"]
    assert 'src="drawn-attention.svg"' in fields["Back"]
    assert anki.media() == ["attention.png", "drawn-attention.svg"]
    assert (anki.folder / "judge.media" / "attention.png").read_bytes() == png(1)
    assert (anki.folder / "judge.media" / "drawn-attention.svg").read_bytes() == SVG
    assert (written.media, written.missing_media) == (2, ())


def test_images_are_found_in_every_part_of_a_note(anki, pictures):
    image = "![x](attention.png)"
    choice = note(
        kind=NoteKind.CHOICE,
        choices=(Choice(image, True), Choice("b", False)),
        key_points=(image,),
        more=image,
    )
    cloze = note("deck/cloze", NoteKind.CLOZE, f"{{{{c1::{image}}}}}", "")

    written = anki.takes_snapshot(snapshot(choice, cloze), now=NOW, media=in_folder(pictures))

    fields = anki.fields("deck/note")
    assert all('src="attention.png"' in fields[name] for name in ("Choices", "Key points", "More"))
    assert 'src="attention.png"' in anki.fields("deck/cloze")["Text"]
    assert written.media == 1


def test_two_images_whose_flat_names_are_the_same_both_arrive(anki, pictures):
    one, other = (
        note("a", front="![](drawn/attention.svg)"),
        note("b", front="![](drawn-attention.svg)"),
    )

    anki.takes_snapshot(snapshot(one, other), now=NOW, media=in_folder(pictures))

    names = anki.media()
    assert len(names) == 2
    contents = {(anki.folder / "judge.media" / name).read_bytes() for name in names}
    assert contents == {SVG, OTHER_SVG}
    assert all(any(name in anki.fields(guid)["Front"] for guid in "ab") for name in names)


def test_an_image_that_is_missing_is_reported_and_the_rest_arrives(anki, pictures):
    shown = note(front="![](attention.png)", back="![gone](gone.png)")

    written = anki.takes_snapshot(snapshot(shown), now=NOW, media=in_folder(pictures))

    assert written.missing_media == ("gone.png",)
    assert (written.media, anki.media()) == (1, ["attention.png"])


def test_importing_the_same_images_again_makes_no_copies(anki, pictures):
    shown = snapshot(note(front="![](attention.png)"))
    anki.takes_snapshot(shown, now=NOW, media=in_folder(pictures))

    anki.takes_snapshot(shown, now=NOW, media=in_folder(pictures))

    assert anki.media() == ["attention.png"]


def test_drawings_are_packed_and_photographs_are_not_packed_again(tmp_path, pictures):
    (pictures / "large.svg").write_bytes(LARGE_SVG)
    shown = note(front="![](large.svg) ![](attention.png)")
    package = tmp_path / "deck.apkg"

    write_apkg(
        package, outgoing(snapshot(shown)), schedule=True, media=in_folder(pictures), now=NOW
    )

    photograph, drawing = entries(package)["0"], entries(package)["1"]
    assert photograph.compress_size == photograph.file_size == len(png(1))
    assert drawing.compress_size < drawing.file_size == len(LARGE_SVG)


def test_a_picture_that_is_older_than_zip_files_is_packed(tmp_path, pictures):
    os.utime(pictures / "attention.png", (0, 0))
    what = snapshot(note(front="![](attention.png)"))

    written = write_apkg(
        tmp_path / "deck.apkg", outgoing(what), schedule=True, media=in_folder(pictures), now=NOW
    )

    assert written.media == 1


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("attention.png", "attention.png"),
        ("images/deep/attention.png", "images-deep-attention.png"),
        ("../images/attention.png", "images-attention.png"),
        ("./a b?.png", "a_b_.png"),
        ("_static.png", "static.png"),
        ("/etc/picture.png", "etc-picture.png"),
        ("Übung/gra\u0308tz.png", "Übung-grätz.png"),
    ],
)
def test_names_are_flat_and_readable(source, name):
    assert flat_name(source) == name


def test_a_very_long_name_is_shortened_the_same_way_each_time():
    long = "ü" * 200 + ".png"

    assert flat_name(long) == flat_name(long)
    assert len(flat_name(long).encode()) <= 100
    assert flat_name(long).endswith(".png")
    assert flat_name(long) != flat_name("ü" * 201 + ".png")


@pytest.mark.parametrize(
    "source", ["https://example.com/a.png", "data:image/png;base64,AA", "//x/a"]
)
def test_images_from_elsewhere_stay_as_they_are(source):
    images = MediaCollector(lambda _: None)

    assert images.adopt(f'<img alt="x" src="{source}">') == f'<img alt="x" src="{source}">'
    assert images.missing == []


def test_an_address_is_decoded_before_the_file_is_looked_up(pictures):
    images = MediaCollector(in_folder(pictures))

    html = images.adopt('<img src="drawn/a%20b.png">')

    assert html == '<img src="drawn-a_b.png">'
    assert images.files == {"drawn-a_b.png": pictures / "drawn" / "a b.png"}


WORDS = SVG.replace(b"<path", b'<script>alert(1)</script><path fill="var(--accent)"')


def test_a_drawing_is_packed_in_light_colours_and_marked_for_the_night(anki, pictures):
    (pictures / "words.svg").write_bytes(WORDS)
    shown = note(front="![](words.svg)", back="![](drawn/attention.svg)")

    anki.takes_snapshot(snapshot(shown), now=NOW, media=in_folder(pictures))

    fields = anki.fields("deck/note")
    assert '<img class="drawing" ' in fields["Front"]
    assert "class=" not in fields["Back"]
    packed = (anki.folder / "judge.media" / "words.svg").read_bytes()
    assert b'fill="#4056D6"' in packed
    assert b"alert" not in packed
    assert ".nightMode .studyapp img.drawing" in CSS


def test_a_drawing_that_is_refused_is_reported_as_missing(anki, pictures):
    (pictures / "entity.svg").write_bytes(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG)

    written = anki.takes_snapshot(
        snapshot(note(front="![](entity.svg)")), now=NOW, media=in_folder(pictures)
    )

    assert written.missing_media == ("entity.svg",)
    assert anki.media() == []


def test_marks_are_taken_off_again(pictures):
    (pictures / "words.svg").write_bytes(WORDS)
    html = '<img alt="x" src="words.svg">'

    marked = MediaCollector(in_folder(pictures)).adopt(html)

    assert marked != html
    assert without_marks(marked) == html
