"""The way through an interview: when it climbs, when it goes on, and when the time is used up."""

from dataclasses import replace

import pytest

from studyapp.core.interview.ladder_walk import (
    Step,
    Taken,
    TopicDepth,
    depths,
    first_step,
    next_step,
    used_seconds,
)
from studyapp.core.interview.planning import Ladder, Plan
from studyapp.core.scheduling.events import Grade

LADDERS = (Ladder("A", ("a/1", "a/2", "a/3")), Ladder("B", ("b/1",)), Ladder("C", ("c/1", "c/2")))
PLAN = Plan(10, 1, LADDERS, {guid: 100 for ladder in LADDERS for guid in ladder.rungs})


def step(note, number=1, rung=1, rungs=3, topic="A", target=100):
    return Step(note, topic, number, rung, rungs, target)


def taken(note, grade=Grade.GOOD, seconds=60, **values):
    return Taken(step(note, **values), grade, seconds * 1000)


def where(found):
    return None if found is None else (found.note, found.topic, found.number, found.rung)


def test_the_first_question_is_the_first_rung_of_the_first_ladder():
    assert first_step(PLAN) == Step("a/1", "A", 1, 1, 3, 100)


@pytest.mark.parametrize(
    ("missing", "first"),
    [
        (["a/1"], ("a/2", "A", 1, 1)),
        (["a/2"], ("a/1", "A", 1, 1)),
        (["a/1", "a/2", "a/3"], ("b/1", "B", 1, 1)),
        (["a/1", "a/2", "a/3", "b/1"], ("c/1", "C", 1, 1)),
        (list(PLAN.targets), None),
    ],
)
def test_notes_that_are_gone_are_passed_over_at_the_beginning(missing, first):
    assert where(first_step(PLAN, missing)) == first
    assert where(next_step(PLAN, [], missing)) == first


def test_a_ladder_counts_only_the_rungs_that_are_there():
    assert first_step(PLAN, ["a/2"]).rungs == 2


@pytest.mark.parametrize(
    ("grade", "goes_to"),
    [
        (Grade.BLACKOUT, ("b/1", "B", 2, 1)),
        (Grade.WRONG, ("b/1", "B", 2, 1)),
        (Grade.AGAIN, ("b/1", "B", 2, 1)),
        (Grade.HARD, ("a/2", "A", 2, 2)),
        (Grade.GOOD, ("a/2", "A", 2, 2)),
        (Grade.EASY, ("a/2", "A", 2, 2)),
    ],
)
def test_an_answer_that_holds_is_followed_up_and_one_that_fails_is_not(grade, goes_to):
    assert where(next_step(PLAN, [taken("a/1", grade)])) == goes_to


@pytest.mark.parametrize(
    ("last", "missing", "goes_to"),
    [
        (taken("a/3", number=3, rung=3), [], ("b/1", "B", 4, 1)),
        (taken("a/1"), ["a/2"], ("a/3", "A", 2, 2)),
        (taken("a/1"), ["a/1"], ("a/2", "A", 2, 1)),
        (taken("a/2", rung=2), ["a/1"], ("a/3", "A", 2, 2)),
        (taken("a/1"), ["a/2", "a/3"], ("b/1", "B", 2, 1)),
        (taken("a/1"), ["a/2", "a/3", "b/1"], ("c/1", "C", 2, 1)),
        (taken("a/1", Grade.AGAIN), ["b/1"], ("c/1", "C", 2, 1)),
        (taken("b/1", topic="B"), [], ("c/1", "C", 2, 1)),
        (taken("c/1", topic="C"), [], ("c/2", "C", 2, 2)),
        (taken("c/1", Grade.AGAIN, topic="C"), [], None),
        (taken("c/2", topic="C", rung=2), [], None),
    ],
)
def test_the_next_question_is_the_next_one_that_is_there(last, missing, goes_to):
    assert where(next_step(PLAN, [last], missing)) == goes_to


@pytest.mark.parametrize(
    ("milliseconds", "is_asked"),
    [(549_000, True), (550_000, True), (550_001, False), (600_000, False)],
)
def test_a_question_is_asked_while_half_of_its_time_is_left(milliseconds, is_asked):
    last = replace(taken("a/1"), milliseconds=milliseconds)

    assert (next_step(PLAN, [last]) is not None) is is_asked


@pytest.mark.parametrize(
    ("seconds", "used"), [(0, 50.0), (49, 50.0), (50, 50.0), (51, 51.0), (400, 400.0)]
)
def test_a_quick_answer_counts_for_half_its_target(seconds, used):
    assert used_seconds([taken("a/1", seconds=seconds)]) == used
    assert used_seconds([taken("a/1", seconds=seconds), taken("a/2", seconds=10)]) == used + 50


def test_nothing_answered_has_used_no_time():
    assert used_seconds([]) == 0


@pytest.mark.parametrize(("rung", "follows"), [(1, False), (2, True), (3, True)])
def test_a_question_above_the_first_rung_follows_up(rung, follows):
    assert step("a/1", rung=rung).is_follow_up is follows


def test_each_ladder_tells_how_far_it_was_climbed_and_what_failed():
    walk = [
        taken("a/1"),
        taken("a/2", Grade.HARD, rung=2),
        taken("a/3", Grade.AGAIN, rung=3),
        taken("b/1", topic="B", rungs=1),
        taken("c/1", Grade.WRONG, topic="C", rungs=2),
    ]

    assert depths(walk) == (
        TopicDepth("A", 2, 3, "a/3"),
        TopicDepth("B", 1, 1, ""),
        TopicDepth("C", 0, 2, "c/1"),
    )
    assert depths(walk[:2]) == (TopicDepth("A", 2, 3, ""),)
    assert depths([]) == ()


def test_two_ladders_of_one_topic_are_told_apart():
    walk = [taken("a/1"), taken("a/9", Grade.BLACKOUT, rungs=1)]

    assert depths(walk) == (TopicDepth("A", 1, 3, ""), TopicDepth("A", 0, 1, "a/9"))


def test_a_follow_up_without_its_beginning_is_a_ladder_of_its_own():
    assert depths([taken("a/2", rung=2)]) == (TopicDepth("A", 2, 3, ""),)
