"""The present, as the services see it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.study_day import study_day


def system_now() -> datetime:
    """Return the machine's instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Instant, time zone (None: the machine's own) and chance."""

    now: Callable[[], datetime] = system_now
    zone: tzinfo | None = None
    random: Callable[[int], bytes] = os.urandom

    def milliseconds(self) -> int:
        """Return the instant in UTC milliseconds."""
        return int(self.now().timestamp() * 1000)

    def today(self, rollover_hour: int) -> date:
        """Return the study day."""
        return study_day(self.now(), self.zone, rollover_hour)

    def local(self, milliseconds: int) -> datetime:
        """Return an instant as local wall time."""
        return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(self.zone)

    def event_id(self, milliseconds: int) -> str:
        """Return a new id for an event at an instant."""
        return uuid7(milliseconds, self.random(10))
