"""Notes and cards as values: priorities, names, and what a memory says of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.cards import Note, NoteKind, Priority, card_guid, deck_name, parents
from studyapp.core.scheduling.memory import Memory

names = st.text(st.characters(exclude_characters=":"), min_size=1)


def note(kind=NoteKind.PLAIN, front="Question", back="Answer", **more):
    return Note("deck/note", "Deck", kind, front, back, **more)


@pytest.mark.parametrize(
    ("name", "priority"),
    [
        ("critical", Priority.CRITICAL),
        ("important", Priority.IMPORTANT),
        ("nice-to-have", Priority.NICE_TO_HAVE),
        ("", Priority.IMPORTANT),
        ("Critical!", Priority.IMPORTANT),
    ],
)
def test_a_note_has_the_priority_it_names_else_it_is_important(name, priority):
    assert note(attributes=(("priority", name),)).priority is priority


def test_what_interviewers_ask_most_comes_first():
    assert sorted(Priority) == [Priority.CRITICAL, Priority.IMPORTANT, Priority.NICE_TO_HAVE]


def test_an_attribute_is_found_by_its_key_and_empty_when_it_is_not_set():
    written = note(attributes=(("source", "report"), ("checked", "yes")))

    assert written.attribute("checked") == "yes"
    assert written.attribute("contrast") == ""


@pytest.mark.parametrize(
    ("kind", "ordinals"),
    [
        (NoteKind.PLAIN, (0,)),
        (NoteKind.OPEN, (0,)),
        (NoteKind.CHOICE, (0,)),
        (NoteKind.REVERSED, (0, 1)),
        (NoteKind.CLOZE, (0,)),
    ],
)
def test_a_kind_of_note_gives_its_cards(kind, ordinals):
    assert note(kind).ordinals() == ordinals


def test_a_cloze_note_gives_one_card_a_number_in_order():
    front = "{{c3::queries}}, {{c1::keys}} and {{c3::values::hint}}"

    assert note(NoteKind.CLOZE, front, "{{c2::more}}").ordinals() == (0, 1, 2)


def test_cloze_marks_in_a_plain_note_are_text():
    assert note(NoteKind.PLAIN, "{{c1::queries}} and {{c2::keys}}").ordinals() == (0,)


@given(st.text(), st.text(), st.integers(0, 99), st.integers(0, 99))
def test_two_cards_never_share_a_guid(one, other, first, second):
    same = (one, first) == (other, second)

    assert (card_guid(one, first) == card_guid(other, second)) == same


@given(st.lists(names, min_size=1, max_size=5))
def test_the_parents_of_a_deck_are_its_beginnings_outermost_first(levels):
    above = parents("::".join(levels))

    assert above == ["::".join(levels[:depth]) for depth in range(1, len(levels))]


@pytest.mark.parametrize("name", ["A", "A::B c: d", "A:::B", "x" * 150 + "::" + "y" * 150])
def test_the_name_of_a_deck_stays_as_it_is_written(name):
    assert deck_name(name) == name


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("A::::B", "A::B"),
        ("::A:: ", "A"),
        ("::", "blank"),
        ("", "blank"),
        ("x" * 500, "x" * 200),
        ("a::" * 40 + "a", "::".join("a" * 30)),
        ("a::" * 50_000 + "a", "::".join("a" * 30)),
    ],
)
def test_the_name_of_a_deck_has_no_empty_level_and_not_too_many(name, sound):
    assert deck_name(name) == sound


def test_a_card_is_new_until_it_is_scheduled():
    assert Memory().is_new
    assert not Memory.on_days(due=date(2026, 1, 2)).is_new


def test_a_card_is_mature_from_three_weeks_on():
    assert [Memory.on_days(interval=days).is_mature for days in (20, 21)] == [False, True]
