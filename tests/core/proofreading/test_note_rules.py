"""Each rule, on both sides of where it begins to speak."""

from dataclasses import replace

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.proofreading import proofread

ANSWER = "An answer of just enough words."
CHOICES = tuple(Choice(f"choice {n}", n == 0) for n in range(4))


def note(kind=NoteKind.PLAIN, **values):
    values = {"front": "Front", "back": ANSWER, **values}
    return Note("d/n", "D", kind, **values)


def open_note(words, points=3):
    points = tuple(f"point {n}" for n in range(points))
    return note(NoteKind.OPEN, back=" ".join(["word"] * words), key_points=points)


def said(one, tags=()):
    return [finding.sentence for finding in proofread([one], tags)]


def attributed(**attributes):
    return note(attributes=tuple(attributes.items()))


@pytest.mark.parametrize(("words", "is_told"), [(39, True), (40, False), (90, False), (91, True)])
def test_a_model_answer_has_40_to_90_words(words, is_told):
    assert bool(said(open_note(words))) is is_told


@pytest.mark.parametrize(("points", "is_told"), [(2, True), (3, False), (7, False), (8, True)])
def test_there_are_three_to_seven_key_points(points, is_told):
    assert bool(said(open_note(50, points))) is is_told


@pytest.mark.parametrize(
    ("gap", "is_told"),
    [
        ("one two three four", False),
        ("one two three four five", True),
        ("1,000 to 10,000 tokens", False),
        (r"$a + b + c + d$ in all", False),
    ],
)
def test_a_gap_has_four_words_at_most(gap, is_told):
    found = said(note(NoteKind.CLOZE, back=f"It is {{{{c1::{gap}::hint}}}} here."))

    assert bool(found) is is_told
    assert all("leave out 4 at most" in sentence for sentence in found)


def test_a_front_asks_one_thing():
    [told] = said(note(front="What is it, and why does it work?"))

    assert told.startswith("the front asks two things")
    assert said(note(NoteKind.REVERSED, front="What is it, and why does it work?")) == []


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ({"checked": "2026-11"}, []),
        ({"checked": "11/2026"}, ["checked=11/2026 is no month; write it as 2026-11"]),
        ({"checked": "2026-13"}, ["checked=2026-13 is no month; write it as 2026-11"]),
        ({"order": "7"}, []),
        ({"order": "first"}, ["order=first is no whole number"]),
        ({"roles": "mlops, safety"}, []),
        ({"priority": "critical"}, []),
        ({"needs": "x"}, ["needs=d/x points to a note that is not there"]),
        ({"follows": "n"}, ["follows=d/n points to the note itself"]),
    ],
)
def test_attributes_are_well_formed(attributes, told):
    assert said(attributed(**attributes)) == told


def test_a_role_is_one_that_people_are_interviewed_for():
    [told] = said(attributed(roles="mlops,astronaut"))

    assert told.startswith("the role 'astronaut' is none of ml-engineer, ")


def test_a_note_without_a_priority_is_not_scolded():
    assert said(note()) == []


@pytest.mark.parametrize(("width", "is_told"), [(76, False), (77, True)])
def test_code_is_not_wider_than_a_card(width, is_told):
    code = f"```python\n{'x' * width}\n```"

    assert bool(said(note(back=code))) is is_told


@pytest.mark.parametrize("kind", [NoteKind.CHOICE, NoteKind.REVERSED])
def test_a_picture_that_may_tell_the_answer_belongs_in_more(kind):
    values = {"choices": CHOICES, "more": "Why."} if kind is NoteKind.CHOICE else {}
    shown = note(kind, back=f"{ANSWER}\n\n![Arrows](a.svg)", **values)

    assert said(shown) == ["the picture may give the answer away; show it in More"]
    assert said(replace(shown, back=ANSWER, more="![Arrows](a.svg)")) == []
    assert said(note(back=shown.back)) == []
