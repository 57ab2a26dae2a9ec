"""Python's search for cycles, kept out of work that makes very many values that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_MADE_BETWEEN = 1_000_000
_MANY = 50_000


@contextmanager
def rare_garbage_collection() -> Iterator[None]:
    """Search for cycles seldom: a third of the time that a large import takes is spent on it.

    Where very much was made it counts as old in the end, so that it is not gone through then.
    """
    gc.set_threshold(_MADE_BETWEEN, *_USUAL[1:])
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*_USUAL)
