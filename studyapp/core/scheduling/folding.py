"""The fold of SM-2 in plain whole numbers: what `replay` gives, in a fraction of the time.

For the many cards of a check or an import; a test holds it equal to `replay`.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from studyapp.core.cards import MATURE_DAYS
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.replay import undone
from studyapp.core.scheduling.sm2 import EASE_FLOOR, EASE_STEP, FIRST, SECOND, Sm2, Sm2Reading
from studyapp.core.statistics import YOUNG_DAYS

REVIEW, UNDO, SEED, RESET, SET_DUE, ADVANCE = range(6)
NEW, LEARNING, YOUNG, MATURE, DRILL = range(5)
_HOUR = 3_600_000
_ORDER, _KIND = itemgetter(2, 1), itemgetter(3)
_AGAIN, _GOOD, _HARD = int(Grade.AGAIN), int(Grade.GOOD), int(Grade.HARD)

Sums = dict[tuple[int, int, int, int], list[int]]
"""By deck, day, hour (UTC) and phase: answers by button, Again to Easy, and milliseconds."""

Step = tuple[int, int, int | None, int | None]
"""Interval, ease, due day, and the day that was planned."""


class Entry(NamedTuple):
    """An entry of the log as numbers, in the order in which it is stored; days are ordinals.

    What a kind has no use for is None. `payload` is the target of an undo, and of a seed its interval, ease, repetitions, reviews
    and lapses.
    """

    card: int
    id: bytes
    at: int
    kind: int
    day: int
    grade: Any
    due: Any
    milliseconds: Any
    drill: Any
    scheduler: Any
    payload: Any


class Remembered(NamedTuple):
    """A memory as numbers; days are ordinals."""

    due: int | None = None
    interval: int = 0
    ease: int = 250
    repetitions: int = 0
    reviews: int = 0
    lapses: int = 0
    last: int | None = None
    drill: int | None = None
    planned: int | None = None


def standing(log: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries of one card that count, in the order in which they are folded."""
    entries = sorted(log, key=_ORDER)
    if UNDO not in map(_KIND, entries):
        return entries
    gone = undone({entry[1].hex(): entry[10] for entry in entries if entry[3] == UNDO})
    return [entry for entry in entries if entry[3] != UNDO and entry[1].hex() not in gone]


class Folding:
    """Folds logs for one scheduler."""

    def __init__(self, scheduler: Sm2) -> None:
        self._most = scheduler.maximum_interval
        self._new_ease = scheduler.reading is Sm2Reading.PUBLISHED_NEW_EF
        self._rounds = scheduler.reading is Sm2Reading.DELPHI
        self._keeps = scheduler.reading in (Sm2Reading.PUBLISHED, Sm2Reading.PUBLISHED_NEW_EF)
        self._steps = tuple(EASE_STEP[grade] for grade in Grade)

    def fold(self, log: Sequence[Entry], deck: int, sums: Sums, times: int = 1) -> Remembered:
        """Return what is remembered of a card, and count its answers for its deck.

        `times` -1 takes them off the sums again.
        """
        return self._fold(standing(log), deck, sums, times, None)

    def steps(self, log: Sequence[Entry]) -> list[Step]:
        """Return what is remembered before the first and after each of entries that all stand."""
        steps: list[Step] = []
        end = self._fold(log, 0, None, 0, steps)
        steps.append((end.interval, end.ease, end.due, end.planned))
        return steps

    def _fold(
        self,
        log: Sequence[Entry],
        deck: int,
        sums: Sums | None,
        times: int,
        steps: list[Step] | None,
    ) -> Remembered:
        due = last = drill = planned = None
        interval, ease, repetitions, reviews, lapses = 0, 250, 0, 0, 0
        for _, _, at, kind, day, grade, chosen, spent, is_drill, _, payload in log:
            if steps is not None:
                steps.append((interval, ease, due, planned))
            if kind == REVIEW:
                if sums is not None:
                    if is_drill is not None:
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
                    counted[4] += spent * times
                if is_drill is not None:
                    drill = day if grade < _GOOD and due is not None and due > day else None
                    continue
                passed = grade >= _HARD
                is_early = (
                    passed
                    and due is not None
                    and reviews
                    and (day < (planned or due) or (last is not None and day <= last))
                )
                if not is_early:
                    interval, ease, repetitions = self._step(interval, ease, repetitions, grade)
                lapses += reviews > 0 and not passed
                reviews += 1
                due, last, planned = chosen, day, None
                drill = day if grade < _GOOD and due > day else None
            elif kind == SEED:
                interval, ease, repetitions, reviews, lapses = payload
                interval, reviews = max(1, interval), max(reviews, repetitions)
                due, last, drill, planned = chosen, None, None, None
            elif kind == RESET:
                due, interval, ease, repetitions, reviews, lapses, last, drill, planned = _INITIAL
            elif kind == SET_DUE:
                due, interval, drill = chosen, interval or max(1, chosen - day), None
            elif kind == ADVANCE and (due is None or due > chosen):
                if last is not None and last >= chosen:
                    drill = chosen
                else:
                    planned = planned or due
                    due, interval, drill = chosen, interval or 1, None
        return Remembered(due, interval, ease, repetitions, reviews, lapses, last, drill, planned)

    def _step(self, interval: int, ease: int, repetitions: int, grade: int) -> tuple[int, int, int]:
        """Return interval, ease and repetitions after an answer that counts."""
        passed = grade >= _HARD
        new_ease = ease + self._steps[grade]
        new_ease = EASE_FLOOR if new_ease < EASE_FLOOR else new_ease
        if not passed and self._keeps:
            new_ease = ease
        if not passed or not repetitions:
            days = FIRST
        elif repetitions == 1:
            days = SECOND
        else:
            product = interval * (new_ease if self._new_ease else ease)
            if self._rounds:
                days, rest = divmod(product, 100)
                days += rest > 50 or (rest == 50 and days % 2 == 1)
            else:
                days = -(-product // 100)
        if days > self._most:
            days = self._most
        return days if days > 1 else 1, new_ease, repetitions + 1 if passed else 0


_INITIAL = Remembered()
