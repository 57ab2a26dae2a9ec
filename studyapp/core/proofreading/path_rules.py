"""What decks say of the order of learning, and where that cannot be kept."""

from collections.abc import Iterator, Sequence

from studyapp.core.cards import Note, Priority
from studyapp.core.learning_path import LearningPath, PathNote, learning_path, path_note
from studyapp.core.proofreading.findings import DeckOnShelf, Finding
from studyapp.core.proofreading.rules import unknown_roles

MOST_PULLED_AHEAD = 99
"""The largest order that a note of its own may have: all decks come after the notes pulled ahead."""


def path_notes(decks: Sequence[DeckOnShelf]) -> list[PathNote]:
    """Return all notes as the path sees them, their places as they follow one another."""
    notes = [(note, deck.order) for deck in decks for note in deck.notes]
    return [path_note(note, place, order) for place, (note, order) in enumerate(notes)]


def path_of(decks: Sequence[DeckOnShelf]) -> LearningPath:
    """Return the path through some decks."""
    return learning_path(path_notes(decks))


def proofread_path(decks: Sequence[DeckOnShelf]) -> Iterator[Finding]:
    """Yield knots, links to what comes later, and decks that need what is not before them."""
    seen = {note.guid: note for note in path_notes(decks)}
    path = learning_path(seen.values())
    for knot in path.knots:
        others = ", ".join(knot[1:]) or "itself"
        yield Finding(knot[0], f"it waits for {others}, and is waited for; undo this knot")
    tied = {guid for knot in path.knots for guid in knot}
    for note in seen.values():
        for link in note.after:
            if link in seen and not {note.guid, link} <= tied and _is_later(seen[link], note):
                yield Finding(
                    note.guid,
                    f"it follows or needs {link}, which the path brings later (order "
                    f"{seen[link].order} after {note.order}); give it another place or link",
                )
    yield from _deck_needs(decks)


def _is_later(one: PathNote, other: PathNote) -> bool:
    if one.order is None or other.order is None:
        return one.order is not None and other.order is None
    return one.order > other.order


def _deck_needs(decks: Sequence[DeckOnShelf]) -> Iterator[Finding]:
    orders = {deck.id: deck.order for deck in decks}
    for deck in decks:
        for said in unknown_roles(deck.roles):
            yield Finding(deck.id, said)
        for need in deck.needs:
            before = orders.get(need)
            if need not in orders or before is None or deck.order is None:
                continue
            if before >= deck.order:
                yield Finding(
                    deck.id,
                    f"it needs {need}, whose order {before} is not before its own {deck.order}",
                )


def proofread_places(decks: Sequence[DeckOnShelf]) -> Iterator[Finding]:
    """Yield what is wrong with the places in a whole folder, where all that is named must be."""
    known = {deck.id for deck in decks}
    are_ordered = any(deck.order is not None for deck in decks)
    notes = {note.guid: note for deck in decks for note in deck.notes}
    places = {guid: place for place, guid in enumerate(notes)}
    for deck in decks:
        if are_ordered and deck.order is None:
            yield Finding(deck.id, "it has no order:, so it comes before all decks that have one")
        for need in deck.needs:
            if need not in known:
                yield Finding(deck.id, f"it needs {need}, which is no deck of this folder")
    for note in notes.values():
        own = path_note(note, 0, None).order
        if own is not None and own > MOST_PULLED_AHEAD:
            yield Finding(note.guid, f"order={own} pulls it nowhere; use 1 to {MOST_PULLED_AHEAD}")
        for said in _links_in_file(note, notes, places):
            yield Finding(note.guid, said)


def _links_in_file(note: Note, notes: dict[str, Note], places: dict[str, int]) -> Iterator[str]:
    for key in ("follows", "needs"):
        for link in note.links(key):
            other = notes.get(link)
            if other is None:
                continue
            same_deck = link.partition("/")[0] == note.guid.partition("/")[0]
            if same_deck and places[link] > places[note.guid]:
                yield f"{key}={link} stands further down in the file; put it above"
            if note.priority is Priority.CRITICAL and other.priority is Priority.NICE_TO_HAVE:
                yield f"a critical note waits for {link}, which is nice to have; change one of them"
