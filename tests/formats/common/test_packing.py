"""Files packed in pieces are ordinary ZIP archives."""

import random
from zipfile import ZipFile

import pytest

from studyapp.formats.common import packing
from studyapp.formats.common.packing import pack_file


@pytest.fixture
def source(tmp_path):
    return tmp_path / "source"


def content(size):
    """Return bytes that pack to about a half."""
    return bytes(random.Random(size).choices(range(16), k=size))


@pytest.mark.parametrize("size", [0, 1, 999, 1_000, 1_001, 2_000, 50_000])
def test_what_was_packed_comes_back(tmp_path, source, monkeypatch, size):
    monkeypatch.setattr(packing, "_PIECE", 1_000)
    source.write_bytes(content(size))

    pack_file(tmp_path / "a.zip", source, "näme", level=1)

    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["näme"]
        assert archive.read("näme") == content(size)
        (entry,) = archive.infolist()
        assert entry.file_size == size


def test_a_file_of_several_pieces_is_packed_as_tightly_as_in_one(tmp_path, source):
    source.write_bytes(content(5_000_000))
    with ZipFile(tmp_path / "plain.zip", "w", 8, compresslevel=1) as plain:
        plain.write(source, "source")

    pack_file(tmp_path / "a.zip", source, "source", level=1)

    sizes = [(tmp_path / name).stat().st_size for name in ("a.zip", "plain.zip")]
    assert sizes[0] < sizes[1] * 1.01


def test_more_can_be_appended(tmp_path, source):
    source.write_bytes(content(3_000_000))
    pack_file(tmp_path / "a.zip", source, "first", level=1)

    with ZipFile(tmp_path / "a.zip", "a") as archive:
        archive.writestr("second", "more")

    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["first", "second"]
        assert archive.read("second") == b"more"


def test_a_file_too_large_for_a_plain_entry_is_packed_in_one_piece(tmp_path, source, monkeypatch):
    monkeypatch.setattr(packing, "_LARGEST", 10)
    source.write_bytes(content(5_000))

    pack_file(tmp_path / "a.zip", source, "source", level=1)

    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("source") == content(5_000)
