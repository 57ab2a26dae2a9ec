"""The figures of the interview's benchmark, on small examples."""

import pytest

from benchmarks.interview import Pair, kappa, report, text
from studyapp.core.interview.rubric import Tick

YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO


def pairs(*both):
    return [Pair("d/n", "strong", judged, suggested, False) for judged, suggested in both]


def test_kappa_is_one_for_the_same_marks_and_none_for_chance():
    assert kappa("aabb", "aabb") == pytest.approx(1)
    assert kappa("aabb", "abab") == pytest.approx(0)
    assert kappa("aaaaabbbbb", "aaaabbbbba") == pytest.approx(0.6)


def test_weighted_kappa_forgives_a_half():
    judged, near = [YES, NO, YES, NO], [HALF, NO, YES, NO]
    far = [NO, NO, YES, NO]

    def apart(one, other):
        return abs(one.worth - other.worth)

    assert kappa(judged, near, apart) > kappa(judged, far, apart)


def test_precision_and_recall_count_points():
    found = report(pairs((YES, YES), (YES, NO), (NO, YES), (NO, NO), (HALF, HALF)), 1)

    by_name = {each.name: each for each in found.classes}
    assert (by_name["yes"].precision, by_name["yes"].recall) == (0.5, 0.5)
    assert by_name["hit (yes or half)"].recall == pytest.approx(2 / 3)
    assert found.agreement == pytest.approx(0.6)
    assert "5 points" in text(found)
