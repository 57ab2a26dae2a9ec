"""Ids for notes that have none, and lines as a person lists them."""

import pytest

from studyapp.formats.common.gathering import SAME_GUID, SAME_NOTE, Gathering, file_id


@pytest.fixture
def gathering():
    return Gathering("words")


def test_an_id_is_made_of_the_question_and_always_the_same(gathering):
    first = gathering.guid(1, "What is mulch?", "Straw.")

    assert first.startswith("words/what-is-mulch-")
    assert Gathering("words").guid(9, "What is mulch?", "Bark.") == first
    assert Gathering("words").guid(1, "What is mulch!", "Straw.") != first


def test_a_question_without_letters_has_an_id_all_the_same(gathering):
    assert gathering.guid(1, "?!", "a").count("-") == 0


def test_forty_letters_of_a_question_stand_in_its_id(gathering):
    guid = gathering.guid(1, "a" * 50, "")

    assert guid.startswith(f"words/{'a' * 40}-")


def test_a_second_answer_to_a_question_has_an_id_of_its_own(gathering):
    guids = [gathering.guid(n, "Why?", answer) for n, answer in enumerate("abc", 1)]

    assert len(set(guids)) == 3
    assert gathering.warnings() == ()
    assert Gathering("words").guid(1, "Why?", "b") == guids[0]


def test_the_same_note_again_is_told_and_numbered(gathering):
    guids = [gathering.guid(n, "Why?", "So.") for n in (1, 3, 4)]

    assert guids[2] == f"{guids[1]}-2"
    assert gathering.warnings() == (f"Lines 3-4: {SAME_NOTE}",)


def test_an_id_that_the_file_gives_twice_is_told(gathering):
    first = gathering.guid(1, "Why?", "So.", "own")
    second = gathering.guid(2, "Who?", "They.", "own")
    third = gathering.guid(3, "Who?", "They.", "own")

    assert first == "own"
    assert second.startswith("own-")
    assert third == f"{second}-2"
    assert gathering.warnings() == (f"Line 2: {SAME_GUID}", f"Line 3: {SAME_NOTE}")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([4], "Line 4"),
        ([4, 4], "Line 4"),
        ([4, 5, 6, 9], "Lines 4-6, 9"),
        ([9, 4], "Lines 4, 9"),
        (range(2, 62, 2), f"Lines {', '.join(str(n) for n in range(2, 62, 2))}"),
        (range(2, 64, 2), f"Lines {', '.join(str(n) for n in range(2, 62, 2))} and 1 more"),
    ],
)
def test_lines_are_listed_in_runs_and_thirty_of_them(gathering, lines, said):
    for line in lines:
        gathering.tell(line, "look.")

    assert gathering.warnings() == (f"{said}: look.",)


def test_what_is_told_comes_in_the_order_of_the_file(gathering):
    gathering.tell(7, "b.")
    gathering.tell(9, "a.")
    gathering.tell(3, "a.")

    assert gathering.warnings() == ("Lines 3, 9: a.", "Line 7: b.")


def test_a_file_lends_its_name_to_the_ids():
    assert file_id("My words (2)", "table") == "my-words-2"
    assert file_id("***", "table") == "table"
