"""How long an answer took, without the time in which nobody looked."""

from collections.abc import Callable

LONGEST_MS = 10 * 60 * 1000


class AnswerTimer:
    """Counts from `start`; stands still between `pause` and `resume`."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._counted = 0.0
        self._since: float | None = None

    @property
    def milliseconds(self) -> int:
        """Time counted since the start, at most ten minutes."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return min(LONGEST_MS, max(0, round((self._counted + running) * 1000)))

    def start(self) -> None:
        """Begin at nothing."""
        self._counted = 0.0
        self._since = self._clock()

    def pause(self) -> None:
        """Stand still; a second time changes nothing."""
        if self._since is not None:
            self._counted += self._clock() - self._since
            self._since = None

    def resume(self) -> None:
        """Go on; while it runs, this changes nothing."""
        if self._since is None:
            self._since = self._clock()
