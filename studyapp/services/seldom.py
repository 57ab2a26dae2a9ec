"""Python's search for cycles, kept out of work that makes very many values that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_MADE_BETWEEN = 1_000_000


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Search for cycles seldom: a third of the time that a large import takes is spent on it.

    What was made counts as old when the work is done, so that it is not gone through right then.
    """
    gc.set_threshold(_MADE_BETWEEN, *_USUAL[1:])
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*_USUAL)
