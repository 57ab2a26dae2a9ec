"""The collection and the list of media that a package holds, form by form."""

import json
import zipfile
from contextlib import contextmanager

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.anki.reading.archive import AnkiArchive, MediaFile
from studyapp.formats.common.safe_zip import Limits, SafeZip

OLD, MIDDLE, NEWEST = "collection.anki2", "collection.anki21", "collection.anki21b"
NO_COLLECTION = r"^my\.apkg holds no collection of Anki that can be read; export it again\.$"
DAMAGED = r"^The list of media in my\.apkg is damaged; export it again\.$"


def meta(version):
    return {"meta": b"\x08" + bytes([version])}


def numbered(*entries):
    """Return a list of media from names and the entries that are written down with them."""
    listed = b""
    for name, entry in entries:
        own = b"\x0a" + bytes([len(name.encode())]) + name.encode()
        own += b"" if entry is None else b"\xf8\x0f" + bytes([entry])
        listed += b"\x0a" + bytes([len(own)]) + own
    return listed


@pytest.fixture
def package(tmp_path):
    @contextmanager
    def opened(files):
        path = tmp_path / "package.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        with SafeZip(path, Limits()) as archive:
            yield AnkiArchive(archive, "my.apkg")

    return opened


@pytest.mark.parametrize(
    ("names", "form", "taken"),
    [
        ((OLD,), {}, OLD),
        ((OLD, MIDDLE), {}, MIDDLE),
        ((OLD, MIDDLE, NEWEST), {}, NEWEST),
        ((OLD,), meta(1), OLD),
        ((OLD, MIDDLE), meta(2), MIDDLE),
        ((OLD, NEWEST), meta(3), NEWEST),
        ((OLD, MIDDLE), meta(0), MIDDLE),
    ],
)
def test_the_newest_collection_is_taken(package, tmp_path, names, form, taken):
    with package({name: name for name in names} | form) as archive:
        found = archive.extract_collection(tmp_path)

    assert found == tmp_path / "collection.sqlite"
    assert found.read_text() == taken


@pytest.mark.parametrize(
    ("names", "form"),
    [
        ((), {}),
        (("other",), {}),
        ((OLD,), meta(2)),
        ((OLD,), meta(3)),
        ((MIDDLE,), meta(1)),
        ((OLD, NEWEST), meta(1)),
    ],
)
def test_a_stand_in_for_the_collection_is_never_taken(package, tmp_path, names, form):
    with (
        package({name: name for name in names} | form | {"x": ""}) as archive,
        pytest.raises(StudyError, match=NO_COLLECTION),
    ):
        archive.extract_collection(tmp_path)


def test_a_form_that_is_not_known_yet_is_refused(package):
    with (
        pytest.raises(StudyError, match=r"^my\.apkg was made by a newer Anki than Studyapp knows;"),
        package({OLD: ""} | meta(4)),
    ):
        pass


def test_a_package_without_a_list_has_no_media(package):
    with package({OLD: "", "0": "x"}) as archive:
        assert archive.media() == {}


@pytest.mark.parametrize("content", ["", " \n", "{}"])
def test_an_empty_list_has_no_media(package, content):
    with package({OLD: "", "media": content}) as archive:
        assert archive.media() == {}


def test_media_of_older_packages_are_listed_by_their_entries(package):
    listed = json.dumps({"0": "a.png", "7": "gra\u0308tz.png", "8": "gone.png"})

    with package({OLD: "", "media": listed, "0": "x", "7": "y"}) as archive:
        assert archive.media() == {
            "a.png": MediaFile("0", "a.png"),
            "gr\u00e4tz.png": MediaFile("7", "gr\u00e4tz.png"),
        }


@pytest.mark.parametrize("form", [{}, meta(3)])
def test_media_of_newer_packages_are_listed_in_their_order_or_with_their_entry(package, form):
    listed = numbered(("a.png", None), ("b.png", None), ("c.png", 9), ("gone.png", None))

    with package(
        {NEWEST: "", "media": listed, "0": "x", "1": "y", "2": "", "9": "z"} | form
    ) as archive:
        assert archive.media() == {
            name: MediaFile(entry, name)
            for name, entry in (("a.png", "0"), ("b.png", "1"), ("c.png", "9"))
        }


@pytest.mark.parametrize("content", ["{", "[]", '"a"', '{"0": 1}', '{"0": null}', "\xff"])
def test_a_list_that_is_none_is_damaged(package, content):
    with (
        package({OLD: "", "media": content, "0": "x"}) as archive,
        pytest.raises(StudyError, match=DAMAGED),
    ):
        archive.media()


@pytest.mark.parametrize("name", ["", "../a.png", "/a.png", "a/b.png", "a\\b.png", "x" * 256])
def test_a_name_that_leads_elsewhere_closes_the_package(package, name):
    with (
        package({OLD: "", "media": json.dumps({"0": name}), "0": "x"}) as archive,
        pytest.raises(StudyError, match=r"^my\.apkg was not opened because the name of a media"),
    ):
        archive.media()


def test_media_are_written_under_the_names_that_are_given(package, tmp_path):
    with package({OLD: "", "0": "x", "1": "y"}) as archive:
        found = archive.extract_media({"new.png": MediaFile("1", "old.png")}, tmp_path)

    assert found == {"new.png": tmp_path / "new.png"}
    assert (tmp_path / "new.png").read_text() == "y"
    assert not (tmp_path / "old.png").exists()
