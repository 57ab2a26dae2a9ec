"""A glossary's pairs: where they begin and end, and what is cleaned in each."""

import pytest

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents import read_document
from studyapp.formats.documents.shapes.glossary import pairs_of, paragraphs_of

PAIRS = ("What is a knot?", "A tied rope.", "What is a bend?", "It joins ropes.")


def pairs(*paragraphs):
    return pairs_of(paragraphs_of("\n\n".join(paragraphs).split("\n")))


def first(question, answer):
    text = "\n\n".join((question, answer, *PAIRS))
    return read_document(text, name="n", shape=Shape.GLOSSARY).drafts[0]


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ((), 0),
        (("Log in",), 1),
        (("Knots", "12 flashcards"), 2),
        (("Knots", "Welcome!"), 2),
        (("x" * 113 + " log in",), 1),
        (("Knots",), 1),
    ],
)
def test_pairs_begin_below_what_the_site_wrote(head, start):
    assert pairs(*head, *PAIRS) == (start, start + 4)


@pytest.mark.parametrize(
    ("tail", "left_out"),
    [
        (("Sign up", "© 2020"), 2),
        (("Sign up",), 1),
        (("A hitch", "Sign up"), 0),
        (("A hitch", "It holds a rope."), 0),
        (("Want to sign up?", "Sign up"), 0),
    ],
)
def test_pairs_end_above_what_the_site_wrote_but_with_an_answer(tail, left_out):
    assert pairs(*PAIRS, *tail) == (0, 4 + len(tail) - left_out)


@pytest.mark.parametrize(("line", "end"), [("x" * 40, 4), ("x" * 41, 8)])
def test_a_short_line_below_each_title_is_a_list_of_other_pages(line, end):
    assert pairs(*PAIRS, "Page one", line, "Page two", line)[1] == end


@pytest.mark.parametrize(
    ("question", "front", "tags"),
    [
        ("#knots What is it?", "What is it?", ("knots",)),
        ("#knots, #SmallBoats. What is it?", "What is it?", ("knots", "small-boats")),
        ("#knots #knots What is it?", "What is it?", ("knots",)),
        ("What is #knots?", "What is #knots?", ()),
        ("MOVE IT #knots What is it?", "What is it?", ("knots",)),
        ("MOVE #knots What is it?", "MOVE #knots What is it?", ()),
        ("LATER!! What is it?", "What is it?", ()),
        ("LATER! What is it?", "LATER! What is it?", ()),
        ("What is it? SEE THE BOOK", "What is it?", ()),
        ("What is it? SEE", "What is it? SEE", ()),
        ("What is <b-c>?", "What is &lt;b-c>?", ()),
    ],
)
def test_tags_and_notes_to_oneself_are_no_part_of_a_question(question, front, tags):
    draft = first(question, "A cord that is tied.")

    assert (draft.front, draft.tags) == (front, tags)


@pytest.mark.parametrize(
    ("answer", "back", "source"),
    [
        ("It joins two ropes. https://e.org/a", "It joins two ropes.", "https://e.org/a"),
        ("See the manual https://e.org/a", "See the manual https://e.org/a", "https://e.org/a"),
        (
            "It joins two ropes. More here: https://e.org/a",
            "It joins two ropes.",
            "https://e.org/a",
        ),
        (
            "At https://e.org/a it joins ropes.",
            "At https://e.org/a it joins ropes.",
            "https://e.org/a",
        ),
        (
            "It joins two ropes. https://e.org/a?utm_source=x",
            "It joins two ropes.",
            "https://e.org/a",
        ),
        (
            "It joins two ropes. https://e.org/a https://e.org/b",
            "It joins two ropes.",
            "https://e.org/a https://e.org/b",
        ),
        ("It joins two ropes. Read more", "It joins two ropes.", ""),
        ("It joins. Download our free guide. Then it holds.", "It joins. Then it holds.", ""),
    ],
)
def test_addresses_at_the_end_are_sources_and_the_sites_words_go(answer, back, source):
    draft = first("What is it?", answer)

    assert (draft.back, dict(draft.attributes).get("source", "")) == (back, source)


def test_an_answer_of_several_lines_keeps_them():
    assert first("What is it?", "- a rope\n- USES a knot").back == "- a rope\n- USES a knot"


def test_paragraphs_know_their_lines():
    found = paragraphs_of(["", "one", "two", " ", "three"])

    assert [(p.first, p.last, p.text) for p in found] == [(2, 3, "one\ntwo"), (5, 5, "three")]
