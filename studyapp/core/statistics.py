"""The numbers behind the charts, as values and pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from studyapp.core.scheduling.events import Grade

RETENTION_GOAL = 90.0
YOUNG_DAYS = 7


class Phase(StrEnum):
    """How well known a card was when it was asked."""

    NEW = "new"
    LEARNING = "learning"
    YOUNG = "young"
    MATURE = "mature"
    DRILL = "drill"


PHASES = tuple(Phase)
"""The phases, each at the number by which the daily sums know it."""
NEW, LEARNING, YOUNG, MATURE, DRILL = range(len(PHASES))


class ReportSpan(StrEnum):
    """The stretch of time that the progress page shows."""

    MONTH = "month"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards to study today: never asked, to be drilled again, and due for review."""

    new: int = 0
    drill: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """All cards left today."""
        return self.new + self.drill + self.due

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.new + other.new, self.drill + other.drill, self.due + other.due)


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck in the tree, its numbers including all decks below it."""

    name: str
    counts: Counts
    cards: int
    young: int
    mature: int
    description: str = ""

    @property
    def depth(self) -> int:
        """How many decks stand above it."""
        return self.name.count("::")

    @property
    def leaf(self) -> str:
        """The last level of its name."""
        return self.name.rpartition("::")[2]


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """Cards due on a study day, by how well they are known."""

    day: date
    new: int = 0
    young: int = 0
    mature: int = 0

    @property
    def total(self) -> int:
        """All cards due that day."""
        return self.new + self.young + self.mature


@dataclass(frozen=True, slots=True)
class Backlog:
    """More is due than the daily limit: `cards` waiting, new cards paused."""

    cards: int
    oldest: date


@dataclass(frozen=True, slots=True)
class TodayReport:
    """What the Today page shows. Times in seconds; `heat` counts answers a study day."""

    day: date
    counts: Counts
    seconds_left: int
    answered: int
    answered_seconds: int
    answered_right: int
    streak: int
    best_streak: int
    week: tuple[tuple[date, bool], ...]
    decks: tuple[DeckRow, ...]
    forecast: tuple[ForecastDay, ...]
    heat: Mapping[date, int]
    year_answers: int
    active_days: int
    is_first_run: bool
    next_due: date | None
    backlog: Backlog | None = None


@dataclass(frozen=True, slots=True)
class GradeShare:
    """Answers of one phase by button."""

    phase: Phase
    again: int
    hard: int
    good: int
    easy: int

    @property
    def total(self) -> int:
        """All answers."""
        return self.again + self.hard + self.good + self.easy

    @property
    def right(self) -> float:
        """Share of right answers in per cent, 0 when there is none."""
        return percent(self.total - self.again, self.total)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day or in a bucket; `count` says on how many answers or cards it rests."""

    label: str
    value: float
    count: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A number and how it differs from the stretch before (None: nothing to compare)."""

    value: float
    change: float | None = None


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What the Progress page shows for a deck (None: all) and a span; retention in per cent."""

    day: date
    deck: str | None
    span: ReportSpan
    first_day: date | None
    total_answers: int
    answers_30: Change
    retention_30: Change
    streak: int
    mature: Change
    heat: Mapping[date, int]
    active_days: int
    forecast: tuple[ForecastDay, ...]
    retention: tuple[Point, ...]
    intervals: tuple[Point, ...]
    median_interval: int
    ease: tuple[Point, ...]
    mean_ease: int
    answers: tuple[GradeShare, ...]
    hours: tuple[Point, ...]
    best_hour: int | None = None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a session came to. `next_days` says how many of its cards come back on which day."""

    answers: int
    right: int
    seconds: int
    new: int
    reviews: int
    drilled: int
    leeches: tuple[str, ...] = ()
    hardest: tuple[str, ...] = ()
    next_days: Mapping[date, int] = field(default_factory=dict)


def percent(part: int, whole: int) -> float:
    """Return a share in per cent, 0 when there is nothing."""
    return 100.0 * part / whole if whole else 0.0


def button(grade: Grade) -> Grade:
    """Return the button a grade stands for: everything below Hard is Again."""
    return max(grade, Grade.AGAIN)


def streak(active: Iterable[date], today: date) -> int:
    """Return how many study days in a row were studied, up to today or, if today is still empty, yesterday."""
    days = set(active)
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length


def best_streak(active: Iterable[date]) -> int:
    """Return the longest run of study days in a row."""
    best = length = 0
    previous: date | None = None
    for day in sorted(set(active)):
        length = length + 1 if previous == day - timedelta(days=1) else 1
        best, previous = max(best, length), day
    return best


INTERVAL_BUCKETS: Sequence[tuple[str, int]] = (
    ("1d", 1),
    ("2-3d", 3),
    ("4-7d", 7),
    ("8-14d", 14),
    ("15-30d", 30),
    ("1-2mo", 60),
    ("2-4mo", 120),
    ("4-8mo", 240),
    ("8-16mo", 480),
    ("longer", 10**9),
)
"""Label and last day of each bar of the interval chart."""


def interval_histogram(days: Mapping[int, int]) -> tuple[Point, ...]:
    """Return cards a bucket from cards an interval (in days)."""
    totals = [0] * len(INTERVAL_BUCKETS)
    for interval, cards in days.items():
        totals[next(i for i, (_, last) in enumerate(INTERVAL_BUCKETS) if interval <= last)] += cards
    return tuple(
        Point(label, cards, cards)
        for (label, _), cards in zip(INTERVAL_BUCKETS, totals, strict=True)
    )


def ease_histogram(hundredths: Mapping[int, int]) -> tuple[Point, ...]:
    """Return cards a bucket of 20 per cent, from 130 % up, from cards an ease (in hundredths)."""
    if not hundredths:
        return ()
    top = max(hundredths)
    buckets = dict.fromkeys(range(130, max(top, 310) + 1, 20), 0)
    for ease, cards in hundredths.items():
        buckets[130 + (max(130, ease) - 130) // 20 * 20] += cards
    return tuple(Point(str(start), cards, cards) for start, cards in buckets.items())


def median(counted: Mapping[int, int]) -> int:
    """Return the middle value of values given with their counts, 0 when there is none."""
    half, seen = (sum(counted.values()) + 1) // 2, 0
    for value in sorted(counted):
        seen += counted[value]
        if seen >= half > 0:
            return value
    return 0


def mean(counted: Mapping[int, int]) -> int:
    """Return the rounded mean of values given with their counts, 0 when there is none."""
    total = sum(counted.values())
    return round(sum(value * count for value, count in counted.items()) / total) if total else 0
