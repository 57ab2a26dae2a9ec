"""Finding notes that are there twice: in a file, in the collection, among the decks that ship."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.core.importing.likeness import NoteLikeness, Whereabouts
from studyapp.core.importing.similarity import LikenessIndex, Words
from studyapp.core.progress import Progress
from studyapp.services.importing.plan import ImportPlan, ItemState
from studyapp.storage.notes import NoteText
from studyapp.storage.transaction import Transaction

_MOST_OF_A_NOTE = 3  # of eight copies of one note three say enough, and fit on the page
_STEP = 500
_OUT = (ItemState.SKIPPED, ItemState.MERGED, ItemState.REMOVED)


@dataclass(frozen=True, slots=True)
class _Other:
    """A note that a new one may be like."""

    guid: str
    front: str
    deck: str
    where: Whereabouts


def likenesses(tx: Transaction, plan: ImportPlan, progress: Progress) -> tuple[NoteLikeness, ...]:
    """Return which new notes of a plan are like others, the likest of each first."""
    others, words, ranks = _others(tx, plan)
    index = LikenessIndex(words)
    new = [item.guid for item in plan.items if item.state is ItemState.NEW]
    found: list[NoteLikeness] = []
    for count, guid in enumerate(new):
        if count % _STEP == 0:
            progress("Looking for duplicates", count / len(new))
        found += _of_note(guid, ranks[guid], others, words, index)
    return tuple(found)


def _of_note(
    guid: str, rank: int, others: Sequence[_Other], words: Sequence[Words], index: LikenessIndex
) -> Iterator[NoteLikeness]:
    own = words[rank]
    alike = [
        (place, share)
        for place, share in index.likest(own)
        if place != rank and not (others[place].where is Whereabouts.FILE and place > rank)
    ]
    for place, share in alike[:_MOST_OF_A_NOTE]:
        other = others[place]
        yield NoteLikeness(
            guid=guid,
            other=other.guid,
            front=other.front,
            deck=other.deck,
            where=other.where,
            share=round(share, 3),
            exact=words[place].front == own.front,
        )


def _others(tx: Transaction, plan: ImportPlan) -> tuple[list[_Other], list[Words], dict[str, int]]:
    """Return all notes that count, their words, and the places of those of the plan."""
    others: list[_Other] = []
    words: list[Words] = []
    ranks: dict[str, int] = {}
    for item in plan.items:
        note = item.after
        if note is not None and item.state not in _OUT:
            ranks[note.guid] = len(others)
            others.append(_Other(note.guid, note.front, note.deck, Whereabouts.FILE))
            words.append(Words(note.front, note.back))
    for text in tx.notes.texts():
        if text.guid not in ranks:
            others.append(_Other(text.guid, text.front, text.deck, _where(text)))
            words.append(Words(text.front, text.back))
    return others, words, ranks


def _where(text: NoteText) -> Whereabouts:
    is_shipped = (text.source or "").startswith("shipped:")
    return Whereabouts.SHIPPED if is_shipped else Whereabouts.COLLECTION
