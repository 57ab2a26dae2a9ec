"""Repairs: their keys, their order, and switching them off."""

import re

from studyapp.core.importing.drafts import Place, RepairKind
from studyapp.formats.documents.repairs.mending import Mender

LINES = ["one", "", "two", "three"]
DIGIT = re.compile(r"\d")


def test_a_repair_says_what_it_does_and_is_made():
    mender = Mender()

    assert mender.makes(RepairKind.PAGE_BREAK, Place(3, 4), "12", "x")
    [repair] = mender.repairs()
    assert repair.key.startswith("page-break:3:")
    assert (repair.before, repair.after, repair.is_on) == ("12", "x", True)


def test_a_key_is_of_the_kind_the_line_and_the_text():
    mender = Mender()
    for kind, line, text in [
        (RepairKind.OCR, 1, "a"),
        (RepairKind.BLANK, 1, "a"),
        (RepairKind.OCR, 2, "a"),
        (RepairKind.OCR, 1, "b"),
    ]:
        mender.makes(kind, Place(line, line), text)

    assert len({repair.key for repair in mender.repairs()}) == 4


def test_the_same_repair_twice_has_a_number_and_can_be_switched_off_alone():
    first = Mender()
    first.makes(RepairKind.OCR, Place(1, 1), "a")
    first.makes(RepairKind.OCR, Place(1, 1), "a")
    first.makes(RepairKind.OCR, Place(1, 1), "a")
    one, two, three = (repair.key for repair in first.repairs())

    assert (two, three) == (f"{one}:2", f"{one}:3")
    again = Mender([two])
    assert [again.makes(RepairKind.OCR, Place(1, 1), "a") for _ in range(3)] == [True, False, True]
    assert [repair.is_on for repair in again.repairs()] == [True, False, True]


def test_lines_are_dropped_both_ends_included_or_kept():
    mender = Mender()

    assert mender.drops(RepairKind.CHROME, LINES, 2, 4) == {2, 3, 4}
    [repair] = mender.repairs()
    assert (repair.before, repair.after, repair.place) == ("two\nthree", "", Place(2, 4))
    assert not mender.keeps(3)

    without = Mender([repair.key])
    assert without.drops(RepairKind.CHROME, LINES, 2, 4) == set()
    assert [without.keeps(line) for line in (1, 2, 3, 4, 5)] == [False, True, True, True, False]


def test_each_match_of_a_line_is_replaced_unless_that_is_refused_or_needless():
    def doubled(match):
        return None if match[0] == "2" else match[0] * 2

    mender = Mender()
    assert mender.substituted(RepairKind.OCR, 7, "1 2 3", DIGIT, doubled) == "11 2 33"
    one, three = mender.repairs()
    assert (one.before, one.after, one.place) == ("1", "11", Place(7, 7))

    without = Mender([three.key])
    assert without.substituted(RepairKind.OCR, 7, "1 2 3", DIGIT, doubled) == "11 2 3"


def test_a_match_may_be_replaced_with_nothing():
    assert Mender().substituted(RepairKind.OCR, 1, "a1b", DIGIT, lambda _: "") == "ab"


def test_repairs_come_in_the_order_of_the_source():
    mender = Mender()
    for line in (5, 2, 9):
        mender.makes(RepairKind.OCR, Place(line, line + 1), "a")

    assert [repair.place.first for repair in mender.repairs()] == [2, 5, 9]


def test_a_lonely_half_of_a_sign_has_a_key_too():
    assert Mender().makes(RepairKind.OCR, Place(1, 1), "\ud800")
