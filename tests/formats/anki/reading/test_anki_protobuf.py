"""The wire format of Anki's lists, read with every length checked."""

import re

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.anki.reading.protobuf import (
    DAMAGED,
    Fields,
    MediaEntry,
    fields,
    media_entries,
    messages,
    package_version,
)

TOP = b"\xff" * 9


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\x08\x00", [(1, 0)]),
        (b"\x08\x7f", [(1, 127)]),
        (b"\x08\x80\x01", [(1, 128)]),
        (b"\x08\xac\x02", [(1, 300)]),
        (b"\x78\x01", [(15, 1)]),
        (b"\x80\x01\x01", [(16, 1)]),
        (b"\xf8\x0f\x05", [(255, 5)]),
        (b"\x08" + TOP + b"\x01", [(1, 2**64 - 1)]),
        (b"\x08" + TOP + b"\x7f", [(1, 2**64 - 1)]),
        (b"\x0a\x00", [(1, b"")]),
        (b"\x0a\x03abc", [(1, b"abc")]),
        (b"\x09ABCDEFGH", [(1, b"ABCDEFGH")]),
        (b"\x0dABCD", [(1, b"ABCD")]),
        (b"\x09ABCDEFGH\x10\x07", [(1, b"ABCDEFGH"), (2, 7)]),
        (b"\x0dABCD\x12\x01x", [(1, b"ABCD"), (2, b"x")]),
        (b"\x08\x01\x08\x02", [(1, 1), (1, 2)]),
    ],
)
def test_each_value_is_read_with_its_number(data, expected):
    assert list(fields(data)) == expected


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x00\x01", id="the number zero"),
        pytest.param(b"\x08", id="a number that is missing"),
        pytest.param(b"\x08\x80", id="a number that goes on"),
        pytest.param(b"\x08" + TOP + b"\x80\x01", id="a number of eleven bytes"),
        pytest.param(b"\x0a\x04abc", id="a length one too long"),
        pytest.param(b"\x0a", id="a length that is missing"),
        pytest.param(b"\x09ABCDEFG", id="seven bytes for eight"),
        pytest.param(b"\x0dABC", id="three bytes for four"),
        pytest.param(b"\x0b", id="the beginning of a group"),
        pytest.param(b"\x0c", id="the end of a group"),
        pytest.param(b"\x0e", id="a kind that is none"),
        pytest.param(b"\x0f", id="another kind that is none"),
        pytest.param(b"\x08\x01\x0a\x02a", id="damage behind a sound value"),
    ],
)
def test_what_leads_outside_of_the_message_is_refused(data):
    with pytest.raises(StudyError, match=f"^{re.escape(DAMAGED)}$"):
        list(fields(data))


def test_the_last_value_of_a_number_counts():
    assert Fields(b"\x08\x01\x08\x02").number(1) == 2
    assert Fields(b"\x0a\x01a\x0a\x01b").text(1) == "b"


def test_what_is_not_there_is_nothing():
    none = Fields(b"")

    assert (none.number(1), none.data(1), none.text(1)) == (0, b"", "")
    assert none.optional(1) is None


def test_a_zero_that_is_written_down_is_there():
    assert Fields(b"\x08\x00").optional(1) == 0


def test_a_value_of_the_other_kind_counts_as_missing():
    swapped = Fields(b"\x0a\x01a\x10\x05")

    assert swapped.number(1) == 0
    assert swapped.optional(1) is None
    assert (swapped.data(2), swapped.text(2)) == (b"", "")
    assert (swapped.data(1), swapped.number(2)) == (b"a", 5)


def test_a_text_that_is_not_utf_8_is_read_as_far_as_it_goes():
    assert Fields(b"\x0a\x03a\xffb").text(1) == "a\ufffdb"


def test_only_what_has_bytes_can_be_an_inner_message():
    assert list(messages(b"\x08\x05\x12\x01x\x1a\x00")) == [(2, b"x"), (3, b"")]


def test_media_have_a_name_a_size_and_sometimes_an_entry():
    plain = b"\x0a\x05a.png\x10\xac\x02"
    numbered = b"\x0a\x05b.png\x10\x01\xf8\x0f\x07"
    data = b"".join(b"\x0a" + bytes([len(each)]) + each for each in (plain, numbered))

    assert media_entries(data) == [MediaEntry("a.png", 300), MediaEntry("b.png", 1, 7)]


def test_only_the_first_number_of_the_list_holds_media():
    assert media_entries(b"\x12\x07\x0a\x05a.png") == []


@pytest.mark.parametrize(("data", "version"), [(b"", 0), (b"\x08\x03", 3), (b"\x10\x03", 0)])
def test_a_package_says_its_own_form(data, version):
    assert package_version(data) == version
