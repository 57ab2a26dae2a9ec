"""What the learner does to a document before it is imported, step by step and back again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from studyapp.core.importing import drafts
from studyapp.core.importing.drafts import Document, Draft, DraftState, Repair, RepairKind

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_OF_THE_TEXT = ("back", "more", "key_points")


@dataclass(frozen=True, slots=True)
class Work:
    """Every decision about a document; drafts are named by the line at which they begin."""

    cuts: tuple[int, ...]
    without: frozenset[str] = frozenset()
    edits: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """A draft as it stands now, edits included; `number` counts from 1."""

    number: int
    line: int
    draft: Draft
    is_left_out: bool = False
    is_edited: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Whether it is not complete as it stands."""
        return self.draft.state is not DraftState.COMPLETE or self.draft.lost_question


class DocumentEditing:
    """Keeps a document and the decisions about it; every decision can be undone."""

    def __init__(self, document: Document) -> None:
        off = frozenset(repair.key for repair in document.repairs if not repair.is_on)
        self.document = document
        self.work = Work(document.cuts, off)
        self._past: list[Work] = []
        self._future: list[Work] = []
        self._read = (document.cuts, off)

    @property
    def is_stale(self) -> bool:
        """Whether the document has to be read again for what was decided."""
        return self._read != (self.work.cuts, self.work.without)

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a decision to take up again."""
        return bool(self._future)

    def take(self, document: Document, cuts: tuple[int, ...], without: frozenset[str]) -> None:
        """Take the document as it was read again for these cuts and repairs."""
        self.document = document
        self._read = (cuts, without)
        if (cuts, without) == (self.work.cuts, self.work.without) and document.cuts != cuts:
            self.work = replace(self.work, cuts=document.cuts)
            self._read = (document.cuts, without)

    def drafts(self) -> list[EditedDraft]:
        """Return the drafts in the order of the source."""
        document, work = self.document, self.work
        pairs = zip(document.cuts, document.drafts, strict=True)
        return [
            EditedDraft(
                number,
                line,
                _edited(draft, work.edits.get(line, _NOTHING)),
                line in work.left_out,
                line in work.edits,
            )
            for number, (line, draft) in enumerate(pairs, start=1)
        ]

    def decisions(self) -> dict[int, Draft | None]:
        """Return the drafts that were edited, by their number from 0; None is one left out."""
        return {
            each.number - 1: None if each.is_left_out else each.draft
            for each in self.drafts()
            if each.is_left_out or each.is_edited
        }

    def shown_repairs(self) -> tuple[Repair, ...]:
        """Return the repairs as they were decided, also before the document is read again."""
        off = self.work.without
        return tuple(
            repair if repair.is_on is (repair.key not in off) else _switched(repair)
            for repair in self.document.repairs
        )

    def merge(self, line: int) -> None:
        """Join the draft that begins at a line to the one before it."""
        cuts = self.work.cuts
        if line in cuts and line != cuts[0]:
            before = cuts[cuts.index(line) - 1]
            edits = _without_text(_without(self.work.edits, line), before)
            merged = drafts.merged(cuts, cuts.index(line))
            self._do(replace(self.work, cuts=merged, edits=edits))

    def split(self, line: int) -> None:
        """Let a draft begin at a line."""
        if line not in self.work.cuts and 1 <= line <= len(self.document.lines):
            edits = self.work.edits
            for before in [cut for cut in self.work.cuts if cut < line][-1:]:
                edits = _without_text(edits, before)
            self._do(replace(self.work, cuts=drafts.split(self.work.cuts, line), edits=edits))

    def move(self, line: int, to: int) -> int:
        """Let the draft that begins at a line begin at another, and return where it does now."""
        cuts = self.work.cuts
        if line not in cuts:
            return line
        index = cuts.index(line)
        moved = drafts.moved(cuts, index, min(to, len(self.document.lines)))
        if moved == cuts:
            return line
        edits = {moved[index] if cut == line else cut: e for cut, e in self.work.edits.items()}
        left = frozenset(moved[index] if cut == line else cut for cut in self.work.left_out)
        touched = _without_text(edits, moved[index])
        if index:
            touched = _without_text(touched, cuts[index - 1])
        self._do(replace(self.work, cuts=moved, edits=touched, left_out=left))
        return moved[index]

    def edit(self, line: int, **texts: Any) -> None:
        """Replace texts of the draft that begins at a line (front, back, more, tags ...)."""
        edits = {**self.work.edits, line: {**self.work.edits.get(line, {}), **texts}}
        self._do(replace(self.work, edits=edits))

    def leave_out(self, lines: Iterable[int], left_out: bool = True) -> None:
        """Leave drafts out of the import, or take them in again."""
        change = self.work.left_out.union if left_out else self.work.left_out.difference
        self._do(replace(self.work, left_out=change(lines)))

    def switch(self, keys: Iterable[str], on: bool) -> None:
        """Switch repairs on or off."""
        change = self.work.without.difference if on else self.work.without.union
        self._do(replace(self.work, without=change(keys)))

    def switch_kind(self, kind: RepairKind, on: bool) -> None:
        """Switch all repairs of a kind on or off."""
        self.switch([r.key for r in self.document.repairs if r.kind is kind], on)

    def undo(self) -> None:
        """Take the last decision back."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Take up again what was undone last."""
        self._step(self._future, self._past)

    def _do(self, work: Work) -> None:
        if work != self.work:
            self._past.append(self.work)
            self._future.clear()
            self.work = work

    def _step(self, source: list[Work], target: list[Work]) -> None:
        if source:
            target.append(self.work)
            self.work = source.pop()


def _switched(repair: Repair) -> Repair:
    return replace(repair, is_on=not repair.is_on)


def _edited(draft: Draft, texts: Mapping[str, Any]) -> Draft:
    """Return a draft with what the learner wrote; what they mended is complete."""
    if not texts:
        return draft
    edited = replace(draft, **texts)
    if draft.lost_question and "front" in texts:
        edited = replace(edited, lost_question=False)
    mends: dict[DraftState, Callable[[], bool]] = {
        DraftState.COMPLETE: lambda: True,
        DraftState.INCOMPLETE: lambda: (
            bool(texts.get("back")) or edited.lost_question is not (draft.lost_question)
        ),
        DraftState.NEEDS_IMAGE: lambda: "![" in edited.front + edited.back,
    }
    if mends[draft.state]():
        edited = replace(edited, state=DraftState.COMPLETE, reason="")
    return edited


def _without(edits: Mapping[int, Mapping[str, Any]], line: int) -> dict[int, Mapping[str, Any]]:
    return {cut: texts for cut, texts in edits.items() if cut != line}


def _without_text(
    edits: Mapping[int, Mapping[str, Any]], line: int
) -> dict[int, Mapping[str, Any]]:
    """Return the edits without what was written over a text that is another one now."""
    kept = {key: text for key, text in edits.get(line, {}).items() if key not in _OF_THE_TEXT}
    rest = _without(edits, line)
    return {**rest, line: kept} if kept else rest
