"""What the learner decided about the notes of an import, so that it holds for the next plan too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.core.cards import Note

if TYPE_CHECKING:
    from studyapp.services.importing.plan import ImportItem, ImportPlan


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: theirs, mine, skip, edit (`note` is the new one) or join (to `note`)."""

    guid: str
    name: str
    note: Note | None = None


def decided_again(plan: ImportPlan, decisions: Iterable[Decision]) -> ImportPlan:
    """Return a plan after decisions in their order; those about notes it has not are ignored."""
    items = {item.guid: item for item in plan.items}
    for decision in decisions:
        item = items.get(decision.guid)
        if item is None:
            continue
        if decision.name in ("theirs", "mine", "skip"):
            items[decision.guid] = _turned(item, decision.name)
        elif decision.note is not None and item.after is not None:
            plan = replace(plan, items=tuple(items.values()))
            plan = _worded(plan, item.guid, item.after.deck, decision.name, decision.note)
            items = {item.guid: item for item in plan.items}
    alone = {item.guid: _turned(item, "theirs") for item in _left_alone(items)}
    return replace(plan, items=tuple({**items, **alone}.values()))


def _left_alone(items: Mapping[str, ImportItem]) -> Iterator[ImportItem]:
    """Yield the notes that were to join one which then stays as it is, or out."""
    for item in items.values():
        target = item
        while target.state == "merged":
            target = items[target.other]
        if item.state == "merged" and target.state not in ("new", "changed"):
            yield item


def _worded(plan: ImportPlan, guid: str, deck: str, name: str, note: Note) -> ImportPlan:
    """Return a plan after a decision that gives a note other words."""
    if name == "join":
        return plan.merge(guid, note)
    return plan.edit(guid, replace(note, deck=deck))


def _turned(item: ImportItem, name: str) -> ImportItem:
    from studyapp.services.importing.plan import ItemState

    if name == "skip":
        return replace(item, state=ItemState.SKIPPED, other="")
    if name == "mine":
        return replace(item, state=ItemState.KEPT, other="")
    if item.after is None:
        return replace(item, state=ItemState.REMOVED, other="")
    state = ItemState.CHANGED if item.before is not None else ItemState.NEW
    return replace(item, state=state, other="")
