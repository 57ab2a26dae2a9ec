"""Interviews as they were written at first: they open, go on, and what they moved goes back."""

from datetime import date
from pathlib import Path

import pytest
from studying import assert_sound, cards

from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade
from studyapp.services.attempts.reading import is_readable

ARCHIVE = Path(__file__).parents[2] / "data" / "archive_with_interviews.json"
"""Written before quizzes and interviews had one log: what was moved stands there as `moved`."""


@pytest.fixture
def before(collection, clock):
    clock.next_day(3)
    collection.importing.apply(collection.importing.plan(ARCHIVE))
    return collection


def test_a_finished_interview_opens_with_all_that_was_said(before):
    (line,) = before.interview.history()
    first, second = before.interview.result(line.id).answers

    assert (line.questions, line.percent) == (2, 25)
    assert (first.text, first.notes, first.seconds) == ("The cache keeps keys, λ.", "aside", 60)
    assert (first.ticks, first.grade) == ((Tick.YES, Tick.HALF, Tick.NO), Grade.GOOD)
    assert second.ticks == (Tick.NO,) * 3
    assert [past.text for past in before.interview.of_question("d/a1")] == [first.text]


def test_the_one_that_was_left_goes_on_with_its_draft(before):
    left = before.interview.unfinished()
    run = before.interview.resume(left.id)

    assert (run.draft.text, run.draft.notes, run.draft.milliseconds) == ("half a sent", "n", 7_000)
    run.lock("half a sentence", milliseconds=9_000)
    run.confirm([Tick.NO] * 3)
    assert run.finish().percent == 0


def test_what_it_moved_stands_after_it_was_put_back_and_moved_again(before):
    (line,) = before.interview.history()
    moved, day = before.interview.brought(line.id), date(2026, 3, 5)
    assert [card.memory.due for card in cards(before).values()].count(day) == 2

    assert moved == before.interview.put_back(line.id) == 2
    assert before.interview.brought(line.id) == 0
    assert day not in {card.memory.due for card in cards(before).values()}
    assert_sound(before)


def test_every_attempt_of_then_is_readable(before):
    with before.database.reading() as tx:
        records = list(tx.attempt_archive.all())

    assert [is_readable(record) for record in records] == [True, True]
