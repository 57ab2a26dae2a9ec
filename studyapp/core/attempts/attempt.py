"""A quiz or an interview as it is kept: what it was made of, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class AttemptStatus(StrEnum):
    """What became of a quiz or an interview."""

    RUNNING = "running"
    FINISHED = "finished"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One quiz or one interview.

    Instants in UTC milliseconds; `spec` and `result` are JSON as their maker wrote them, the
    latter None until the attempt is finished.
    """

    id: str
    kind: str
    title: str
    begun: int
    ended: int | None
    status: AttemptStatus
    spec: str
    result: str | None
