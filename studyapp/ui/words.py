"""Numbers, times and days as a learner would say them."""

from datetime import date

from PySide6.QtCore import QCoreApplication


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun; both forms hold `{count}`."""
    return (one if count == 1 else many).format(count=f"{count:,}")


def cards(count: int) -> str:
    """Return a number of cards."""
    return counted(count, _tr("{count} card"), _tr("{count} cards"))


def days(count: int) -> str:
    """Return a number of days."""
    return counted(count, _tr("{count} day"), _tr("{count} days"))


def answers(count: int) -> str:
    """Return a number of answers."""
    return counted(count, _tr("{count} answer"), _tr("{count} answers"))


def duration(seconds: int) -> str:
    """Return a stretch of time, as exact as it is of use."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return _tr("under a minute")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return counted(minutes, _tr("{count} minute"), _tr("{count} minutes"))
    text = counted(hours, _tr("{count} hour"), _tr("{count} hours"))
    return _tr("{hours} {minutes} min").format(hours=text, minutes=rest) if rest else text


def long_day(day: date) -> str:
    """Return a day as in `Friday 20 November`."""
    return f"{day:%A} {day.day} {day:%B}"


def short_day(day: date) -> str:
    """Return a day as in `20 Nov`."""
    return f"{day.day} {day:%b}"


def full_day(day: date) -> str:
    """Return a day as in `Fri 20 Nov 2026`."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def when(day: date, today: date) -> str:
    """Return how far a day is off: `today`, `tomorrow`, `on Monday`, `on 3 March`."""
    distance = (day - today).days
    if distance == 0:
        return _tr("today")
    if distance == 1:
        return _tr("tomorrow")
    if 0 < distance < 7:
        return _tr("on {day}").format(day=f"{day:%A}")
    year = "" if day.year == today.year else f" {day.year}"
    return _tr("on {day}").format(day=f"{day.day} {day:%B}{year}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)
