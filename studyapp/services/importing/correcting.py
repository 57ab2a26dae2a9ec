"""The third step of an import: reading a file as the learner corrects it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import INCOMPLETE, Draft
from studyapp.core.importing.opened import Opened
from studyapp.core.importing.tables import TableForm
from studyapp.services.importing.plan import ImportPlan


def redrawn(opened: Opened, *, cuts: Sequence[int], without: Collection[str]) -> Opened:
    """Return a document cut at other lines, and without some of its repairs."""
    from studyapp.formats.common.decoding import decoded
    from studyapp.formats.documents import read_document

    if opened.document is None:
        raise StudyError(f"{opened.name} is no document: there is nothing to cut.")
    document = read_document(
        decoded(opened.content, source=opened.name),
        name=opened.name,
        shape=opened.document.shape,
        cuts=cuts,
        without=frozenset(without),
    )
    return replace(opened, document=document)


def reformed(opened: Opened, table: TableForm) -> Opened:
    """Return a table read in another form, with the first rows that this gives.

    With another delimiter or encoding its columns are other ones, and are told anew.
    """
    from studyapp.formats.csv.reader import preview, sniff

    was = opened.table
    if was is not None and (was.delimiter, was.encoding) != (table.delimiter, table.encoding):
        table = sniff(
            opened.content,
            source=opened.name,
            encoding=table.encoding,
            delimiter=table.delimiter,
        )
    return replace(opened, table=table, preview=preview(opened.content, table))


def corrected(plan: ImportPlan, opened: Opened, drafts: Mapping[int, Draft | None]) -> ImportPlan:
    """Return the plan of a document with some drafts in other words, and without some (None)."""
    from studyapp.formats.documents import note_of

    document = opened.document
    if document is None:
        return plan
    for number, draft in drafts.items():
        item, former = plan.items[number], document.drafts[number]
        if draft is None:
            plan = plan.keep_mine(item.guid) if item.before else plan.skip(item.guid)
        elif draft != former and item.after is not None:
            known = item.after
            note = note_of(draft, guid=item.guid, deck=known.deck)
            replaced = {*former.tags, INCOMPLETE}
            worn = (tag for tag in known.tags if tag not in replaced)
            tags = tuple(dict.fromkeys((*note.tags, *worn)))
            plan = plan.edit(item.guid, replace(note, tags=tags))
    return plan
