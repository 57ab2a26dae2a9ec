"""The study days of a collection: of instants, and of the numbers that Anki gives days."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from studyapp.core.scheduling.study_day import study_day
from studyapp.formats.anki.reading.tables import Schema

QUARTER = 900_000
"""Milliseconds; no clock of any country turns within a quarter of an hour."""
LAST_INSTANT = 253_402_214_400_000
"""The last day of the year 9999, in UTC milliseconds."""
LAST_DAY = date.max.toordinal()
_MOST_MINUTES, _HOURS = 1_439, 24


class Days(dict[int, date]):
    """Dates by their ordinal numbers, each made once; none lies outside of the calendar."""

    def __missing__(self, ordinal: int) -> date:
        day = self[ordinal] = date.fromordinal(max(1, min(ordinal, LAST_DAY)))
        return day


class AnkiCalendar(dict[int, int]):
    """The ordinal of the study day of each quarter of an hour since 1970, worked out once."""

    def __init__(self, schema: Schema, zone: tzinfo | None, rollover_hour: int) -> None:
        super().__init__()
        said = schema.rollover_hour
        self._rollover = said if said is not None and 0 <= said < _HOURS else rollover_hour
        self._zone = zone
        self.days = Days()
        self.created = max(0, min(schema.created * 1000, LAST_INSTANT))
        self.first = self._first(schema.minutes_west)

    def __missing__(self, quarter: int) -> int:
        instant = max(0, min(quarter * QUARTER, LAST_INSTANT)) // 1000
        moment = datetime.fromtimestamp(instant, UTC)
        ordinal = self[quarter] = study_day(moment, self._zone, self._rollover).toordinal()
        return ordinal

    def ordinal(self, milliseconds: int) -> int:
        """Return the ordinal of the study day of an instant."""
        return self[milliseconds // QUARTER]

    def day(self, milliseconds: int) -> date:
        """Return the study day of an instant."""
        return self.days[self[milliseconds // QUARTER]]

    def _first(self, minutes_west: int | None) -> int:
        """Return the ordinal of the day that Anki counts as number 0."""
        moment = datetime.fromtimestamp(self.created // 1000, UTC)
        if minutes_west is None or abs(minutes_west) > _MOST_MINUTES:
            return moment.astimezone(self._zone).date().toordinal()
        return moment.astimezone(timezone(-timedelta(minutes=minutes_west))).date().toordinal()
