"""Misread letters: `Al` for `AI`, ligatures, hyphens at line ends."""

import pytest

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.misread import mended_letters


def mended(*lines):
    return mended_letters(list(lines), Mender())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["AI and Al"], ["AI and AI"]),
        (["Al first", "AI later"], ["AI first", "AI later"]),
        (["AI and ALaaS"], ["AI and AIaaS"]),
        (["AI, Also and fAl"], ["AI, Also and fAl"]),
        (["Al and Al"], ["Al and Al"]),
        (["AI, Al", "va al mare"], ["AI, Al", "va al mare"]),
        (["AI, Al by Smith et al"], ["AI, AI by Smith et al"]),
        (["AI, Al, and al."], ["AI, AI, and al."]),
        (["AIs, Al"], ["AIs, Al"]),
    ],
)
def test_al_is_read_as_ai_where_the_text_speaks_of_it(lines, expected):
    assert mended(*lines) == expected


@pytest.mark.parametrize(
    ("ligature", "letters"),
    [
        *(("\ufb00", "ff"), ("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb03", "ffi")),
        *(("\ufb04", "ffl"), ("\ufb05", "st"), ("\ufb06", "st"), ("\u00ad", "")),
    ],
)
def test_a_ligature_is_its_letters(ligature, letters):
    assert mended(f"x{ligature}y") == [f"x{letters}y"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["the gar- den grows"], ["the garden grows"]),
        (["the gar- den", "a garden"], ["the garden", "a garden"]),
        (["the gar- den", "a den"], ["the gar- den", "a den"]),
        (["the gar- den", "a gar"], ["the gar- den", "a gar"]),
        (["the gar- den", "a den", "the garden"], ["the garden", "a den", "the garden"]),
        (["the gar- Den"], ["the gar- Den"]),
        (["Haus- und Garten"], ["Haus- und Garten"]),
        (["pre- and post"], ["pre- and post"]),
        (["a- den"], ["a- den"]),
        (["gar- d"], ["gar- d"]),
        (["gar -den"], ["gar -den"]),
        (["gar-  den"], ["gar-  den"]),
        (["2- den"], ["2- den"]),
        ([f"{'x' * 30}- den"], [f"{'x' * 30}den"]),
        ([f"{'x' * 31}- den"], [f"{'x' * 31}- den"]),
    ],
)
def test_a_word_that_was_cut_is_whole_unless_its_halves_are_words(lines, expected):
    assert mended(*lines) == expected


def test_letters_are_misread_and_hyphens_are_layout():
    mender = Mender()
    mended_letters(["AI Al", "e\ufb00ect", "gar- den"], mender)

    assert [(repair.kind, repair.place.first) for repair in mender.repairs()] == [
        (RepairKind.OCR, 1),
        (RepairKind.OCR, 2),
        (RepairKind.LAYOUT, 3),
    ]
