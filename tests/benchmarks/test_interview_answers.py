"""The judged interview answers fit their questions and are spread as the benchmark needs."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.interview import judged_questions

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
HALVES = ("interview_answers_development.json", "interview_answers_held_back.json")
KINDS = {"strong", "partial", "wrong", "off topic", "negated", "in other words"}
TICKS = {"yes", "half", "no"}
FEWEST = {"strong": 20, "partial": 15, "wrong": 10, "off topic": 5, "negated": 15}


@pytest.fixture(scope="module")
def halves() -> list[list[dict]]:
    return [json.loads((DATA / name).read_text(encoding="utf-8")) for name in HALVES]


@pytest.fixture(scope="module")
def answers(halves) -> list[dict]:
    return [row for half in halves for row in half]


@pytest.fixture(scope="module")
def points() -> dict[str, int]:
    """Give the number of key points of each question as it was judged."""
    return {note.guid: len(note.key_points) for note in judged_questions()}


def test_every_answer_has_a_tick_for_each_key_point_of_its_note(answers, points):
    wrong = [row["note"] for row in answers if len(row["ticks"]) != points.get(row["note"])]

    assert wrong == []


def test_there_are_enough_answers_to_enough_notes_of_enough_decks(answers):
    notes = {row["note"] for row in answers}

    assert len(answers) >= 150
    assert len(notes) == 50
    assert len({note.split("/")[0] for note in notes}) >= 20


def test_no_note_is_in_both_halves(halves):
    development, held_back = ({row["note"] for row in half} for half in halves)

    assert len(development) == len(held_back) == 25
    assert development.isdisjoint(held_back)


@pytest.mark.parametrize("which", [0, 1], ids=["development", "held back"])
def test_each_half_has_every_kind_of_answer_and_of_tick(halves, which):
    kinds = Counter(row["kind"] for row in halves[which])

    assert set(kinds) == KINDS
    assert all(kinds[kind] >= fewest for kind, fewest in FEWEST.items())
    assert {tick for row in halves[which] for tick in row["ticks"]} == TICKS


def test_no_answer_is_there_twice(answers):
    texts = Counter(" ".join(row["answer"].casefold().split()) for row in answers)

    assert [text for text, times in texts.items() if times > 1] == []


def test_every_note_has_three_to_five_answers_in_the_order_of_notes(halves):
    for half in halves:
        notes = [row["note"] for row in half]

        assert notes == sorted(notes)
        assert set(Counter(notes).values()) <= {3, 4, 5}


def test_an_answer_off_topic_earns_no_whole_point(answers):
    aside = [row for row in answers if row["kind"] == "off topic"]

    assert [row["note"] for row in aside if "yes" in row["ticks"]] == []
