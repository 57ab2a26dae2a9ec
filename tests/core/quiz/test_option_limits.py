"""What makes two answers too alike, which siblings come first, and that lengths tell nothing."""

from random import Random

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.quiz.distractors import Distractors, same_form
from studyapp.core.quiz.entries import Past
from studyapp.core.quiz.lengths import balanced, beside, fairness, places
from studyapp.core.quiz.likeness import AnswerLikeness
from studyapp.core.quiz.near_numbers import near_numbers
from studyapp.core.quiz.subject_area import SubjectArea

MEANINGS = (
    "Painted on doors behind which somebody keeps bees.",
    "Worn by nurses who work nights on a ward here.",
    "Marks barrels whose wine has aged under the water.",
    "Shown at crossings where wild horses run downhill.",
    "A badge for climbers who turned back in good time.",
)


def likeness():
    return AnswerLikeness(Acronyms.learnt(()))


@pytest.mark.parametrize(
    ("first", "second", "may_be"),
    [
        ("structured", "unstructured", True),
        ("few-shot prompting", "zero-shot prompting", False),
        ("cross-attention", "self-attention", False),
        ("layer norm", "layer norm of a block", True),
        ("weight decay", "decay of the weight", True),
        ("data set", "dataset", True),
        ("50 %", "0.5", True),
        ("50 %", "60 %", False),
        (
            "Turns a source text into a list of vectors.",
            "Turns a target text into a list of symbols.",
            True,
        ),
        (
            "Drops random units of a layer while training.",
            "Drops random tokens of a prompt while sampling.",
            False,
        ),
        ("adds the own input to five", "adds the own output to four", False),
    ],
)
def test_answers_that_might_both_be_right_are_too_alike(first, second, may_be):
    assert likeness().may_be_same(first, second) is may_be
    assert likeness().may_be_same(second, first) is may_be


def test_the_same_in_another_form_is_the_same_and_nothing_else():
    assert likeness().is_same("2 kB", "2000 bytes")
    assert not likeness().is_same("2 kB", "2 MB")
    assert likeness().is_same("encoders", "an encoder")
    assert not likeness().is_same("encoders", "decoders")


def term(name, meaning, deck="Field::One", **values):
    return Note(f"d/{name}", deck, NoteKind.REVERSED, name, MEANINGS[meaning], **values)


def nearest(notes, past=None):
    """Return the siblings of the first note, the nearest first."""
    field = SubjectArea(notes, (lambda _guid: past) if past else lambda _guid: Past())
    right = field.term_of_note[notes[0].guid]
    return [other.text for other in Distractors(field, likeness()).kindred(right)]


def contrast(name):
    return (("contrast", name),)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ({"attributes": contrast("Alpha"), "deck": "Field::Two"}, {"tags": ("a", "b", "c")}),
        ({}, {"deck": "Field::Two", "tags": ("a", "b", "c")}),
        ({"deck": "Field::Two"}, {"deck": "Other::Two"}),
        ({"deck": "Other::Two", "tags": ("a",)}, {"deck": "Other::Two"}),
    ],
)
def test_a_link_comes_before_a_deck_and_a_deck_before_tags(near, far):
    own = term("Alpha", 0, tags=("a", "b", "c"))

    found = nearest([own, term("Zeta", 1, **near), term("Beta", 2, **far)])

    assert found == ["Zeta", "Beta"]


def test_what_was_mistaken_comes_before_what_is_linked():
    own = term("Alpha", 0, attributes=contrast("Beta"))
    linked, mistaken = term("Beta", 1), term("Zeta", 2, deck="Other::Two")

    assert nearest([own, linked, mistaken]) == ["Beta", "Zeta"]
    assert nearest([own, linked, mistaken], Past(mistakes=("Zeta",))) == ["Zeta", "Beta"]


@pytest.mark.parametrize(
    ("near", "far"),
    [("Green ward", "Green mark"), ("Yard", "yard"), ("Chalk", "Chalk and the dust of it")],
)
def test_a_sibling_of_the_same_form_comes_first(near, far):
    notes = [term("Plain ward" if "ward" in near else "Stone", 0), term(far, 1), term(near, 2)]

    assert nearest(notes)[0] == near


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        ("dropout", "weight decay", True),
        ("dropout", "a warm-up of the rate", False),
        ("Adam", "dropout", False),
        ("12", "twelve heads", False),
        ("12", "30", True),
        ("12 %", "12", False),
        ("12 ms", "12 kB", False),
        ("$n$", "n", False),
    ],
)
def test_options_have_one_form(mine, other, same):
    assert same_form(mine, other) is same


def test_near_numbers_are_steps_below_twenty_and_multiples_from_there_on():
    assert set(near_numbers("12", Random(1))) == {"10", "11", "13", "14", "24"}
    assert set(near_numbers("19", Random(1))) == {"17", "18", "20", "21", "38"}
    assert set(near_numbers("20", Random(1))) == {"40", "200", "10", "2", "25"}
    assert set(near_numbers("1", Random(1))) == {"0", "2", "3"}


def test_near_numbers_are_written_like_the_right_one():
    assert set(near_numbers("-8 layers", Random(1))) == {
        f"-{number} layers" for number in (6, 7, 9, 10, 16)
    }
    assert set(near_numbers("40%", Random(1))) == {"20%", "80%", "60%", "50%", "35%"}
    assert set(near_numbers("4096", Random(1))) == {"8192", "40960", "2048", "409", "5120"}
    assert "8,192" in near_numbers("4,096", Random(1))
    assert set(near_numbers("Two", Random(1))) == {"Zero", "One", "Three", "Four"}
    assert near_numbers("two layers", Random(1)) == []


def choices(right, *wrong):
    return (Choice("x" * right, True), *(Choice("y" * length, False) for length in wrong))


def test_a_place_is_the_number_of_longer_options_and_equal_ones_share():
    assert places(choices(9, 3, 5)) == {0: 1.0}
    assert places(choices(5, 3, 5)) == {0: 0.5, 1: 0.5}
    assert places(choices(1, 3, 5)) == {2: 1.0}
    assert places((Choice("a", True), Choice("b", True))) == {}


def test_sets_with_a_common_place_are_asked_less_often_so_that_all_places_are_alike():
    common, rare = choices(9, 3, 4), choices(1, 3, 4)
    share = fairness([common] * 60 + [rare] * 30)

    assert share(rare) == 1.0
    assert share(common) * 60 == pytest.approx(share(rare) * 30)
    assert share(choices(3, 2)) == 1.0


def test_options_of_one_length_toss_which_is_the_longer():
    chosen = [
        balanced("four", ["five", "nine", "zero"], str, 1, Random(seed))[0] for seed in range(60)
    ]

    assert set(chosen) > {"five"}


def test_any_number_of_the_chosen_may_be_longer_than_the_right_one():
    candidates = ["a" * 9, "b" * 9, "c" * 9, "d", "e", "f"]

    longer = [
        sum(len(text) > 4 for text in balanced("four", candidates, str, 3, Random(seed)))
        for seed in range(80)
    ]

    assert set(longer) == {0, 1, 2, 3}
    assert all(32 > longer.count(number) > 8 for number in range(4))
    assert len(balanced("four", ["a" * 9], str, 3, Random(1))) == 1


def test_the_longest_of_several_is_right_as_often_as_by_chance():
    right, candidates = ["xxxx", "xx"], ["y" * 9, "zz", "w"]

    longest = [
        all(len(text) < 4 for text in beside(right, candidates, 2, Random(seed)))
        for seed in range(200)
    ]

    assert 80 < sum(longest) < 120
    assert beside(right, ["w"], 2, Random(1)) in ([], ["w"])
