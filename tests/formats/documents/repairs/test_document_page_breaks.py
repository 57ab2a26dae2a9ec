"""What page breaks leave behind, and sentences that go on after them."""

import pytest

from studyapp.formats.documents.cutting.note_lines import read_lines
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.page_breaks import joins, residue

LONG = "This sentence is long enough to be broken off"
GOES_ON = "and it goes on after the page"


def dropped(*lines):
    return residue(read_lines(lines), Mender())


def joined(*lines, without=()):
    return joins(read_lines(lines), set(without), Mender())


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("12", True),
        ("•", True),
        ("Page 3", True),
        ("Seite 3 von 12", True),
        ("- page 3/12 -", True),
        ("p. 12", True),
        ("página 12 de 20", True),
        ("Page 12345", False),
        ("Page three", False),
        ("Pages 3", False),
        ("Page 3" + " " * 34, True),
        ("Page 3" + " " * 35, False),
        ("word", False),
    ],
)
def test_a_number_of_a_page_is_left_out(line, is_dropped):
    assert dropped("one", "", line, "", "two") == ({3} if is_dropped else set())


def test_a_page_beside_a_text_belongs_to_it_and_a_lonely_number_does_not():
    assert dropped("one", "Page 3", "", "two") == set()
    assert dropped("one", "", "Page 3", "two") == set()
    assert dropped("Page 3", "", "two") == {1}
    assert dropped("one", "", "Page 3") == {3}
    assert dropped("one", "12", "two") == {2}


def test_what_is_left_out_can_stay():
    mender = Mender()
    residue(read_lines(["one", "12"]), mender)
    [repair] = mender.repairs()

    assert repair.before == "12"
    assert residue(read_lines(["one", "12"]), Mender([repair.key])) == set()


@pytest.mark.parametrize(
    ("last", "line", "goes_on"),
    [
        (LONG, GOES_ON, True),
        (f"{LONG},", GOES_ON, True),
        (f"{LONG}.", GOES_ON, False),
        (f"{LONG}!", GOES_ON, False),
        (f"{LONG}?", GOES_ON, False),
        (f"{LONG}:", GOES_ON, False),
        (f"{LONG};", GOES_ON, False),
        (f"{LONG}…", GOES_ON, False),
        (f"{LONG}.)", GOES_ON, False),
        (f"**{LONG}.**", GOES_ON, False),
        (f"{LONG})", GOES_ON, True),
        (LONG, GOES_ON.capitalize(), False),
        (LONG, "12 and more of it", False),
        (LONG, "*and* it goes on", True),
        (LONG, "a) and it goes on", False),
        (LONG, "does it go on?", False),
        (LONG, "how it goes on", False),
        (LONG, "how it goes on, and on, and on, and on xx", True),
        (LONG, "how it goes on, and on, and on, and on x", False),
        (LONG, "and " * 29 + "on?", False),
        (LONG, "and " * 30 + "on?", True),
        (f"- {LONG}", GOES_ON, True),
        ("- A short item of a list", GOES_ON, False),
        ("- A short item of a list", GOES_ON + " and on and on", False),
        ("- A short one", GOES_ON + " and on and on", True),
        ("- A short one", GOES_ON, False),
        ("- A short one", "x" * 40, False),
        ("- A short one", "x" * 41, True),
        ("A short one", GOES_ON + " and on and on", False),
        (f"- {LONG}", f"- {GOES_ON}", True),
        ("- A short one", f"- {GOES_ON} and on and on", False),
        ("a\tb", "\tc\td", True),
        ("a\tb", "x\tc", False),
        (LONG, "\tc\td", False),
    ],
)
def test_a_sentence_goes_on_where_it_did_not_end(last, line, goes_on):
    assert joined(last, "", line) == ({3} if goes_on else set())


def test_code_goes_on_with_nothing_and_nothing_with_code():
    assert joined("```", "x" * 50, "```", "", GOES_ON) == set()
    assert joined(LONG, "", "```", "x", "```") == set()


def test_without_a_gap_nothing_is_joined_and_a_dropped_line_is_a_gap():
    assert joined(LONG, GOES_ON) == set()
    assert joined(LONG, "12", GOES_ON) == {3}
    assert joined(LONG, "Page 3", GOES_ON, without={2}) == {3}
    assert joined("", GOES_ON) == set()


def test_after_a_paragraph_in_small_letters_small_letters_begin_the_next():
    small = "this paragraph in small letters has no end"

    assert joined("Opening.", "", small, "", "and so has this one") == set()
    assert (
        joined("Opening.", "", small, "and its second line is long enough too", "", "and so on")
        == set()
    )
    assert joined(LONG, "", small, "", "and so has this one") == {3, 5}


def test_a_join_shows_both_sides_and_can_be_refused():
    mender = Mender()
    joins(read_lines(["x" * 70, "", "and " + "y" * 70]), set(), mender)
    [repair] = mender.repairs()

    assert repair.before == f"{'x' * 60} ¶ and {'y' * 56}"
    assert repair.after == f"{'x' * 60} and {'y' * 56}"
    assert (repair.place.first, repair.place.last) == (1, 3)
    assert (
        joins(read_lines(["x" * 70, "", "and " + "y" * 70]), set(), Mender([repair.key])) == set()
    )
