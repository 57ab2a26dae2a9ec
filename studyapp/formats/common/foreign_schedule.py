"""The state that another program keeps of a card, as one event that is the same at every reading."""

from datetime import UTC, date, datetime, time
from hashlib import blake2b

from studyapp.core.cards import Card, card_guid
from studyapp.core.scheduling.events import Event, Seed
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.formats.common.snapshot import CardRecord

LEAST_EASE, MOST_EASE = 130, 1000
MOST_DAYS = 36_500
FIRST, LAST = date(1970, 1, 2), date(2200, 1, 1)


def seeded(note: str, ordinal: int, deck: str, seed: Seed, last: date) -> CardRecord:
    """Return a card with the state it had; `last` is the day on which it was last answered."""
    guid = card_guid(note, ordinal)
    noon = datetime.combine(last, time(12), UTC)
    at = int(noon.timestamp() * 1000)
    chance = blake2b(f"{guid}\x1f{seed!r}".encode(), digest_size=10).digest()
    event = Event(uuid7(at, chance), at, guid, last, seed)
    return CardRecord(Card(0, guid, note, ordinal, deck, Memory()), (event,))


def bounded_ease(ease: float) -> int:
    """Return an ease in hundredths, within what can be studied with."""
    return round(min(max(ease, LEAST_EASE), MOST_EASE))


def bounded_interval(days: float) -> int:
    """Return an interval of at least a day and at most a century."""
    return round(min(max(days, 1), MOST_DAYS))


def is_day(day: date) -> bool:
    """Whether a day can be one on which a card was or will be asked."""
    return FIRST <= day <= LAST
