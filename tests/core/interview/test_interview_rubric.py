"""The rubric: ticks, score, and the grade that follows by the stated rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.interview.rubric import RULE, Tick, explained, grade_of, percent, share
from studyapp.core.scheduling.events import Grade

YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO
ticks = st.lists(st.sampled_from(Tick), min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("given_ticks", "grade"),
    [
        ([YES, YES, YES, YES], Grade.EASY),
        ([YES, YES, YES, HALF], Grade.GOOD),
        ([YES, YES, YES, NO], Grade.GOOD),
        ([YES, YES, NO, NO], Grade.HARD),
        ([YES, NO, NO, NO], Grade.AGAIN),
        ([HALF, NO, NO, NO], Grade.WRONG),
        ([NO, NO, NO, NO], Grade.BLACKOUT),
    ],
)
def test_the_grade_follows_from_the_ticks_as_the_rule_says(given_ticks, grade):
    assert grade_of(given_ticks) is grade


def test_the_rule_names_every_grade():
    assert all(str(grade) in RULE for grade in range(6))


@given(ticks, st.data())
def test_a_better_tick_never_lowers_score_or_grade(before, data):
    place = data.draw(st.integers(0, len(before) - 1))
    after = [*before[:place], YES, *before[place + 1 :]]

    assert share(after) >= share(before)
    assert grade_of(after) >= grade_of(before)


def test_the_sentence_shows_how_the_grade_came_about():
    assert explained([YES, HALF, NO]) == "1.5 of 3 points make 50 %, which is grade 3."
    assert percent([YES, HALF, NO]) == 50
