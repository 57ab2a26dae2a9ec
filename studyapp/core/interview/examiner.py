"""Reads answers against key points, with the vocabulary of the decks."""

from collections.abc import Sequence

from studyapp.core.cards import Note
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion, Suggestion


class Examiner:
    """Suggests ticks, and finds notes that help with a point; learns its words from the decks."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = tuple(notes)

    def suggest(self, front: str, back: str, points: Sequence[str], answer: str) -> Suggestion:
        """Return the suggested tick for each key point of a question."""
        return Suggestion(tuple(PointSuggestion(point, Tick.NO) for point in points))

    def related(self, point: str, *, front: str, back: str, near: str, most: int) -> list[str]:
        """Return the guids of the notes that say most about a key point, not the note itself."""
        return []
