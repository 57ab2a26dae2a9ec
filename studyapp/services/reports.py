"""The numbers behind the Today and Progress pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from studyapp.core.cards import parents
from studyapp.core.statistics import (
    Backlog,
    Change,
    Counts,
    DeckRow,
    ForecastDay,
    GradeShare,
    Phase,
    Point,
    ProgressReport,
    ReportSpan,
    TodayReport,
    best_streak,
    ease_histogram,
    interval_histogram,
    mean,
    median,
    percent,
    streak,
)
from studyapp.services.clock import Clock
from studyapp.services.preferences import Preferences
from studyapp.services.study.service import Allowance, allowance, capped, has_backlog, pace
from studyapp.storage.daily import DaySum
from studyapp.storage.database import Database
from studyapp.storage.tables import ALL_DECKS
from studyapp.storage.transaction import Transaction

_YEAR, _MONTH, _WEEK = 371, 30, 7
_FORTNIGHT = 14
_FORECAST_DAYS = {ReportSpan.MONTH: 30, ReportSpan.YEAR: 90, ReportSpan.ALL: 365}
_BUCKET_DAYS = {ReportSpan.MONTH: 1, ReportSpan.YEAR: 7, ReportSpan.ALL: 30}
_BEST_HOUR_ANSWERS = 20


class ReportService:
    """Reads sums and the memory cache; nothing here replays the log."""

    def __init__(self, database: Database, preferences: Preferences, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def decks(self) -> tuple[DeckRow, ...]:
        """Return the deck tree, parents before children."""
        with self._database.reading() as tx:
            return self._deck_rows(tx, *self._counted(tx))

    def today(self) -> TodayReport:
        """Return what the Today page shows."""
        day = self._today()
        with self._database.reading() as tx:
            by_deck, allowed = self._counted(tx)
            total = sum(by_deck.values(), Counts())
            backlog = has_backlog(by_deck.values(), allowed)
            counts = capped(total, allowed, backlog=backlog)
            days = tx.daily.by_day([ALL_DECKS], date.min)
            forecast = _forecast(tx.summary.due(None), day, _FORTNIGHT)
            new_left = tx.summary.new(None)
            late = tx.summary.oldest_due(day) if backlog else None
            next_due = tx.summary.next_due(day)
            seconds = pace(tx, day) * counts.total
            decks = self._deck_rows(tx, by_deck, allowed)
        done = next((d for d in days if d.day == day), DaySum(day, 0, 0, 0.0))
        active = [d.day for d in days]
        heat = {d.day: d.answers for d in days if d.day > day - timedelta(days=_YEAR)}
        return TodayReport(
            day=day,
            counts=counts,
            seconds_left=round(seconds),
            answered=done.answers,
            answered_seconds=round(done.seconds),
            answered_right=done.right,
            streak=streak(active, day),
            best_streak=best_streak(active),
            week=_week(active, day),
            decks=decks,
            forecast=_with_new(forecast, counts.new, new_left, self._new_per_day()),
            heat=heat,
            year_answers=sum(heat.values()),
            active_days=len(heat),
            is_first_run=not days,
            next_due=next_due,
            backlog=Backlog(total.due, late) if late else None,
        )

    def progress(self, deck: str | None, span: ReportSpan) -> ProgressReport:
        """Return what the Progress page shows for a deck (None: all) and a span of time."""
        day = self._today()
        with self._database.reading() as tx:
            deck_ids = None if deck is None else tx.decks.within(deck)
            sums = [ALL_DECKS] if deck_ids is None else deck_ids
            days = tx.daily.by_day(sums, date.min)
            since = _first_day(span, day, days)
            answers = tx.daily.by_phase_and_hour(sums, since)
            dues = tx.summary.due(deck_ids)
            intervals = tx.summary.intervals(deck_ids)
            eases = tx.summary.eases(deck_ids)
            new_today, new_left = self._planned_new(tx) if deck is None else (0, 0)
        heat = {d.day: d.answers for d in days if d.day > day - timedelta(days=_YEAR)}
        mature = sum(cards for interval, cards in intervals.items() if interval >= 21)
        local_hours = self._local_hours(_by_hour(answers), day)
        forecast = _forecast(dues, day, _FORECAST_DAYS[span])
        return ProgressReport(
            day=day,
            deck=deck,
            span=span,
            first_day=days[0].day if days else None,
            total_answers=sum(d.answers for d in days),
            answers_30=_answers_30(days, day),
            retention_30=_retention_30(days, day),
            streak=streak((d.day for d in days), day),
            mature=Change(mature),
            heat=heat,
            active_days=len(heat),
            forecast=_with_new(forecast, new_today, new_left, self._new_per_day()),
            retention=_retention(days, since, day, _BUCKET_DAYS[span]),
            intervals=interval_histogram(intervals),
            median_interval=median(intervals),
            ease=ease_histogram(eases),
            mean_ease=mean(eases),
            answers=_by_phase(answers),
            hours=tuple(
                Point(f"{hour:02d}", answers, right)
                for hour, (answers, right) in local_hours.items()
            ),
            best_hour=_best_hour(local_hours),
        )

    def _today(self) -> date:
        return self._clock.today(self._preferences.settings.rollover_hour)

    def _new_per_day(self) -> int:
        return self._preferences.settings.new_per_day

    def _planned_new(self, tx: Transaction) -> tuple[int, int]:
        """Return today's new cards and all that are left; a deck alone has no daily number."""
        by_deck, allowed = self._counted(tx)
        total = sum(by_deck.values(), Counts())
        backlog = has_backlog(by_deck.values(), allowed)
        return capped(total, allowed, backlog=backlog).new, tx.summary.new(None)

    def _counted(self, tx: Transaction) -> tuple[Mapping[int, Counts], Allowance]:
        allowed = allowance(tx, self._preferences.settings, self._today())
        return tx.queue.counts(self._today(), most_new=allowed.new), allowed

    def _deck_rows(
        self, tx: Transaction, by_deck: Mapping[int, Counts], allowed: Allowance
    ) -> tuple[DeckRow, ...]:
        names, backlog = tx.decks.names(), has_backlog(by_deck.values(), allowed)
        descriptions, maturity = tx.decks.descriptions(), tx.summary.maturity()
        rows: dict[str, DeckRow] = {}
        for deck_id, name in names.items():
            cards, young, mature = maturity.get(deck_id, (0, 0, 0))
            for level in (*parents(name), name):
                row = rows.get(level) or DeckRow(level, Counts(), 0, 0, 0)
                rows[level] = replace(
                    row,
                    counts=row.counts + by_deck[deck_id],
                    cards=row.cards + cards,
                    young=row.young + young,
                    mature=row.mature + mature,
                    description=descriptions.get(level, ""),
                )
        ordered = sorted(rows.values(), key=lambda row: row.name.split("::"))
        return tuple(
            replace(row, counts=capped(row.counts, allowed, backlog=backlog)) for row in ordered
        )

    def _local_hours(
        self, hours: Mapping[int, tuple[int, int]], day: date
    ) -> dict[int, tuple[int, int]]:
        """Return sums by hour of the wall clock: they are kept in UTC, today's offset moves them."""
        if not hours:
            return {}
        offset = self._clock.local(self._clock.milliseconds()).utcoffset() or timedelta()
        shift = round(offset.total_seconds() / 3600)
        return {hour: hours.get((hour - shift) % 24, (0, 0)) for hour in range(24)}


def _by_phase(
    answers: Mapping[tuple[Phase, int], tuple[int, int, int, int]],
) -> tuple[GradeShare, ...]:
    """Return the answers of each phase, all hours together."""
    shares = []
    for phase in Phase:
        rows = [buttons for (asked_as, _), buttons in answers.items() if asked_as is phase]
        if rows:
            shares.append(GradeShare(phase, *map(sum, zip(*rows, strict=True))))
    return tuple(shares)


def _by_hour(
    answers: Mapping[tuple[Phase, int], tuple[int, int, int, int]],
) -> dict[int, tuple[int, int]]:
    """Return answers and right ones of each hour, all phases together."""
    hours: dict[int, tuple[int, int]] = {}
    for (_, hour), (again, *right) in answers.items():
        before = hours.get(hour, (0, 0))
        hours[hour] = (before[0] + again + sum(right), before[1] + sum(right))
    return hours


def _week(active: Iterable[date], day: date) -> tuple[tuple[date, bool], ...]:
    studied = set(active)
    days = [day - timedelta(days=back) for back in reversed(range(_WEEK))]
    return tuple((each, each in studied) for each in days)


def _forecast(
    dues: Mapping[tuple[int, bool], int], day: date, length: int
) -> tuple[ForecastDay, ...]:
    """Return the days from today on; what is overdue counts for today."""
    first = day.toordinal()
    young, mature = [0] * length, [0] * length
    for (due, is_mature), cards in dues.items():
        place = max(0, due - first)
        if place < length:
            (mature if is_mature else young)[place] += cards
    return tuple(
        ForecastDay(day + timedelta(days=place), 0, young[place], mature[place])
        for place in range(length)
    )


def _with_new(
    forecast: Sequence[ForecastDay], today: int, left: int, per_day: int
) -> tuple[ForecastDay, ...]:
    """Return a forecast with the new cards that the daily limit will bring, while there are any."""
    days = []
    for index, each in enumerate(forecast):
        new = min(left, today if index == 0 else per_day)
        left -= new
        days.append(replace(each, new=new))
    return tuple(days)


def _first_day(span: ReportSpan, day: date, days: Sequence[DaySum]) -> date:
    if span is ReportSpan.MONTH:
        return day - timedelta(days=_MONTH - 1)
    if span is ReportSpan.YEAR:
        return day - timedelta(days=364)
    return days[0].day if days else day


def _between(days: Sequence[DaySum], first: date, last: date) -> list[DaySum]:
    return [each for each in days if first <= each.day <= last]


def _months(days: Sequence[DaySum], day: date) -> tuple[list[DaySum], list[DaySum]]:
    """Return the last thirty days and the thirty before them."""
    start, before = day - timedelta(days=_MONTH - 1), day - timedelta(days=2 * _MONTH - 1)
    return _between(days, start, day), _between(days, before, start - timedelta(days=1))


def _answers_30(days: Sequence[DaySum], day: date) -> Change:
    now, before = (sum(each.answers for each in month) for month in _months(days, day))
    full = bool(days) and days[0].day <= day - timedelta(days=2 * _MONTH - 1)
    return Change(now, percent(now - before, before) if full and before else None)


def _retention_30(days: Sequence[DaySum], day: date) -> Change:
    now, before = (_right(month) for month in _months(days, day))
    return Change(now or 0.0, None if now is None or before is None else now - before)


def _right(days: Sequence[DaySum]) -> float | None:
    answers = sum(each.recalled for each in days)
    return percent(sum(each.recalled_right for each in days), answers) if answers else None


def _retention(days: Sequence[DaySum], since: date, day: date, bucket: int) -> tuple[Point, ...]:
    """Return the share of right answers a bucket of days, the last one ending today."""
    buckets: dict[int, list[DaySum]] = {}
    for each in _between(days, since, day):
        buckets.setdefault((day - each.day).days // bucket, []).append(each)
    points = []
    for back in sorted(buckets, reverse=True):
        right = _right(buckets[back])
        if right is None:
            continue
        answers = sum(each.recalled for each in buckets[back])
        end = day - timedelta(days=back * bucket)
        points.append(Point(f"{end.day} {end:%b}", right, answers, end))
    return tuple(points)


def _best_hour(hours: Mapping[int, tuple[int, int]]) -> int | None:
    """Return the hour with the most right answers for its number, of those with enough to tell."""
    enough = {h: percent(r, a) for h, (a, r) in hours.items() if a >= _BEST_HOUR_ANSWERS}
    return max(enough, key=lambda hour: enough[hour]) if enough else None
