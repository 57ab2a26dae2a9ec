"""What the study page says: when a card comes back, what a grade means, how many are left."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from studyapp.core.cards import Card
from studyapp.core.scheduling.events import Grade
from studyapp.ui import words

_IN_DAYS = 30


def due_words(day: date, today: date) -> str:
    """Return a due day as it stands on a grade button: `tomorrow`, `in 6 days`, `12 Dec`."""
    distance = (day - today).days
    if distance <= 0:
        return _tr("again today")
    if distance == 1:
        return _tr("tomorrow")
    if distance <= _IN_DAYS:
        return _tr("in {count} days").format(count=distance)
    short = words.short_day(day)
    return short if day.year == today.year else f"{short} {day.year}"


def due_tip(grade: Grade, day: date, today: date) -> str:
    """Return what a grade means and the exact day that it gives."""
    distance = (day - today).days
    if distance <= 0:
        when = _tr("asked again at the end of today's session")
    elif distance == 1:
        when = _tr("tomorrow, {day}").format(day=words.full_day(day))
    else:
        when = _tr("{day}, in {count} days").format(day=words.full_day(day), count=distance)
    return f"{grade_meaning(grade)}\n{when}"


def grade_name(grade: Grade) -> str:
    """Return the word on a grade's button."""
    return {
        Grade.BLACKOUT: _tr("Blackout"),
        Grade.WRONG: _tr("Wrong"),
        Grade.AGAIN: _tr("Again"),
        Grade.HARD: _tr("Hard"),
        Grade.GOOD: _tr("Good"),
        Grade.EASY: _tr("Easy"),
    }[grade]


def grade_meaning(grade: Grade) -> str:
    """Return when a learner would press a grade."""
    return {
        Grade.BLACKOUT: _tr("I had no idea."),
        Grade.WRONG: _tr("Wrong, but I knew it when I saw it."),
        Grade.AGAIN: _tr("Wrong, but it was close."),
        Grade.HARD: _tr("Right, with much effort."),
        Grade.GOOD: _tr("Right, after a moment."),
        Grade.EASY: _tr("Right at once."),
    }[grade]


def stage_words(stage: str, card: Card) -> str:
    """Return why a card is asked now, in a few words."""
    if stage == "drill":
        return _tr("Drill: cards you missed today")
    if stage == "new":
        return _tr("New card")
    return _tr("Review, last gap {days}").format(days=words.days(card.memory.interval))


def _tr(text: str) -> str:
    return QCoreApplication.translate("StudyWords", text)
