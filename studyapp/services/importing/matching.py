"""Notes of files that give them no names: told again by their words and by their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from studyapp.core.cards import Note
from studyapp.core.importing.similarity import Words, paired
from studyapp.storage.notes import StoredNote
from studyapp.storage.transaction import Transaction


def known_again(tx: Transaction, source: str, notes: Sequence[Note]) -> list[Note]:
    """Return notes of a source under the guids they came with before, however they are worded now.

    A note that came with a guid that is still known keeps it.
    """
    stored = sorted(tx.notes.from_source(source), key=lambda each: each.position)
    if not stored:
        return list(notes)
    own = {note.guid for note in notes}
    known = set(tx.notes.named(list(own)))
    former = [each for each in stored if each.note.guid not in own]
    fresh = [place for place, note in enumerate(notes) if note.guid not in known]
    if not former or not fresh:
        return list(notes)
    pairs = paired(
        [Words(notes[place].front, notes[place].back) for place in fresh],
        [Words(each.note.front, each.note.back) for each in former],
        _neighbours(notes, fresh, stored, former),
    )
    names = {fresh[new]: former[old].note.guid for new, old in pairs.items()}
    return [
        replace(note, guid=names[place]) if place in names else note
        for place, note in enumerate(notes)
    ]


def _neighbours(
    notes: Sequence[Note],
    fresh: Sequence[int],
    stored: Sequence[StoredNote],
    former: Sequence[StoredNote],
) -> Iterator[tuple[int, int]]:
    """Yield each fresh note with the former one that stood beside the same note."""
    ranks = {each.note.guid: rank for rank, each in enumerate(former)}
    guids = [each.note.guid for each in stored]
    after = _beside(guids, ranks, 1)
    before = _beside(guids, ranks, -1)
    for number, place in enumerate(fresh):
        found = {
            side[notes[place + step].guid]
            for side, step in ((after, -1), (before, 1))
            if 0 <= place + step < len(notes) and notes[place + step].guid in side
        }
        for rank in sorted(found):
            yield number, rank


def _beside(guids: Sequence[str], ranks: Mapping[str, int], step: int) -> dict[str, int]:
    """Return for each guid the former note that stands one step from it."""
    pairs = pairwise(guids if step > 0 else guids[::-1])
    return {guid: ranks[beside] for guid, beside in pairs if beside in ranks}
