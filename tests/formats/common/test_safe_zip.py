"""Both sides of what a package may hold."""

import zipfile

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.common.safe_zip import Limits, SafeZip, unsafe_name


@pytest.fixture
def pack(tmp_path):
    def packed(files, compression=zipfile.ZIP_STORED):
        path = tmp_path / "deck.apkg"
        with zipfile.ZipFile(path, "w", compression) as package:
            for name, content in files.items():
                package.writestr(name, content)
        return path

    return packed


def problem(path, limits, read=(), most=1 << 30):
    try:
        with SafeZip(path, limits) as package:
            for name in read:
                package.read(name, most)
    except StudyError as error:
        return str(error)
    return ""


def test_as_many_files_as_are_allowed(pack):
    files = {str(n): b"x" for n in range(4)}

    assert not problem(pack(files), Limits(entries=4))
    assert "more than 3 files" in problem(pack(files), Limits(entries=3))


def test_a_file_as_large_as_is_allowed(pack):
    path = pack({"a": b"x" * 100})

    assert not problem(path, Limits(entry=100))
    assert "'a' in it is larger than can be read" in problem(path, Limits(entry=99))
    assert not problem(path, Limits(), ["a"], most=100)
    assert "larger than can be read" in problem(path, Limits(), ["a"], most=99)


def test_all_files_together_as_large_as_is_allowed(pack):
    path = pack({"a": b"x" * 60, "b": b"y" * 40})

    assert not problem(path, Limits(total=100), ["a", "b"])
    assert "'b' in it is larger" in problem(path, Limits(total=99), ["a", "b"])


def test_what_unpacks_to_much_more_than_it_was_is_refused_beyond_what_is_free(pack):
    path = pack({"a": b"x" * 100_000}, zipfile.ZIP_DEFLATED)

    assert not problem(path, Limits(ratio=2, free=100_000), ["a"])
    assert "far more" in problem(path, Limits(ratio=2, free=99_999), ["a"])
    assert not problem(path, Limits(ratio=100_000, free=1), ["a"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a" * 255, ""),
        ("a" * 256, "is empty or too long"),
        ("é" * 128, "is empty or too long"),
        ("", "is empty or too long"),
        ("a/b/c", ""),
        ("a/b/c/d", "has too many folders"),
        ("a/b/c/", ""),
        ("a\\b", "has characters that no file name may have"),
        ("a\x1fb", "has characters that no file name may have"),
        ("a\x7fb", "has characters that no file name may have"),
        ("/a", "leads outside of the package"),
        ("C:a", "leads outside of the package"),
        ("1:a", ""),
        ("a/../b", "leads outside of the package"),
        ("a/./b", "leads outside of the package"),
        ("a//b", "leads outside of the package"),
        ("nul.txt", "means something else to Windows"),
        ("a/COM1", "means something else to Windows"),
        ("null", ""),
        ("com10", ""),
    ],
)
def test_names_that_are_safe_everywhere(name, expected):
    assert unsafe_name(name, deepest=2) == expected


def test_a_long_name_is_shown_shortened(pack):
    said = problem(pack({"a" * 61: b"xx"}), Limits(entry=1))

    assert f"'{'a' * 57}...'" in said
    assert f"'{'a' * 60}'" in problem(pack({"a" * 60: b"xx"}), Limits(entry=1))


def test_a_file_that_is_cut_off_is_damaged(pack):
    path = pack({"a": b"x" * 1000})
    path.write_bytes(path.read_bytes()[:-30])

    assert "is damaged" in problem(path, Limits())


def test_a_file_that_is_not_there_says_so(tmp_path):
    assert "cannot be read" in problem(tmp_path / "none.apkg", Limits())
