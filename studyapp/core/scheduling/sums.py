"""What answers add up to, for the charts."""

from studyapp.core.scheduling.entries import Entry
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.memory import MATURE_DAYS, MemoryNumbers
from studyapp.core.statistics import DRILL, LEARNING, MATURE, NEW, YOUNG, YOUNG_DAYS

_HOUR = 3_600_000
_AGAIN = int(Grade.AGAIN)

Sums = dict[tuple[int, int, int, int], list[int]]
"""By deck, day (an ordinal), hour (UTC) and phase: answers by button, Again to Easy, and milliseconds.

Hours are UTC, so that no time zone changes a sum.
"""


def count(sums: Sums, deck: int, before: MemoryNumbers, entry: Entry, times: int = 1) -> None:
    """Add an answer to the sums, given what was remembered before it; `times` -1 takes it off.

    What was remembered decides the phase: how well known the card was when it was asked.
    """
    _, _, at, _, day, grade, _, milliseconds, drill, _, _ = entry
    _, interval, _, _, reviews, _, _, _, _ = before
    if drill is not None:
        phase = DRILL
    elif not reviews:
        phase = NEW
    elif interval < YOUNG_DAYS:
        phase = LEARNING
    else:
        phase = MATURE if interval >= MATURE_DAYS else YOUNG
    key = (deck, day, at // _HOUR % 24, phase)
    counted = sums.get(key)
    if counted is None:
        counted = sums[key] = [0, 0, 0, 0, 0]
    counted[grade - _AGAIN if grade > _AGAIN else 0] += times
    counted[4] += milliseconds * times
