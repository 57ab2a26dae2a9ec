"""What the import window asks of the program; nothing is written before `apply`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studyapp.core.cards import Note
from studyapp.core.importing.drafts import Draft
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.core.importing.tables import TableForm
from studyapp.core.progress import Progress

if TYPE_CHECKING:
    from studyapp.services.collection import Collection
    from studyapp.services.importing.plan import ImportPlan, ImportReport, Opened

Given = Path | str
"""A file, or a text that was pasted."""


class Importer(Protocol):
    """Looks at files, plans and imports; raises `StudyError` where a learner can act."""

    def look(self, given: Given, name: str, form: FileForm | None, progress: Progress) -> Opened:
        """Return what a file or a pasted text is; the content tells unless `form` does."""

    def redraw(self, opened: Opened, cuts: Sequence[int], without: frozenset[str]) -> Opened:
        """Return a document read again with other cuts and repairs."""

    def reform(self, opened: Opened, table: TableForm) -> Opened:
        """Return a table read again in another form."""

    def plan(
        self,
        opened: Opened,
        deck: str,
        tags: Sequence[str],
        drafts: Mapping[int, Draft | None],
        progress: Progress,
    ) -> ImportPlan:
        """Return what importing would do; an empty deck leaves it to the file."""

    def likenesses(self, plan: ImportPlan, progress: Progress) -> Sequence[NoteLikeness]:
        """Return the notes of a plan that are like others."""

    def apply(self, plan: ImportPlan, label: str, progress: Progress) -> ImportReport:
        """Import, all or nothing."""

    def take_back(self, report: ImportReport) -> None:
        """Undo an import."""

    def decks(self) -> list[str]:
        """Return the names of the decks there are."""

    def note(self, guid: str) -> Note:
        """Return a note of the collection."""


class CollectionImporter:
    """Does all of it with a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._importing = collection.importing

    def look(self, given: Given, name: str, form: FileForm | None, progress: Progress) -> Opened:
        return self._importing.look(given, name=name, form=form, progress=progress)

    def redraw(self, opened: Opened, cuts: Sequence[int], without: frozenset[str]) -> Opened:
        return self._importing.redraw(opened, cuts=cuts, without=without)

    def reform(self, opened: Opened, table: TableForm) -> Opened:
        return self._importing.reform(opened, table)

    def plan(
        self,
        opened: Opened,
        deck: str,
        tags: Sequence[str],
        drafts: Mapping[int, Draft | None],
        progress: Progress,
    ) -> ImportPlan:
        return self._importing.plan_opened(
            opened, deck=deck or None, tags=tags, drafts=drafts, progress=progress
        )

    def likenesses(self, plan: ImportPlan, progress: Progress) -> Sequence[NoteLikeness]:
        return self._importing.likenesses(plan, progress=progress)

    def apply(self, plan: ImportPlan, label: str, progress: Progress) -> ImportReport:
        return self._importing.apply(plan, label=label, progress=progress)

    def take_back(self, report: ImportReport) -> None:
        self._collection.library.take_back(report.change)

    def decks(self) -> list[str]:
        return self._collection.library.decks()

    def note(self, guid: str) -> Note:
        return self._collection.library.note(guid)
