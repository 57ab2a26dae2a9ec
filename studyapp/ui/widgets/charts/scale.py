"""Round numbers for the axes of charts."""

import math
from collections.abc import Sequence

_STEPS = (1, 2, 2.5, 5, 10)


def count_ticks(largest: float, wanted: int = 3) -> tuple[float, ...]:
    """Return whole, round values from 0 up to at least `largest`."""
    return _multiples(max(1, _round_step(largest / wanted)), largest)


def percent_ticks(values: Sequence[float], goal: float) -> tuple[float, ...]:
    """Return four or five percentages that hold all values and the goal, 100 at most."""
    low, high = min((*values, goal)), min(100.0, max((*values, goal)))
    step = next((s for s in (5, 10, 20, 25) if _span(low, high, s) <= 4), 25)
    start = math.floor(min(low, high - step) / step) * step
    return tuple(float(v) for v in range(max(0, start), math.ceil(high / step) * step + 1, step))


def short_number(value: float) -> str:
    """Return a number that fits beside an axis: 950, 1.5k, 20k."""
    if value >= 1000:
        return f"{value / 1000:.1f}".removesuffix(".0") + "k"
    return f"{value:g}"


def stride(places: int, room: float, widest: float) -> int:
    """Return how many places apart labels must stand so that they do not touch."""
    if places <= 1 or room <= 0:
        return 1
    return max(1, math.ceil(widest / (room / places)))


def _span(low: float, high: float, step: int) -> int:
    return math.ceil(high / step) - math.floor(low / step)


def _round_step(rough: float) -> float:
    if rough <= 0:
        return 1
    magnitude: float = 10 ** math.floor(math.log10(rough))
    return next(step * magnitude for step in _STEPS if step * magnitude >= rough)


def _multiples(step: float, largest: float) -> tuple[float, ...]:
    step = math.ceil(step)
    return tuple(step * index for index in range(max(1, math.ceil(largest / step)) + 1))
