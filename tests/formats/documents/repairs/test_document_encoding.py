"""Text that was decoded with the wrong code page."""

import pytest

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents.repairs.encoding import mended_encoding
from studyapp.formats.documents.repairs.mending import Mender


def mended(*lines):
    return mended_encoding(list(lines), Mender())


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp437"])
def test_three_code_pages_are_known(codec):
    assert mended("Fréchet – naïve".encode().decode(codec)) == ["Fréchet – naïve"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["plain"], ["plain"]),
        (["Fréchet"], ["Fréchet"]),
        (["Ã©"], ["Ã©"]),
        (["Ã©t"], ["ét"]),
        (["tÃ©"], ["té"]),
        (["(Ã©)"], ["(Ã©)"]),
        (["Ã© and tÃ©"], ["é and té"]),
        (["tÃ©", "naïve", "zoë"], ["tÃ©", "naïve", "zoë"]),
        (["tÃ©", "naïve", "tÃ¨"], ["té", "naïve", "tè"]),
        (["日本語"], ["日本語"]),
    ],
)
def test_a_code_page_must_explain_half_and_one_piece_inside_a_word(lines, expected):
    assert mended(*lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a\x00b", "ab"),
        ("a\x08b", "ab"),
        ("a\x0e\x1fb", "ab"),
        ("a\x7fb", "ab"),
        ("a\tb", "a\tb"),
        ("a\x85b", "a\x85b"),
        ("plain", "plain"),
    ],
)
def test_signs_that_nobody_can_see_go_and_tabs_stay(line, expected):
    assert mended(line) == [expected]


def test_each_piece_is_a_repair_of_its_line():
    mender = Mender()
    mended_encoding(["plain", "tÃ©", "a\x00"], mender)

    first, second = mender.repairs()

    assert (first.kind, first.place.first, first.before, first.after) == (
        *(RepairKind.ENCODING, 2),
        *("Ã©", "é"),
    )
    assert (second.place.first, second.before, second.after) == (3, "\x00", "")
    assert mended_encoding(["plain", "tÃ©"], Mender([first.key])) == ["plain", "tÃ©"]
