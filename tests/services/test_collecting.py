"""Work that seldom looks for cycles leaves Python as it found it."""

import gc
import weakref

import pytest

from studyapp.services.collecting import rare_garbage_collection


class Knot:
    """A value that knows itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _tidy():
    gc.collect()


def test_cycles_are_looked_for_as_often_as_before_when_the_work_is_done():
    before = gc.get_threshold()

    with rare_garbage_collection():
        within = gc.get_threshold()

    assert within[0] > before[0]
    assert gc.get_threshold() == before


def test_they_are_looked_for_as_before_when_the_work_fails():
    before = gc.get_threshold()

    with pytest.raises(ValueError, match="stop"), rare_garbage_collection():
        raise ValueError("stop")

    assert gc.get_threshold() == before


def test_what_was_made_meanwhile_is_not_gone_through_right_away():
    looks = []
    gc.callbacks.append(lambda phase, _: looks.append(phase))
    try:
        with rare_garbage_collection():
            kept = [[] for _ in range(100_000)]
    finally:
        gc.callbacks.pop()

    assert len(kept) == 100_000
    assert looks == []


def test_a_cycle_that_was_made_meanwhile_is_still_found_later():
    with rare_garbage_collection():
        knots = weakref.WeakSet(Knot() for _ in range(100_000))
        assert len(knots) == 100_000

    gc.collect()

    assert len(knots) == 0
