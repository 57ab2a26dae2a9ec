"""What an interview wrote down is read back as turns, and as the values it was made of."""

import json
from dataclasses import replace
from datetime import date

import pytest

from studyapp.core.attempts.entries import AttemptEntry, entry_line
from studyapp.core.cards import Note, NoteKind
from studyapp.core.interview.codec import (
    InterviewSpec,
    result_from_json,
    result_to_json,
    spec_from_json,
    spec_to_json,
)
from studyapp.core.interview.entries import (
    after,
    answers_in,
    asked_entry,
    kept_entry,
    locked_entry,
    marked_entry,
    reviewed_entry,
    turns_in,
)
from studyapp.core.interview.ladder_walk import Step, Taken, TopicDepth
from studyapp.core.interview.planning import Ladder, Plan
from studyapp.core.interview.result import (
    AnswerFeedback,
    CardToRead,
    InterviewResult,
    JudgedAnswer,
    PlanDay,
)
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion, Suggestion, TextSpan
from studyapp.core.interview.turns import Turn, UnlockedAnswer
from studyapp.core.scheduling.events import Grade

STEP = Step("d/a", "Deck", 2, 1, 3, 90)
DRAFT = UnlockedAnswer("It reads.", "my notes", 4200)
NOTE = Note(
    *("d/a", "Deck", NoteKind.OPEN, "Why?", "Because."),
    key_points=("one", "two"),
    more="More.",
    tags=("x", "y"),
)
LOCKED = locked_entry(DRAFT, NOTE, STEP, spoken=True)
MARKED = marked_entry([Tick.YES, Tick.HALF], Grade.HARD, [Tick.NO, Tick.NO])


def turns(*payloads, position=0):
    return turns_in(AttemptEntry(position, 10 + at, text) for at, text in enumerate(payloads))


def test_a_question_that_was_put_is_not_answered_yet():
    [turn] = turns(asked_entry(STEP))

    assert turn == Turn(STEP, 10)
    assert (turn.locked, turn.is_marked, turn.reviewed, turn.said) == (False, False, False, "")


def test_the_last_kept_draft_stands():
    [turn] = turns(asked_entry(STEP), kept_entry(UnlockedAnswer("It")), kept_entry(DRAFT))

    assert (turn.draft, turn.locked, turn.at) == (DRAFT, False, 10)


def test_a_locked_answer_keeps_its_question_as_it_was_then():
    [turn] = turns(asked_entry(STEP), LOCKED)

    assert (turn.at, turn.locked, turn.spoken, turn.draft) == (11, True, True, DRAFT)
    assert turn.note_then == NOTE
    assert not turn.is_marked


def test_a_locked_answer_is_not_changed_by_a_draft():
    [turn] = turns(asked_entry(STEP), LOCKED, kept_entry(UnlockedAnswer("Too late")))

    assert turn.draft == DRAFT


def test_ticks_and_grade_are_those_that_the_learner_confirmed():
    [turn] = turns(asked_entry(STEP), LOCKED, MARKED)

    assert (turn.ticks, turn.grade, turn.is_marked) == ((Tick.YES, Tick.HALF), Grade.HARD, True)
    assert turn.taken == Taken(STEP, Grade.HARD, 4200)


def test_the_ticks_that_were_suggested_are_kept_beside_those_confirmed():
    assert json.loads(MARKED)["suggested"] == ["no", "no"]


def test_without_a_grade_it_follows_from_the_ticks():
    [turn] = turns(asked_entry(STEP), LOCKED, entry_line("marked", ticks=["yes", "no"]))

    assert turn.grade is Grade.HARD


def test_a_reviewed_answer_says_so():
    [turn] = turns(asked_entry(STEP), LOCKED, MARKED, reviewed_entry("e1"))

    assert turn.reviewed
    assert turn.ticks


def test_what_a_turn_does_not_know_is_passed_over():
    [turn] = turns(asked_entry(STEP), entry_line("later", text="x"))

    assert turn == Turn(STEP, 10)


def test_an_answer_to_a_question_that_was_never_put_is_none():
    assert turns(kept_entry(DRAFT), LOCKED, MARKED) == []


def test_one_more_entry_makes_the_same_turn_as_all_of_them():
    [before] = turns(asked_entry(STEP))
    [whole] = turns(asked_entry(STEP), LOCKED)

    assert after(before, LOCKED, 11) == whole


def test_turns_come_in_the_order_of_their_positions():
    entries = [
        AttemptEntry(2, 1, asked_entry(replace(STEP, note="d/late"))),
        AttemptEntry(1, 2, asked_entry(replace(STEP, note="d/early"))),
        AttemptEntry(2, 3, kept_entry(DRAFT)),
    ]

    early, late = turns_in(entries)

    assert (early.step.note, late.step.note) == ("d/early", "d/late")
    assert (early.draft, late.draft) == (UnlockedAnswer(), DRAFT)


def test_locked_answers_of_all_interviews_come_newest_first():
    def of(attempt, position, at, *payloads):
        return [(attempt, AttemptEntry(position, at, text)) for text in payloads]

    entries = [
        *of("i1", 1, 100, asked_entry(STEP), LOCKED),
        *of("i1", 2, 300, asked_entry(STEP), LOCKED),
        *of("i2", 1, 200, asked_entry(STEP), LOCKED),
        *of("i3", 1, 400, asked_entry(STEP), kept_entry(DRAFT)),
    ]

    assert [(attempt, turn.at) for attempt, turn in answers_in(entries)] == [
        *(("i1", 300), ("i2", 200), ("i1", 100))
    ]


@pytest.mark.parametrize(
    ("spoken", "text", "said"),
    [
        (True, "", "my notes"),
        (True, "written", "written"),
        (False, "", ""),
        (False, "written", "written"),
    ],
)
def test_the_notes_of_a_spoken_answer_are_judged_where_nothing_was_written(spoken, text, said):
    draft = UnlockedAnswer(text, "my notes")

    assert Turn(STEP, 1, draft, spoken=spoken).said == said


@pytest.mark.parametrize("deck", [None, "Deck::Überbau"])
@pytest.mark.parametrize("spoken", [True, False])
def test_how_an_interview_was_made_comes_back(deck, spoken):
    ladders = (Ladder("A", ("d/a", "d/b")), Ladder("B", ("d/c",)))
    spec = InterviewSpec(Plan(20, 7, ladders, {"d/a": 90, "d/b": 65, "d/c": 40}), deck, spoken)

    text = spec_to_json(spec)

    assert spec_from_json(text) == spec
    assert "\n" not in text
    assert spec.plan.seconds == 1200


def test_a_result_comes_back_whole():
    card = CardToRead(4, "d/b", "Front", "It explains it.")
    said = AnswerFeedback(("p",), ("h",), ("m", "w"), ("w",), (card,), ("A sentence.",))
    answer = JudgedAnswer(
        note="d/a",
        topic="Deck",
        front="Why?",
        back="Because.",
        key_points=("one", "two"),
        text="It reads.",
        notes="mine",
        spoken=True,
        seconds=31,
        target_seconds=90,
        rung=2,
        ticks=(Tick.YES, Tick.HALF),
        grade=Grade.GOOD,
        quotes=("It reads.", ""),
        feedback=said,
    )
    result = InterviewResult(
        title="Ä title",
        minutes=20,
        seconds=31,
        answers=(answer,),
        depths=(TopicDepth("Deck", 1, 3, "d/x"),),
        plan=(PlanDay(date(2026, 3, 3), (card,)), PlanDay(date(2026, 3, 4), ())),
        sentences=("First.", "Second."),
    )

    read = result_from_json(result_to_json(result))

    assert read == result
    assert read.answers[0].percent == read.percent == 75
    assert read.grade == 4.0
    assert isinstance(read.answers[0].ticks[0], Tick)


def test_a_suggestion_names_the_words_it_was_made_from():
    points = (
        PointSuggestion("one", Tick.YES, (TextSpan(0, 2), TextSpan(3, 8))),
        PointSuggestion("two", Tick.NO),
    )

    assert Suggestion(points).ticks == (Tick.YES, Tick.NO)
    assert [span.of("It reads.") for span in points[0].spans] == ["It", "reads"]
    assert Suggestion(()).ticks == ()
