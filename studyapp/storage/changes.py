"""The history of content: what was changed when, and how it was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from studyapp.storage.bulk import LISTED, insert_tuples, listed
from studyapp.storage.tables import change, revision

STANDS, TAKEN_BACK, SETTLED, DROPPED = range(4)
_MADE_AT = select(change).where(
    change.c.at == bindparam("at"), change.c.label == bindparam("label"), change.c.status == STANDS
)
_KEEP_AFTER = (
    update(revision).where(revision.c.id == bindparam("revision")).values(after=bindparam("text"))
)


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One change; `at` in UTC milliseconds."""

    id: int
    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A note before and after a change, as stored text (None: it was not there).

    `after` is filled only when the change is taken back; until then it is the note itself.
    """

    id: int
    note_guid: str
    before: str | None
    after: str | None


class ChangeRepository:
    """Writes and reads changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(
        self, label: str, at: int, before: Mapping[str, str | None], *, settled: bool = False
    ) -> int:
        """Write a change of notes, given how each was before; a settled one cannot be taken back.

        What was taken back before can no longer be done again; what a settled change builds
        on is settled too.
        """
        self._connection.execute(
            update(change).where(change.c.status == TAKEN_BACK).values(status=DROPPED)
        )
        if settled:
            self._settle(list(before))
        status = SETTLED if settled else STANDS
        statement = insert(change).values(at=at, label=label, status=status).returning(change.c.id)
        change_id = self._connection.execute(statement).scalar_one()
        rows = [(None, change_id, guid, text, None) for guid, text in before.items()]
        insert_tuples(self._connection, revision, rows)
        return int(change_id)

    def get(self, change_id: int) -> StoredChange | None:
        """Return a change that stands."""
        return self._first(change.c.id == change_id, change.c.status == STANDS)

    def last_done(self) -> StoredChange | None:
        """Return the newest change that stands."""
        return self._first(change.c.status == STANDS)

    def last_undone(self) -> StoredChange | None:
        """Return the change that was taken back last and can be redone."""
        query = select(change).where(change.c.status == TAKEN_BACK).order_by(change.c.id).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else StoredChange(row.id, row.at, row.label)

    def revisions(self, change_id: int) -> list[Revision]:
        """Return what a change did, note by note."""
        query = select(revision).where(revision.c.change_id == change_id)
        rows = self._connection.execute(query.order_by(revision.c.id))
        return [Revision(row.id, row.note_guid, row.before, row.after) for row in rows]

    def is_overtaken(self, change_id: int) -> bool:
        """Return whether a later change that stands touches a note of this one."""
        own = select(revision.c.note_guid).where(revision.c.change_id == change_id)
        query = (
            select(revision.c.id)
            .join(change, revision.c.change_id == change.c.id)
            .where(
                change.c.id > change_id,
                change.c.status.in_((STANDS, SETTLED)),
                revision.c.note_guid.in_(own),
            )
            .limit(1)
        )
        return self._connection.execute(query).first() is not None

    def take_back(
        self, change_id: int, after: Mapping[int, str | None], *, for_good: bool = False
    ) -> None:
        """Mark a change as undone, keeping how its notes were after it (by revision)."""
        self._mark(change_id, DROPPED if for_good else TAKEN_BACK)
        rows = [{"revision": revision_id, "text": text} for revision_id, text in after.items()]
        if rows:
            self._connection.execute(_KEEP_AFTER, rows)

    def do_again(self, change_id: int) -> None:
        """Mark a change as standing again."""
        self._mark(change_id, STANDS)

    def made_at(self, at: int, label: str) -> StoredChange | None:
        """Return the change with that instant and label, if it stands."""
        row = self._connection.execute(_MADE_AT, {"at": at, "label": label}).first()
        return None if row is None else StoredChange(row.id, row.at, row.label)

    def _settle(self, note_guids: Sequence[str]) -> None:
        touching = select(revision.c.change_id).where(revision.c.note_guid.in_(LISTED))
        statement = update(change).where(change.c.status == STANDS, change.c.id.in_(touching))
        self._connection.execute(statement.values(status=SETTLED), listed(note_guids))

    def _first(self, *where: Any) -> StoredChange | None:
        query = select(change).where(*where).order_by(change.c.id.desc()).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else StoredChange(row.id, row.at, row.label)

    def _mark(self, change_id: int, status: int) -> None:
        self._connection.execute(
            update(change).where(change.c.id == change_id).values(status=status)
        )
