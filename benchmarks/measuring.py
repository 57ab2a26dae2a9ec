"""Taking times, ours and Anki's in turn, so that both meet the same machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles

Work = Callable[[], object]


@dataclass(slots=True)
class Samples:
    """What was measured, in the unit of the row: milliseconds, megabytes, a count."""

    values: list[float] = field(default_factory=list)

    def add(self, value: float) -> None:
        """Take one more."""
        self.values.append(value)

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def p99(self) -> float:
        """The one that a hundredth exceeds."""
        if len(self.values) < 2:
            return self.median
        return quantiles(self.values, n=100, method="inclusive")[98]


@dataclass(frozen=True, slots=True)
class Both:
    """What was measured on the two sides."""

    ours: Samples = field(default_factory=Samples)
    theirs: Samples = field(default_factory=Samples)


def milliseconds(work: Work) -> float:
    """Return how long some work takes."""
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6


def in_turn(
    ours: Work, theirs: Work, *, runs: int, warm: int = 1, prepare: Work | None = None
) -> Both:
    """Time both sides alternately; the first rounds only warm caches.

    What is done to `prepare` a round is not timed.
    """
    both = Both()
    for number in range(warm + runs):
        if prepare is not None:
            prepare()
        times = milliseconds(ours), milliseconds(theirs)
        if number >= warm:
            both.ours.add(times[0])
            both.theirs.add(times[1])
    return both
