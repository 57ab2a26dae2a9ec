"""Decks of hashcards."""

import pytest

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.formats.hashcards import read_hashcards, reads

DECK = """\
---
name = "Cell biology"
---

Q: What is a cell?
It has a membrane.
A: The smallest unit
of life.

C: The [mitochondrion] makes [ATP].
---
Q: Code?
A:
```
Q: no question
---
```
"""


def arrival(text, **more):
    return read_hashcards(text.encode(), source="cells.md", **more)


def test_questions_answers_and_clozes_are_read():
    found = arrival(DECK)

    assert [(each.front, each.back) for each in found.notes] == [
        ("What is a cell?\nIt has a membrane.", "The smallest unit\nof life."),
        ("The {{c1::mitochondrion}} makes {{c2::ATP}}.", ""),
        ("Code?", "```\nQ: no question\n---\n```"),
    ]
    assert [each.kind for each in found.notes][:2] == [NoteKind.PLAIN, NoteKind.CLOZE]
    assert found.notes[1].ordinals() == (0, 1)
    assert found.deck == "Cell biology"
    assert found.warnings == ()


def test_without_a_name_the_deck_is_called_like_the_file():
    assert arrival("Q: a\nA: b\n").deck == "cells"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C: ![a picture](x.png) of [a cat]", "![a picture](x.png) of {{c1::a cat}}"),
        (r"C: \[kept\] and [asked]", r"\[kept\] and {{c1::asked}}"),
        (r"C: $\sqrt[3]{x}$ is the [root]", r"$\sqrt[3]{x}$ is the {{c1::root}}"),
        ("C: `a[0]` is [first]", "`a[0]` is {{c1::first}}"),
        ("C: ``a`[0]`` is [first]", "``a`[0]`` is {{c1::first}}"),
        ("C: ``a [0] is [first]", "``a {{c1::0}} is {{c2::first}}"),
        ("C: [a::b] is [x}}y]", "{{c1::a&#58;:b}} is {{c2::x}&#125;y}}"),
    ],
)
def test_only_brackets_that_ask_are_clozes(text, expected):
    found = arrival(text)

    assert found.notes[0].front == expected
    assert len(found.notes[0].ordinals()) == expected.count("{{c")


def test_what_is_not_as_it_should_be_is_told_with_its_line():
    found = arrival("Title\n\nQ: a\nQ: b\nA: 1\nA: 2\nC: nothing\n---\nstray\nQ:\nA: x\n")

    assert [(each.front, each.back) for each in found.notes] == [("a", ""), ("b", "1")]
    assert found.warnings == (
        "Lines 1, 8: this belongs to no card and was left out.",
        "Line 3: the question has no answer. Write `A:` below it.",
        "Line 6: an answer without a question was left out. Write `Q:` before it.",
        "Line 7: nothing stands in brackets, so there is nothing to ask; it was left out.",
        "Line 10: the question is empty, so the card was left out.",
    )


def test_front_matter_that_is_none_is_told():
    found = arrival("---\nname: x\n---\nQ: a\nA: b\n")

    assert found.deck == "cells"
    assert "Line 1" in found.warnings[0]


def test_ids_stay_when_cards_move():
    one = {each.front: each.guid for each in arrival("Q: a\nA: 1\n\nC: [b] c\n").notes}
    two = {each.front: each.guid for each in arrival("C: [b] c\n\nQ: a\nA: other\n").notes}

    assert one == two


def test_a_file_without_cards_is_refused():
    with pytest.raises(StudyError, match="no cards"):
        arrival("Some text.\n")


def test_decks_are_known_by_their_marks():
    assert reads(DECK.encode(), "cells.md")
    assert reads(b"C: The [sun] shines.\n", "a.md")
    assert not reads(b"# Notes\n\nQ: a\nA: b\n", "a.md")
    assert not reads(b"C: nothing asked\n", "a.md")
    assert not reads(b"---\ndeck: X\n---\n## A\nB\n", "a.md")
    assert not reads(b"Q: a\nA: b\n", "a.csv")


def test_questions_and_answers_alone_are_text_to_be_cut():
    plain = b"Q: What is a cell?\nA: The smallest unit of life.\n\nQ: What is DNA?\nA: A polymer.\n"

    assert not reads(plain, "notes.txt")
    assert reads(plain.replace(b"\n\nQ", b"\n---\nQ"), "notes.txt")
    assert reads(plain + b"\nC: [DNA] is a polymer.\n", "notes.txt")


def test_a_deck_with_clozes_may_begin_with_a_title():
    deck = b"# Rivers\n\nSome of them.\n\nQ: Where?\nA: Here.\n\nC: The [Nile] is long.\n"

    assert reads(deck, "rivers.md")
    assert not reads(deck.replace(b"C:", b"Then"), "rivers.md")


@pytest.mark.parametrize(
    ("text", "deck"),
    [
        ('---\nname = "Cells"\n---\nQ: a\nA: b', "Cells"),
        ('\ufeff---\nname = "Cells"\n---\nQ: a\nA: b', "Cells"),
        ('--- \nname = " Cells "\n---\t\nQ: a\nA: b', "Cells"),
        ('---\nname = ""\n---\nQ: a\nA: b', "cells"),
        ("---\nname = 3\n---\nQ: a\nA: b", "cells"),
        ('---\ntitle = "Cells"\n---\nQ: a\nA: b', "cells"),
        ("---\n---\nQ: a\nA: b", "cells"),
    ],
)
def test_the_front_matter_may_name_the_deck(text, deck):
    found = arrival(text)

    assert found.deck == found.notes[0].deck == deck
    assert found.warnings == ()
    assert arrival(text, deck="Mine").deck == "Mine"


def test_a_rule_above_a_question_begins_no_front_matter():
    found = arrival("---\nQ: a\nA: b\n---\nC: [c]\n")

    assert [each.front for each in found.notes] == ["a", "{{c1::c}}"]
    assert found.warnings == ()


def test_lines_are_counted_from_the_beginning_of_the_file():
    found = arrival('---\nname = "Cells"\n---\nstray\n\nQ: a\n')

    assert found.warnings == (
        "Line 4: this belongs to no card and was left out.",
        "Line 6: the question has no answer. Write `A:` below it.",
    )


def test_front_matter_that_is_damaged_is_told_with_its_sentence():
    found = arrival("---\nname\n---\nQ: a\nA: b\n")

    assert found.warnings == (
        'Line 1: the lines between `---` are no `name = "…"` and were left out.',
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: a\nA: b", [("a", "b")]),
        ("Q:a\nA:b", [("a", "b")]),
        ("Q:\na\nA:\nb", [("a", "b")]),
        ("Q: a\n\nmore\nA: b\n\nmore\n", [("a\n\nmore", "b\n\nmore")]),
        ("Q: a\nA: b\nC: [c] d\nmore", [("a", "b"), ("{{c1::c}} d\nmore", "")]),
        ("Q: a\n---\nA: b", [("a", "")]),
        ("Q: a\nC: [c]\nA: b", [("a", ""), ("{{c1::c}}", "")]),
        ("Q: a\n Q: b\nA: c\n A: d", [("a\n Q: b", "c\n A: d")]),
        ("Q: a\nq: b\nA: c", [("a\nq: b", "c")]),
        ("Q: a\nA: x\n~~~\nA: y\n---\n~~~\nz", [("a", "x\n~~~\nA: y\n---\n~~~\nz")]),
    ],
)
def test_what_follows_a_mark_belongs_to_it_until_the_next(text, expected):
    assert [(each.front, each.back) for each in arrival(text).notes] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C: [a](b) [c]", "[a](b) {{c1::c}}"),
        ("C: [a](b c) [d]", "{{c1::a}}(b c) {{c2::d}}"),
        ("C: ![] [c]", "![] {{c1::c}}"),
        ("C: [] [c]", "[] {{c1::c}}"),
        ("C: [two\nlines]", "{{c1::two\nlines}}"),
        (r"C: \x[a] [b]", r"\x[a] {{c1::b}}"),
        ("C: `[a] [b]", "`{{c1::a}} {{c2::b}}"),
    ],
)
def test_brackets_that_belong_to_a_picture_or_link_are_not_asked(text, expected):
    assert arrival(text).notes[0].front == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", True), ("a.MD", True), ("a.markdown", True), ("a.txt", True), ("a.html", False)],
)
def test_only_texts_are_taken_for_decks(name, expected):
    assert reads(DECK.encode(), name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C: [a]", True),
        ("C: [a]\nC: b", False),
        ("C: [a]\nQ: b", False),
        ("C: [a]\nA: b", False),
        ("C: [a]\nQ: b\nA: c", True),
        ("title\nC: [a]", True),
        ("title\n---\nQ: a\nA: b", False),
        ("Q: a\nA: b\n---\n", True),
        ("---\nx = 1\n---\nQ: a\nA: b", True),
        ("---\nx = 1\n---\n", False),
        ("", False),
    ],
)
def test_a_deck_has_its_marks_in_pairs_and_a_cloze_or_rule(text, expected):
    assert reads(text.encode(), "a.md") is expected


def test_a_file_without_cards_is_refused_with_what_to_write():
    with pytest.raises(
        StudyError, match=r"^cells\.md has no cards: begin each with a line `Q:` or `C:`\.$"
    ):
        arrival("C: nothing asked\nQ:\n")
