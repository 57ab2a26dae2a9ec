"""Pictures and sounds of a package under names of our own."""

from base64 import b64encode

import pytest

from studyapp.formats.anki.reading import media_names
from studyapp.formats.anki.reading.archive import MediaFile
from studyapp.formats.anki.reading.media_names import MediaNames


@pytest.fixture
def names(tmp_path):
    files = ("a.png", "b c.png", "b_c.png", "50%25.png", "gr\u00e4tz.png", "50%.png")
    return MediaNames({name: MediaFile(str(n), name) for n, name in enumerate(files)}, tmp_path)


@pytest.mark.parametrize(
    "source",
    [
        "http://x.org/a.png", "HTTPS://x.org/a.png", "ftp://x/a.png", "mailto:me@x.org",
        "//x.org/a.png", "#below",
    ],
)  # fmt: skip
def test_what_lies_elsewhere_stays_as_it_is(names, source):
    assert names.renamed(source) == source
    assert (names.used, names.missing) == ({}, {})


@pytest.mark.parametrize(
    ("source", "safe", "entry"),
    [
        ("a.png", "a.png", "0"),
        ("b c.png", "b_c.png", "1"),
        ("b%20c.png", "b_c.png", "1"),
        ("50%25.png", "50_25.png", "3"),
        ("gr\u00e4tz.png", "gr\u00e4tz.png", "4"),
        ("gra\u0308tz.png", "gr\u00e4tz.png", "4"),
        ("gr%C3%A4tz.png", "gr\u00e4tz.png", "4"),
    ],
)
def test_a_file_is_found_however_its_name_is_written(names, source, safe, entry):
    assert names.renamed(source) == safe
    assert {name: file.entry for name, file in names.used.items()} == {safe: entry}
    assert names.missing == {}


def test_two_files_whose_safe_names_are_the_same_keep_apart(names):
    first, second, again = map(names.renamed, ("b c.png", "b_c.png", "b c.png"))

    assert first == again == "b_c.png"
    assert second.startswith("b_c-")
    assert second.endswith(".png")
    assert {name: file.entry for name, file in names.used.items()} == {first: "1", second: "2"}
    assert names.renamed("b_c.png") == second


def test_a_file_that_is_not_there_is_missing_once(names):
    assert names.renamed("gone/x y.png") == names.renamed("gone/x y.png") == "gone-x_y.png"

    assert list(names.missing) == ["gone/x y.png"]
    assert names.used == {}


@pytest.mark.parametrize(
    ("form", "suffix"),
    [
        ("png", ".png"),
        ("jpg", ".jpg"),
        ("jpeg", ".jpg"),
        ("JPEG", ".jpg"),
        ("gif", ".gif"),
        ("webp", ".webp"),
        ("bmp", ".bmp"),
        ("svg+xml", ".svg"),
    ],
)
def test_a_picture_in_the_text_becomes_a_file(names, tmp_path, form, suffix):
    source = f"data:image/{form};base64,{b64encode(b'picture').decode()}"

    name = names.renamed(source)

    assert name.startswith("image-")
    assert name.endswith(suffix)
    assert names.inline == {name: tmp_path / name}
    assert (tmp_path / name).read_bytes() == b"picture"
    assert names.renamed(source.replace("data:", "DATA:")) == name
    assert names.missing == {}


def test_two_pictures_in_the_text_are_two_files(names):
    one, two = (
        names.renamed(f"data:image/png;base64,{b64encode(each).decode()}") for each in (b"1", b"2")
    )

    assert one != two
    assert set(names.inline) == {one, two}


@pytest.mark.parametrize(
    "source",
    [
        "data:text/html;base64,QQ==",
        "data:image/tiff;base64,QQ==",
        "data:image/png,QQ==",
        "data:image/png;base64,A",
        "data:",
    ],
)
def test_other_data_in_the_text_is_nothing(names, source):
    assert names.renamed(source) == ""
    assert (names.inline, names.missing) == ({}, {})


def test_a_picture_in_the_text_may_be_as_large_as_the_limit_and_no_larger(names, monkeypatch):
    source = "data:image/png;base64,QUJD"
    monkeypatch.setattr(media_names, "_LARGEST_INLINE", len(source))

    assert names.renamed(source + "QUJD") == ""
    assert names.renamed(source) != ""
