"""The cards of an Obsidian note as its lines have them."""

import pytest

from studyapp.formats.obsidian.blocks import (
    ObsidianCard,
    blocks,
    is_schedule,
    single_mark,
    tags_in,
)


def found(text, start=0, tags=()):
    return blocks(text.split("\n"), start, tags)


def shape(text, **more):
    return [(each.line, each.mark, each.front, each.back) for each in found(text, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a::b", [(1, "::", "a", "b")]),
        ("a:::b", [(1, ":::", "a", "b")]),
        ("a::::b", []),
        ("a:b", []),
        ("::b", []),
        ("a::", [(1, "::", "a", "")]),
        ("a::b::c", [(1, "::", "a", "b::c")]),
        ("- a::b", [(1, "::", "a", "b")]),
        ("  a :: b  ", [(1, "::", "a", "b")]),
        ("a::b\nc::d", [(1, "::", "a", "b"), (2, "::", "c", "d")]),
        ("a\n?\nb", [(1, "?", "a", "b")]),
        ("a\n??\nb", [(1, "??", "a", "b")]),
        ("a\n ? \nb", [(1, "?", "a", "b")]),
        ("a\n???\nb", []),
        ("?\nb", []),
        ("a\n?", [(1, "?", "a", "")]),
        ("a\n?\nb\n?\nc", [(1, "?", "a", "b\n?\nc")]),
        ("a\n?\nb::c", [(1, "?", "a", "b::c")]),
        ("a\n?\nb\n\nc", [(1, "?", "a", "b")]),
        ("a\n\n?\nb", []),
        ("x\na::b", [(2, "::", "a", "b")]),
        ("==x==\na::b", [(1, "", "==x==", ""), (2, "::", "a", "b")]),
        ("\n==x==\ny", [(2, "", "==x==\ny", "")]),
        ("# Title\na\n?\nb", [(2, "?", "a", "b")]),
        ("a\n###### Six\n?\nb", []),
        ("####### seven\n?\nb", [(1, "?", "####### seven", "b")]),
        ("a\n?\nb\n# Title\nc", [(1, "?", "a", "b")]),
        ("a\n?\nb\n+++\nc", [(1, "?", "a", "b")]),
        ("a\n?\nb\n\nc\n+++", [(1, "?", "a", "b\n\nc")]),
        ("==a==\n\nb\n?\nc\n+++", [(1, "", "==a==", ""), (3, "?", "b", "c")]),
        ("```\na::b\n```", []),
        ("a\n?\n```\nx\n\n# y\n```", [(1, "?", "a", "```\nx\n\n# y\n```")]),
        ("", []),
    ],
)
def test_lines_become_cards(text, expected):
    assert shape(text) == expected


def test_cards_begin_below_a_line():
    assert shape("a::b\nc::d", start=1) == [(2, "::", "c", "d")]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a::b", 1),
        ("a:::b", 1),
        ("ab :: c::d", 3),
        ("`a::b`", None),
        ("`a::b` c::d", 8),
        ("``a`b::c`` d::e", 12),
        ("$a::b$", None),
        ("$a::b$ c::d", 8),
        ("{{a::b}}", None),
        ("{{a::b}} c::d", 10),
        ("see http://x.org/a::b", None),
        ("see http://x.org/a b::c", 20),
        ("::b", None),
        ("  ::b", None),
        ("a:: b:::c", 1),
        ("a::::b c::d", 8),
        ("none", None),
    ],
)
def test_a_mark_counts_where_it_is_no_code_formula_cloze_or_address(text, at):
    mark = single_mark(text)

    assert (mark.start() if mark else None) == at


@pytest.mark.parametrize(
    ("line", "tags", "rest"),
    [
        ("plain", (), "plain"),
        ("  plain ", (), "  plain "),
        ("#one", ("one",), ""),
        ("#one #two/three", ("one", "two/three"), ""),
        ("#one text #two", ("one",), "text #two"),
        (" #one text", ("one",), "text"),
        ("# one", (), "# one"),
        ("#1one", (), "#1one"),
        ("#one1", ("one1",), ""),
        ("##one", (), "##one"),
        ("text #one", (), "text #one"),
    ],
)
def test_tags_begin_a_line(line, tags, rest):
    assert tags_in(line) == (tags, rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a::b", [("file",)]),
        ("#deck\na::b\nc::d", [("deck",), ("deck",)]),
        ("#deck a::b\nc::d", [("deck",), ("file",)]),
        ("#one\na::b\n#two #three\nc::d", [("one",), ("two", "three")]),
        ("#deck a\n?\nb", [("deck",)]),
        ("#deck ==a==\n\n==b==", [("deck",), ("file",)]),
        ("a\n?\n#deck\n\nc::d", [("file",), ("file",)]),
    ],
)
def test_a_card_has_its_own_tags_or_those_above_or_those_of_the_file(text, expected):
    assert [each.tags for each in found(text, tags=("file",))] == expected


def test_tags_of_a_card_are_no_part_of_its_question():
    assert shape("#deck a\n?\nb\n\n#deck c::d\n\n#deck ==e==") == [
        (1, "?", "a", "b"),
        (5, "::", "c", "d"),
        (7, "", "==e==", ""),
    ]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!--SR:!2024-08-16,51,230-->", [ObsidianCard("2024-08-16", 51.0, 230)]),
        ("<!-- SR:2024-08-16,51,230-->", [ObsidianCard("2024-08-16", 51.0, 230)]),
        ("<!--SR:!2024-08-16,4.5,230-->", [ObsidianCard("2024-08-16", 4.5, 230)]),
        (
            "<!--SR:!2024-08-16,51,230!2024-08-17,3,130-->",
            [ObsidianCard("2024-08-16", 51.0, 230), ObsidianCard("2024-08-17", 3.0, 130)],
        ),
        ("<!--SR:!2024-08-16,51,12345678-->", [ObsidianCard("2024-08-16", 51.0, 123_456)]),
        ("<!--SR:!2024-8-16,51,230-->", []),
        ("<!--SR:-->", []),
    ],
)
@pytest.mark.parametrize("card", ["a::b ", "a::b\n", "a\n?\nb\n", "==a==\n", "**a** "])
def test_what_is_written_down_belongs_to_the_card_above_or_beside(card, comment, expected):
    cards = found(card + comment)

    if card == "**a** " and not expected:
        assert cards == []
    else:
        assert [each.schedule for each in cards] == [expected]
        assert "SR:" not in cards[0].front + cards[0].back


def test_what_is_written_down_goes_to_no_card_further_up():
    assert [each.schedule for each in found("a::b\n\n<!--SR:!2024-08-16,51,230-->")] == [[]]
    assert [each.schedule for each in found("a::b\nprose\n<!--SR:!2024-08-16,51,230-->")] == [[]]


def test_each_card_has_its_own_schedule():
    cards = found("a::b\n<!--SR:!2024-08-16,51,230-->\nc::d\ne::f <!--SR:!2024-08-17,3,130-->")

    assert [[entry.due for entry in each.schedule] for each in cards] == [
        ["2024-08-16"],
        [],
        ["2024-08-17"],
    ]


@pytest.mark.parametrize(
    ("line", "has"),
    [
        ("<!--SR:!2024-08-16,51,230-->", True),
        ("text <!-- SR: --> text", True),
        ("<!--  SR:-->", False),
        ("<!--sr:-->", False),
        ("<!-- a comment -->", False),
        ("SR:!2024-08-16,51,230", False),
    ],
)
def test_a_line_has_a_schedule_or_none(line, has):
    assert is_schedule(line) is has
