"""Planning an interview: ladders, weakness, and the way through it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from strategies import changed

from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.ladder_walk import (
    Taken,
    TopicDepth,
    depths,
    first_step,
    next_step,
    used_seconds,
)
from studyapp.core.interview.planning import climbs, planned, target_seconds, weakness
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.memory import Memory

TODAY = date(2026, 3, 2)
POINTS = ("one", "two", "three", "four")


def question(name, deck="A", follows="", points=POINTS, priority="important"):
    attributes = (("priority", priority), *((("follows", follows),) if follows else ()))
    return Note(
        f"d/{name}", deck, NoteKind.OPEN, f"Ask {name}?", key_points=points, attributes=attributes
    )


def shelf():
    return [
        question("a1"),
        question("a2", follows="a1"),
        question("a3", follows="a2"),
        question("b1", "B"),
        question("b2", "B", follows="b1"),
        question("c1", "C"),
        Note("d/fact", "C", NoteKind.PLAIN, "A fact", "is not asked"),
    ]


def walk(plan, grade, milliseconds=60_000, most=50):
    """Take every question with the grade that `grade` gives it."""
    taken = []
    while len(taken) < most and (step := next_step(plan, taken)) is not None:
        taken.append(Taken(step, grade(step), milliseconds))
    return taken


def test_each_open_question_stands_on_one_ladder_only():
    ladders = climbs(shelf())

    rungs = [guid for ladder in ladders for guid in ladder.rungs]
    assert sorted(rungs) == ["d/a1", "d/a2", "d/a3", "d/b1", "d/b2", "d/c1"]
    assert ("d/a1", "d/a2", "d/a3") in [ladder.rungs for ladder in ladders]


def test_a_follow_up_of_a_note_without_key_points_begins_its_own_ladder():
    notes = [question("a"), replace(question("b", follows="a"), key_points=())]
    notes.append(question("c", follows="b"))

    assert [ladder.rungs for ladder in climbs(notes)] == [("d/a", "d/c")]


def test_a_branch_asks_its_common_start_once():
    notes = [question("a"), question("b", follows="a"), question("c", follows="a")]

    assert sorted(len(ladder.rungs) for ladder in climbs(notes)) == [1, 2]


def test_weak_topics_come_first():
    weak = {"d/c1": 1.0, "d/a1": 0.0, "d/a2": 0.0, "d/a3": 0.0, "d/b1": 0.1, "d/b2": 0.1}

    plan = planned(shelf(), weak, minutes=20, seed=1)

    assert plan.ladders[0].topic == "C"


def test_critical_questions_come_before_important_ones():
    notes = [question("a", "A"), question("b", "B", priority="critical")]

    firsts = {planned(notes, {}, minutes=20, seed=seed).ladders[0].topic for seed in range(20)}

    assert firsts == {"B"}


@given(st.integers(0, 1_000))
def test_the_same_seed_gives_the_same_plan(seed):
    assert planned(shelf(), {}, minutes=20, seed=seed) == planned(
        list(shelf()), {}, minutes=20, seed=seed
    )


def test_other_seeds_give_other_orders():
    orders = {planned(shelf(), {}, minutes=20, seed=seed).ladders for seed in range(30)}

    assert len(orders) > 1


def test_without_open_questions_there_is_no_plan():
    assert planned([shelf()[-1]], {}, minutes=20, seed=1) is None


def test_a_question_with_more_points_gets_more_time():
    assert target_seconds(question("x")) < target_seconds(question("x", points=(*POINTS, "five")))


def test_lapses_low_ease_lateness_and_bad_answers_make_a_question_weaker():
    solid = Memory.on_days(5, 40, 260, TODAY + timedelta(days=30), TODAY, reviews=5)
    assert weakness([changed(solid, lapses=4)], TODAY) > weakness([solid], TODAY)
    assert weakness([changed(solid, ease=150)], TODAY) > weakness([solid], TODAY)
    assert weakness([changed(solid, due=TODAY - timedelta(days=9))], TODAY) > weakness(
        [solid], TODAY
    )
    assert weakness([solid], TODAY, [0.1]) > weakness([solid], TODAY, [0.9])


@given(
    st.integers(0, 30),
    st.integers(130, 400),
    st.integers(1, 4000),
    st.integers(-900, 900),
    st.lists(st.floats(0, 1), max_size=3),
)
def test_weakness_stays_between_nothing_and_one(lapses, ease, interval, wait, scores):
    memory = Memory.on_days(3, interval, ease, TODAY + timedelta(days=wait), TODAY, 3, lapses)

    assert 0 <= weakness([memory], TODAY, scores) <= 1


def test_the_interviewer_climbs_until_the_answer_fails():
    plan = planned(shelf(), {"d/a1": 1, "d/a2": 1, "d/a3": 1}, minutes=45, seed=1)

    taken = walk(plan, lambda step: Grade.AGAIN if step.note == "d/a2" else Grade.GOOD)

    asked = [each.step.note for each in taken]
    assert asked[:2] == ["d/a1", "d/a2"]
    assert "d/a3" not in asked
    assert depths(taken)[0] == TopicDepth("A", reached=1, rungs=3, failed_at="d/a2")


def test_a_ladder_that_holds_is_climbed_to_its_end():
    plan = planned(shelf(), {"d/a1": 1, "d/a2": 1, "d/a3": 1}, minutes=45, seed=1)

    taken = walk(plan, lambda _: Grade.EASY)

    assert depths(taken)[0] == TopicDepth("A", reached=3, rungs=3)
    assert [each.step.rung for each in taken[:3]] == [1, 2, 3]
    assert [each.step.number for each in taken] == list(range(1, len(taken) + 1))
    assert len({each.step.note for each in taken}) == len(taken) == 6


def test_the_time_ends_the_interview():
    plan = planned(shelf(), {}, minutes=10, seed=1)

    taken = walk(plan, lambda _: Grade.EASY, milliseconds=5 * 60_000)

    assert len(taken) == 2
    assert used_seconds(taken) == 600


def test_a_quick_answer_counts_for_half_its_target():
    plan = planned(shelf(), {}, minutes=10, seed=1)
    step = first_step(plan)

    assert used_seconds([Taken(step, Grade.GOOD, 1)]) == step.target_seconds / 2


def test_deleted_questions_are_passed_over():
    plan = planned(shelf(), {"d/a1": 1, "d/a2": 1, "d/a3": 1}, minutes=45, seed=1)
    first = first_step(plan)

    after = next_step(plan, [Taken(first, Grade.GOOD, 1)], missing={"d/a2"})

    assert after.note == "d/a3"
    assert first_step(plan, missing={note.guid for note in shelf()}) is None


def test_what_is_a_roles_own_matter_comes_sooner():
    notes = [question("critical", priority="critical"), question("own", "B")]

    plain = planned(notes, {}, minutes=20, seed=1)
    near = planned(notes, {}, minutes=20, seed=1, near={"d/own": 1.0})

    assert [ladder.rungs for ladder in plain.ladders] == [("d/critical",), ("d/own",)]
    assert [ladder.rungs for ladder in near.ladders] == [("d/own",), ("d/critical",)]
