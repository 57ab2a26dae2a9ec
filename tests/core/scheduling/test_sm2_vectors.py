"""SM-2 against golden vectors: 200 sequences of grades in each of the four readings."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from strategies import FIRST_DAY, reviewed

from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "sm2_vectors.json").read_text("utf-8"))
UNBOUNDED = 10**9


def states(scheduler, grades):
    """Return repetitions, interval and E-Factor after each grade, each card asked when due."""
    memory, day, found = Memory(), FIRST_DAY, []
    for grade in grades:
        due = day + timedelta(days=1)
        memory = reviewed(scheduler, memory, Review(Grade(grade), due), day)
        found.append([memory.repetitions, memory.interval, memory.ease / 100])
        day = due
    return found


def test_there_are_two_hundred_sequences_for_every_reading():
    readings = {reading for case in VECTORS["cases"] for reading in case["expected"]}

    assert len(VECTORS["cases"]) == 200
    assert readings == {str(reading) for reading in Sm2Reading}


@pytest.mark.parametrize("fuzzed", [False, True])
@pytest.mark.parametrize("reading", Sm2Reading)
def test_every_sequence_gives_the_golden_states(reading, fuzzed):
    scheduler = Sm2(reading, fuzzed=fuzzed, maximum_interval=UNBOUNDED)

    wrong = [
        case["id"]
        for case in VECTORS["cases"]
        if states(scheduler, case["grades"]) != case["expected"][reading]
    ]

    assert wrong == []


@pytest.mark.parametrize("reading", Sm2Reading)
def test_the_days_shown_under_the_buttons_are_the_golden_intervals(reading):
    scheduler = Sm2(reading, fuzzed=False, maximum_interval=UNBOUNDED)
    wrong = []

    for case in VECTORS["cases"]:
        memory, day = Memory(), FIRST_DAY
        for grade, (_, interval, _) in zip(case["grades"], case["expected"][reading], strict=True):
            due = scheduler.next_due(memory, Grade(grade), day, "card")
            if (due - day).days != min(interval, (date.max - day).days):
                wrong.append((case["id"], grade))
            day += timedelta(days=1)
            memory = reviewed(scheduler, memory, Review(Grade(grade), day), day - timedelta(days=1))

    assert wrong == []
