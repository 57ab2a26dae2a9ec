"""The present, as the services see it."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.study_day import study_day


def system_now() -> datetime:
    """Return the machine's instant."""
    return datetime.now(UTC)


class Clock:
    """Instant, time zone (None: the machine's own) and chance."""

    def __init__(
        self,
        now: Callable[[], datetime] = system_now,
        zone: tzinfo | None = None,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.now = now
        self.zone = zone
        self._random = random
        self._last_stamp = 0

    def milliseconds(self) -> int:
        """Return the instant in UTC milliseconds."""
        return int(self.now().timestamp() * 1000)

    def today(self, rollover_hour: int) -> date:
        """Return the study day."""
        return study_day(self.now(), self.zone, rollover_hour)

    def local(self, milliseconds: int) -> datetime:
        """Return an instant as local wall time."""
        return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(self.zone)

    def stamp(self, after: int) -> int:
        """Return the instant for a new event, later than `after` and than every stamp before.

        So events keep the order in which they were written, even when the machine's clock
        stands still or is set back.
        """
        self._last_stamp = max(self.milliseconds(), after + 1, self._last_stamp + 1)
        return self._last_stamp

    def event_id(self, milliseconds: int) -> str:
        """Return a new id for an event at an instant."""
        return uuid7(milliseconds, self._random(10))

    def chance(self, size: int) -> bytes:
        """Return so many random bytes."""
        return self._random(size)
