"""A real learner's half year of reviews, folded in every way there is."""

import csv
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

import pytest

from studyapp.core.scheduling.events import Event, Grade, Review, Undo
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import effective, merge, next_state, replay
from studyapp.core.scheduling.sm2 import EASE_FLOOR, Sm2, Sm2Reading
from studyapp.core.scheduling.study_day import study_day

pytestmark = pytest.mark.shared
ZONE = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def answers(shared_folder):
    """Return card, grade, instant and study day of every review, in the order they were given."""
    with (shared_folder / "data" / "reviews_real.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: row["review_time"])
    instants = [datetime.fromisoformat(row["review_time"]) for row in rows]
    return [
        (row["card_id"], Grade(int(row["review_rating"]) + 1), at, study_day(at, ZONE))
        for row, at in zip(rows, instants, strict=True)
    ]


def studied(scheduler, answers):
    """Answer as the learner did; return each card's log and the memory carried along beside it.

    A card's repeats within a study day go into the drill, as the session would ask them.
    """
    logs, memories, numbers = defaultdict(list), defaultdict(Memory), count()
    for card, grade, instant, day in answers:
        memory, at = memories[card], int(instant.timestamp() * 1000)
        drill = memory.last == day
        due = memory.due if drill else scheduler.next_due(memory, grade, day, card)
        event_id = uuid7(at, next(numbers).to_bytes(10))
        event = Event(event_id, at, card, day, Review(grade, due, drill=drill))
        logs[card].append(event)
        memories[card] = next_state(scheduler, memory, event)
    return logs, memories


@pytest.mark.parametrize("reading", Sm2Reading)
def test_carrying_memory_along_gives_what_a_replay_gives(answers, reading):
    scheduler = Sm2(reading)

    logs, memories = studied(scheduler, answers)

    assert sum(len(log) for log in logs.values()) == 12_580
    assert len(logs) == 1_205
    assert [card for card, log in logs.items() if replay(scheduler, log) != memories[card]] == []


def test_two_machines_that_shared_the_work_come_to_the_same_memories(answers):
    scheduler, chance = Sm2(), Random(20)
    logs, memories = studied(scheduler, answers)
    events = [event for log in logs.values() for event in log]
    here = [event for event in events if chance.random() < 0.6]
    known_here = {event.id for event in here}
    there = [event for event in events if event.id not in known_here or chance.random() < 0.3]

    merged = merge(chance.sample(there, len(there)), here)

    by_card = defaultdict(list)
    for event in merged:
        by_card[event.card].append(event)
    assert {card: replay(scheduler, log) for card, log in by_card.items()} == dict(memories)


def test_taking_back_the_last_answer_of_every_card_leaves_what_was_before_it(answers):
    scheduler = Sm2()
    logs, _ = studied(scheduler, answers)

    for card, log in logs.items():
        last = log[-1]
        undo = Event(uuid7(last.at + 1, bytes(10)), last.at + 1, card, last.day, Undo(last.id))
        assert effective([*log, undo]) == log[:-1]
        assert replay(scheduler, [*log, undo]) == replay(scheduler, log[:-1])


def test_every_memory_stays_within_its_bounds_and_every_answer_is_counted(answers):
    scheduler = Sm2()

    logs, memories = studied(scheduler, answers)

    first_of_day = Counter(card for card, day in {(card, day) for card, _, _, day in answers})
    for card, memory in memories.items():
        assert memory.reviews == first_of_day[card]
        assert memory.lapses <= memory.reviews - 1
        assert 1 <= memory.interval <= scheduler.maximum_interval
        assert memory.ease >= EASE_FLOOR
        assert memory.due > memory.last >= logs[card][0].day
        assert memory.due - memory.last <= timedelta(days=memory.interval * 1.5 + 2)


def test_the_drill_answers_of_the_log_change_no_schedule(answers):
    scheduler = Sm2()
    logs, memories = studied(scheduler, answers)

    for card, log in logs.items():
        asked = [event for event in log if not event.action.drill]
        without, known = replay(scheduler, asked), memories[card]
        assert (without.interval, without.ease, without.due, without.reviews) == (
            known.interval,
            known.ease,
            known.due,
            known.reviews,
        )
