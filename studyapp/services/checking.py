"""Is everything as the log says? And mending what is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.folding import Folding, Remembered, Sums
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.services.collecting import rare_garbage_collection
from studyapp.services.preferences import Preferences
from studyapp.services.sums import all_sums
from studyapp.services.undo.service import UndoService
from studyapp.storage.cards import CardNumbers
from studyapp.storage.daily import with_all_decks
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

_MOST_NAMED = 5
_NEW = Remembered()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at (nothing in a damaged file), what was wrong, and what was mended."""

    cards: int
    events: int
    problems: tuple[str, ...]
    repaired: tuple[str, ...] = ()


class CheckingService:
    """Compares every cache with what it caches."""

    def __init__(self, database: Database, preferences: Preferences, history: UndoService) -> None:
        self._database = database
        self._preferences = preferences
        self._history = history

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
                return _report(tx, _examined(tx, self._preferences.scheduler, progress), progress)
        with self._database.transaction() as tx:
            found = _examined(tx, self._preferences.scheduler, progress)
            if problems := tuple(found.sentences()):
                progress("Mending", 0.9)
                self._repair(tx, found)
            return replace(_report(tx, found, progress), repaired=problems)

    def _repair(self, tx: Transaction, found: "_Findings") -> None:
        tx.integrity.rebuild_parts(found.parts)
        for stored in tx.notes.named(found.notes).values():
            self._history.bring_in_step(tx, stored)
        tx.integrity.move_home(tx.integrity.cards_in_wrong_deck())
        tx.cards.remember_all(
            (each.card_id, each.replayed, each.suspended, each.last_at) for each in found.memories
        )
        tx.daily.replace_all(all_sums(tx, self._preferences.scheduler))
        tx.integrity.rebuild_search()
        tx.summary.rebuild()
        tx.notes.retag(found.tags)


@dataclass(frozen=True, slots=True)
class WrongMemory:
    """A card whose cached memory differs from its log."""

    card_id: int
    guid: str
    replayed: Remembered
    suspended: bool
    last_at: int


@dataclass(frozen=True, slots=True)
class _Findings:
    """What differs from what it should be, with what is needed to mend it."""

    memories: Sequence[WrongMemory]
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


def _examined(tx: Transaction, scheduler: Sm2, progress: Progress) -> _Findings:
    progress("Replaying the log", 0.3)
    memories, answers = _replayed(tx, scheduler)
    progress("Checking the sums", 0.7)
    return _Findings(
        memories=memories,
        sums=answers != tx.daily.all(),
        search=not tx.integrity.search_is_sound(),
        tally=not tx.summary.is_sound(),
        decks=len(tx.integrity.cards_in_wrong_deck()),
        tags=tx.integrity.wrong_tags(),
        notes=tx.integrity.notes_with_wrong_cards(),
        parts=tx.integrity.wrong_parts(),
    )


def _replayed(tx: Transaction, scheduler: Sm2) -> tuple[list[WrongMemory], Sums]:
    """Fold the whole log once: return the memories that differ, and what the answers sum up to."""
    cards, folding, sums = tx.cards.remembered(), Folding(scheduler), Sums()
    wrong: dict[int, tuple[CardNumbers, Remembered, int]] = {}
    for card_id, log in tx.log.entries():
        card = cards.pop(card_id, None)
        if card is not None:
            memory, at = folding.fold(log, card.deck_id, sums), max(entry[2] for entry in log)
            if (memory, at, True) != (card.memory, card.last_at, card.is_filed):
                wrong[card_id] = card, memory, at
    for card_id, card in cards.items():
        if (card.memory, card.last_at, card.is_filed) != (_NEW, 0, True):
            wrong[card_id] = card, _NEW, 0
    guids = tx.cards.guids(list(wrong))
    memories = [
        WrongMemory(card_id, guids[card_id], memory, card.suspended, at)
        for card_id, (card, memory, at) in wrong.items()
    ]
    counted = {key: own for key, own in with_all_decks(sums).items() if any(own)}
    return memories, counted


def _memory_sentences(wrong: Sequence[WrongMemory]) -> Iterator[str]:
    for each in wrong[:_MOST_NAMED]:
        yield f"The schedule of card {each.guid} differs from its log."
    if len(wrong) > _MOST_NAMED:
        yield f"So does the schedule of {len(wrong) - _MOST_NAMED} more cards."
