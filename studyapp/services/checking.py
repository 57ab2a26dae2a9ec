"""Is everything as the log says? And mending what is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from studyapp.core.progress import Progress, silent
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.ledger import Ledger
from studyapp.services.undo.service import UndoService
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at (nothing in a damaged file), what was wrong, and what was mended."""

    cards: int
    events: int
    problems: tuple[str, ...]
    repaired: tuple[str, ...] = ()


class CheckingService:
    """Compares every cache with what it caches."""

    def __init__(self, database: Database, ledger: Ledger, undo: UndoService) -> None:
        self._database = database
        self._ledger = ledger
        self._undo = undo

    @rare_garbage_collection()
    def check(self, *, repair: bool = False, progress: Progress = silent) -> CheckReport:
        """Check the file, the memory of every card, the sums, the search and the tags.

        With `repair` the caches are made anew from the log and the notes, in one transaction.
        A file whose own rows are damaged is only reported: nothing can be made from them.
        """
        with self._database.rehearsal() as tx:
            progress("Checking the file", 0.0)
            if damage := tx.integrity.damage():
                return CheckReport(0, 0, tuple(damage))
            if not repair:
                return _report(tx, _examined(tx, self._ledger, progress), progress)
        with self._database.transaction() as tx:
            found = _examined(tx, self._ledger, progress)
            if problems := tuple(found.sentences()):
                progress("Mending", 0.9)
                self._repair(tx, found)
            return replace(_report(tx, found, progress), repaired=problems)

    def _repair(self, tx: Transaction, found: "_Findings") -> None:
        tx.integrity.rebuild_parts(found.parts)
        for stored in tx.notes.named(found.notes).values():
            self._undo.bring_in_step(tx, stored)
        self._ledger.refold(tx)
        tx.integrity.rebuild_search()
        tx.summary.rebuild()
        tx.notes.retag(found.tags)


@dataclass(frozen=True, slots=True)
class _Findings:
    """What differs from what it should be, with what is needed to mend it."""

    memories: Sequence[str]
    sums: bool
    search: bool
    tally: bool
    decks: int
    tags: Mapping[int, Sequence[str]]
    notes: Sequence[str]
    parts: Mapping[str, str]

    def sentences(self) -> Iterator[str]:
        """Yield one sentence for each kind of difference."""
        yield from _memory_sentences(self.memories)
        if self.sums:
            yield "The sums behind the charts differ from the log."
        if self.search:
            yield "The search index differs from the notes."
        if self.tally:
            yield "The numbers of cards behind the charts differ from the cards."
        if self.decks:
            yield f"{self.decks} cards stand in another deck than their note."
        if self.tags:
            yield f"The tags of {len(self.tags)} notes differ from the tag index."
        if self.notes:
            yield f"{len(self.notes)} notes have other cards than their text asks for."
        if self.parts:
            yield f"Parts of the file's structure are missing or wrong: {', '.join(self.parts)}."


def _report(tx: Transaction, found: _Findings, progress: Progress) -> CheckReport:
    progress("Done", 1.0)
    return CheckReport(tx.cards.count(), tx.log.count(), tuple(found.sentences()))


def _examined(tx: Transaction, ledger: Ledger, progress: Progress) -> _Findings:
    progress("Replaying the log", 0.3)
    differences = ledger.differences(tx)
    guids = tx.cards.guids(differences.cards)
    progress("Checking the sums", 0.7)
    return _Findings(
        memories=[guids[row] for row in differences.cards],
        sums=differences.sums,
        search=not tx.integrity.search_is_sound(),
        tally=not tx.summary.is_sound(),
        decks=len(tx.integrity.cards_in_wrong_deck()),
        tags=tx.integrity.wrong_tags(),
        notes=tx.integrity.notes_with_wrong_cards(),
        parts=tx.integrity.wrong_parts(),
    )


def _memory_sentences(wrong: Sequence[str]) -> Iterator[str]:
    for guid in wrong[:_MOST_NAMED]:
        yield f"The schedule of card {guid} differs from its log."
    if len(wrong) > _MOST_NAMED:
        yield f"So does the schedule of {len(wrong) - _MOST_NAMED} more cards."
