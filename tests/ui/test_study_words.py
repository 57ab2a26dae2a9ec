"""Due days are said as a learner says them, and time is counted only while it is watched."""

from datetime import date, timedelta

import pytest

from studyapp.core.cards import Card, Memory
from studyapp.core.scheduling.events import Grade
from studyapp.ui.study_words import due_tip, due_words, grade_meaning, grade_name, stage_words
from studyapp.ui.widgets.question.timer import LONGEST_MS, AnswerTimer

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY - timedelta(days=3), "again today"),
        (TODAY, "again today"),
        (TODAY + timedelta(days=1), "tomorrow"),
        (TODAY + timedelta(days=2), "in 2 days"),
        (TODAY + timedelta(days=30), "in 30 days"),
        (TODAY + timedelta(days=31), "21 Dec"),
        (date(2026, 12, 31), "31 Dec"),
        (date(2027, 2, 1), "1 Feb 2027"),
    ],
)
def test_due_days(day, said):
    assert due_words(day, TODAY) == said


def test_a_tip_has_the_exact_day():
    tip = due_tip(Grade.GOOD, date(2026, 12, 12), TODAY)

    assert tip.splitlines() == ["Right, after a moment.", "Sat 12 Dec 2026, in 22 days"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY - timedelta(days=1), "asked again at the end of today's session"),
        (TODAY, "asked again at the end of today's session"),
        (TODAY + timedelta(days=1), "tomorrow, Sat 21 Nov 2026"),
        (TODAY + timedelta(days=2), "Sun 22 Nov 2026, in 2 days"),
    ],
)
def test_the_tip_of_a_grade_says_when_the_card_comes_back(day, said):
    assert due_tip(Grade.AGAIN, day, TODAY).splitlines() == ["Wrong, but it was close.", said]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("new", "New card"),
        ("drill", "Drill: cards you missed today"),
        ("due", "Review, last gap 6 days"),
    ],
)
def test_why_a_card_is_asked_is_said_in_a_few_words(stage, said):
    card = Card(1, "d/n#0", "d/n", 0, "D", Memory(interval=6))

    assert stage_words(stage, card) == said


def test_every_grade_has_its_own_name_and_meaning():
    assert len({grade_name(grade) for grade in Grade}) == 6
    assert len({grade_meaning(grade) for grade in Grade}) == 6


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_a_timer_counts_only_while_it_runs():
    clock = Clock()
    timer = AnswerTimer(clock)
    timer.start()
    clock.now += 2
    timer.pause()
    timer.pause()
    clock.now += 50
    timer.resume()
    timer.resume()
    clock.now += 1.5

    assert timer.milliseconds == 3500


def test_a_timer_begins_anew_and_has_an_end():
    clock = Clock()
    timer = AnswerTimer(clock)
    timer.start()
    clock.now += 5000
    assert timer.milliseconds == LONGEST_MS

    timer.start()
    assert timer.milliseconds == 0


def test_a_clock_that_goes_back_gives_no_negative_time():
    clock = Clock()
    timer = AnswerTimer(clock)
    timer.start()
    clock.now -= 10

    assert timer.milliseconds == 0
