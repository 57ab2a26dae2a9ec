"""What counts as missed in the result of an interview."""

import pytest

from studyapp.core.interview.result import AnswerFeedback, InterviewResult, JudgedAnswer
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade

YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO


def result(*all_ticks):
    answers = tuple(
        JudgedAnswer(
            note=f"d/{number}",
            topic="A",
            front="?",
            back=".",
            key_points=("p",) * len(ticks),
            text="",
            notes="",
            spoken=False,
            seconds=1,
            target_seconds=1,
            rung=1,
            ticks=tuple(ticks),
            grade=Grade(number),
            quotes=("",) * len(ticks),
            feedback=AnswerFeedback(),
        )
        for number, ticks in enumerate(all_ticks)
    )
    return InterviewResult("T", 10, 1, answers, (), (), ())


@pytest.mark.parametrize(
    ("ticks", "missed"),
    [
        ([YES, YES, YES, YES], False),
        ([YES, YES, YES, HALF], False),
        ([YES, YES, YES, NO], True),
        ([HALF, HALF, HALF, HALF], True),
    ],
)
def test_a_missed_point_or_too_many_halves_make_a_miss(ticks, missed):
    assert result(ticks).missed == (("d/0",) if missed else ())


def test_score_and_grade_are_means():
    found = result([YES, YES], [NO, NO], [YES, NO])

    assert found.percent == 50
    assert found.grade == 1.0
    assert result().percent == 0
    assert result().grade == 0.0
