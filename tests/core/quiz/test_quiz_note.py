"""When a card counts as badly known, on both sides of each limit."""

import pytest

from studyapp.core.quiz.quiz_note import is_weak
from studyapp.core.scheduling.memory import Memory

KNOWN = Memory(interval=30, ease=250, repetitions=4, reviews=5)


@pytest.mark.parametrize(
    ("changes", "weak"),
    [
        ({}, False),
        ({"repetitions": 0}, True),
        ({"repetitions": 1}, False),
        ({"ease": 220}, False),
        ({"ease": 219}, True),
        ({"lapses": 1}, False),
        ({"lapses": 1, "interval": 21}, False),
        ({"lapses": 1, "interval": 20}, True),
        ({"lapses": 0, "interval": 20}, False),
        ({"lapses": 3, "interval": 1}, True),
        ({"reviews": 0, "repetitions": 0, "ease": 130, "lapses": 2, "interval": 0}, False),
        ({"reviews": 1, "ease": 130}, True),
    ],
)
def test_a_card_is_weak_when_it_was_forgotten_or_often_hard(changes, weak):
    assert is_weak(KNOWN._replace(**changes)) is weak
