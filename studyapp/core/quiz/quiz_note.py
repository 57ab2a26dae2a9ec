"""The notes that a quiz may ask from."""

from dataclasses import dataclass

from studyapp.core.cards import Note
from studyapp.core.scheduling.memory import MATURE_DAYS, Memory

HARD_EASE = 220
"""In hundredths; a card below it was often hard."""


@dataclass(frozen=True, slots=True)
class QuizNote:
    """A note with those of its cards that may be asked.

    `beside` are the guids of other notes that a question may ask together with it.
    """

    note: Note
    ordinals: frozenset[int]
    beside: frozenset[str] = frozenset()


def is_weak(memory: Memory) -> bool:
    """Whether a card that was asked before is badly known."""
    if memory.reviews == 0:
        return False
    forgotten = memory.lapses > 0 and memory.interval < MATURE_DAYS
    return memory.repetitions == 0 or forgotten or memory.ease < HARD_EASE
