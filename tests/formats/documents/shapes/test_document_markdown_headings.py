"""Headings of Markdown: their marks, levels and texts, and the tags that they give."""

import pytest

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents import read_document
from studyapp.formats.documents.shapes.markdown import headings_in


def found(*lines):
    return [(h.at, h.lines, h.level, h.text) for h in headings_in(lines)]


def read(*lines, cuts=None):
    return read_document("\n".join(lines), name="n", shape=Shape.MARKDOWN, cuts=cuts)


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["# one"], [(1, 1, 1, "one")]),
        (["###### six"], [(1, 1, 6, "six")]),
        (["####### seven"], []),
        (["   # in"], [(1, 1, 1, "in")]),
        (["    # code"], []),
        (["#tag"], []),
        (["#\tone"], [(1, 1, 1, "one")]),
        (["#"], []),
        (["# one ##"], [(1, 1, 1, "one")]),
        (["# one#"], [(1, 1, 1, "one#")]),
        (["# C# ##"], [(1, 1, 1, "C#")]),
        (["# ##"], []),
        (["one", "==="], [(1, 2, 1, "one")]),
        (["one", "---"], [(1, 2, 2, "one")]),
        (["one", "=="], []),
        (["one", "   ---  "], [(1, 2, 2, "one")]),
        (["one", "    ---"], []),
        (["above", "one", "---"], []),
        (["", "one", "---"], [(2, 2, 2, "one")]),
        (["", "---"], []),
        (["- one", "---"], []),
        (["> one", "---"], []),
        (["| one", "---"], []),
        (["", "one"], []),
        (["```", "# one", "```", "# two"], [(4, 1, 1, "two")]),
        (["```", "# one"], []),
        (["```", "~~~", "# one", "```", "# two"], [(5, 1, 1, "two")]),
        (["````", "```", "# one", "````", "# two"], [(5, 1, 1, "two")]),
        (["```", "```py", "# one", "```", "# two"], [(5, 1, 1, "two")]),
    ],
)
def test_a_heading_is_marked_or_underlined_and_stands_in_no_code(lines, headings):
    assert found(*lines) == headings


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["---", "a: b", "# c", "---", "# d"], ["d"]),
        (["---", "- a", "  b", "---", "# d"], ["d"]),
        (["---", "a text", "# c", "---", "# d"], ["c", "d"]),
        (["---", "a: b", "# c"], ["c"]),
        (["", "---", "a: b", "# c"], ["c"]),
        (["--- ", "a: b", "---", "# d"], ["d"]),
        (["----", "a: b", "# c", "---", "# d"], ["c", "d"]),
    ],
)
def test_front_matter_has_no_headings_and_a_rule_above_a_text_is_none(lines, headings):
    assert [text for *_, text in found(*lines)] == headings


def test_headings_over_a_part_are_its_tags_but_not_the_title():
    document = read(
        "# Knots", "", "## Bends", "", "### Sheet bend", "It joins.", "## Loops", "They hold."
    )

    assert [(d.front, d.tags) for d in document.drafts] == [
        ("Sheet bend", ("bends",)),
        ("Loops", ()),
    ]
    assert document.title == "Knots"


def test_of_two_first_headings_both_are_tags():
    document = read("# Knots", "## Bend", "It joins.", "# Sails", "## Jib", "It pulls.")

    assert [(d.front, d.tags) for d in document.drafts] == [
        ("Bend", ("knots",)),
        ("Jib", ("sails",)),
    ]


@pytest.mark.parametrize(
    ("heading", "tags"),
    [
        ("one two three four", ("one-two-three-four",)),
        ("one two three four five", ()),
    ],
)
def test_a_tag_has_four_words_at_most(heading, tags):
    document = read("# Title", f"## {heading}", "Its text.", "### Part", "A text.")

    assert document.drafts[-1].tags == tags


def test_a_heading_with_a_text_of_its_own_is_a_draft_too():
    document = read("# Knots", "They hold.", "## Bend", "It joins.")

    assert [d.front for d in document.drafts] == ["Knots", "Bend"]


@pytest.mark.parametrize(
    ("matter", "title"),
    [("title: Sails", "Sails"), ('title: "Sails"', "Sails"), ("titles: Sails", "n"), ("a: b", "n")],
)
def test_the_front_matter_names_the_document(matter, title):
    assert read("---", matter, "---", "## Jib", "It pulls.").title == title


def test_a_title_is_a_heading_of_the_first_level():
    assert read("# Sails", "They pull.").title == "Sails"
    assert read("## Sails", "They pull.").title == "n"


@pytest.mark.parametrize(
    ("line", "front", "back"),
    [
        ("x" * 300, "x" * 300, "more"),
        ("x" * 301, "x" * 80 + " …", "x" * 301 + "\nmore"),
        ("- an item", "an item", "- an item\nmore"),
        ("> quoted", "quoted", "> quoted\nmore"),
    ],
)
def test_a_part_without_a_heading_begins_with_its_first_line(line, front, back):
    draft = read("# One", "text", "", line, "more", cuts=(1, 4)).drafts[1]

    assert (draft.front, draft.back) == (front, back)


def test_blank_ends_go_and_the_indentation_of_code_stays():
    assert read("# One", "", "    code", "", "end  ", "").drafts[0].back == "    code\n\nend"
