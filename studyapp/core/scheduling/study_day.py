"""The study day: the local date, turning at four in the morning."""

from datetime import date, datetime, timedelta, tzinfo


def study_day(at: datetime, zone: tzinfo | None, rollover_hour: int = 4) -> date:
    """Return the study day of an instant in a time zone (None: the machine's own).

    The rollover is subtracted from the wall clock, not from the instant, so a night with
    23 or 25 hours turns at the same hour as any other.
    """
    wall_time = at.astimezone(zone).replace(tzinfo=None)
    return (wall_time - timedelta(hours=rollover_hour)).date()
