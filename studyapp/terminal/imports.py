"""What an import would do, in words for the terminal and as values for programs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from studyapp.core.importing.drafts import INCOMPLETE, Draft, Repair
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.likeness import NoteLikeness
from studyapp.core.importing.opened import Opened
from studyapp.core.progress import Progress
from studyapp.services.importing.plan import ImportItem, ImportPlan, ItemState
from studyapp.services.importing.service import ImportingService

_WORDS = {
    ItemState.NEW: "added",
    ItemState.CHANGED: "changed",
    ItemState.KEPT: "kept as you edited it",
    ItemState.SAME: "unchanged",
    ItemState.REMOVED: "suspended, gone from the file",
    ItemState.SKIPPED: "left out as before",
}


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file, how it is understood, what importing it would do, and what its notes are like."""

    path: Path
    opened: Opened
    plan: ImportPlan
    deck: str | None = None
    tags: tuple[str, ...] = ()
    likenesses: tuple[NoteLikeness, ...] = ()


def looked_at(
    importing: ImportingService,
    path: Path,
    deck: str | None,
    form: FileForm | None,
    tags: Sequence[str],
    progress: Progress,
) -> LookedAt:
    """Return what a file is and what importing it would do."""
    opened = importing.look(path, form=form, progress=progress)
    plan = importing.plan_opened(opened, deck=deck, tags=tags, progress=progress)
    return LookedAt(path, opened, plan, deck, tuple(tags))


def applied(
    importing: ImportingService, found: Sequence[LookedAt], progress: Progress
) -> list[LookedAt]:
    """Import files one after the other, each planned again after those before it."""
    done: list[LookedAt] = []
    for each in found:
        if done:
            opened, deck, tags = each.opened, each.deck, each.tags
            plan = importing.plan_opened(opened, deck=deck, tags=tags, progress=progress)
            each = replace(each, plan=plan)
        importing.apply(each.plan, label=f"Import {each.path.name}", progress=progress)
        done.append(each)
    return done


def with_likenesses(importing: ImportingService, found: LookedAt, progress: Progress) -> LookedAt:
    """Return the same with the notes that its new notes are like."""
    return replace(found, likenesses=importing.likenesses(found.plan, progress=progress))


def summary(found: LookedAt, *, dry_run: bool) -> str:
    """Return one line: how many notes become what."""
    would = "would be " if dry_run else ""
    counted = Counter(item.state for item in found.plan.items)
    parts = [f"{counted[state]} {would}{word}" for state, word in _WORDS.items() if counted[state]]
    if waiting := sum(_is_kept_back(item) for item in found.plan.items):
        parts.append(f"{waiting} of them suspended, as they are incomplete")
    alike = len({each.guid for each in found.likenesses})
    if alike:
        parts.append(f"{alike} much like others")
    return f"{found.path.name}: {', '.join(parts) or 'nothing to do'}."


def _is_kept_back(item: ImportItem) -> bool:
    """Return whether a note that comes in waits until it is completed."""
    note = item.after if item.state is ItemState.NEW else None
    return note is not None and INCOMPLETE in note.tags


def file_values(found: LookedAt) -> dict[str, Any]:
    """Return all of it as JSON has it: a document with its drafts, any other file with its notes."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for each in found.likenesses:
        values = asdict(each)
        alike.setdefault(values.pop("guid"), []).append(values)
    head = {"file": str(found.path), "form": str(found.opened.form)}
    notes = [_item_values(item, alike) for item in found.plan.items]
    document = found.opened.document
    if document is None:
        return {**head, "notes": notes, "warnings": list(found.plan.warnings)}
    drafts = [
        {**note, "becomes": note["state"], **_draft_values(draft), "tags": note["tags"]}
        for draft, note in zip(document.drafts, notes, strict=False)
    ]
    return {
        **head,
        "shape": str(document.shape),
        "title": document.title,
        "score": document.score,
        "drafts": drafts,
        "gone": notes[len(document.drafts) :],
        "repairs": [_repair_values(repair) for repair in document.repairs],
        "notes": notes,
        "warnings": list(found.plan.warnings),
    }


def _item_values(item: ImportItem, alike: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    note = item.after or item.before
    return {
        "guid": item.guid,
        "state": str(item.state),
        "front": note.front if note else "",
        "back": note.back if note else "",
        "deck": note.deck if note else "",
        "tags": note.tags if note else (),
        "likenesses": alike.get(item.guid, []),
    }


def _draft_values(draft: Draft) -> dict[str, Any]:
    values = asdict(draft)
    return {**values, "state": str(draft.state), "attributes": dict(draft.attributes)}


def _repair_values(repair: Repair) -> dict[str, Any]:
    return {**asdict(repair), "kind": str(repair.kind)}
