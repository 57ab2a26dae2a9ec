"""What makes a question weak, which ladder goes first, and when time is named."""

from datetime import date, timedelta

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.feedback import feedback
from studyapp.core.interview.ladder_walk import Taken, first_step, next_step
from studyapp.core.interview.planning import UNKNOWN, planned, target_seconds, weakness
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion, TextSpan
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.memory import Memory

TODAY = date(2026, 3, 2)


def memory(*, ease=250, lapses=0, late=-100, interval=10):
    return Memory.on_days(5, interval, ease, TODAY - timedelta(days=late), TODAY, 5, lapses)


@pytest.mark.parametrize(
    ("changes", "weak"),
    [
        ({}, 0.0),
        ({"lapses": 1}, 0.4 * 0.3),
        ({"lapses": 2}, 0.4 * 0.51),
        ({"ease": 249}, 0.35 / 120),
        ({"ease": 130}, 0.35),
        ({"ease": 120}, 0.35),
        ({"ease": 300}, 0.0),
        ({"late": -1}, 0.0),
        ({"late": 0}, 0.25 * 0.1),
        ({"late": 4}, 0.25 * 0.5),
        ({"late": 9}, 0.25),
        ({"late": 99}, 0.25),
        ({"late": 0, "interval": 0}, 0.25),
    ],
)
def test_lapses_ease_and_lateness_add_up_to_weakness(changes, weak):
    assert weakness([memory(**changes)], TODAY) == pytest.approx(weak)


def test_the_weakest_card_and_the_last_interview_make_a_question_weak():
    assert weakness([], TODAY) == weakness([Memory()], TODAY) == UNKNOWN == 0.5
    assert weakness([memory(), memory(ease=130)], TODAY) == pytest.approx(0.35)
    assert weakness([memory()], TODAY, [0.2, 1.0]) == pytest.approx(0.4)


def question(name, deck, priority="nice-to-have", follows=""):
    links = (("follows", follows),) if follows else ()
    attributes = (("priority", priority), *links)
    return Note(f"d/{name}", deck, NoteKind.OPEN, "?", key_points=("p",) * 4, attributes=attributes)


def topics(notes, weak=None, seeds=12):
    """Return the topics of the ladders in their order, for each of some seeds."""
    weak = dict.fromkeys([note.guid for note in notes], 0.5) | (weak or {})
    return {
        tuple(ladder.topic for ladder in planned(notes, weak, minutes=10, seed=seed).ladders)
        for seed in range(seeds)
    }


@pytest.mark.parametrize(
    ("priority", "weak", "is_first"),
    [
        ("critical", 0.2, True),
        ("important", 0.4, True),
        ("important", 0.05, False),
        ("critical", 0.0, None),
        ("nice-to-have", 0.66, True),
        ("nice-to-have", 0.3, False),
    ],
)
def test_priority_goes_before_weakness_and_chance_mixes_equals_only(priority, weak, is_first):
    notes = [question("a", "A", priority), question("b", "B")]

    orders = topics(notes, {"d/a": weak}, seeds=40)

    wanted = {True: {("A", "B")}, False: {("B", "A")}, None: {("A", "B"), ("B", "A")}}
    assert orders == wanted[is_first]


def test_a_second_ladder_of_a_topic_waits_for_other_topics():
    notes = [question("a", "A"), question("b", "A"), question("c", "C")]
    weak = {"d/a": 0.9, "d/b": 0.9}

    assert topics(notes, weak | {"d/c": 0.7}) == {("A", "C", "A")}
    assert topics(notes, weak | {"d/c": 0.3}) == {("A", "A", "C")}


def ladder(deck, rungs):
    names = [f"{deck}{rung}" for rung in range(rungs)]
    follows = ["", *names]
    return [
        question(name, deck, follows=before) for name, before in zip(names, follows, strict=False)
    ]


@pytest.mark.parametrize(("rungs", "is_first"), [(3, True), (2, False)])
def test_a_ladder_of_three_rungs_goes_first(rungs, is_first):
    orders = topics([*ladder("A", rungs), question("b", "B")], seeds=40)

    assert (orders == {("A", "B")}) is is_first


def test_a_question_is_aimed_at_time_to_think_and_for_each_point():
    assert target_seconds(question("a", "A")) == 40 + 4 * 25


def test_a_question_is_put_while_half_its_time_is_left():
    notes = [question("a", "A"), question("b", "B")]
    plan = planned(notes, {}, minutes=10, seed=1)
    first = first_step(plan)

    def after(seconds):
        return next_step(plan, [Taken(first, Grade.GOOD, seconds * 1000)])

    assert plan.seconds == 600
    assert after(600 - 70) is not None
    assert after(600 - 69) is None


def said(ticks, seconds, quote=""):
    points = ("first", "second")
    span = TextSpan(0, len(quote)) if quote else None
    claim = PointSuggestion("second", Tick.NO, passage=span, wrong=bool(quote))
    suggested = (PointSuggestion("first", Tick.NO), claim)
    return " ".join(
        feedback(
            points, ticks, suggested, text=quote, seconds=seconds, target_seconds=120
        ).sentences
    )


@pytest.mark.parametrize(
    ("seconds", "ticks", "named"),
    [
        (181, (Tick.YES, Tick.YES), "It took 3:01; aim for 2:00"),
        (180, (Tick.YES, Tick.YES), ""),
        (47, (Tick.YES, Tick.HALF), "You stopped after 0:47 of 2:00"),
        (48, (Tick.YES, Tick.HALF), ""),
        (47, (Tick.YES, Tick.YES), ""),
        (0, (Tick.YES, Tick.NO), ""),
    ],
)
def test_time_is_named_when_it_was_far_from_the_aim(seconds, ticks, named):
    found = said(ticks, seconds)

    assert named in found
    assert bool(named) is ("2:00" in found)


def test_a_long_quote_is_cut_at_a_word():
    words = ("word " * 32).strip()

    assert len(words) == 159
    assert f"“{words}”" in said((Tick.YES, Tick.NO), 100, words)
    longer = f"{words} and more"
    assert f"“{words} …”" in said((Tick.YES, Tick.NO), 100, longer)
