"""The plan of a session: which cards are asked today, and in which order."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.learning_path import PATH_START
from studyapp.core.session import (
    Candidate,
    by_overdueness,
    interleaved,
    mixed,
    planned,
    without_siblings,
)

NO_LIMIT = 10**6
DECKS = ["Algebra", "Biology", "Chemistry", "Drawing"]


def due(card, *, note=None, deck="Algebra", late=0, interval=10):
    return Candidate(card, note or card, deck, days_late=late, interval=interval)


def fresh(card, *, note=None, deck="Algebra", position=0):
    return Candidate(card, note or card, deck, position=position)


def plan(reviews=(), new=(), *, review_limit=NO_LIMIT, new_limit=NO_LIMIT, asked=(), mix=True):
    return planned(
        reviews,
        new,
        review_limit=review_limit,
        new_limit=new_limit,
        interleave=mix,
        asked=asked,
    )


def cards(candidates):
    return [candidate.card for candidate in candidates]


@st.composite
def candidates(draw, start=0, notes=12, most=25):
    """Return candidates with rows of their own; some share a note."""
    drawn = draw(
        st.lists(
            st.builds(
                Candidate,
                card=st.just(0),
                note=st.integers(1, notes),
                deck=st.sampled_from(DECKS),
                days_late=st.integers(0, 60),
                interval=st.integers(0, 90),
                position=st.integers(0, 50),
            ),
            max_size=most,
        )
    )
    return [replace(found, card=start + row) for row, found in enumerate(drawn)]


reviews = candidates()
news = candidates(start=1000)
limits = st.integers(-2, 30)


def test_the_relatively_latest_card_is_asked_first():
    month_late = due(1, late=30, interval=300)
    two_days_late = due(2, late=2, interval=4)
    on_time = due(3, late=0, interval=1)

    assert cards(by_overdueness([on_time, month_late, two_days_late])) == [2, 1, 3]


def test_equally_late_cards_come_shortest_interval_first_then_oldest_row():
    three = [due(7, interval=20), due(5, interval=20), due(9, interval=3)]

    assert cards(by_overdueness(three)) == [9, 5, 7]


def test_a_card_without_an_interval_can_be_late_too():
    assert due(1, late=3, interval=0).overdueness == 3


@given(reviews, st.randoms(use_true_random=False))
def test_the_order_of_reviews_does_not_depend_on_how_they_were_found(found, chance):
    assert by_overdueness(chance.sample(found, len(found))) == by_overdueness(found)


def test_one_card_of_a_note_is_asked_a_day():
    asked_today = due(1, note=100)
    first, second = due(2, note=200), due(3, note=200)

    assert cards(without_siblings([asked_today, first, second], asked=[100])) == [2]


@given(reviews, news, limits, limits, st.booleans(), st.sets(st.integers(1, 12)))
def test_no_two_siblings_and_nothing_asked_already_are_in_a_session(
    found, new, review_limit, new_limit, mix, asked
):
    notes = [
        candidate.note
        for candidate in plan(
            found, new, review_limit=review_limit, new_limit=new_limit, mix=mix, asked=asked
        )
    ]

    assert len(notes) == len(set(notes))
    assert not asked.intersection(notes)


@given(reviews, news, limits, limits, st.booleans())
def test_a_session_keeps_its_limits(found, new, review_limit, new_limit, mix):
    rows = cards(plan(found, new, review_limit=review_limit, new_limit=new_limit, mix=mix))

    assert sum(row < 1000 for row in rows) <= max(0, review_limit)
    assert sum(row >= 1000 for row in rows) <= max(0, new_limit)


@given(reviews, news, st.booleans())
def test_without_limits_every_note_is_asked(found, new, mix):
    asked = {candidate.note for candidate in plan(found, new, mix=mix)}

    assert asked == {candidate.note for candidate in [*found, *new]}


@given(reviews, news, limits, st.booleans())
def test_new_cards_pause_while_more_is_due_than_the_limit(found, new, limit, mix):
    waiting = len({candidate.note for candidate in found})

    rows = cards(plan(found, new, review_limit=limit, mix=mix))

    if waiting > max(0, limit):
        assert rows == cards(without_siblings(by_overdueness(found)))[: max(0, limit)]
    else:
        assert sum(row < 1000 for row in rows) == waiting


def test_siblings_of_due_cards_do_not_make_a_backlog():
    assert cards(plan([due(1, note=5), due(2, note=5)], [fresh(9)], review_limit=1)) == [1, 9]


def test_a_new_card_waits_while_its_sibling_is_due():
    assert cards(plan([due(1, note=5)], [fresh(8, note=5), fresh(9)])) == [1, 9]


@pytest.mark.parametrize("mix", [True, False])
def test_new_cards_come_in_the_order_of_their_positions(mix):
    new = [fresh(1, position=30), fresh(2, position=10), fresh(3, position=20)]

    assert cards(plan(new=new, mix=mix)) == [2, 3, 1]
    assert cards(plan(new=new, new_limit=1, mix=mix)) == [2]


def test_the_first_sibling_of_a_new_note_is_the_one_asked():
    new = [fresh(1, note=5, position=31), fresh(2, note=5, position=30)]

    assert cards(plan(new=new)) == [2]


@given(reviews)
def test_interleaving_loses_no_card_and_keeps_each_decks_order(found):
    mixed_decks = interleaved(found)

    assert Counter(mixed_decks) == Counter(found)
    for deck in DECKS:
        assert [c for c in mixed_decks if c.deck == deck] == [c for c in found if c.deck == deck]


@given(reviews)
def test_interleaving_is_even_at_every_point(found):
    totals, seen = Counter(c.deck for c in found), Counter()

    for place, candidate in enumerate(interleaved(found), start=1):
        seen[candidate.deck] += 1
        for deck, total in totals.items():
            fair = place * total / len(found)
            assert abs(seen[deck] - fair) <= 0.5 + total / len(found) * len(totals) / 2 + 0.5


def test_two_decks_of_one_size_alternate_and_a_third_comes_about_every_fourth_time():
    found = [due(row, deck="AB"[row % 2]) for row in range(8)]
    decks = [c.deck for c in interleaved(sorted(found, key=lambda c: c.deck))]
    uneven = [due(row, deck="A" if row < 9 else "B") for row in range(12)]

    assert "".join(decks) == "ABABABAB"
    assert "".join(c.deck for c in interleaved(uneven)) == "AABAAABAAABA"


@given(reviews, news)
def test_new_cards_are_spread_evenly_among_reviews_and_both_keep_their_order(found, new):
    together = mixed(found, new)
    share = len(new) / max(1, len(together))

    assert [c for c in together if c.card < 1000] == found
    assert [c for c in together if c.card >= 1000] == new
    for place in range(1, len(together) + 1):
        asked = sum(c.card >= 1000 for c in together[:place])
        assert abs(asked - share * place) <= 1.5


def test_a_session_begins_with_what_is_known():
    together = mixed([due(row) for row in range(6)], [fresh(row) for row in range(1000, 1003)])

    assert cards(together) == [0, 1, 1000, 2, 3, 1001, 4, 5, 1002]


def test_decks_follow_one_another_when_they_are_not_interleaved():
    found = [due(1, deck="B"), due(2, deck="A"), due(3, deck="B"), due(4, deck="A")]
    new = [fresh(11, deck="C"), fresh(12, deck="A", position=1), fresh(13, deck="B", position=2)]

    decks = [candidate.deck for candidate in plan(found, new, mix=False)]

    assert decks == ["A", "A", "A", "B", "B", "B", "C"]


@given(reviews, news)
def test_without_interleaving_no_deck_is_come_back_to(found, new):
    decks = [candidate.deck for candidate in plan(found, new, mix=False)]

    runs = [deck for place, deck in enumerate(decks) if place == 0 or deck != decks[place - 1]]
    assert len(runs) == len(set(runs))


def test_nothing_due_and_nothing_new_is_an_empty_session():
    assert plan() == []


@pytest.mark.parametrize("mix", [True, False])
def test_cards_on_the_learning_path_keep_its_order_behind_those_without_a_place(mix):
    path = [fresh(n, deck=DECKS[1 - n % 2], position=PATH_START + n) for n in range(4)]
    own = [fresh(10 + n, deck="Own", position=n) for n in range(2)]

    assert cards(plan(new=[*path[::-1], *own], mix=mix)) == [10, 11, 0, 1, 2, 3]
