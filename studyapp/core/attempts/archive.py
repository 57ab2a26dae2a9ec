"""A quiz or an interview with every answer as it was given, as it goes into an archive and back."""

from dataclasses import dataclass
from enum import StrEnum


class AttemptStatus(StrEnum):
    """What became of a quiz or an interview."""

    RUNNING = "running"
    FINISHED = "finished"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """One thing that was written down; `payload` is JSON, `note` the guid of the note it is about."""

    position: int
    at: int
    payload: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One quiz or interview with its entries in order.

    Instants in UTC milliseconds; `spec` and `result` are JSON as their maker wrote them.
    """

    id: str
    kind: str
    title: str
    begun: int
    ended: int | None
    status: AttemptStatus
    spec: str
    result: str | None
    entries: tuple[AttemptEntry, ...] = ()
