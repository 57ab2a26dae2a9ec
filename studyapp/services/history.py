"""Changes of content that can be taken back and done again, across restarts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from studyapp.core.cards import Memory
from studyapp.core.scheduling.events import Event
from studyapp.core.scheduling.replay import replay
from studyapp.services.clock import Clock
from studyapp.services.preferences import Preferences
from studyapp.services.sums import moved_sums
from studyapp.storage.changes import StoredChange
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class History:
    """Records each change with how its notes were before."""

    database: Database
    preferences: Preferences
    clock: Clock

    @contextmanager
    def change(self, label: str, guids: Sequence[str]) -> Iterator[Transaction]:
        """Change some notes in one transaction that can be taken back under this label."""
        with self.database.transaction() as tx, self.changing(tx, label, guids):
            yield tx

    @contextmanager
    def changing(
        self,
        tx: Transaction,
        label: str,
        guids: Sequence[str],
        *,
        at: int | None = None,
        settled: bool = False,
    ) -> Iterator[None]:
        """Record a change inside a transaction that has begun; a settled one cannot be taken back."""
        before = tx.content.snapshots(guids)
        with moved_sums(tx, self.preferences.scheduler, guids):
            yield
        now = at or self.clock.milliseconds()
        tx.changes.record(label, now, before, settled=settled)

    def undo(self) -> str:
        """Take back the newest change that stands; return its label, empty when there is none."""
        with self.database.transaction() as tx:
            change = tx.changes.last_done()
            if change is not None:
                self.take_back(tx, change)
        return change.label if change else ""

    def redo(self) -> str:
        """Do again what was taken back last; return its label, empty when there is none."""
        with self.database.transaction() as tx:
            change = tx.changes.last_undone()
            if change is None:
                return ""
            after = {r.note_guid: r.after for r in tx.changes.revisions(change.id)}
            with moved_sums(tx, self.preferences.scheduler, list(after)):
                tx.content.restore(after, self.fold(), modified=self.clock.milliseconds())
            tx.changes.do_again(change.id)
        return change.label

    def take_back(self, tx: Transaction, change: StoredChange) -> None:
        """Bring the notes of a change back to how they were before it."""
        revisions = tx.changes.revisions(change.id)
        now = tx.content.snapshots([revision.note_guid for revision in revisions])
        tx.changes.take_back(change.id, {r.id: now[r.note_guid] for r in revisions})
        before = {revision.note_guid: revision.before for revision in revisions}
        with moved_sums(tx, self.preferences.scheduler, list(before)):
            tx.content.restore(before, self.fold(), modified=self.clock.milliseconds())

    def fold(self) -> Callable[[list[Event]], Memory]:
        """Return what folds a card's log into its memory."""
        scheduler = self.preferences.scheduler
        return lambda log: replay(scheduler, log)
