"""Writing what an import plan says, inside one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from studyapp.core.importing.drafts import INCOMPLETE
from studyapp.core.progress import Progress
from studyapp.formats.common.snapshot import CardRecord
from studyapp.services.clock import Clock
from studyapp.services.importing.arriving_log import ArrivingLog
from studyapp.services.importing.comparing import deck_key, facts_key, fingerprint
from studyapp.services.importing.descriptions import describe
from studyapp.services.importing.plan import (
    ImportItem,
    ImportPlan,
    ImportReport,
    ItemState,
)
from studyapp.services.ledger import Ledger
from studyapp.services.undo.service import UndoService
from studyapp.storage.learning_path import order_of
from studyapp.storage.transaction import Transaction

_PRESENT = (ItemState.NEW, ItemState.CHANGED, ItemState.KEPT, ItemState.SAME)
_LEFT_OUT = (ItemState.SKIPPED, ItemState.MERGED)


class Storing:
    """Stores one plan."""

    def __init__(
        self,
        tx: Transaction,
        ledger: Ledger,
        undo: UndoService,
        clock: Clock,
        plan: ImportPlan,
    ) -> None:
        self._tx = tx
        self._ledger = ledger
        self._undo = undo
        self._clock = clock
        self._plan = plan

    def store(
        self, touched: Sequence[ImportItem], label: str, *, settled: bool, progress: Progress
    ) -> ImportReport:
        """Write the touched items, and what the file knows of all cards that are there then."""
        tx, plan = self._tx, self._plan
        present = {item.guid for item in plan.items if item.state in _PRESENT}
        records = {guid: cards for guid, cards in plan.cards.items() if guid in present}
        log = ArrivingLog(tx, self._ledger, records)
        guids = list(dict.fromkeys([*(item.guid for item in touched), *log.notes]))
        progress("Importing", 0.4)
        with self._undo.changing(tx, label, guids, settled=settled) as change_id:
            self._write(touched, log, records)
            progress("Importing", 0.7)
        reviews = log.store(0 if settled else change_id)
        attempts = tx.attempt_archive.add(plan.attempts)
        self._remember()
        self._follow_file()
        describe(tx, 0 if settled else change_id, plan.descriptions, plan.attributes)
        return _report(plan, reviews, attempts, change_id)

    def _write(
        self,
        items: Sequence[ImportItem],
        log: ArrivingLog,
        records: Mapping[str, Sequence[CardRecord]],
    ) -> None:
        tx, now = self._tx, self._clock.milliseconds()
        source = self._plan.source
        new = [item.after for item in items if item.state is ItemState.NEW and item.after]
        hashes = {
            item.guid: fingerprint(item.theirs or item.after)
            for item in items
            if item.state is ItemState.NEW and item.after
        }
        starts = log.starts(new, records)
        tx.content.add(
            new,
            modified=now,
            source=source,
            hashes=hashes,
            starts=starts,
            changed=self._plan.changed,
        )
        changed = [item for item in items if item.state is ItemState.CHANGED]
        stored = tx.notes.named([item.guid for item in changed])
        for item in changed:
            if item.after is None:
                continue
            before = stored[item.guid]
            tx.content.rewrite(before, item.after, modified=now)
            theirs = fingerprint(item.theirs or item.after)
            if not item.other and theirs != fingerprint(before.note):
                tx.notes.imported(before.id, source, theirs)
        gone = [item.guid for item in items if item.state is ItemState.REMOVED]
        kept_back = [*gone, *(note.guid for note in new if INCOMPLETE in note.tags)]
        if kept_back:
            cards = tx.cards.of_notes(kept_back)
            tx.cards.suspend([card.id for own in cards.values() for card in own], True)

    def _follow_file(self) -> None:
        """Give the notes of decks on the path the order that they have in the file."""
        tx, plan = self._tx, self._plan
        if any(order_of(said) is not None for said in plan.attributes.values()):
            present = [item.guid for item in plan.items if item.state in _PRESENT]
            if tx.notes.put_in_order(present):
                tx.path.outdate()

    def _remember(self) -> None:
        """Keep what the next import from the same source is compared with."""
        tx, plan = self._tx, self._plan
        decks = plan.decks or (plan.deck,)
        tx.settings.set(deck_key(plan.source), decks[0] if len(decks) == 1 else list(decks))
        left = {
            item.guid: fingerprint(item.after).hex()
            for item in plan.items
            if item.state in _LEFT_OUT and item.after
        }
        facts: dict[str, Any] = {**plan.facts, **({"left": left} if left else {})}
        if facts:
            tx.settings.set(facts_key(plan.source), facts)
        elif tx.settings.get(facts_key(plan.source)):
            tx.settings.remove(facts_key(plan.source))


def _report(plan: ImportPlan, reviews: int, attempts: int, change: int) -> ImportReport:
    def count(state: ItemState) -> int:
        return sum(item.state is state for item in plan.items)

    return ImportReport(
        added=count(ItemState.NEW),
        changed=count(ItemState.CHANGED),
        kept=count(ItemState.KEPT),
        unchanged=count(ItemState.SAME),
        removed=count(ItemState.REMOVED),
        items=plan.items,
        warnings=plan.warnings,
        skipped=count(ItemState.SKIPPED),
        merged=count(ItemState.MERGED),
        reviews=reviews,
        change=change,
        attempts=attempts,
    )
