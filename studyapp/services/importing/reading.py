"""The second step of an import: reading a file with the reader of its format."""

from collections.abc import Sequence
from pathlib import Path

from studyapp.core.cards import Note
from studyapp.core.errors import StudyError
from studyapp.core.importing.opened import Opened
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.format_reader import FormatReader, ReadingContext
from studyapp.services.attempts.reading import is_readable
from studyapp.services.importing.recognising import reader_of
from studyapp.services.importing.workspace import Workspace
from studyapp.storage.database import Database


def read(opened: Opened, readers: Sequence[FormatReader], context: ReadingContext) -> Arrival:
    """Return what an opened file brings; raise `StudyError` when it is damaged."""
    arrival = reader_of(opened.form, readers).read(opened, context)
    if not all(map(is_readable, arrival.attempts)):
        raise StudyError(
            f"{opened.name} is damaged: a quiz or an interview in it cannot be read. "
            "Export the collection again."
        )
    return arrival


def folder_of(workspace: Workspace) -> Path:
    """Return an empty folder for what a package brings."""
    folder = workspace.path / "files"
    folder.mkdir(exist_ok=True)
    return folder


class KnownNotes:
    """Looks notes of the collection up for a reader; all are read when the first one is met."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._notes: dict[str, Note] | None = None

    def __call__(self, guid: str) -> Note | None:
        """Return the note under a guid, None where there is none."""
        if self._notes is None:
            with self._database.reading_apart() as tx:
                stored = tx.notes.within(tx.decks.within(None))
                self._notes = {each.note.guid: each.note for each in stored}
        return self._notes.get(guid)
