"""A quiz or an interview with every answer as it was given, as it goes into an archive and back."""

from dataclasses import dataclass

from studyapp.core.attempts.attempt import Attempt
from studyapp.core.attempts.entries import AttemptEntry


@dataclass(frozen=True, slots=True)
class AttemptRecord(Attempt):
    """An attempt with its entries in order."""

    entries: tuple[AttemptEntry, ...] = ()
