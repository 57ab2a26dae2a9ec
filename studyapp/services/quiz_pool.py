"""Which notes a quiz may ask, and what stands beside them to choose wrong answers from."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from studyapp.core.cards import DECK_SEPARATOR, Card, Note
from studyapp.core.errors import StudyError
from studyapp.core.quiz.entries import Past, past_in
from studyapp.core.quiz.pool import Asked, is_weak
from studyapp.core.quiz.questions import QuizSpec
from studyapp.storage.transaction import Transaction

KIND = "quiz"


@dataclass(frozen=True, slots=True)
class Pool:
    """The notes that a quiz may ask, and all notes of their fields."""

    asked: tuple[Asked, ...]
    kin: tuple[Note, ...]


def read_pool(tx: Transaction, spec: QuizSpec, today: date) -> Pool:
    """Return what a quiz of these wishes is made from; raise `StudyError` for an unknown deck."""
    decks = rows_of(tx, spec.decks)
    notes = [stored.note for stored in tx.notes.within(sorted(decks))]
    askable = _askable(tx, spec, sorted(decks), today)
    wanted = set(spec.tags)
    asked = (
        Asked(note, frozenset(askable[note.guid]))
        for note in notes
        if note.guid in askable and (not wanted or wanted & set(note.tags))
    )
    return Pool(tuple(asked), _kin(tx, spec, notes))


def rows_of(tx: Transaction, names: Iterable[str]) -> set[int]:
    """Return the rows of decks and of those below them; no names mean all decks."""
    listed = list(names)
    if not listed:
        return set(tx.decks.within(None))
    rows: set[int] = set()
    for name in listed:
        within = tx.decks.within(name)
        if not within:
            raise StudyError(f"There is no deck '{name}'; 'studyapp decks' shows those there are.")
        rows.update(within)
    return rows


def past_of(tx: Transaction) -> Callable[[str], Past]:
    """Return what looks up, for a note, what earlier quizzes taught about it."""
    return lambda guid: past_in(entry.payload for entry in tx.attempts.of_note(guid, kind=KIND))


def _kin(tx: Transaction, spec: QuizSpec, notes: list[Note]) -> tuple[Note, ...]:
    """Return all notes of the fields (outermost decks) that the chosen decks belong to."""
    if not spec.decks:
        return tuple(notes)
    fields = {name.split(DECK_SEPARATOR)[0] for name in spec.decks}
    rows = {row for field in fields for row in tx.decks.within(field)}
    return tuple(stored.note for stored in tx.notes.within(sorted(rows)))


def _askable(
    tx: Transaction, spec: QuizSpec, decks: list[int], today: date
) -> dict[str, list[int]]:
    """Return which cards of each note may be asked."""
    due = {candidate.card for candidate in tx.queue.due(decks, today)} if spec.due else set[int]()
    found: dict[str, list[int]] = defaultdict(list)
    for card in tx.cards.all(decks):
        if not card.suspended and _is_wanted(card, spec, due):
            found[card.note].append(card.ordinal)
    return found


def _is_wanted(card: Card, spec: QuizSpec, due: set[int]) -> bool:
    if not (spec.due or spec.weak):
        return True
    return card.id in due or (spec.weak and is_weak(card.memory))
