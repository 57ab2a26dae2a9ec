"""Chains of questions, each of which an interviewer would ask after the one before."""

from collections.abc import Iterator, Mapping, Sequence

from studyapp.core.cards import Note


def ladders(notes: Sequence[Note]) -> list[list[str]]:
    """Return the chains of follow-up questions (`follows=`), each from its first rung to its last.

    Where a question has several follow-ups, each gives a ladder of its own.
    """
    before = _follows(notes)
    after: dict[str, list[str]] = {}
    for guid, first in before.items():
        after.setdefault(first, []).append(guid)
    roots = [guid for guid in after if guid not in before]
    return [ladder for root in roots for ladder in _climbed([root], after)]


def _climbed(ladder: list[str], after: Mapping[str, list[str]]) -> Iterator[list[str]]:
    rungs = [guid for guid in after.get(ladder[-1], []) if guid not in ladder]
    if not rungs:
        yield ladder
    for rung in rungs:
        yield from _climbed([*ladder, rung], after)


def _follows(notes: Sequence[Note]) -> dict[str, str]:
    found = {}
    for note in notes:
        for link in note.links("follows")[:1]:
            found[note.guid] = link
    return found
