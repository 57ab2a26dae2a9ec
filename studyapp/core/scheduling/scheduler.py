"""What every scheduling algorithm offers."""

from datetime import date
from typing import Protocol

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Grade, Review


class Scheduler(Protocol):
    """Turns answers into memory; pure, and the same on every machine."""

    @property
    def key(self) -> str:
        """Name and parameters, written into every review."""
        ...

    def initial(self) -> Memory:
        """Return the memory of a card that was never asked."""
        ...

    def review(self, memory: Memory, review: Review, day: date) -> Memory:
        """Return the memory after a review on a study day; its due day is the review's."""
        ...

    def next_due(self, memory: Memory, grade: Grade, day: date, card: str) -> date:
        """Return the due day to choose when the card with that guid is graded on a study day."""
        ...
