"""Facts and states of Mnemosyne, one by one."""

from datetime import date

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.scheduling.events import Seed
from studyapp.formats.mnemosyne.notes import (
    Sides,
    State,
    clozed,
    markdown,
    names_in,
    record,
    sides_of,
    state_of,
)

DAY = 86_400
MARCH_1, MARCH_13 = date(2024, 3, 1), date(2024, 3, 13)
NO_KEYS = ((), ())


def state(**changed):
    learnt = {"grade": 4, "easiness": 2.36, "repetitions": 3, "reviews": 7, "lapses": 1}
    return State(**{**learnt, "last": MARCH_1, "due": MARCH_13, **changed})


def test_a_card_that_was_learnt_keeps_its_schedule():
    assert state().seed() == Seed(12, 236, MARCH_13, 3, 7, 1)


@pytest.mark.parametrize("missing", [{"grade": -1}, {"reviews": 0}, {"last": None}, {"due": None}])
def test_a_card_that_was_never_asked_has_no_state(missing):
    assert state(**missing).seed() is None


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        (0, Seed(1, 236, MARCH_1, 0, 1, 1)),
        (1, Seed(1, 236, MARCH_1, 0, 1, 1)),
        (2, Seed(12, 236, MARCH_13, 3, 1, 1)),
        (5, Seed(12, 236, MARCH_13, 3, 1, 1)),
    ],
)
def test_a_card_is_learnt_from_the_grade_of_two_on(grade, expected):
    assert state(grade=grade, reviews=1).seed() == expected


@pytest.mark.parametrize(
    ("changed", "interval", "ease", "repetitions"),
    [
        ({"easiness": 1.3}, 12, 130, 3),
        ({"easiness": 1.29}, 12, 130, 3),
        ({"easiness": 1.31}, 12, 131, 3),
        ({"easiness": 10.0}, 12, 1000, 3),
        ({"easiness": 10.1}, 12, 1000, 3),
        ({"repetitions": 0}, 12, 236, 1),
        ({"repetitions": 1}, 12, 236, 1),
        ({"due": MARCH_1}, 1, 236, 3),
        ({"due": date(2024, 2, 1)}, 1, 236, 3),
        ({"due": date(2190, 1, 1)}, 36_500, 236, 3),
    ],
)
def test_a_state_stays_within_what_can_be_studied_with(changed, interval, ease, repetitions):
    seed = state(**changed).seed()

    assert (seed.interval, seed.ease, seed.repetitions) == (interval, ease, repetitions)


FIELDS = {
    "f": "front", "b": "back", "m_1": "meaning", "p_1": "spoken", "n": "notes",
    "loc": "place", "blank": "empty", "marked": "full", "text": "a [b]",
}  # fmt: skip


@pytest.mark.parametrize(
    ("card_type", "expected"),
    [
        ("1", Sides(NoteKind.PLAIN, "front", "back")),
        ("2", Sides(NoteKind.REVERSED, "front", "back", "", ("2.1", "2.2"))),
        ("3", Sides(NoteKind.REVERSED, "front", "meaning", "spoken\n\nnotes", ("3.1", "3.2"))),
        ("4", Sides(NoteKind.REVERSED, "place\n\nempty", "full", "", ("4.1", "4.2"))),
        ("5", Sides(NoteKind.CLOZE, "a {{c1::b}}", "")),
        ("6", Sides(NoteKind.PLAIN, "front", "meaning", "spoken\n\nnotes")),
        ("2::of my own", Sides(NoteKind.REVERSED, "front", "back", "", ("2.1", "2.2"))),
    ],
)
def test_each_type_asks_and_answers_its_own_fields(card_type, expected):
    assert sides_of(card_type, FIELDS, NO_KEYS) == expected


def test_a_sentence_with_brackets_is_a_cloze():
    fields = {"f": "le [chat:cat] noir", "m_1": "the black cat"}

    assert sides_of("6", fields, NO_KEYS) == Sides(
        NoteKind.CLOZE, "le {{c1::chat::cat}} noir", "the black cat"
    )


def test_fields_without_a_text_leave_no_blank_line():
    assert sides_of("3", {"f": "x", "m_1": "y", "p_1": " ", "n": "z"}, NO_KEYS).more == "z"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((("x",), ("y",)), ("1", "2", "3")),
        ((("y", "x"), ("z",)), ("2\n\n1", "3", "")),
        ((("x",), ("x", "z")), ("1", "3", "2")),
        (((), ()), ("1", "2\n\n3", "")),
        ((("gone",), ("gone",)), ("1", "2\n\n3", "")),
        ((("z",), ()), ("3", "1\n\n2", "")),
        ((("x", "y", "z"), ("x",)), ("1\n\n2\n\n3", "", "")),
    ],
)
def test_a_type_of_ones_own_asks_what_its_view_says(keys, expected):
    found = sides_of("mine", {"x": "1", "y": "2", "z": "3"}, keys)

    assert (found.front, found.back, found.more) == expected
    assert found.kind is NoteKind.PLAIN


def test_a_fact_without_fields_has_no_sides():
    assert sides_of("mine", {}, NO_KEYS) == Sides(NoteKind.PLAIN, "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("<b>bold</b>", "**bold**"),
        ("<$>x</$>", "$x$"),
        ("<$>x</$> and <$>y</$>", "$x$ and $y$"),
        ("<$>x</$$>", r"<\$>x"),
    ],
)
def test_texts_become_markdown(text, expected):
    assert markdown(text) == expected


def test_line_ends_of_every_system_count():
    assert markdown("a\r\nb") == markdown("a\nb") == markdown("a<br>b")
    assert markdown("a\nb") != markdown("a b")


def test_a_formula_of_its_own_line_is_told_from_one_in_a_sentence():
    assert "$$" in markdown("<$$>x</$$>")
    assert "$$" not in markdown("<$>x</$>")


def test_latex_keeps_its_source_however_its_tag_is_written():
    assert "x^2" in markdown("<LaTeX>x^2</LaTeX>")
    assert markdown("<LaTeX>x^2</LaTeX>") == markdown("<latex>x^2</latex>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", "none"),
        ("[a] and [b]", "{{c1::a}} and {{c2::b}}"),
        ("[a:hint]", "{{c1::a::hint}}"),
        ("[a:]", "{{c1::a}}"),
        ("[a:b:c]", "{{c1::a:b::c}}"),
        ("[]", "[]"),
        ("[[a]]", "[{{c1::a}}]"),
        ("[two\nlines]", "{{c1::two\nlines}}"),
    ],
)
def test_brackets_are_clozes_with_their_hints(text, expected):
    assert clozed(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("['f', 'b']", ("f", "b")),
        ("('f',)", ("f",)),
        ("[1, 'b']", ("1", "b")),
        ("[]", ()),
        ("", ()),
        ("'f'", ()),
        ("{'f'}", ()),
        ("{'f': 1}", ()),
        ("['f'", ()),
        ("[f]", ()),
        ("__import__('os')", ()),
        ("[" * 5_000, ()),
        ("['" + "x" * 9_996 + "']", ("x" * 9_996,)),
        ("['" + "x" * 9_997 + "']", ()),
    ],
)
def test_lists_of_names_are_read_and_nothing_is_run(text, names):
    assert names_in(text) == names


VALUES = {
    "gr": "4", "e": "2.36", "rt_rp_l": "3", "ac_rp": "2", "rt_rp": "5", "lps": "1",
    "l_rp": str(19_783 * DAY), "n_rp": str(19_795 * DAY),
}  # fmt: skip


def test_a_state_is_read_field_by_field():
    assert state_of(VALUES, None) == State(4, 2.36, 4, 7, 1, MARCH_1, MARCH_13)


def test_a_state_that_says_nothing_is_that_of_a_new_card():
    assert state_of({}, None) == State(-1, 2.5, 1, 0, 0, None, None)


@pytest.mark.parametrize("broken", ["x", "nan", ""])
def test_a_number_that_is_none_counts_as_unsaid(broken):
    assert state_of(dict.fromkeys(VALUES, broken), None) == state_of({}, None)


@pytest.mark.parametrize("huge", ["inf", "-inf", "1e300", "-1e300"])
def test_numbers_without_measure_are_bounded(huge):
    found = state_of(dict.fromkeys(VALUES, huge), None)

    assert abs(found.grade) == abs(found.easiness) == 10**12
    assert (found.last, found.due) == (None, None)


@pytest.mark.parametrize(
    ("last", "start", "day"),
    [
        (0, 19_783.0 * DAY, MARCH_1),
        (12, 19_783.0 * DAY, MARCH_13),
        (0.9, 19_783.0 * DAY, MARCH_1),
        (-1, 19_783.0 * DAY, None),
        (0, 0.0, None),
        (0, None, None),
        (DAY - 1, None, None),
        (DAY, None, date(1970, 1, 2)),
        (7_258_118_400, None, date(2200, 1, 1)),
        (7_258_118_400 + DAY, None, None),
        (8_000_000_000, None, None),
    ],
)
def test_days_are_counted_from_the_first_one_or_given_in_seconds(last, start, day):
    assert state_of({"l_rp": str(last)}, start).last == day
    assert state_of({"n_rp": str(last)}, start).due == day


def test_a_card_that_was_asked_has_one_event_on_its_last_day():
    note = Note("mnemosyne/1", "Deck", NoteKind.REVERSED, "a", "b")

    found = record(note, 1, state())

    assert [(event.day, event.action) for event in found.events] == [(MARCH_1, state().seed())]
    assert (found.card.note, found.card.ordinal, found.card.deck) == (note.guid, 1, "Deck")
    assert record(note, 1, state(grade=-1)) is None
