"""Blanks in answers and questions: what fills them, and what only looks like one."""

import pytest

from studyapp.core.importing.drafts import Place, RepairKind
from studyapp.formats.documents.repairs.blanks import Filled, filled, term_of, without_blanks
from studyapp.formats.documents.repairs.mending import Mender

LINES = Place(3, 4)


def fill(front, back, without=()):
    return filled(front, back, 2, LINES, Mender(without))


def back_of(front, back):
    return fill(front, back).back


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What is a knot?", "knot"),
        ("What is an eye splice?", "eye splice"),
        ("what's the bowline?", "bowline"),
        ("What are knots?", "knots"),
        ("What does splicing mean?", "splicing"),
        ("What type of knot is the bowline?", "bowline"),
        ("What is whipping used for?", "whipping"),
        ("What is a knot and what is a bend?", "knot"),
        ("What is a knot (in short)?", "knot"),
        ("What is a knot - in short?", "knot"),
        ("What is a T-shirt?", "T-shirt"),
        ("How does a winch work?", "winch"),
        ("How do they work?", ""),
        ("What is it?", ""),
        ("Knots: how do they hold?", "Knots"),
        ("Knots, how do they hold?", "Knots"),
        ("How so: what is a knot?", "knot"),
        ("Bowlines are what?", "Bowlines"),
        ("Was ist eine Schot?", "Schot"),
        ("Was versteht man unter Lee?", "Lee"),
        ("Was bedeutet Luv im Wind?", "Luv"),
        ("Qu'est-ce que la drisse ?", "drisse"),
        ("¿Qué es un nudo?", "nudo"),
        ("O que é um nó?", "nó"),
        ("O que são uns nós?", "nós"),
        ("O que é uma vela?", "vela"),
        ("Name three sails.", ""),
        ("What is the sail called that is in front?", ""),
        ("Wie heißt das Segel?", ""),
        ("", ""),
        ('What does "reefing a sail" mean?', "reefing a sail"),
        ('Why is it called "reef"?', ""),
        ('What is a knot in "sailing"?', "knot"),
        ('Who says "a"?', ""),
        ("one two three four five: why?", "one two three four five"),
        ("one two three four five six: why?", ""),
    ],
)
def test_a_question_names_its_term(question, term):
    assert term_of(question) == term


def test_a_term_beyond_the_beginning_of_a_question_is_not_looked_for():
    ahead = "So; " * 97

    assert term_of(f"{ahead}what is oak?") == "oak"
    assert term_of(f"{ahead}     what is oak?") == ""


@pytest.mark.parametrize(
    ("front", "back", "whole"),
    [
        ("What is a knot?", "A ____ holds.", "A knot holds."),
        ("What is a knot?", "___ holds.", "Knot holds."),
        ("What is a knot?", "It holds. ___ too.", "It holds. Knot too."),
        ("What is a knot?", "It holds, ___ too.", "It holds, knot too."),
        ("What is a knot?", "A __ holds.", "A knot holds."),
        ("What is a knot?", "A ____ ____ holds.", "A knot holds."),
        ("What is a knot?", "Two ____s hold.", "Two knots hold."),
        ("What are knots?", "Two ____s hold.", "Two knots hold."),
        ("What is a box?", "Two ____es hold.", "Two boxes hold."),
        ("What are knots?", "A ____ holds.", "A knot holds."),
        ("What are knots?", "An ____ holds.", "An knot holds."),
        ("What are knots?", "The ____ is tied.", "The knot is tied."),
        ("What are knots?", "The ____ was tied.", "The knot was tied."),
        ("What are knots?", "The ____ hold.", "The knots hold."),
        ("What is glass?", "A ____ is clear.", "A glass is clear."),
        ("What is the axis?", "An ____ is thin.", "An axis is thin."),
        ("What is a virus?", "A ____ is small.", "A virus is small."),
        ("What is an eye splice?", "An ____ splice holds.", "An eye splice holds."),
        ("What is an eye splice?", "All ____ splices hold.", "All eye splices hold."),
        ("What is a NASA?", "The ___ flies.", "The NASA flies."),
        ("What is iOS?", "___ runs.", "iOS runs."),
        ("What is a knot?", "One___is tied.", "One knot is tied."),
        ("Knots: why?", "The ___ hold; all knots do.", "The knots hold; all knots do."),
        ("Knots: why?", "The ___ hold.", "The Knots hold."),
        ("Name three.", "A ____ holds.", "A […] holds."),
        ("What is a knot?", "1. ___ 2. ___", "1. […] 2. […]"),
        ("What is a knot?", "1. ___ holds", "1. Knot holds"),
        ("What is a knot?", "Call __init__ first.", "Call __init__ first."),
        ("What is a knot?", "my_own__name", "my_own__name"),
        ("What is a knot?", "a_b", "a_b"),
    ],
)
def test_a_blank_takes_the_term_as_its_place_needs_it(front, back, whole):
    assert back_of(front, back) == whole


@pytest.mark.parametrize(
    ("front", "back", "whole"),
    [
        (
            "What are 1. dawn and 2. dusk?",
            "1. ___ first, 2. ___ last.",
            "1. dawn first, 2. dusk last.",
        ),
        ("What are 1. dawn and 2. dusk?", "3. ___ is none.", "3. […] is none."),
        ("What are 1. dawn and 2. dusk?", "The ___ is first.", "The […] is first."),
        ("What are 1) dawn 2) dusk?", "1) ___ first", "1) dawn first"),
        ("What is 1. dawn?", "The ___ is first.", "The 1. dawn is first."),
    ],
)
def test_numbered_blanks_take_the_term_of_their_number(front, back, whole):
    assert back_of(front, back) == whole


@pytest.mark.parametrize(
    ("front", "back", "whole"),
    [
        ("A ___ holds.", "knot", "A {{c1::knot}} holds."),
        ("A ___ holds.", "knot.", "A {{c1::knot}} holds."),
        ("A___ holds.", "knot", "A {{c1::knot}} holds."),
        ("A ___ and a ___.", "knot, bend", "A {{c1::knot}} and a {{c2::bend}}."),
        ("A ___ and a ___.", "knot; bend", "A {{c1::knot}} and a {{c2::bend}}."),
        ("A ___ and a ___.", "knot and bend", "A {{c1::knot}} and a {{c2::bend}}."),
        ("Ein ___, ein ___.", "Tau und Seil", "Ein {{c1::Tau}}, ein {{c2::Seil}}."),
        ("A ___ holds.", "x" * 120, f"A {{{{c1::{'x' * 120}}}}} holds."),
    ],
)
def test_a_question_with_gaps_and_a_short_answer_is_a_cloze(front, back, whole):
    assert fill(front, back) == Filled(whole, "")


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("A ___ holds.", ""),
        ("A ___ holds.", "x" * 121),
        ("A ___ holds.", "one\ntwo"),
        ("A ___ and a ___.", "knot"),
        ("A ___ and a ___.", "knot, bend, hitch"),
        ("A ___ holds.", "a }} b"),
    ],
)
def test_gaps_that_the_answer_does_not_fill_are_marked(front, back):
    assert fill(front, back) == Filled(front.replace("___", "[…]"), back)


def test_a_name_between_strokes_is_no_gap():
    assert fill("What does __init__ do?", "It begins.") == Filled(
        "What does __init__ do?", "It begins."
    )


def test_each_blank_is_a_repair_with_its_surroundings_and_can_stay():
    mender = Mender()
    filled("What is a knot?", "A ____ holds. A ___ too.", 2, LINES, mender)
    one, two = mender.repairs()

    kept = fill("What is a knot?", "A ____ holds. A ___ too.", {one.key})

    assert (one.kind, one.place) == (RepairKind.BLANK, Place(3, 3))
    assert (one.before, one.after) == ("A ____ holds. A ___ too.", "A knot holds. A ___ too.")
    assert two.after == "A ____ holds. A knot too."
    assert kept.back == "A ____ holds. A knot too."


def test_a_repair_shows_thirty_letters_on_each_side():
    mender = Mender()
    without_blanks("a" * 40 + " ___ " + "b" * 40, 5, mender)

    [repair] = mender.repairs()

    assert repair.before == "a" * 29 + " ___ " + "b" * 29
    assert repair.after == "a" * 29 + " […] " + "b" * 29
    assert repair.place == Place(5, 5)


def test_a_cloze_is_a_repair_of_the_question_and_can_stay():
    mender = Mender()
    filled("A ___ holds.", "knot", 2, LINES, mender)
    [repair] = mender.repairs()

    assert repair.place == Place(2, 2)
    assert fill("A ___ holds.", "knot", {repair.key}) == Filled("A ___ holds.", "knot")


def test_a_text_without_blanks_needs_no_repair():
    mender = Mender()

    assert without_blanks("a_b", 1, mender) == "a_b"
    assert filled("What is it?", "A knot.", 2, LINES, mender) == Filled("What is it?", "A knot.")
    assert mender.repairs() == ()
