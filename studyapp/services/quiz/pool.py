"""Which notes a quiz may ask, and what stands beside them to choose wrong answers from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from studyapp.core.cards import DECK_SEPARATOR, Note
from studyapp.core.errors import StudyError
from studyapp.core.quiz.entries import Past, past_in
from studyapp.core.quiz.questions import QuizSpec
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.roles import suits
from studyapp.storage.transaction import Transaction

KIND = "quiz"
MOST_NOTES = 2_000


@dataclass(frozen=True, slots=True)
class Pool:
    """The notes that a quiz may ask, and all notes of their fields."""

    asked: tuple[QuizNote, ...]
    kin: tuple[Note, ...]


def read_pool(tx: Transaction, spec: QuizSpec, today: date) -> Pool:
    """Return what a quiz of these wishes is made from; raise `StudyError` for an unknown deck.

    Of a very large collection a part is read, chosen by the seed.
    """
    chance = Random(spec.seed)  # noqa: S311 - no secret
    quiz_candidates = _quiz_candidates(tx, spec, today)
    asked = _some(list(quiz_candidates), chance)
    kin = _some(tx.quiz_candidates.notes(_field_rows(tx, spec)), chance)
    notes = {guid: each.note for guid, each in tx.notes.named([*asked, *kin]).items()}
    return Pool(
        tuple(QuizNote(notes[guid], frozenset(quiz_candidates[guid])) for guid in asked),
        tuple(notes[guid] for guid in dict.fromkeys([*kin, *asked])),
    )


def count_quiz_candidates(tx: Transaction, spec: QuizSpec, today: date) -> int:
    """Return how many notes fit the wishes."""
    if spec.due or spec.weak or spec.role:
        return len(_quiz_candidates(tx, spec, today))
    return tx.quiz_candidates.count(sorted(rows_of(tx, spec.decks)), spec.tags)


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
    return lambda guid: past_in(tx.attempts.of_note(guid, kind=KIND))


def _field_rows(tx: Transaction, spec: QuizSpec) -> list[int]:
    """Return the decks of the fields (outermost decks) that the chosen decks belong to."""
    fields: set[str | None] = {name.split(DECK_SEPARATOR)[0] for name in spec.decks} or {None}
    rows = {row for field in fields for row in tx.decks.within(field)}
    return sorted(rows)


def _quiz_candidates(tx: Transaction, spec: QuizSpec, today: date) -> dict[str, list[int]]:
    """Return which cards of each note may be asked, by guid in the notes' order."""
    decks = sorted(rows_of(tx, spec.decks))
    due = None
    if spec.due:
        due = [candidate.card for candidate in tx.queue.due(decks, today)]
    found = tx.quiz_candidates.cards(decks, spec.tags, due=due, weak=spec.weak)
    roles = tx.notes.roles() if spec.role else {}
    return {guid: own for guid, own in found.items() if suits(spec.role, roles.get(guid, ()))}


def _some(guids: list[str], chance: Random) -> list[str]:
    """Return the guids, or a part of them in the same order where there are very many."""
    if len(guids) <= MOST_NOTES:
        return guids
    chosen = set(chance.sample(guids, MOST_NOTES))
    return [guid for guid in guids if guid in chosen]
