"""The three days after an interview: what was missed, what explains it, what is harder."""

from datetime import date

import pytest

from studyapp.core.interview.next_days import CARDS_A_DAY, next_three_days
from studyapp.core.interview.result import CardToRead

TODAY = date(2026, 2, 27)
AGAIN = "Answer it once more, without looking."


def cards(*rows, reason="Missed."):
    return [CardToRead(row, f"d/{row}", f"Front {row}", reason) for row in rows]


def days(missed=(), background=(), higher=()):
    plan = next_three_days(TODAY, missed, background, higher)
    return {each.day.isoformat(): [card.card for card in each.cards] for each in plan}


def test_each_day_has_its_own_matter():
    assert days(cards(1, 2), cards(3), cards(4)) == {
        "2026-02-28": [1, 2],
        "2026-03-01": [3],
        "2026-03-02": [4, 1, 2],
    }


def test_a_day_without_cards_is_left_out():
    assert days() == {}
    assert days(cards(1)) == {"2026-02-28": [1], "2026-03-02": [1]}
    assert days((), cards(3)) == {"2026-03-01": [3]}
    assert days((), (), cards(4)) == {"2026-03-02": [4]}


@pytest.mark.parametrize(("number", "first", "second"), [(7, 7, 0), (8, 8, 0), (9, 8, 1)])
def test_what_does_not_fit_into_the_first_day_moves_to_the_second(number, first, second):
    planned = days(cards(*range(number)))

    assert CARDS_A_DAY == 8
    assert len(planned["2026-02-28"]) == first
    assert planned.get("2026-03-01", []) == list(range(8, 8 + second))


def test_what_was_left_comes_before_what_explains_it():
    assert days(cards(*range(10)), cards(20, 21))["2026-03-01"] == [8, 9, 20, 21]


def test_what_does_not_fit_into_the_second_day_begins_the_third():
    planned = days(cards(1), cards(*range(10, 20)), cards(30))

    assert planned["2026-03-01"] == list(range(10, 18))
    assert planned["2026-03-02"] == [18, 19, 30, 1]


def test_the_third_day_is_not_longer_than_the_others():
    assert days((), (), cards(*range(12)))["2026-03-02"] == list(range(8))


def test_a_card_comes_once_a_day_and_not_again_the_day_after():
    planned = days(cards(1, 2, 1), cards(2, 3), cards(3, 4))

    assert planned == {
        "2026-02-28": [1, 2],
        "2026-03-01": [3],
        "2026-03-02": [4, 1, 2],
    }


def test_of_two_reasons_for_a_card_the_first_is_told():
    [day, *_] = next_three_days(TODAY, [*cards(1), *cards(1, reason="Half named.")], (), ())

    assert [card.reason for card in day.cards] == ["Missed."]


def test_the_third_day_asks_for_the_missed_ones_once_more():
    *_, third = next_three_days(TODAY, cards(1), (), cards(9, reason="A step higher."))

    assert third.cards == (
        CardToRead(9, "d/9", "Front 9", "A step higher."),
        CardToRead(1, "d/1", "Front 1", AGAIN),
    )
