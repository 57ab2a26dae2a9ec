"""What every scheduling algorithm offers."""

from datetime import date
from typing import Protocol

from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.memory import Memory, MemoryNumbers


class Scheduler(Protocol):
    """Turns answers into memory; pure, in whole numbers, and the same on every machine.

    A card that was never answered is remembered as `Memory()` by all of them.
    """

    @property
    def key(self) -> str:
        """Name and parameters, written into every review."""
        ...

    def step(self, memory: MemoryNumbers, grade: int, day: int, due: int) -> MemoryNumbers:
        """Return the memory after an answer outside the drill; `day` and `due` are ordinals.

        `due` is the day that was chosen when the answer was given.
        """
        ...

    def next_due(self, memory: Memory, grade: Grade, day: date, card: str) -> date:
        """Return the due day to choose when the card with that guid is graded on a study day."""
        ...
