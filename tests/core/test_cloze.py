"""Cloze markers: where each begins and ends, whatever stands inside."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.core import cloze
from studyapp.core.cards import Choice, Note, NoteKind, kind_of

WHERE_CLOZES_END = [
    ("{{c1::a}}", [(1, "a", "")]),
    ("{{c1::a::h}} and {{c12::b}}", [(1, "a", "h"), (12, "b", "")]),
    (r"{{c1::\frac{a}{b}}}", [(1, r"\frac{a}{b}", "")]),
    (r"$x_{{{c1::i}}}$", [(1, "i", "")]),
    (r"${{c1::\sqrt{\frac{a}{b}}}}$", [(1, r"\sqrt{\frac{a}{b}}", "")]),
    (r"{{c1::\{a, b\}}}", [(1, r"\{a, b\}", "")]),
    ("{{c1::`}}`}} b", [(1, "`}}`", "")]),
    ("{{c1::`std::vector`::a list}}", [(1, "`std::vector`", "a list")]),
    ("`x = {{c1::1}}`", [(1, "1", "")]),
    ("{{c1::two\n\nparagraphs}}", [(1, "two\n\nparagraphs", "")]),
    ("{{c1::a {{c2::b}} c}}", [(1, "a {{c2::b}} c", ""), (2, "b", "")]),
    ("{{c1::a { b}} and {{c2::c}}", [(1, "a { b", ""), (2, "c", "")]),
    (r"{{c1::C:\}} b", [(1, "C:\\", "")]),
    ("{{c1::}}", [(1, "", "")]),
    ("{{c1::a::{{c2::b}}}}", [(1, "a", "{{c2::b}}")]),
    ("{{c1::a::h::i}}", [(1, "a", "h::i")]),
    ("{{c1::{a::b}::h}}", [(1, "{a::b}", "h")]),
    ("{{c1::a `{{c2::b}}` c}}", [(1, "a `{{c2::b}}` c", ""), (2, "b", "")]),
    ("{{c999::a}} {{c1000::b}}", [(999, "a", "")]),
    ("{{c1::never closed", []),
    ("{{c1::never closed, but {{c2::this}} is", [(2, "this", "")]),
    ("{{c0::zero}} {{c::none}} {{x1::y}}", []),
    (r"\{{c1::meant as text}}", []),
]


@pytest.mark.parametrize(("text", "expected"), WHERE_CLOZES_END)
def test_a_cloze_ends_where_its_author_meant(text, expected):
    found = [
        (each.number, text[each.text_start : each.text_end], each.hint) for each in cloze.find(text)
    ]

    assert found == expected


def test_revealing_leaves_the_texts_and_drops_markers_and_hints():
    text = r"{{c1::a {{c2::b::h}}}} is $\frac{{{c3::x}}}{y}$"

    assert cloze.reveal(text) == r"a b is $\frac{x}{y}$"
    assert cloze.reveal("The {{c1::end}}.") == "The end."


def test_replacing_hands_over_the_inner_text_already_replaced():
    replaced = cloze.replace(
        "{{c1::a {{c2::b}}}} {{c2::c}}", lambda found, inner: f"<{found.number}:{inner}>"
    )

    assert replaced == "<1:a <2:b>> <2:c>"


@pytest.mark.parametrize(
    "hostile",
    [
        *("{{c1::" * 20_000, "{{c1::{}}" * 5_000, "{{c1::`" * 20_000, "{{c1::a}}" * 9_000),
        *("{{c1::" * 9_000 + "}}" * 9_000, "{" * 90_000, "{{c1::" + "::" * 40_000),
    ],
    ids=["open", "unbalanced", "code", "many", "nested", "braces", "hints"],
)
def test_hostile_text_is_read_to_its_end(hostile):
    assert len(cloze.reveal(hostile)) <= len(hostile)


@pytest.mark.parametrize("count", [1, 7, 8, 9, 12])
def test_every_gap_whose_braces_do_not_match_is_found(count):
    text = "".join(f"{{{{c{number}::a {{ b}}}} and " for number in range(1, count + 1))

    assert [each.number for each in cloze.find(text)] == list(range(1, count + 1))
    assert cloze.reveal(text) == "a { b and " * count


@pytest.mark.parametrize(("depth", "found"), [(7, 7), (8, 8), (9, 8), (10, 8)])
def test_gaps_are_nested_eight_deep_and_what_is_deeper_is_text(depth, found):
    text = "".join(f"{{{{c{number}::" for number in range(1, depth + 1)) + "x" + "}}" * depth

    assert len(cloze.find(text)) == found
    assert cloze.numbers(text) == tuple(range(1, found + 1))


def test_the_numbers_of_all_texts_are_told_once_and_ascending():
    assert cloze.numbers("{{c3::a}} {{c1::b}}", "", "{{c3::c}} {{c2::d}}") == (1, 2, 3)
    assert cloze.numbers("no gap", "{{d1::a}}") == ()


def test_a_text_without_a_gap_is_handed_back_as_it_is():
    assert cloze.replace("a {b} }} c", lambda _found, _inner: "x") == "a {b} }} c"
    assert cloze.reveal("") == ""


PARTS = ["{{c1::", "{{c2::", "}}", "{", "}", "::", "`", "\\", "$", "word", " ", "\n", "[", "*"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_every_cloze_lies_in_the_text_and_within_or_beside_the_others(text):
    found = cloze.find(text)

    for each in found:
        assert text.startswith(f"{{{{c{each.number}::", each.start)
        assert text[each.end - 2 : each.end] == "}}"
        assert each.start < each.text_start <= each.text_end < each.end
    for one, other in pairwise(found):
        assert other.end <= one.end or other.start >= one.end


def test_a_cloze_note_asks_each_number_once():
    front, back = "{{c3::a}} {{c1::b}}", r"{{c1::\frac{a}{b}}} {{c0::c}}"
    note = Note("d/n", "D", NoteKind.CLOZE, front, back)

    assert note.ordinals() == (0, 2)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (NoteKind.PLAIN, {"front": "a", "back": "b"}),
        (NoteKind.REVERSED, {"front": "a", "back": "b", "both_ways": True}),
        (NoteKind.OPEN, {"front": "a", "key_points": ("p",)}),
        (NoteKind.CHOICE, {"front": "a", "choices": (Choice("x", True),)}),
        (NoteKind.CLOZE, {"front": "a {{c1::b}}", "choices": (Choice("x", True),)}),
        (NoteKind.CLOZE, {"front": "a", "back": "{{c1::b}}", "both_ways": True}),
        (NoteKind.PLAIN, {"front": r"a \{{c1::b}}"}),
    ],
)
def test_the_content_of_a_note_makes_its_kind(kind, content):
    assert kind_of(**content) is kind
