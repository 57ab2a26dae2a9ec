"""Answers in one row: their labels and lists get lines of their own."""

import pytest

from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.run_together import laid_out


def laid(text):
    return laid_out(text, 1, Mender())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A rope. USES Sailing.", "A rope.\n\n**USES**\n\nSailing."),
        ("A rope. USES: Sailing.", "A rope.\n\n**USES**\n\nSailing."),
        ("A rope. USES : Sailing.", "A rope.\n\n**USES**\n\nSailing."),
        ("USES Sailing. CAUSES None.", "**USES**\n\nSailing.\n\n**CAUSES**\n\nNone."),
        ("A rope. USES IN SAILING It holds.", "A rope.\n\n**USES IN SAILING**\n\nIt holds."),
        ("A rope. USES OF A B C D", "A rope.\n\n**USES OF A B C**\n\nD"),
        ("A rope. HOW IT HOLDS? By friction.", "A rope.\n\n**HOW IT HOLDS?**\n\nBy friction."),
        ("A rope. WHY Because.", "A rope. WHY Because."),
        ("A rope. OTHER USES None.", "A rope.\n\n**OTHER USES**\n\nNone."),
        ("A rope. WHY/HOW It holds.", "A rope. WHY/HOW It holds."),
        ("A rope. Uses: sailing.", "A rope. Uses: sailing."),
        ("A rope. USESX Sailing.", "A rope. USESX Sailing."),
        ("A (USES) rope", "A (USES) rope"),
        ("A rope,USES none", "A rope,USES none"),
        (
            "A rope. VORTEILE Hält. NACHTEILE Keine.",
            "A rope.\n\n**VORTEILE**\n\nHält.\n\n**NACHTEILE**\n\nKeine.",
        ),
        ("A rope. USES", "A rope.\n\n**USES**"),
    ],
)
def test_labels_in_capitals_stand_on_lines_of_their_own(text, expected):
    assert laid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one - two", "- one\n- two"),
        ("-- one -- two", "- one\n- two"),
        ("Do: (a - b - c) - one", "Do: (a - b - c) - one"),
        ("Do (a - b): - one - two", "Do (a - b):\n\n- one\n- two"),
        ("Do [a - b]: - one - two", "Do [a - b]:\n\n- one\n- two"),
        ("Do ||a - b||: - one - two", "Do ||a - b||:\n\n- one\n- two"),
        ("Do (a: - one - two", "Do (a:\n\n- one\n- two"),
        ("so-called - one", "so-called - one"),
        ("Do: -one -two", "Do: -one -two"),
        ("2. one 3. two", "2\\. one 3. two"),
        ("1. one 2. two 1. three", "1\\. one 2. two 1. three"),
        ("1) one 2) two 3) three", "1. one\n2. two\n3. three"),
        ("Steps 1. one 2. two", "Steps\n\n1. one\n2. two"),
        ("v1. one v2. two", "v1. one v2. two"),
        ("1. one - two 2. three - four", "1. one - two\n2. three - four"),
        ("1. 2. two", "1\\. 2. two"),
        ("USES: - one - two", "**USES**\n\n- one\n- two"),
        ("- # one - two", "- \\# one\n- two"),
        ("<b-c> USES <d-e>", "&lt;b-c>\n\n**USES**\n\n&lt;d-e>"),
    ],
)
def test_items_in_one_row_are_a_list_where_that_is_sure(text, expected):
    assert laid(text) == expected


def test_a_label_and_a_list_can_each_be_refused():
    mender = Mender()
    laid_out("A rope. USES: - one - two", 4, mender)
    label, listed = mender.repairs()

    assert (label.before, label.after) == ("USES:", "**USES** on a line of its own")
    assert (listed.before, listed.after) == ("- one - two", "a list of 2")
    assert laid_out("A rope. USES: - one - two", 4, Mender([listed.key])) == (
        "A rope.\n\n**USES**\n\n\\- one - two"
    )
    assert laid_out("A rope. USES: sail", 4, Mender([label.key])) == "A rope. USES: sail"
