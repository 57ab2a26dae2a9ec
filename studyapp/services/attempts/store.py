"""The attempts of one kind: begun, written down entry by entry, left, resumed, looked back at."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from studyapp.core.attempts.attempt import Attempt
from studyapp.core.attempts.entries import (
    AttemptEntry,
    Moved,
    brought_entry,
    moves_in,
    put_back_entry,
)
from studyapp.core.errors import StudyError
from studyapp.services.clock import Clock
from studyapp.services.study.service import StudyService
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

AFTERWARDS = 1_000_000
"""The position of what happens after the last question."""
_ID_BYTES = 10


class AttemptStore:
    """Keeps quizzes, or interviews; everything is durable when a method returns.

    Only `bring_forward` and `put_back` touch a card's schedule.
    """

    def __init__(
        self, kind: str, gone: str, database: Database, clock: Clock, study: StudyService
    ) -> None:
        """Keep attempts of a kind; `gone` is the sentence about one that is not there."""
        self._kind = kind
        self._gone = gone
        self._database = database
        self._clock = clock
        self._study = study

    def begin(self, title: str, spec: str) -> str:
        """Write down a new attempt, made of `spec` (JSON); return its id."""
        at = self._clock.milliseconds()
        chance = self._clock.chance(_ID_BYTES)
        with self._database.transaction() as tx:
            return tx.attempts.begin(self._kind, title, at, spec, chance)

    def get(self, attempt: str) -> Attempt:
        """Return an attempt; raise `StudyError` when there is none of that id and kind."""
        found = None
        with suppress(ValueError), self._database.reading() as tx:  # what can be no id
            found = tx.attempts.get(attempt)
        if found is None or found.kind != self._kind:
            raise StudyError(self._gone)
        return found

    def entries(self, attempt: str) -> list[AttemptEntry]:
        """Return what was written down during an attempt, in order."""
        with self._database.reading() as tx:
            return tx.attempts.entries(attempt)

    def append(
        self,
        attempt: str,
        position: int,
        entry: str,
        note: str | None = None,
        *,
        result: str | None = None,
    ) -> int:
        """Write an entry, in the history of a note if one is named; return the instant.

        A `result` (JSON) closes the attempt in the same transaction.
        """
        at = self._clock.milliseconds()
        with self._database.transaction() as tx:
            tx.attempts.record(attempt, position, at, entry, note)
            if result is not None:
                tx.attempts.finish(attempt, at, result)
        return at

    def note_down(
        self, tx: Transaction, attempt: str, position: int, entry: str, note: str | None = None
    ) -> None:
        """Write an entry within the transaction of what it tells of."""
        tx.attempts.record(attempt, position, self._clock.milliseconds(), entry, note)

    def finish(self, attempt: str, result: str) -> None:
        """Close an attempt with its result (JSON)."""
        with self._database.transaction() as tx:
            tx.attempts.finish(attempt, self._clock.milliseconds(), result)

    def give_up(self, attempt: str) -> None:
        """Leave an attempt for good; its entries stay.

        Raises `StudyError` when there is none of that id and kind.
        """
        stored = self.get(attempt)
        with self._database.transaction() as tx:
            tx.attempts.leave(stored.id, self._clock.milliseconds())

    def unfinished(self) -> Attempt | None:
        """Return the newest attempt that was left in the middle."""
        with self._database.reading() as tx:
            return tx.attempts.unfinished(self._kind)

    def finished(
        self, *, limit: int, offset: int = 0, before: Attempt | None = None
    ) -> list[Attempt]:
        """Return the finished attempts, the one that ended last first.

        With `before` only the others that did not end after that one.
        """
        with self._database.reading() as tx:
            return tx.attempts.finished(self._kind, limit=limit, offset=offset, before=before)

    def begun(self, attempt: Attempt) -> datetime:
        """Return when an attempt was begun, as local wall time."""
        return self._clock.local(attempt.begun)

    def ended(self, attempt: Attempt) -> datetime | None:
        """Return when an attempt was closed, as local wall time; None while it runs."""
        return None if attempt.ended is None else self._clock.local(attempt.ended)

    def bring_forward(self, attempt: str, cards: Sequence[int]) -> int:
        """Make cards that were missed due today, with the entry of it; return how many moved.

        No card is ever moved away from today, and `put_back` takes all of it back.
        """
        moved = self._study.bring_forward(
            cards, lambda tx, moves: self.note_down(tx, attempt, AFTERWARDS, brought_entry(moves))
        )
        return len(moved)

    def brought(self, attempt: str) -> int:
        """Return how many cards `put_back` would put back now."""
        return len(self._study.standing(self._moves(attempt)))

    def put_back(self, attempt: str) -> int:
        """Put the cards back that `bring_forward` moved, with the entry; return how many went."""
        return self._study.put_back(
            self._moves(attempt),
            lambda tx, _moves: self.note_down(tx, attempt, AFTERWARDS, put_back_entry()),
        )

    def _moves(self, attempt: str) -> list[Moved]:
        return moves_in(self.entries(attempt))
