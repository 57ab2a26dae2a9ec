"""Is everything as the log says? And mending what is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.core.cards import Memory
from studyapp.core.progress import Progress, silent
from studyapp.core.scheduling.replay import replay
from studyapp.core.scheduling.scheduler import Scheduler
from studyapp.services.preferences import Preferences
from studyapp.services.sums import all_sums
from studyapp.storage.daily import summed
from studyapp.storage.database import Database
from studyapp.storage.transaction import Transaction

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, what was wrong, and what was mended."""

    cards: int
    events: int
    problems: tuple[str, ...]
    repaired: tuple[str, ...] = ()


class CheckingService:
    """Compares every cache with what it caches."""

    def __init__(self, database: Database, preferences: Preferences) -> None:
        self._database = database
        self._preferences = preferences

    def check(self, *, repair: bool = False, progress: Progress = silent) -> CheckReport:
        """Check the file, the memory of every card, the sums, the search and the tags.

        With `repair` the caches are made anew from the log and the notes, in one transaction.
        """
        with self._database.transaction() as tx:
            progress("Checking the file", 0.0)
            damage = tx.integrity.file_problems()
            progress("Replaying the log", 0.3)
            wrong = list(_wrong_memories(tx, self._preferences.scheduler))
            progress("Checking the sums", 0.7)
            sums = summed(all_sums(tx, self._preferences.scheduler))
            wrong_sums = sums != tx.daily.all()
            problems = [*damage, *_memory_sentences(wrong)]
            if wrong_sums:
                problems.append("The sums behind the charts differ from the log.")
            problems += _content_sentences(tx)
            if repair and problems:
                self._repair(tx, wrong, sums)
            cards, events = len(tx.cards.states()), tx.log.count()
        progress("Done", 1.0)
        repaired = tuple(p for p in problems if p not in damage) if repair else ()
        return CheckReport(cards, events, tuple(problems), repaired)

    def _repair(
        self, tx: Transaction, wrong: "list[WrongMemory]", sums: list[dict[str, int]]
    ) -> None:
        for each in wrong:
            tx.cards.remember(
                each.card_id, each.replayed, suspended=each.suspended, at=each.last_at
            )
        tx.daily.replace_all(sums)
        tx.integrity.rebuild_search()
        tx.summary.rebuild()
        tx.integrity.move_home(tx.integrity.cards_in_wrong_deck())
        tx.notes.retag(tx.integrity.wrong_tags())


@dataclass(frozen=True, slots=True)
class WrongMemory:
    """A card whose cached memory differs from its log."""

    card_id: int
    guid: str
    cached: Memory
    replayed: Memory
    suspended: bool
    last_at: int


def _wrong_memories(tx: Transaction, scheduler: Scheduler) -> Iterator[WrongMemory]:
    states = tx.cards.states()
    for card_id, log in tx.log.by_card():
        state = states.pop(card_id, None)
        memory = replay(scheduler, log)
        if state is not None and state.memory != memory:
            last_at = max(event.at for event in log)
            yield WrongMemory(card_id, state.guid, state.memory, memory, state.suspended, last_at)
    for card_id, state in states.items():
        if state.memory != scheduler.initial():
            fresh = scheduler.initial()
            yield WrongMemory(card_id, state.guid, state.memory, fresh, state.suspended, 0)


def _memory_sentences(wrong: list[WrongMemory]) -> list[str]:
    sentences = [
        f"The schedule of card {each.guid} differs from its log." for each in wrong[:_MOST_NAMED]
    ]
    if len(wrong) > _MOST_NAMED:
        sentences.append(f"So does the schedule of {len(wrong) - _MOST_NAMED} more cards.")
    return sentences


def _content_sentences(tx: Transaction) -> list[str]:
    sentences = []
    if not tx.integrity.search_is_sound():
        sentences.append("The search index differs from the notes.")
    if not tx.summary.is_sound():
        sentences.append("The numbers of cards behind the charts differ from the cards.")
    if moved := tx.integrity.cards_in_wrong_deck():
        sentences.append(f"{len(moved)} cards stand in another deck than their note.")
    if tags := tx.integrity.wrong_tags():
        sentences.append(f"The tags of {len(tags)} notes differ from the tag index.")
    if empty := tx.integrity.notes_without_cards():
        sentences.append(f"{empty} notes have no card.")
    return sentences
