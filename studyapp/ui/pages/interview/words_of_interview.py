"""What the interview page says about ticks, grades, times and topics."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade
from studyapp.ui import words

_WEEKS, _MONTHS, _YEARS = 14, 60, 730
_MONTH, _YEAR = 30.4, 365.25
WELL, FAIR = 80, 60


def tick_name(tick: Tick) -> str:
    """Return what a tick says about a point."""
    return {Tick.YES: _tr("named"), Tick.HALF: _tr("half"), Tick.NO: _tr("missed")}[tick]


def grade_words(grade: Grade) -> str:
    """Return what an examiner means by a grade."""
    return {
        Grade.BLACKOUT: _tr("Nothing of it"),
        Grade.WRONG: _tr("Very little"),
        Grade.AGAIN: _tr("Not enough"),
        Grade.HARD: _tr("Enough"),
        Grade.GOOD: _tr("Good"),
        Grade.EASY: _tr("Complete"),
    }[grade]


def counts(ticks: Sequence[Tick]) -> str:
    """Return how many points have which tick."""
    found = [(ticks.count(tick), tick_name(tick)) for tick in Tick]
    return " · ".join(f"{count} {name}" for count, name in found if count)


def clock(seconds: float) -> str:
    """Return a time as in `2:05`."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def topic(deck: str) -> str:
    """Return the last level of a deck's name."""
    return deck.rpartition(DECK_SEPARATOR)[2]


def place(deck: str) -> str:
    """Return the levels above a deck, as a learner reads them."""
    return deck.rpartition(DECK_SEPARATOR)[0].replace(DECK_SEPARATOR, " › ")


def tone_of(percent: float) -> str:
    """Return the colour of a score."""
    return "good" if percent >= WELL else "accent" if percent >= FAIR else "hard"


def ago(day: date, today: date) -> str:
    """Return how long a day is past: `today`, `3 weeks ago`, `5 months ago`."""
    days = (today - day).days
    if days <= 0:
        return _tr("today")
    if days == 1:
        return _tr("yesterday")
    if days < _WEEKS:
        return _tr("{count} days ago").format(count=days)
    if days < _MONTHS:
        return _tr("{count} weeks ago").format(count=round(days / 7))
    if days < _YEARS:
        return _tr("{count} months ago").format(count=round(days / _MONTH))
    return _tr("{count} years ago").format(count=round(days / _YEAR))


def dated(day: date, today: date) -> str:
    """Return a day with how long it is past."""
    return f"{words.full_day(day)}, {ago(day, today)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("InterviewWords", text)
