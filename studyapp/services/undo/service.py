"""Changes of content that can be taken back and done again, across restarts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from studyapp.core.errors import StudyError
from studyapp.services.clock import Clock
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.ledger import Ledger
from studyapp.services.undo.participants import UndoParticipant
from studyapp.storage.changes import StoredChange
from studyapp.storage.database import Database
from studyapp.storage.notes import StoredNote
from studyapp.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class UndoService:
    """Records each change with how its notes were before.

    What else belongs to a change is the matter of the participants; this knows none of them.
    """

    database: Database
    ledger: Ledger
    clock: Clock
    participants: Sequence[UndoParticipant] = ()

    @contextmanager
    def change(self, label: str, guids: Sequence[str]) -> Iterator[Transaction]:
        """Change some notes in one transaction that can be taken back under this label."""
        with self.database.transaction() as tx, self.changing(tx, label, guids):
            yield tx

    def do(self, label: str, guids: Sequence[str], work: Callable[[Transaction], None]) -> int:
        """Change some notes in one transaction; return what `take_back_one` needs to know it by."""
        with self.database.transaction() as tx, self.changing(tx, label, guids) as change_id:
            work(tx)
        return change_id

    @contextmanager
    def changing(
        self,
        tx: Transaction,
        label: str,
        guids: Sequence[str],
        *,
        at: int | None = None,
        settled: bool = False,
    ) -> Iterator[int]:
        """Record a change inside a transaction that has begun; a settled one cannot be taken back.

        Where no note is touched, nothing is recorded.
        """
        change_id = 0
        if guids:
            before = tx.content.snapshots(guids)
            now = at or self.clock.milliseconds()
            change_id = tx.changes.record(label, now, before, settled=settled)
        with self._in_step(tx, guids):
            yield change_id

    @rare_garbage_collection()
    def undo(self) -> str:
        """Take back the newest change that stands; return its label, empty when there is none."""
        with self.database.transaction() as tx:
            change = tx.changes.last_done()
            if change is not None:
                self._take_back(tx, change)
        return change.label if change else ""

    def take_back_one(self, change_id: int) -> None:
        """Take back one change, whatever was changed elsewhere since.

        Raises `StudyError` when it was taken back already, or its notes were changed again.
        """
        with self.database.transaction() as tx:
            change = tx.changes.get(change_id)
            if change is None:
                raise StudyError("This was taken back elsewhere already; there is nothing to undo.")
            if tx.changes.is_overtaken(change_id):
                raise StudyError(
                    f"The note was changed since, so '{change.label}' was not taken back; "
                    "undo the later change first."
                )
            self._take_back(tx, change)

    def forget(self, tx: Transaction, label: str, at: int) -> None:
        """Take back the change with this label and instant for good, if nothing came after it."""
        change = tx.changes.made_at(at, label)
        if change is not None and not tx.changes.is_overtaken(change.id):
            self._take_back(tx, change, for_good=True)

    @rare_garbage_collection()
    def redo(self) -> str:
        """Do again what was taken back last; return its label, empty when there is none."""
        with self.database.transaction() as tx:
            change = tx.changes.last_undone()
            if change is None:
                return ""
            after = {r.note_guid: r.after for r in tx.changes.revisions(change.id)}
            for participant in self.participants:
                participant.do_again(tx, change.id)
            with self._in_step(tx, list(after)):
                tx.content.restore(after, modified=self.clock.milliseconds())
            tx.changes.do_again(change.id)
        return change.label

    def bring_in_step(self, tx: Transaction, stored: StoredNote) -> None:
        """Give a note exactly the cards that its text asks for."""
        with self._in_step(tx, [stored.note.guid]):
            tx.content.rewrite(stored, stored.note, modified=stored.modified)

    def _take_back(self, tx: Transaction, change: StoredChange, *, for_good: bool = False) -> None:
        """Bring the notes of a change back to how they were before it."""
        revisions = tx.changes.revisions(change.id)
        now = tx.content.snapshots([revision.note_guid for revision in revisions])
        after = {revision.id: now[revision.note_guid] for revision in revisions}
        tx.changes.take_back(change.id, after, for_good=for_good)
        before = {revision.note_guid: revision.before for revision in revisions}
        for participant in self.participants:
            participant.take_back(tx, change.id)
        with self._in_step(tx, list(before)):
            tx.content.restore(before, modified=self.clock.milliseconds())

    @contextmanager
    def _in_step(self, tx: Transaction, guids: Sequence[str]) -> Iterator[None]:
        """Keep the ledger and the decks true while notes come, go or move."""
        with self.ledger.moving(tx, guids):
            yield
        tx.decks.remove_empty()
